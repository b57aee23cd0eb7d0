from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.settling import Pace, is_old, is_past_holding, wait_for

PACE = Pace(quiet=0.25, longest=1.0, still=0.5)
NOW = datetime(2026, 11, 22, tzinfo=UTC)
SECONDS = st.integers(0, 1000)


@pytest.mark.parametrize(
    ("first", "last", "at", "wait"),
    [
        (0.0, 0.0, 0.0, 0.25),
        (0.0, 0.0, 0.25, 0.0),
        (0.0, 0.5, 0.6, 0.15),
        (0.0, 0.95, 0.95, 0.05),
        (0.0, 5.0, 5.0, -4.0),
    ],
)
def test_work_starts_after_a_quiet_time_and_never_later_than_the_longest(first, last, at, wait):
    assert wait_for(first, last, at=at, pace=PACE) == pytest.approx(wait)


@given(first=SECONDS, more=SECONDS)
def test_no_burst_puts_work_off_for_ever(first, more):
    last = first + more
    assert wait_for(first, last, at=last, pace=PACE) <= PACE.quiet
    assert wait_for(first, last, at=first + PACE.longest, pace=PACE) <= 0


@pytest.mark.parametrize(("seconds", "old"), [(0, False), (1.0, False), (1.1, True), (-60, False), (3600, True)])
def test_a_file_is_old_when_its_own_time_lies_well_in_the_past(seconds, old):
    assert is_old(NOW - timedelta(seconds=seconds), at=NOW, pace=PACE) is old


@pytest.mark.parametrize(("seconds", "past"), [(0, False), (59, False), (61, True), (-60, False)])
def test_a_file_that_is_held_open_and_not_written_to_for_long_is_past_holding(seconds, past):
    assert is_past_holding(NOW - timedelta(seconds=seconds), at=NOW, pace=PACE) is past


@given(first=SECONDS, more=SECONDS)
def test_a_file_that_is_complete_waits_for_a_moment_only_and_never_longer_than_a_burst(first, more):
    alone = wait_for(first, first + more, at=first + more, pace=PACE, complete=True)
    assert alone <= PACE.moment + 1e-9
    assert alone <= wait_for(first, first + more, at=first + more, pace=PACE)
