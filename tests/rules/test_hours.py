"""Working time, by tables: Friday, Ramadan, holidays, nights, weekends, and cities whose clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.hours import Counts, OfficeClock
from paraf.rules.hours_settings import read_hours
from paraf.rules.settings import Table

PONTIANAK = ZoneInfo("Asia/Pontianak")
NEW_YORK = ZoneInfo("America/New_York")
RAMADAN = {"from": date(2026, 2, 18), "until": date(2026, 3, 19)}
HOLIDAYS = {date(2026, 8, 17), date(2026, 12, 24), date(2026, 12, 25)}
ALL_DAY = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), "00.00-24.00")


def clock(zone=PONTIANAK, **settings):
    hours = read_hours(Table(values={"ramadan": [RAMADAN], **settings}))
    return OfficeClock(hours, zone, lambda _calendar, year: {day for day in HOLIDAYS if day.year == year})


def moment(text, zone=PONTIANAK, fold=0):
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


def minutes(span):
    return span / timedelta(minutes=1)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-11-23 07:30", "2026-11-23 16:00", 450),  # a Monday, an hour's break
        ("2026-11-23 11:45", "2026-11-23 13:15", 30),
        ("2026-11-23 12:10", "2026-11-23 12:50", 0),
        ("2026-11-27 07:30", "2026-11-27 16:30", 450),  # a Friday, with its longer break and later end
        ("2026-11-27 11:20", "2026-11-27 13:05", 15),
        ("2026-11-26 11:20", "2026-11-26 13:05", 45),  # the same hours of a Thursday
        ("2026-11-23 00:00", "2026-11-30 00:00", 2250),  # a week: 37 hours and a half
        ("2026-02-23 00:00", "2026-03-02 00:00", 1950),  # a week of Ramadan: 32 hours and a half
        ("2026-02-23 07:30", "2026-02-23 08:30", 30),  # which begins its days later
        ("2026-02-27 11:00", "2026-02-27 13:00", 60),  # a Friday of Ramadan
        ("2026-02-17 15:00", "2026-02-18 08:30", 90),  # from the last day before it into the first
        ("2026-03-19 14:30", "2026-03-20 08:00", 60),  # and from the last into the first after it
        ("2026-08-14 16:00", "2026-08-18 08:00", 60),  # a Friday, Independence Day on Monday, a Tuesday
        ("2026-12-23 15:00", "2026-12-28 08:30", 120),  # joint leave, Christmas, a weekend
        ("2026-11-21 19:00", "2026-11-21 22:30", 0),  # a Saturday night's coverage
        ("2026-11-23 19:00", "2026-11-24 07:00", 0),  # a night's
        ("2026-11-27 16:00", "2026-11-30 08:00", 60),  # handed over on Friday, taken up on Monday
        ("2026-11-23 09:00", "2026-11-23 09:00", 0),
    ],
)
def test_working_time_is_that_of_the_offices_days(start, end, expected):
    assert minutes(clock().working(moment(start), moment(end))) == expected


def test_what_counts_is_working_time_or_what_the_clock_shows():
    night = moment("2026-11-23 19:00"), moment("2026-11-23 20:30")
    assert minutes(clock().counted(*night)) == 0
    assert minutes(clock(counts="clock").counted(*night)) == 90
    assert clock(counts="clock").hours.counts is Counts.CLOCK


def test_a_decree_adds_holidays_and_takes_them_away():
    decree = clock(holidays=[date(2026, 11, 23)], workdays=[date(2026, 12, 24)])
    assert minutes(decree.working(moment("2026-11-23 08:00"), moment("2026-11-23 09:00"))) == 0
    assert minutes(decree.working(moment("2026-12-24 08:00"), moment("2026-12-24 09:00"))) == 60
    assert minutes(clock(calendar="").working(moment("2026-12-24 08:00"), moment("2026-12-24 09:00"))) == 60
    assert decree.is_holiday(date(2026, 12, 25))
    assert not decree.is_holiday(date(2026, 11, 24))


def test_a_night_desk_has_hours_of_its_own():
    desk = clock(monday="19.00-24.00", tuesday="00.00-02.00", calendar="")
    assert minutes(desk.working(moment("2026-11-23 18:00"), moment("2026-11-24 03:00"))) == 420


@pytest.mark.parametrize(
    ("zone", "start", "end", "expected"),
    [
        ("America/New_York", "2026-03-08 00:00", "2026-03-09 00:00", 23 * 60),  # an hour is skipped
        ("America/New_York", "2026-11-01 00:00", "2026-11-02 00:00", 25 * 60),  # an hour comes twice
        ("Europe/Berlin", "2026-03-29 00:00", "2026-03-30 00:00", 23 * 60),
        ("Africa/Cairo", "2026-04-24 00:00", "2026-04-25 00:00", 23 * 60),  # the hour after midnight is skipped
        ("Australia/Lord_Howe", "2026-04-05 00:00", "2026-04-06 00:00", 24 * 60 + 30),
        ("Asia/Pontianak", "2026-03-29 00:00", "2026-03-30 00:00", 24 * 60),
    ],
)
def test_a_day_on_which_the_clocks_change_has_the_time_that_it_has(zone, start, end, expected):
    place = ZoneInfo(zone)
    desk = clock(place, calendar="", ramadan=[], **ALL_DAY)
    assert minutes(desk.working(moment(start, place), moment(end, place))) == expected


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("01.00-02.30, 02.45-04.00", 105),  # until 03.30, and from 03.45 on
        ("01.00-02.30, 03.00-04.00", 120),  # until 03.30, which is after 03.00
        ("02.15-02.45", 30),
        ("02.30-03.15", 0),  # which begins after its end
    ],
)
def test_hours_that_the_clocks_skip_are_an_hour_later_and_count_once(hours, expected):
    desk = clock(NEW_YORK, calendar="", ramadan=[], sunday=hours)
    assert minutes(desk.working(moment("2026-03-08 00:00", NEW_YORK), moment("2026-03-09 00:00", NEW_YORK))) == expected


@pytest.mark.parametrize(
    ("start", "budget", "expected"),
    [
        ("2026-11-23 08:00", 120, "2026-11-23 10:00"),
        ("2026-11-23 11:30", 60, "2026-11-23 13:30"),  # over the break
        ("2026-11-27 16:00", 60, "2026-11-30 08:00"),  # over the weekend
        ("2026-11-21 20:00", 30, "2026-11-23 08:00"),  # from a Saturday night on
        ("2026-12-23 15:30", 60, "2026-12-28 08:00"),  # over Christmas
        ("2026-11-23 11:30", 30, "2026-11-23 12:00"),  # just before the break
    ],
)
def test_a_budget_is_used_up_at_the_first_moment_at_which_so_much_has_counted(start, budget, expected):
    assert clock().moment_after(moment(start), timedelta(minutes=budget)) == moment(expected)


def test_by_the_clock_a_budget_runs_through_the_night():
    start = moment("2026-11-21 20:00")
    assert clock(counts="clock").moment_after(start, timedelta(hours=2)) == start + timedelta(hours=2)


def test_where_nobody_works_any_more_a_budget_is_never_used_up():
    closed = clock(calendar="ID")
    closed = OfficeClock(closed.hours, PONTIANAK, lambda _calendar, year: _days_of(year))
    assert closed.moment_after(moment("2026-11-23 08:00"), timedelta(minutes=1)) is None


def _days_of(year):
    return {date(year, 1, 1) + timedelta(days=number) for number in range(366)}


ZONES = st.sampled_from(["Asia/Pontianak", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Jayapura"])
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 2, 1), timezones=st.just(UTC))  # noqa: DTZ001
TIMES = st.lists(st.integers(0, 24 * 60), unique=True, max_size=6).map(sorted)


def _hours(times):
    pairs = zip(times[::2], times[1::2], strict=False)
    return ", ".join(f"{a // 60:02}.{a % 60:02}-{b // 60:02}.{b % 60:02}" for a, b in pairs)


CLOCKS = st.builds(
    lambda zone, times, sunday, counts: clock(
        ZoneInfo(zone), sunday=_hours(sunday), wednesday=_hours(times), counts=counts
    ),
    ZONES,
    TIMES,
    TIMES,
    st.sampled_from(["working", "clock"]),
)


@given(desk=CLOCKS, moments=st.lists(MOMENTS, min_size=3, max_size=3).map(sorted))
def test_working_time_adds_up_and_is_never_more_than_clock_time(desk, moments):
    first, second, third = moments
    assert desk.working(first, second) + desk.working(second, third) == desk.working(first, third)
    assert timedelta() <= desk.working(first, third) <= third - first


@given(desk=CLOCKS, start=MOMENTS, budget=st.timedeltas(timedelta(), timedelta(hours=60)))
def test_the_moment_at_which_a_budget_is_used_up_is_the_first_such(desk, start, budget):
    end = desk.moment_after(start, budget)
    assert end is not None
    assert desk.counted(start, end) == budget
    before = end - timedelta(microseconds=1)
    assert before < start or desk.counted(start, before) < budget
