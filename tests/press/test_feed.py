"""Feeds say what the site says, in whole addresses and plain titles."""

import json
import re
from datetime import timedelta
from xml.etree import ElementTree as ET

import feedparser
import pytest

from paraf.press.build import print_site
from paraf.rules.words import Verdict
from tests.support.press import NOW, PNG, seal, text_of

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(newsroom, name="berita"):
    return ET.parse(newsroom.layout.public / "feeds" / f"{name}.atom.xml").getroot()  # noqa: S314  # our own file


def texts(element, name):
    return [each.text for each in element.iter(f"{ATOM}{name}")]


def test_titles_are_plain_text_letter_for_letter(newsroom):
    titles = ["<script>&\"'", "5 < 6 dan 7 > 2", "A & B", "Ibu dan anak"]
    for number, title in enumerate(titles):
        seal(newsroom, text_of(Title=title, Slug=f"s{number}", Category="R & <b>"))
    print_site(newsroom, at=NOW)
    assert texts(feed(newsroom), "title") == ["Kabar Kota Contoh", *titles]
    (section,) = (newsroom.layout.public / "feeds" / "kategori").iterdir()
    assert texts(feed(newsroom, f"kategori/{section.name[:-9]}"), "title")[0] == "Kabar Kota Contoh: R & <b>"


def test_an_entry_has_the_whole_text_and_whole_addresses(newsroom):
    seal(newsroom, text_of(body="Satu.\n\n![f](x.png) [a](#b)", Tags="a, b", Summary="5 < 6"), files={"x.png": PNG})
    print_site(newsroom, at=NOW)
    entry = feed(newsroom).find(f"{ATOM}entry")
    content = entry.find(f"{ATOM}content")
    assert content.get("type") == "html"
    assert "<p>Satu.</p>" in content.text
    assert 'src="https://kabar.kotacontoh.example/gambar/' in content.text
    assert 'href="https://kabar.kotacontoh.example/berita/2026/banjir/#b"' in content.text
    assert entry.find(f"{ATOM}summary").text == "5 &lt; 6"
    assert entry.find(f"{ATOM}link").get("href") == "https://kabar.kotacontoh.example/berita/2026/banjir/"
    assert entry.find(f"{ATOM}id").text == "tag:kabar.kotacontoh.example,2026:berita/2026/banjir"
    assert [each.get("term") for each in entry.iter(f"{ATOM}category")] == ["Kota", "a", "b"]
    assert texts(entry, "published") == ["2026-11-21T09:30:00+07:00"]
    assert texts(entry, "updated") == ["2026-11-23T10:00:00+07:00"]


def test_an_entry_keeps_its_identity_when_the_date_is_changed(newsroom):
    act = seal(newsroom, text_of())
    changed = text_of(Date="2027-01-02 08:00", Change="ralat", Change_Note="x")
    seal(newsroom, changed, address=act.address, at=NOW + timedelta(hours=1))
    print_site(newsroom, at=NOW + timedelta(hours=1))
    assert texts(feed(newsroom), "id")[1:] == ["tag:kabar.kotacontoh.example,2026:berita/2026/banjir"]
    assert (newsroom.layout.public / "berita/2026/banjir/index.html").is_file()


def test_a_feed_has_the_twenty_newest(newsroom):
    for number in range(22):
        seal(newsroom, text_of(Slug=f"s{number}", Date=f"2026-10-{number + 1:02} 08:00"))
    print_site(newsroom, at=NOW)
    links = [entry.find(f"{ATOM}link").get("href") for entry in feed(newsroom).iter(f"{ATOM}entry")]
    assert len(links) == 20
    assert links[0].endswith("/s21/")


def test_an_empty_feed_asks_no_clock(newsroom):
    print_site(newsroom, at=NOW)
    assert texts(feed(newsroom), "updated") == ["1970-01-01T00:00:00+00:00"]


MEAN = "</script><script>&\"' ]]> <b>"


def parsed_feed(newsroom, name):
    found = feedparser.parse((newsroom.layout.public / name).read_bytes())
    assert not found.bozo, found
    return found


