"""Feeds say what the site says, in whole addresses and plain titles."""

from datetime import timedelta
from xml.etree import ElementTree as ET

from paraf.press.build import print_site
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
