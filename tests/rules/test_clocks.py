"""The times of a journey; the office works from 07.30 to 16.00, with a break from 12.00 to 13.00."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from paraf.rules.clocks import Spent, budget_of, minutes_of, time_journey
from paraf.rules.folding import fold
from paraf.rules.hours import OfficeClock
from paraf.rules.hours_settings import read_hours
from paraf.rules.journey import follow_journeys
from paraf.rules.observing import Observed
from paraf.rules.office import Sop
from paraf.rules.settings import Table
from paraf.rules.sop import Step
from tests.support.acts import BANJIR, START, begun, claimed, received, returned, sealed, submitted
from tests.support.journeys import story

ZONE = ZoneInfo("Asia/Pontianak")
SOP = Sop()
INTAKE, WRITING, CORRECTION, READINESS = Step
NEVER = 10**6


def clock(zone=ZONE, **settings):
    return OfficeClock(read_hours(Table(values=settings)), zone, lambda *_: {date(2026, 12, 25)})


def after(minutes):
    return START + timedelta(minutes=minutes)


def journey(*told):
    """Give the only journey of a story."""
    entries, over = story(*told), []
    journeys = follow_journeys(entries, fold(entries).versions, over=over.append)
    (found,) = (*journeys.open.values(), *over)
    return found


def timing(*told, at=NEVER, desk=None, sop=SOP):
    return time_journey(journey(*told), desk or clock(), sop, at=after(at))


def steps(timed):
    return [(leg.step, leg.counted // timedelta(minutes=1)) for leg in timed.legs]


def test_the_steps_follow_on_one_another():
    timed = timing((0, received()), (150, submitted()), (175, sealed(due=after(200))))
    assert steps(timed) == [(INTAKE, 120), (WRITING, 30), (CORRECTION, 25), (READINESS, 25)]
    assert (timed.running, timed.due, timed.overruns) == (None, None, ())
    assert timed.spent(CORRECTION) == Spent(working=timedelta(minutes=25), clock=timedelta(minutes=25))
    assert timed.spent().clock == timedelta(minutes=200)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([(0, received()), (60, submitted())], [(INTAKE, 60)]),  # begun at the latest with its end
        ([(0, received()), (200, submitted())], [(INTAKE, 120), (WRITING, 80)]),
        ([(130, received(at=after(0))), (200, submitted())], [(INTAKE, 130), (WRITING, 70)]),  # recorded late
        ([(0, received()), (150, received()), (200, submitted())], [(INTAKE, 150), (WRITING, 50)]),  # more material
        ([(200, submitted(at=after(0)))], [(INTAKE, 120), (WRITING, 80)]),
        ([(200, submitted())], []),
        ([(0, submitted()), (20, returned()), (50, submitted())], [(CORRECTION, 20), (WRITING, 30)]),
        ([(0, submitted()), (10, submitted()), (20, claimed()), (25, returned())], [(CORRECTION, 25)]),
        (
            [(0, submitted()), (20, returned()), (25, received()), (30, returned()), (50, submitted())],
            [(CORRECTION, 20), (WRITING, 30)],
        ),
    ],
)
def test_where_one_step_ends_the_next_begins(told, expected):
    last = told[-1][0]
    timed = timing(*told, at=last)
    assert steps(timed)[:-1] == expected
    assert timed.running == timed.legs[-1]
    assert timed.running.start == after(last)


def test_what_was_sealed_without_a_submission_took_no_time():
    assert timing((10, sealed())).legs == ()
    assert timing((0, submitted()), (10, sealed(due=after(0)))).legs[-1].step is CORRECTION


def test_what_waits_for_its_date_is_ready_and_never_late():
    told = (0, submitted()), (10, sealed(due=after(300)))
    timed = timing(*told, at=290)
    assert timed.running is not None
    assert (timed.running.step, timed.running.left, timed.due) == (READINESS, None, None)
    assert timed.overruns == timing(*told).overruns == ()
    assert timing(*told, at=300).running is None


@pytest.mark.parametrize(("at", "left", "late"), [(12, 18, False), (30, 0, False), (31, -1, True), (35, -5, True)])
def test_time_left_is_what_the_budget_has_beyond_what_counted(at, left, late):
    timed = timing((0, submitted()), at=at)
    assert timed.running is not None
    assert (timed.running.left, timed.running.is_overrun) == (timedelta(minutes=left), late)
    assert timed.overruns == ((timed.running,) if late else ())
    assert timed.due == after(30)


def test_nothing_is_late_over_night_unless_the_clock_counts():
    told = ((7 * 60 + 50, submitted()),)  # 15.50
    timed = timing(*told, at=23 * 60)
    assert timed.running is not None
    assert timed.running.left == timedelta(minutes=20)
    assert timed.due == after(23 * 60 + 30 + 20)  # 07.50 on the next day
    timed = timing(*told, at=23 * 60, desk=clock(counts="clock"))
    assert timed.running is not None
    assert timed.running.is_overrun
    assert timed.due == after(8 * 60 + 20)


def test_each_time_that_a_step_begins_its_budget_begins_anew():
    told = (0, submitted()), (25, returned()), (80, submitted())
    timed = timing(*told, at=105)
    assert timed.running is not None
    assert timed.running.left == timedelta(minutes=5)
    assert timed.spent(CORRECTION).working == timedelta(minutes=50)
    assert timed.overruns == ()
    timed = timing((0, submitted()), (31, returned()), (92, submitted()), (123, sealed()))
    assert [leg.step for leg in timed.overruns] == [CORRECTION, WRITING, CORRECTION]


LATE = Observed(late_recorded=True)


def test_what_a_hand_did_counts_from_when_it_was_done_but_never_from_before_what_it_follows():
    told = (0, received()), (170, submitted(), Observed(done=after(150))), (200, sealed(), Observed(done=after(140)))
    assert steps(timing(*told)) == [(INTAKE, 120), (WRITING, 30), (READINESS, 50)]
    told = (0, received()), (130, submitted()), (200, sealed(), Observed(done=after(150)))
    assert steps(timing(*told)) == [(INTAKE, 120), (WRITING, 10), (CORRECTION, 20), (READINESS, 50)]
    assert timing(*told).overruns == ()


@pytest.mark.parametrize(
    ("late", "steps_of_it"),
    [(0, (INTAKE, WRITING)), (1, (WRITING, CORRECTION)), (2, (WRITING, CORRECTION)), (3, (CORRECTION, READINESS))],
)
def test_a_step_that_begins_or_ends_with_what_was_recorded_late_has_its_time_and_is_never_overrun(late, steps_of_it):
    way = [(0, received()), (200, submitted()), (235, returned()), (400, submitted()), (435, sealed(due=after(470)))]
    certain = timing(*way)
    assert [leg.step for leg in certain.overruns] == [WRITING, CORRECTION, WRITING, CORRECTION]
    assert certain.late_recorded == ()
    way[late if late < 3 else 4] += (LATE,)
    timed = timing(*way)
    assert [leg.spent for leg in timed.legs] == [leg.spent for leg in certain.legs]
    assert timed.late_recorded == steps_of_it
    assert [leg for leg in timed.legs if leg.is_overrun] == [leg for leg in timed.overruns if not leg.late_recorded]
    assert len(timed.overruns) == {0: 3, 1: 2, 2: 2, 3: 3}[late]


def test_a_paper_that_came_while_nobody_looked_is_not_over_its_time_but_the_next_step_is():
    timed = timing((0, submitted(), LATE), at=100)
    assert timed.running is not None
    assert (timed.running.late_recorded, timed.running.is_overrun) == (True, False)
    assert timed.running.left == timedelta(minutes=-70)
    timed = timing((0, submitted(), LATE), (50, returned()), at=200)
    assert [leg.step for leg in timed.overruns] == [WRITING]


def test_intake_goes_on_until_its_budget_is_used_up():
    for at, step, left in ((20, INTAKE, 100), (120, INTAKE, 0), (121, WRITING, 59), (181, WRITING, -1)):
        timed = timing((0, received()), at=at)
        assert timed.running is not None
        assert (timed.running.step, timed.running.left) == (step, timedelta(minutes=left))


def test_writing_begins_when_somebody_tells_and_is_presumed_to_where_nobody_does():
    way = (0, received()), (20, begun()), (30, received()), (40, begun()), (70, submitted()), (80, sealed())
    assert steps(timing(*way)) == [(INTAKE, 20), (WRITING, 50), (CORRECTION, 10)]
    assert not timing(*way).writing_presumed
    silent = (way[0], *way[4:])
    assert steps(timing(*silent)) == [(INTAKE, 70), (CORRECTION, 10)]
    assert timing(*silent).writing_presumed
    assert not timing((0, submitted()), (80, sealed())).writing_presumed  # it took no time
    late = timing((0, received()), (20, begun(), LATE), (110, submitted()), (120, sealed()))
    assert late.late_recorded == (INTAKE, WRITING)
    assert late.overruns == ()
    running = timing((0, received()), (20, begun()), at=95)
    assert running.running is not None
    assert (running.running.step, running.running.left) == (WRITING, timedelta(minutes=-15))


def test_a_moment_before_the_last_thing_that_happened_is_that_one():
    assert timing((0, received()), (30, submitted()), at=-50) == timing((0, received()), (30, submitted()), at=30)


def test_where_nobody_works_any_more_intake_goes_on():
    closed = OfficeClock(read_hours(Table(values={})), ZONE, lambda _calendar, year: _every_day_of(year))
    timed = timing((0, received()), at=500, desk=closed)
    assert [leg.step for leg in timed.legs] == [INTAKE]
    assert timed.due is None


def _every_day_of(year):
    return {date(year, 1, 1) + timedelta(days=number) for number in range(366)}


def test_every_step_has_its_budget():
    assert [budget_of(step, SOP) for step in Step] == [SOP.intake, SOP.writing, SOP.correction, SOP.readiness]


@given(spans=st.lists(st.timedeltas(timedelta(), timedelta(days=3))))
def test_whole_minutes_add_up_to_those_of_the_sum(spans):
    minutes = minutes_of(spans)
    assert sum(minutes) == sum(spans, timedelta()) // timedelta(minutes=1)
    assert all(abs(each - span / timedelta(minutes=1)) < 1 for each, span in zip(minutes, spans, strict=True))


ZONES = st.sampled_from(["Asia/Pontianak", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo"])
DESKS = st.builds(
    lambda zone, counts: clock(ZoneInfo(zone), counts=counts, sunday="00.00-24.00"),
    ZONES,
    st.sampled_from(["working", "clock"]),
)
GAPS = st.integers(0, 20_000)  # minutes, of two weeks at most


@st.composite
def ways(draw):
    """Give the story of a paper from its receipt, or its first submission, to its seal."""
    acts = [received(at=START - timedelta(minutes=draw(GAPS)))] * draw(st.integers(0, 2))
    acts += [begun()] * draw(st.integers(0, 2)) if acts else []
    acts.append(submitted(at=draw(st.none() | st.just(START))))
    for _ in range(draw(st.integers(0, 2))):
        acts += [*[claimed()] * draw(st.integers(0, 1)), returned(), submitted()]
    minute, told = 0, []
    for act in acts:
        told.append((minute, act, draw(observed(minute))))
        minute += draw(GAPS) / 7
    return (*told, (minute, sealed(due=START + timedelta(minutes=draw(GAPS))), draw(observed(minute))))


def observed(minute):
    """Give what a sweep may know of an act that was recorded in a minute, be it true or not."""
    done = st.integers(-2000, 2000).map(lambda off: START + timedelta(minutes=minute + off))
    return st.builds(Observed, done=st.none() | done, late_recorded=st.booleans())


@given(way=ways(), desk=DESKS)
def test_the_steps_add_up_to_the_time_from_receipt_to_publication(way, desk):
    told = journey(*way)
    timed = time_journey(told, desk, SOP, at=after(NEVER))
    assert told.public_from is not None
    assert timed.spent().clock == told.public_from - told.start
    assert timed.spent().working == desk.working(told.start, told.public_from)
    assert sum((timed.spent(step) for step in Step), Spent()) == timed.spent()
    minutes = minutes_of([timed.spent(step).working for step in Step])
    assert sum(minutes) == desk.working(told.start, told.public_from) // timedelta(minutes=1)


@given(way=ways(), desk=DESKS, minutes=st.integers(0, 50_000))
def test_while_a_paper_is_on_its_way_its_steps_add_up_to_the_time_since_its_receipt(way, desk, minutes):
    told = journey(*way[:-1])
    at = max(after(minutes), told.stations[-1].time)
    timed = time_journey(told, desk, SOP, at=at)
    assert timed.spent().clock == at - told.start
    assert timed.spent().working == desk.working(told.start, at)


@given(way=ways(), desk=DESKS, minutes=st.integers(0, 50_000))
def test_no_step_is_late_before_the_moment_at_which_its_budget_is_used_up(way, desk, minutes):
    timed = time_journey(journey(*way[:-1]), desk, SOP, at=after(minutes))
    assume(timed.running is not None and timed.running.left is not None)
    assert timed.due is not None
    assert timed.running.is_overrun <= (timed.running.end > timed.due)
    assert desk.counted(timed.running.start, timed.due) == timed.running.budget


def test_times_are_the_same_wherever_the_moment_is_told():
    west = datetime.fromisoformat("2026-11-23T02:00:00+01:00") + timedelta(minutes=20)
    told = journey((0, submitted()))
    assert time_journey(told, clock(), SOP, at=west) == time_journey(told, clock(), SOP, at=after(20))
    assert told.address == BANJIR
