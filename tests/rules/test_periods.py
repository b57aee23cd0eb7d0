from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.periods import Period, Span, read_period
from tests.support.offices import ZONE

TODAY = date(2026, 11, 27)  # a Friday


@pytest.mark.parametrize(
    ("typed", "name", "first", "last"),
    [
        ("2026-11-27", "2026-11-27", date(2026, 11, 27), date(2026, 11, 27)),
        ("27 November 2026", "2026-11-27", date(2026, 11, 27), date(2026, 11, 27)),
        ("2026-W48", "2026-W48", date(2026, 11, 23), date(2026, 11, 29)),
        ("minggu 1 2026", "2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        ("2026-11", "2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("2026-12", "2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("  NOVEMBER   2026 ", "2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("Feb 2028", "2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-Q4", "2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-TW1", "2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("triwulan III 2026", "2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026", "2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("tahun 2026", "2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-11-01..2026-11-15", "2026-11-01..2026-11-15", date(2026, 11, 1), date(2026, 11, 15)),
        ("2026-10 s.d. 2026-11", "2026-10-01..2026-11-30", date(2026, 10, 1), date(2026, 11, 30)),
        ("2 Jan 2026 s/d 3 Jan 2026", "2026-01-02..2026-01-03", date(2026, 1, 2), date(2026, 1, 3)),
        ("1 November 2026 sampai hari ini", "2026-11-01..2026-11-27", date(2026, 11, 1), date(2026, 11, 27)),
        ("hari ini", "2026-11-27", TODAY, TODAY),
        ("today", "2026-11-27", TODAY, TODAY),
        ("kemarin", "2026-11-26", date(2026, 11, 26), date(2026, 11, 26)),
        ("minggu ini", "2026-W48", date(2026, 11, 23), date(2026, 11, 29)),
        ("last week", "2026-W47", date(2026, 11, 16), date(2026, 11, 22)),
        ("bulan lalu", "2026-10", date(2026, 10, 1), date(2026, 10, 31)),
        ("this month", "2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("triwulan lalu", "2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("tahun lalu", "2025", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_what_people_type_is_the_period_that_they_mean(typed, name, first, last):
    period = read_period(typed, today=TODAY)
    assert (period.name, period.first, period.last) == (name, first, last)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2026-13",
        "2026-00",
        "2026-02-30",
        "2026-W54",
        "2026-Q5",
        "0000",
        "1969",
        "9999",
        "november",
        "bulan depan",
        "range ini",
        "besok",
        "2026-11-15..2026-11-01",
        "2026-11..",
        "2026-11..2026-12..2027",
        "salah..2026-11",
    ],
)
def test_what_is_no_period_is_none(typed):
    assert read_period(typed, today=TODAY) is None


def test_a_period_is_over_when_its_last_day_is_by_the_clock_of_the_office():
    start, end = read_period("2026-11", today=TODAY).moments(ZONE)
    assert start == datetime(2026, 10, 31, 17, 0, tzinfo=UTC)
    assert end == datetime(2026, 11, 30, 17, 0, tzinfo=UTC)


@given(
    day=st.dates(date(1971, 1, 8), date(2998, 12, 20)),
    span=st.sampled_from(["hari", "minggu", "bulan", "triwulan", "tahun"]),
)
def test_periods_of_a_kind_follow_on_one_another_and_their_names_mean_them(day, span):
    this, before = (read_period(f"{span} {which}", today=day) for which in ("ini", "lalu"))
    assert this.first <= day <= this.last
    assert before.last + timedelta(days=1) == this.first
    for each in (this, before):
        assert read_period(each.name, today=TODAY) == each


@given(first=st.dates(date(1970, 1, 1), date(2998, 1, 1)), days=st.integers(0, 900))
def test_the_name_of_a_range_means_that_range(first, days):
    period = Period(span=Span.RANGE, first=first, last=first + timedelta(days=days))
    assert read_period(period.name, today=TODAY) == period
