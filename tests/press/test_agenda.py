"""The agenda has what is to come, until its moment, and calendars are told the same."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from paraf.press.build import Press, print_site
from paraf.press.orders import edition_of
from paraf.rules.words import Verdict
from tests.support.clean_builds import clean_site, differing, live_site
from tests.support.press import NOW, seal, text_of

HOUR = timedelta(hours=1)
TITLE = "Pawai; lampion," + " terang \\ indah…" * 9
EVENT = {"Slug": "pawai", "Event": "2026-11-28 19:00", "Event_Until": "2026-11-28 22:00", "Place": "Alun-Alun, Kota"}


def printed(press, newsroom, at=NOW):
    """Print at a moment, as a clean build would; give the slugs in the agenda, in order."""
    press.print_site(at=at)
    assert differing(live_site(newsroom.layout), clean_site(newsroom.root, at=at)) == []
    return re.findall(r'<h3[^>]*><a href="/berita/2026/([^"]*)/">', page(newsroom, "agenda/index.html"))


def page(newsroom, place):
    return (newsroom.layout.public / place).read_text(encoding="utf-8")


def calendar(newsroom, place="agenda.ics"):
    """Give the events of a calendar as another program reads them."""
    content = (newsroom.layout.public / place).read_bytes()
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return Calendar.from_ical(content).walk("VEVENT")


@pytest.fixture
def press(newsroom):
    found = Press(newsroom)
    yield found
    found.let_go()


def test_what_is_to_come_stands_in_order_and_goes_at_its_moment(newsroom, press):
    seal(newsroom, text_of(Slug="nanti", Event="2026-12-01 00:00"))
    seal(newsroom, text_of(Slug="segera", Event="2026-11-23 09:00", Event_Until="2026-11-23 12:00"))
    seal(newsroom, text_of(Slug="lewat", Event="2026-11-22 00:00"))
    seal(newsroom, text_of(Slug="kabar"))
    assert printed(press, newsroom) == ["segera", "nanti"]
    assert ">09.00</time>\u2013<time" in page(newsroom, "agenda/index.html")
    due = edition_of(newsroom, at=NOW).next_change
    assert due == NOW + 2 * HOUR
    assert "Simpan ke kalender" in page(newsroom, "berita/2026/segera/index.html")
    assert printed(press, newsroom, due) == ["nanti"]
    assert "Acara ini sudah selesai" in page(newsroom, "berita/2026/segera/index.html")
    assert [str(each["UID"]) for each in calendar(newsroom)] == ["berita/2026/nanti@kabar.kotacontoh.example"]
    assert len(calendar(newsroom, "berita/2026/segera/acara.ics")) == 1
    assert "Simpan ke kalender" not in page(newsroom, "berita/2026/segera/index.html")


def test_another_process_sees_what_is_over_meanwhile(newsroom):
    seal(newsroom, text_of(**EVENT))
    shown = []
    for days in (0, 6):
        press = Press(newsroom)
        shown.append(printed(press, newsroom, NOW + timedelta(days=days)))
        press.let_go()
    assert shown == [["pawai"], []]


def test_a_calendar_is_told_when_and_where_and_keeps_the_event_apart_from_others(newsroom):
    act = seal(newsroom, text_of(**EVENT, Title=TITLE, Summary="Ayo…"))
    print_site(newsroom, at=NOW)
    (told,) = calendar(newsroom, "berita/2026/pawai/acara.ics")
    assert told.start == datetime(2026, 11, 28, 12, tzinfo=UTC)
    assert told.end == datetime(2026, 11, 28, 15, tzinfo=UTC)
    assert str(told["SUMMARY"]) == TITLE
    assert (str(told["LOCATION"]), str(told["DESCRIPTION"])) == ("Alun-Alun, Kota", "Ayo…")
    assert str(told["URL"]) == "https://kabar.kotacontoh.example/berita/2026/pawai/"
    assert (told["DTSTAMP"].dt, told["SEQUENCE"]) == (NOW, 0)
    moved = text_of(**EVENT | {"Event": "2026-11-29 19:00"}, Change="ralat", Change_Note="Hari")
    seal(newsroom, moved, address=act.address, at=NOW + HOUR)
    print_site(newsroom, at=NOW + HOUR)
    (again,) = calendar(newsroom)
    assert again["UID"] == told["UID"]
    assert (again["DTSTAMP"].dt, again["SEQUENCE"]) == (NOW + HOUR, 1)
    assert again.get("DTEND") is None


@pytest.mark.parametrize(("until", "end"), [(None, date(2026, 12, 2)), ("2026-12-03 00:00", date(2026, 12, 4))])
def test_whole_days_are_days_to_a_calendar_as_well(newsroom, until, end):
    seal(newsroom, text_of(Slug="pameran", Event="2026-12-01 00:00", Event_Until=until))
    print_site(newsroom, at=NOW)
    (told,) = calendar(newsroom)
    assert (told.start, told["DTEND"].dt) == (date(2026, 12, 1), end)


def test_what_was_withdrawn_or_invites_no_more_is_in_no_calendar(newsroom, press):
    act = seal(newsroom, text_of(**EVENT))
    other = seal(newsroom, text_of(**EVENT | {"Slug": "bazar"}))
    assert printed(press, newsroom) == ["bazar", "pawai"]
    notice = text_of(body="", Slug="pawai", Change="pencabutan", Change_Note="Batal")
    seal(newsroom, notice, address=act.address, verdict=Verdict.WITHDRAW)
    seal(newsroom, text_of(Slug="bazar", Change="ralat", Change_Note="x"), address=other.address)
    assert printed(press, newsroom) == []
    assert [*newsroom.layout.public.rglob("acara.ics")] == []
    assert calendar(newsroom) == []
    assert "belum ada acara" in page(newsroom, "agenda/index.html")


def test_an_event_makes_the_agenda_anew_and_no_page_of_another_article(newsroom, press):
    for number in range(3):
        seal(newsroom, text_of(Slug=f"s{number}", Date=f"2026-09-0{number + 1} 08:00", Category="Air"))
    printed(press, newsroom)
    seal(newsroom, text_of(**EVENT, Category="Air"))
    run = press.print_site(at=NOW)
    assert {"agenda/index.html", "agenda.ics", "berita/2026/pawai/acara.ics"} <= {*run.written}
    assert not [place for place in run.written if place.startswith("berita/2026/s")]
    assert "pengumuman/index.html" not in run.written


def test_more_than_the_page_has_room_for_is_in_the_calendar(newsroom, press):
    for number in range(61):
        seal(newsroom, text_of(Slug=f"s{number:02}", Event=f"2026-12-01 10:{number % 60:02}"))
    assert len(printed(press, newsroom)) == 60
    assert "berkas kalender memuat semuanya" in page(newsroom, "agenda/index.html")
    assert len(calendar(newsroom)) == 61
