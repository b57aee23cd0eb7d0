from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.ledger import GENESIS, entry_of, line_of, next_entry
from paraf.rules.observing import AT_ONCE, LONGEST, Observed, gap_before
from paraf.rules.words import Channel
from tests.support.acts import submitted

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_a_file_that_changed_since_the_last_sweep_tells_when_and_no_other():
    gap = gap_before(NOW, NOW - 20 * SECOND)
    assert gap.observed(NOW - 5 * SECOND) == Observed(done=NOW - 5 * SECOND)
    for moment in (NOW - 20 * SECOND, NOW - 21 * SECOND, NOW, NOW + SECOND):
        assert gap.observed(moment) == AT_ONCE


def test_where_nobody_looked_for_two_intervals_it_is_recorded_late():
    assert not gap_before(NOW, NOW - LONGEST).too_long
    gap = gap_before(NOW, NOW - LONGEST - SECOND)
    assert gap.observed(NOW - SECOND) == Observed(done=NOW - SECOND, late_recorded=True)


def test_where_nobody_ever_looked_it_is_recorded_late_and_no_file_tells_when():
    assert gap_before(NOW, None).observed(NOW - SECOND) == Observed(late_recorded=True)


def test_a_clock_that_was_set_back_tells_nothing():
    gap = gap_before(NOW, NOW + timedelta(days=1))
    assert gap.observed(NOW - SECOND) == gap.observed(NOW + SECOND) == Observed(late_recorded=True)


@given(last=st.integers(-200, 200), changed=st.integers(-300, 300), recorded=st.integers(0, 5))
def test_nothing_was_done_before_the_last_sweep_nor_after_it_was_recorded(last, changed, recorded):
    last_sweep = NOW + last * SECOND
    observed = gap_before(NOW, last_sweep).observed(NOW + changed * SECOND)
    entry = entry_after(observed, at=NOW + recorded * SECOND)
    assert entry.done is None or last_sweep < entry.done < entry.time
    assert entry.happened <= entry.time


def entry_after(observed, *, at=NOW):
    return next_entry(GENESIS, submitted(), by=None, channel=Channel.HAND, at=at, salt="", observed=observed)


def test_a_ledger_that_was_forged_makes_nothing_happen_after_it_was_recorded():
    assert entry_after(Observed(done=NOW + timedelta(days=1))).happened == NOW


def test_what_is_known_of_an_act_stands_in_its_line_and_nothing_else_does():
    plain = entry_after(AT_ONCE)
    assert b"done" not in line_of(plain)
    assert b"late" not in line_of(plain)
    late = entry_after(Observed(done=NOW - SECOND, late_recorded=True))
    assert entry_of(line_of(late)) == late
    assert entry_of(line_of(late).replace(b"02:59:59Z", b"02:59:59")).detail["cause"] == "a time without its zone"