@pytest.mark.parametrize("name", ["feeds/berita.atom.xml", "feeds/berita.rss.xml", "feeds/instansi/bpbd.atom.xml"])
def test_a_reader_of_feeds_finds_title_text_and_times_in_every_form(newsroom, name):
    seal(newsroom, text_of(body="Satu.\n\n[a](/berita/2026/banjir/)", Title=MEAN, Unit="BPBD", Summary="A & B <i>"))
    print_site(newsroom, at=NOW)
    found = parsed_feed(newsroom, name)
    assert found.feed.links[-1].href == f"https://kabar.kotacontoh.example/{name}"
    assert {each.rel for each in found.feed.links} == {"alternate", "self"}
    (entry,) = found.entries
    assert entry.link == "https://kabar.kotacontoh.example/berita/2026/banjir/"
    assert entry.id == "tag:kabar.kotacontoh.example,2026:berita/2026/banjir"
    assert entry.published_parsed[:5] == (2026, 11, 21, 2, 30)
    assert 'href="https://kabar.kotacontoh.example/berita/2026/banjir/"' in entry.content[0].value
    title = (newsroom.layout.public / name).read_text(encoding="utf-8")
    assert "<script" not in title


def test_the_identity_of_an_entry_in_rss_is_no_address(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    channel = ET.parse(newsroom.layout.public / "feeds/berita.rss.xml").getroot().find("channel")  # noqa: S314
    guid = channel.find("item/guid")
    assert guid.get("isPermaLink") == "false"
    assert guid.text == "tag:kabar.kotacontoh.example,2026:berita/2026/banjir"
    assert channel.find("description").text
    assert channel.find(f"{ATOM}link").get("rel") == "self"


def test_the_json_feed_says_what_the_atom_feed_says(newsroom):
    seal(newsroom, text_of(body="Satu.\n\n![f](x.png)", Title=MEAN, Tags="a, b", Lang="en"), files={"x.png": PNG})
    print_site(newsroom, at=NOW)
    said = json.loads((newsroom.layout.public / "feeds/berita.json").read_bytes())
    assert said["version"] == "https://jsonfeed.org/version/1.1"
    assert said["feed_url"] == "https://kabar.kotacontoh.example/feeds/berita.json"
    (item,) = said["items"]
    entry = feed(newsroom).find(f"{ATOM}entry")
    assert item["id"] == entry.find(f"{ATOM}id").text
    assert item["url"] == entry.find(f"{ATOM}link").get("href")
    assert item["title"] == entry.find(f"{ATOM}title").text == MEAN
    assert item["content_html"] == entry.find(f"{ATOM}content").text
    assert item["date_modified"] == entry.find(f"{ATOM}updated").text
    assert (item["tags"], item["language"]) == (["Kota", "a", "b"], "en")


def test_the_feed_of_corrections_has_every_change_that_a_reader_should_know_of_newest_first(newsroom):
    act = seal(newsroom, text_of(Title=MEAN))
    print_site(newsroom, at=NOW)
    assert not (newsroom.layout.public / "feeds/ralat.atom.xml").exists()
    for hour, (change, note) in enumerate([("ralat", "Angka <5>"), ("ejaan", "Huruf"), ("pemutakhiran", "Data")], 1):
        changed = text_of(Title=MEAN, Change=change, Change_Note=note)
        seal(newsroom, changed, address=act.address, at=NOW + timedelta(hours=hour))
    at = NOW + timedelta(hours=4)
    notice = text_of(body="", Change="pencabutan", Change_Note="Keliru")
    print_site(newsroom, at=at)
    found = parsed_feed(newsroom, "feeds/ralat.atom.xml")
    assert [entry.summary for entry in found.entries] == ["Data", "Angka &lt;5&gt;"]
    assert found.feed.title == "Kabar Kota Contoh: Daftar ralat"
    seal(newsroom, notice, address=act.address, at=at, verdict=Verdict.WITHDRAW)
    print_site(newsroom, at=at)
    (entry,) = parsed_feed(newsroom, "feeds/ralat.atom.xml").entries
    assert (entry.summary, entry.link) == ("Keliru", "https://kabar.kotacontoh.example/berita/2026/banjir/")
    assert entry.title.startswith("Pencabutan: ")


def test_a_page_names_the_feeds_that_it_has(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    page = (newsroom.layout.public / "index.html").read_text(encoding="utf-8")
    found = re.findall(r'rel="alternate" type="([^"]+)"[^>]* href="/([^"]+)"', page)
    assert [kind for kind, _ in found] == ["application/atom+xml", "application/rss+xml", "application/feed+json"]
    assert all((newsroom.layout.public / place).is_file() for _, place in found)
