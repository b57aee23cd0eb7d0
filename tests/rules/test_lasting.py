"""An article stands on top, and is in force, until the moment or to the end of the day that it says."""

from datetime import datetime, timedelta

import pytest

from paraf.rules.edition import edition
from paraf.rules.lasting import ends_of, is_ahead, is_expired, is_pinned, is_urgent, news_until
from paraf.rules.register import Register
from paraf.rules.words import Verdict
from tests.support.cases import ADDRESS, NOW, version
from tests.support.offices import OFFICE

ZONE = OFFICE.zone
MINUTE = timedelta(minutes=1)


def here(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("2026-12-01 14:30", "2026-12-01 14:30"),
        ("2026-12-01 00:00", "2026-12-02 00:00"),
        ("2026-12-31 00:00", "2027-01-01 00:00"),
    ],
)
def test_a_time_is_meant_to_the_minute_and_a_day_to_its_end(written, end):
    moment, seal = here(end), version(pin=written, expires=written).seal
    assert {*ends_of(seal, ZONE)} == {moment}
    assert not is_expired(seal, ZONE, at=moment - MINUTE)
    assert is_expired(seal, ZONE, at=moment)
    pinned = version(pin=written).seal
    assert is_pinned(pinned, ZONE, at=moment - MINUTE)
    assert not is_pinned(pinned, ZONE, at=moment)
    urgent = version(urgent=written).seal
    assert {*ends_of(urgent, ZONE)} == {moment}
    assert is_urgent(urgent, ZONE, at=moment - MINUTE)
    assert not is_urgent(urgent, ZONE, at=moment)


def test_an_event_is_over_at_its_end_and_to_come_before_it_begins():
    seal = version(event="2026-12-01 08:00", event_until="2026-12-03 12:00").seal
    assert {*ends_of(seal, ZONE)} == {here("2026-12-03 12:00")}
    assert is_ahead(seal, ZONE, at=NOW)
    assert is_ahead(seal, ZONE, at=here("2026-12-03 11:59"))
    assert not is_ahead(seal, ZONE, at=here("2026-12-03 12:00"))


@pytest.mark.parametrize(("told", "field"), [(is_pinned, "pin"), (is_urgent, "urgent"), (is_ahead, "event")])
def test_what_is_in_force_no_more_stands_on_top_of_nothing_and_invites_to_nothing(told, field):
    seal = version(expires="2026-12-01 00:00", **{field: "2026-12-05 00:00"}).seal
    assert told(seal, ZONE, at=here("2026-12-01 23:59"))
    assert not told(seal, ZONE, at=here("2026-12-02 00:00"))


@pytest.mark.parametrize(
    "rest",
    [
        {},
        {"pin": "besok", "expires": "kelak", "urgent": "nanti", "event": "lusa"},
        {"event_until": "2026-12-01 00:00"},
        {"verdict": Verdict.WITHDRAW},
    ],
)
def test_without_a_date_and_for_a_notice_nothing_ends(rest):
    names = ("pin", "expires", "urgent", "event")
    dates = dict.fromkeys(names, "2026-12-01 00:00") if "verdict" in rest else {}
    seal = version(**dates, **rest).seal
    assert [*ends_of(seal, ZONE)] == []
    assert not any(told(seal, ZONE, at=NOW) for told in (is_pinned, is_urgent, is_ahead))
    assert not is_expired(seal, ZONE, at=here("2030-01-01 00:00"))


def test_an_edition_changes_when_what_is_live_ends_and_not_for_what_was_replaced():
    old = version(pin="2026-11-23 08:00", expires="2026-11-24 08:00")
    new = version(number=2, time=NOW + MINUTE, expires="2026-11-24 09:00")
    first = edition(Register(versions={ADDRESS: (old,)}), OFFICE, at=NOW)
    assert (first.next_change, first.publications[0].pinned) == (here("2026-11-23 08:00"), True)
    both = Register(versions={ADDRESS: (old, new)})
    second = edition(both, OFFICE, at=NOW + MINUTE)
    assert (second.next_change, second.publications[0].pinned) == (here("2026-11-24 09:00"), False)
    last = edition(both, OFFICE, at=here("2026-11-24 09:00"))
    assert (last.next_change, last.publications[0].expired) == (news_until(NOW), True)
