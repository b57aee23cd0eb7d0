"""Announcements stand by whether they are in force; the front page says what is urgent, until its moment."""

import re
from datetime import timedelta

import pytest

from paraf.press.build import Press
from paraf.press.orders import edition_of
from paraf.rules.words import Verdict
from tests.support.clean_builds import clean_site, differing, live_site
from tests.support.press import NOW, seal, text_of

HOUR = timedelta(hours=1)
NOTICE = {"Slug": "air", "Category": "Pengumuman", "Expires": "2026-11-23 12:00"}


@pytest.fixture
def press(newsroom):
    found = Press(newsroom)
    yield found
    found.let_go()


def page(newsroom, place):
    return (newsroom.layout.public / place).read_text(encoding="utf-8")


def printed(press, newsroom, at=NOW):
    """Print at a moment, as a clean build would; give what is in force and what ran out, in order."""
    press.print_site(at=at)
    assert differing(live_site(newsroom.layout), clean_site(newsroom.root, at=at)) == []
    parts = page(newsroom, "pengumuman/index.html").partition('id="lewat"')
    return tuple(re.findall(r'<h[23][^>]*><a href="/berita/2026/([^"]*)/">', part) for part in parts[::2])


def urgent(newsroom):
    """Give the slugs that the line above the front page leads to."""
    line = page(newsroom, "index.html").partition('<section class="urgent"')[2].partition("</section>")[0]
    return re.findall(r'href="/berita/2026/([^"]*)/"', line)


def test_what_is_in_force_stands_first_and_what_ran_out_is_marked(newsroom, press):
    seal(newsroom, text_of(**NOTICE))
    seal(newsroom, text_of(Slug="jalan", Category="Pengumuman Darurat", Date="2026-11-20 08:00"))
    seal(newsroom, text_of(Slug="kabar"))
    assert printed(press, newsroom) == (["air", "jalan"], [])
    assert "Berlaku sampai <time" in page(newsroom, "pengumuman/index.html")
    assert edition_of(newsroom, at=NOW).next_change == NOW + 2 * HOUR
    assert printed(press, newsroom, NOW + 2 * HOUR) == (["jalan"], ["air"])
    assert "Sudah tidak berlaku" in page(newsroom, "pengumuman/index.html").partition('id="lewat"')[2]


def test_without_announcements_the_page_says_so(newsroom, press):
    seal(newsroom, text_of())
    assert printed(press, newsroom) == ([], [])
    assert "tidak ada pengumuman yang berlaku" in page(newsroom, "pengumuman/index.html")


def test_what_is_urgent_stands_above_the_front_page_alone_until_its_moment(newsroom, press):
    for number in range(12):
        seal(newsroom, text_of(Slug=f"s{number:02}", Date=f"2026-11-{number + 1:02} 08:00"))
    printed(press, newsroom)
    seal(newsroom, text_of(Slug="banjir", Urgent="2026-11-23 12:00"))
    run = press.print_site(at=NOW)
    assert not [place for place in run.written if place.startswith("berita/2026/s")]
    assert urgent(newsroom) == ["banjir"]
    others = [path for path in newsroom.layout.public.rglob("*.html") if 'class="urgent"' in path.read_text("utf-8")]
    assert others == [newsroom.layout.public / "index.html"]
    assert edition_of(newsroom, at=NOW).next_change == NOW + 2 * HOUR
    printed(press, newsroom, NOW + 2 * HOUR)
    assert urgent(newsroom) == []


def test_what_is_urgent_goes_with_a_withdrawal_and_when_it_is_in_force_no_more(newsroom, press):
    act = seal(newsroom, text_of(Slug="banjir", Urgent="2026-12-01 00:00"))
    seal(newsroom, text_of(**NOTICE, Urgent="2026-12-01 00:00", Date="2026-11-23 08:00"))
    printed(press, newsroom)
    assert urgent(newsroom) == ["air", "banjir"]
    notice = text_of(body="", Slug="banjir", Change="pencabutan", Change_Note="Keliru")
    seal(newsroom, notice, address=act.address, verdict=Verdict.WITHDRAW)
    printed(press, newsroom)
    assert urgent(newsroom) == ["air"]
    printed(press, newsroom, NOW + 2 * HOUR)
    assert urgent(newsroom) == []


def test_another_process_sees_what_is_urgent_no_more(newsroom):
    seal(newsroom, text_of(Slug="banjir", Urgent="2026-11-23 12:00"))
    shown = []
    for hours in (0, 2):
        press = Press(newsroom)
        printed(press, newsroom, NOW + hours * HOUR)
        shown.append(urgent(newsroom))
        press.let_go()
    assert shown == [["banjir"], []]
