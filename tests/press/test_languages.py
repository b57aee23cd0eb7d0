"""Two languages of one site: an article leads to its translation, and each language has a front page and a feed."""

import json
import re
from datetime import timedelta
from xml.etree import ElementTree as ET

import feedparser
import pytest

from paraf.desk.records.newsroom import Newsroom
from paraf.press.build import Press
from paraf.press.releases.standing import live
from paraf.rules.words import Verdict
from tests.support.clean_builds import clean_site, differing, live_site
from tests.support.haste import PER_PAGE, quickly
from tests.support.offices import SETTINGS_TEXT
from tests.support.press import NOW, open_newsroom, seal, text_of

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
ORIGINAL, TRANSLATION = "berita/2026/banjir", "berita/2026/flood"
BOTH = SETTINGS_TEXT.replace('language = "id"', 'language = "id"\nlanguages = ["id", "en"]')


def english(slug="flood", original=ORIGINAL, **header):
    return text_of("The water fell.", Slug=slug, Title="Flood recedes", Lang="en", Translation_Of=original, **header)


def printed(newsroom):
    """Print, hold the site against a clean build, and give what reads one of its files."""
    press = Press(Newsroom.open(newsroom.layout.root))
    try:
        press.print_site(at=NOW)
    finally:
        press.let_go()
    assert differing(live_site(newsroom.layout), clean_site(newsroom.layout.root, at=NOW)) == []
    tree = live(newsroom.layout)
    return lambda place: (tree / place).read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _quickly(monkeypatch):
    quickly(monkeypatch)


@pytest.fixture
def newsroom(tmp_path):
    newsroom = open_newsroom(tmp_path / "kabar", settings=BOTH)
    seal(newsroom, text_of())
    return newsroom


def alternates(page):
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page))


def address(path):
    return f"https://kabar.kotacontoh.example/{path}/"


def mapped(part):
    """Give of each address in a site map where it is in which language."""
    rows = ET.fromstring(part).iter(f"{MAP}url")  # noqa: S314  # our own file
    return {
        row.findtext(f"{MAP}loc"): {link.get("hreflang"): link.get("href") for link in row.iter(LINK)} for row in rows
    }


def data_of(page):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])


def test_an_article_and_its_translation_lead_to_each_other(newsroom):
    seal(newsroom, english())
    site = printed(newsroom)
    both = {"id": address(ORIGINAL), "en": address(TRANSLATION), "x-default": address(ORIGINAL)}
    pages = [site(f"{each}/index.html") for each in (ORIGINAL, TRANSLATION)]
    assert [alternates(page) for page in pages] == [both, both]
    assert f'<a href="/{TRANSLATION}/" lang="en" hreflang="en">Read this in English</a>' in pages[0]
    assert f'<a href="/{ORIGINAL}/" lang="id" hreflang="id">Baca dalam bahasa Indonesia</a>' in pages[1]
    assert [each["@id"] for each in data_of(pages[0])["workTranslation"]] == [address(TRANSLATION)]
    assert data_of(pages[1])["translationOfWork"]["@id"] == address(ORIGINAL)
    assert 'property="og:locale:alternate" content="en_GB"' in pages[0]


def test_site_maps_name_the_languages_of_a_page_as_the_page_does(newsroom):
    seal(newsroom, english())
    seal(newsroom, text_of(Slug="air"))
    site = printed(newsroom)
    rows = mapped(site("sitemap-berita-2026-11.xml"))
    assert [*rows] == [address(each) for each in ("berita/2026/air", ORIGINAL, TRANSLATION)]
    assert rows[address(ORIGINAL)] != {}
    rows |= mapped(site("sitemap-halaman.xml"))
    pages = {url: site(f"{url.removeprefix(address('').rstrip('/') + '/')}index.html") for url in rows}
    assert rows == {url: alternates(page) for url, page in pages.items()}


