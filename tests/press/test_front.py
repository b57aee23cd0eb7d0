"""What the office wants on top of the front page stands there until its day; what has run out leaves it."""

import re
from datetime import timedelta

import pytest

from paraf.press.build import Press
from paraf.press.orders import edition_of
from paraf.rules.lasting import NEWS_FOR
from tests.support.clean_builds import clean_site, differing, live_site
from tests.support.press import NOW, seal, text_of

HOUR = timedelta(hours=1)


def front(newsroom):
    """Give the slugs on the front page, in order."""
    text = (newsroom.layout.public / "index.html").read_text(encoding="utf-8")
    return re.findall(r'<h[23][^>]*><a href="/berita/2026/([^"]*)/">', text)


def printed(press, newsroom, at):
    """Print at a moment; give what is on the front page of what is then a clean build's site."""
    press.print_site(at=at)
    assert differing(live_site(newsroom.layout), clean_site(newsroom.root, at=at)) == []
    return front(newsroom)


def test_a_pinned_article_stands_on_top_until_its_moment_and_the_watcher_knows_it(newsroom):
    for number in range(4):
        header = {"Slug": f"s{number}", "Date": f"2026-11-0{number + 1} 08:00"}
        seal(newsroom, text_of(**header, Pin="2026-11-23 12:00" if number == 1 else None))
    press = Press(newsroom)
    assert printed(press, newsroom, NOW) == ["s1", "s3", "s2", "s0"]
    due = edition_of(newsroom, at=NOW).next_change
    assert due == NOW + 2 * HOUR
    assert printed(press, newsroom, due) == ["s3", "s2", "s1", "s0"]
    assert edition_of(newsroom, at=due).next_change == NOW + NEWS_FOR
    press.let_go()


def test_what_ran_out_leaves_the_front_page_and_its_page_says_so(newsroom):
    seal(newsroom, text_of(Slug="agenda", Expires="2026-11-23 12:00"))
    seal(newsroom, text_of(Slug="kabar", Date="2026-11-01 08:00"))
    press = Press(newsroom)
    assert printed(press, newsroom, NOW) == ["agenda", "kabar"]
    page = newsroom.layout.public / "berita/2026/agenda/index.html"
    assert "sudah tidak berlaku" not in page.read_text(encoding="utf-8")
    assert printed(press, newsroom, NOW + 2 * HOUR) == ["kabar"]
    assert "sudah tidak berlaku" in page.read_text(encoding="utf-8")
    section = (newsroom.layout.public / "kategori/kota/index.html").read_text(encoding="utf-8")
    assert "Sudah tidak berlaku" in section
    press.let_go()


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2026-11-23 12:00", "Senin, 23 November 2026 pukul 12.00 WIB</time>."),
        ("2026-11-22 00:00", '<time datetime="2026-11-22">Minggu, 22 November 2026</time>.'),
    ],
)
def test_the_page_of_what_ran_out_says_until_when_it_was_in_force(newsroom, until, said):
    seal(newsroom, text_of(Slug="agenda", Expires=until))
    press = Press(newsroom)
    printed(press, newsroom, NOW + 2 * HOUR)
    press.let_go()
    page = (newsroom.layout.public / "berita/2026/agenda/index.html").read_text(encoding="utf-8")
    aside = page.partition('<aside class="change"')[2].partition("</aside>")[0]
    assert said in aside


@pytest.mark.parametrize(("date", "clock"), [("2026-11-22 00:00", ""), ("2026-11-22 00:01", ", 00.01 WIB")])
def test_a_day_without_a_time_shows_none_to_readers(newsroom, date, clock):
    seal(newsroom, text_of(Slug="kabar", Date=date))
    press = Press(newsroom)
    press.print_site(at=NOW)
    press.let_go()
    site = newsroom.layout.public
    page = (site / "berita/2026/kabar/index.html").read_text(encoding="utf-8")
    assert f">Minggu, 22 November 2026{clock}</time>" in page
    assert f">22 November 2026{clock}</time>" in (site / "kategori/kota/index.html").read_text(encoding="utf-8")
    archive = (site / "arsip/2026/11/index.html").read_text(encoding="utf-8")
    assert ("<time" in archive) == bool(clock)
    assert clock.lstrip(", ") in archive


def fed(newsroom, feed):
    """Give the slugs in a feed, in order."""
    text = (newsroom.layout.public / feed).read_text(encoding="utf-8")
    return re.findall(r"<id>tag:[^<]*:berita/2026/([^<]*)</id>", text)


def test_what_ran_out_leaves_the_feeds_and_stands_marked_in_the_lists(newsroom):
    for slug, until, section in (
        ("agenda", "2026-11-23 12:00", "Agenda"),
        ("kabar", None, "Kota"),
        ("rapat", None, "Kota"),
    ):
        seal(newsroom, text_of(Slug=slug, Expires=until, Category=section))
    press = Press(newsroom)
    printed(press, newsroom, NOW)
    everything, section, other = (f"feeds/{name}.atom.xml" for name in ("berita", "kategori/agenda", "kategori/kota"))
    assert (fed(newsroom, everything), fed(newsroom, section)) == (["agenda", "kabar", "rapat"], ["agenda"])
    before = (newsroom.layout.public / other).stat().st_ino
    printed(press, newsroom, NOW + 2 * HOUR)
    assert (fed(newsroom, everything), fed(newsroom, section)) == (["kabar", "rapat"], [])
    assert (newsroom.layout.public / other).stat().st_ino == before
    for page in ("kategori/agenda", "penulis/rina-wulandari"):
        text = (newsroom.layout.public / page / "index.html").read_text(encoding="utf-8")
        assert text.count("Sudah tidak berlaku") == 1
    press.let_go()


def test_another_process_sees_what_ran_out_meanwhile(newsroom):
    seal(newsroom, text_of(Slug="agenda", Expires="2026-11-23 12:00", Pin="2026-11-23 11:00"))
    seal(newsroom, text_of(Slug="kabar", Date="2026-11-22 08:00"))
    shown = []
    for hours in (0, 1, 2):
        press = Press(newsroom)
        shown.append(printed(press, newsroom, NOW + hours * HOUR))
        press.let_go()
    assert shown == [["agenda", "kabar"], ["kabar", "agenda"], ["kabar"]]
