"""Site maps name every page, in parts that stay as they are, and news for as long as it is news."""

from datetime import timedelta
from xml.etree import ElementTree as ET

from paraf.press.build import Press, print_site
from paraf.press.contents import places
from paraf.rules.lasting import NEWS_FOR
from paraf.rules.words import Verdict
from tests.support.clean_builds import clean_site, differing, live_site
from tests.support.press import NOW, seal, text_of

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
HOME = "https://kabar.kotacontoh.example/"


def rows(newsroom, place):
    tree = ET.parse(newsroom.layout.public / place).getroot()  # noqa: S314  # our own file
    return {row.findtext(f"{MAP}loc").removeprefix(HOME): row.findtext(f"{MAP}lastmod") for row in tree}


def news(newsroom):
    tree = ET.parse(newsroom.layout.public / places.SITEMAP_NEWS).getroot()  # noqa: S314
    return [each.text for each in tree.iter(f"{NEWS}title")]


def test_every_page_but_those_on_which_lists_go_on_is_in_the_map(newsroom):
    for number in range(21):
        seal(newsroom, text_of(Slug=f"s{number}", Date=f"2026-1{number % 2}-01 08:00", Unit="BPBD", Tags="Air"))
    print_site(newsroom, at=NOW)
    public = newsroom.layout.public
    found = {row for part in rows(newsroom, places.SITEMAP) for row in rows(newsroom, part)}
    pages = {path.relative_to(public).as_posix().removesuffix("index.html") for path in public.rglob("index.html")}
    assert found == {page for page in pages if "halaman/" not in page}


def test_an_article_stands_in_the_part_of_its_month_and_the_index_says_when_that_changed(newsroom):
    seal(newsroom, text_of(Slug="satu", Date="2026-10-01 08:00"))
    act = seal(newsroom, text_of(Slug="dua"))
    print_site(newsroom, at=NOW)
    before = newsroom.layout.public.joinpath("sitemap-berita-2026-10.xml").read_bytes()
    changed = text_of(Slug="dua", Change="ralat", Change_Note="x")
    seal(newsroom, changed, address=act.address, at=NOW + timedelta(hours=1))
    run = print_site(newsroom, at=NOW + timedelta(hours=1))
    assert rows(newsroom, "sitemap-berita-2026-11.xml") == {"berita/2026/dua/": "2026-11-23T11:00:00+07:00"}
    assert newsroom.layout.public.joinpath("sitemap-berita-2026-10.xml").read_bytes() == before
    assert "sitemap-berita-2026-10.xml" not in run.written
    index = rows(newsroom, places.SITEMAP)
    assert index["sitemap-berita-2026-10.xml"] == "2026-11-23T10:00:00+07:00"
    assert index["sitemap-berita-2026-11.xml"] == "2026-11-23T11:00:00+07:00"


def test_a_notice_is_in_the_map_and_not_among_the_news(newsroom):
    act = seal(newsroom, text_of())
    notice = text_of(body="", Change="pencabutan", Change_Note="Keliru")
    seal(newsroom, notice, address=act.address, verdict=Verdict.WITHDRAW)
    print_site(newsroom, at=NOW)
    assert [*rows(newsroom, "sitemap-berita-2026-11.xml")] == ["berita/2026/banjir/"]
    assert news(newsroom) == []


def test_an_article_is_in_the_map_of_news_for_two_days_and_leaves_it_when_they_are_over(newsroom):
    seal(newsroom, text_of(Title="A < B & C", Date="2026-11-22 09:30"))
    press = Press(newsroom)
    press.print_site(at=NOW)
    assert news(newsroom) == ["A < B & C"]
    run = press.print_site(at=NOW + NEWS_FOR - timedelta(seconds=1))
    assert run.written == ()
    run = press.print_site(at=NOW + NEWS_FOR)
    assert news(newsroom) == []
    assert {place for place in run.written if not place.startswith("bukti/")} == {places.SITEMAP_NEWS}
    assert differing(live_site(newsroom.layout), clean_site(newsroom.root, at=NOW + NEWS_FOR)) == []
    press.let_go()


def test_another_process_knows_when_news_grew_old(newsroom):
    seal(newsroom, text_of(Date="2026-11-22 09:30"))
    print_site(newsroom, at=NOW)
    assert news(newsroom) == ["Banjir surut"]
    print_site(newsroom, at=NOW + NEWS_FOR)
    assert news(newsroom) == []


def test_what_was_old_when_it_was_published_is_no_news(newsroom):
    seal(newsroom, text_of(Slug="lama", Date="2026-11-21 09:59"))
    seal(newsroom, text_of(Slug="baru", Date="2026-11-21 10:01", Title="Baru"))
    print_site(newsroom, at=NOW)
    assert news(newsroom) == ["Baru"]


def test_no_more_articles_are_news_than_search_engines_take(newsroom, monkeypatch):
    monkeypatch.setattr("paraf.press.machines.setting.MOST_NEWS", 2)
    for number in range(3):
        seal(newsroom, text_of(Slug=f"s{number}", Title=f"s{number}", Date=f"2026-11-22 08:0{number}"))
    print_site(newsroom, at=NOW)
    assert news(newsroom) == ["s2", "s1"]