@pytest.mark.parametrize("goes", [False, True])
def test_a_translation_that_comes_or_goes_renews_the_map_in_which_its_original_stands(newsroom, goes):
    seal(newsroom, text_of(Slug="lama", Date="2026-10-01 08:00"))
    seal(newsroom, text_of(Slug="air", Date="2026-09-01 08:00"))
    old = "berita/2026/lama"
    press = Press(Newsroom.open(newsroom.layout.root))
    press.print_site(at=NOW)
    act = seal(newsroom, english(original=old), at=NOW + timedelta(hours=1))
    run = press.print_site(at=NOW + timedelta(hours=1))
    if goes:
        notice = text_of("", Change="pencabutan", Change_Note="Keliru", Lang="en")
        seal(newsroom, notice, address=act.address, verdict=Verdict.WITHDRAW, at=NOW + timedelta(hours=2))
        run = press.print_site(at=NOW + timedelta(hours=2))
    press.let_go()
    parts = {place for place in run.written if place.startswith("sitemap-berita")}
    assert parts == {"sitemap-berita-2026-10.xml", "sitemap-berita-2026-11.xml"}
    rows = mapped((live(newsroom.layout) / "sitemap-berita-2026-10.xml").read_text())
    both = {"id": address(old), "en": address(TRANSLATION), "x-default": address(old)}
    assert rows == {address(old): {} if goes else both}
    assert differing(live_site(newsroom.layout), clean_site(newsroom.layout.root, at=NOW + timedelta(hours=2))) == []


def test_the_page_of_an_article_speaks_its_language(newsroom):
    seal(newsroom, english())
    site = printed(newsroom)
    page = site(f"{TRANSLATION}/index.html")
    assert '<html lang="en">' in page
    assert "Saturday, 21 November 2026, 09:30 WIB" in page
    assert "Corrected by <strong>Siti Rahma</strong> on" in page
    assert '<html lang="id">' in site(f"{ORIGINAL}/index.html")
    assert '<a href="/en/">' in page


def test_each_language_has_a_front_page_and_a_feed(newsroom):
    seal(newsroom, english())
    seal(newsroom, text_of(Slug="jawi", Title="Banyu", Lang="jv"))
    site = printed(newsroom)
    home, front = site("index.html"), site("en/index.html")
    assert "Flood recedes" not in home
    assert "Banyu" in home
    assert '<html lang="en">' in front
    assert "Flood recedes" in front
    assert "Banjir surut" not in front
    fronts = {"id": "https://kabar.kotacontoh.example/", "en": "https://kabar.kotacontoh.example/en/"}
    assert alternates(home) == alternates(front) == fronts | {"x-default": fronts["id"]}
    feeds = [feedparser.parse(site(place)) for place in ("feeds/berita.atom.xml", "feeds/en.atom.xml")]
    assert [{entry.title for entry in feed.entries} for feed in feeds] == [{"Banjir surut", "Banyu"}, {"Flood recedes"}]
    assert [feed.feed.language for feed in feeds] == ["id", "en"]
    assert "/en/" in site("sitemap-halaman.xml")
    assert 'href="/feeds/en.atom.xml"' in front


def test_a_front_page_is_paged_and_empty_as_others_are(newsroom):
    assert "No news has been published yet." in printed(newsroom)("en/index.html")
    for number in range(25):
        seal(newsroom, english(slug=f"flood-{number}", original=None))
    site = printed(newsroom)
    assert 'href="/en/halaman/7/"' in site("en/index.html")
    assert site("en/halaman/1/index.html").count("<article") == PER_PAGE
    assert '<html lang="en">' in site("en/halaman/1/index.html")


def test_what_stands_on_top_stands_on_the_front_page_of_its_language(newsroom):
    seal(newsroom, english(Pin="2026-12-01 00:00", Date="2026-11-01 09:30"))
    site = printed(newsroom)
    assert "Flood recedes" not in site("index.html")
    assert "Flood recedes" in site("en/index.html")


def test_in_one_language_there_is_one_front_page_with_everything(tmp_path):
    newsroom = open_newsroom(tmp_path / "kabar")
    seal(newsroom, text_of())
    seal(newsroom, english())
    site = printed(newsroom)
    assert "Flood recedes" in site("index.html")
    assert alternates(site("index.html")) == {}
    assert not (live(newsroom.layout) / "en").exists()
    assert '<html lang="en">' in site(f"{TRANSLATION}/index.html")
    assert '<a href="/">' in site(f"{TRANSLATION}/index.html")


def test_a_language_that_the_interface_does_not_have_is_named_in_itself(newsroom):
    seal(newsroom, text_of(Slug="fr", Title="Crue", Lang="fr-CA", Translation_Of=ORIGINAL))
    site = printed(newsroom)
    assert '<html lang="id">' in site("berita/2026/fr/index.html")
    link = '<a href="/berita/2026/fr/" lang="fr-CA" hreflang="fr-CA">français (Canada)</a>'
    assert link in site(f"{ORIGINAL}/index.html")
