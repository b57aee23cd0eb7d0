"""An event takes place when its lines say: for whole days, from a time on, or from one to another."""

from datetime import datetime

import pytest

from paraf.rules.events import event_of, meant_until
from tests.support.offices import ZONE


def here(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("start", "until", "over", "days", "one_day"),
    [
        ("2026-11-28 00:00", None, "2026-11-29 00:00", True, True),
        ("2026-11-28 00:00", "2026-11-30 00:00", "2026-12-01 00:00", True, False),
        ("2026-11-28 08:00", None, "2026-11-29 00:00", False, True),
        ("2026-11-28 08:00", "2026-11-28 12:00", "2026-11-28 12:00", False, True),
        ("2026-11-28 08:00", "2026-11-30 00:00", "2026-12-01 00:00", False, False),
        ("2026-11-28 22:00", "2026-11-29 02:00", "2026-11-29 02:00", False, False),
        ("2026-11-28 00:00", "2026-11-28 12:00", "2026-11-28 12:00", False, True),
    ],
)
def test_a_time_is_meant_to_the_minute_and_a_day_as_a_whole(start, until, over, days, one_day):
    event = event_of(start, until, ZONE)
    assert (event.start, event.over, event.until) == (here(start), here(over), here(until) if until else None)
    assert (event.is_days, event.is_one_day, event.day) == (days, one_day, here(start).date())


@pytest.mark.parametrize(
    "until", ["2026-11-28 08:00", "2026-11-28 07:00", "2026-11-27 00:00", "2026-11-28 00:00", "kelak"]
)
def test_an_end_that_says_nothing_more_leaves_the_event_to_the_end_of_its_day(until):
    assert event_of("2026-11-28 08:00", until, ZONE) == event_of("2026-11-28 08:00", None, ZONE)


def test_without_a_day_there_is_no_event():
    assert event_of(None, "2026-11-28 08:00", ZONE) is None
    assert event_of("besok", None, ZONE) is None
    assert meant_until("besok", ZONE) is None
