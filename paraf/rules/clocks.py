"""The clocks of the procedure: how long each step of a journey took, and how much time is left.

* Intake runs from the receipt, until writing begins; writing until the submission; correction until the return or the
  seal; readiness from the seal until the version may be public.
* Where nobody told when writing began, it is presumed to begin when the time for intake is used up, or with the last
  receipt where that came later, but not after the submission: so nobody is late for having begun early.
* What is returned is written again. Each time that a step begins, its budget begins anew.
* The steps follow on one another without a gap: by the clock and in working time they add up to the whole.
* A step that begins or ends with what was recorded late, while nobody was looking, has its time but is never overrun.
* An embargo is no delay: what waits for its date is not late. A step is late when more than its budget has counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, pairwise
from typing import assert_never

from paraf.rules.hours import Counts, OfficeClock, elapsed
from paraf.rules.journey import Journey, Station, Turn
from paraf.rules.sop import Sop, Step

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Time that was spent: working time, and what the clock showed."""

    working: timedelta = timedelta()
    clock: timedelta = timedelta()

    def __add__(self, other: "Spent") -> "Spent":
        """Give both together."""
        return Spent(working=self.working + other.working, clock=self.clock + other.clock)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One go at a step: from when to when, the time spent, what of it counts, and its budget.

    ``left`` is what is left of the budget, below zero where it was overrun; None where none applies. ``late_recorded``
    tells that it begins or ends with something that was recorded late.
    """

    step: Step
    start: datetime
    end: datetime
    spent: Spent
    counted: timedelta
    budget: timedelta | None
    late_recorded: bool

    @property
    def left(self) -> timedelta | None:
        """What is left of the budget."""
        return None if self.budget is None else self.budget - self.counted

    @property
    def is_overrun(self) -> bool:
        """Tell whether more has counted than the budget, for all that is known."""
        return not self.late_recorded and self.budget is not None and self.counted > self.budget


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The times of a journey, up to its publication or to a moment; ``running`` is the step that goes on then.

    ``due`` is the moment at which the budget of the running step is used up, if there is such a moment;
    ``writing_presumed`` tells that nobody told when writing began.
    """

    legs: tuple[Leg, ...]
    running: Leg | None
    due: datetime | None
    writing_presumed: bool

    def spent(self, step: Step | None = None) -> Spent:
        """Give the time spent on a step, or on all of them."""
        return sum((leg.spent for leg in self.legs if step in {leg.step, None}), Spent())

    @property
    def overruns(self) -> tuple[Leg, ...]:
        """The legs that took longer than their budget, the running one among them."""
        return tuple(leg for leg in self.legs if leg.is_overrun)

    @property
    def late_recorded(self) -> tuple[Step, ...]:
        """The steps of which some time hangs on what was recorded late."""
        return tuple(step for step in Step if any(leg.late_recorded for leg in self.legs if leg.step is step))


def time_journey(journey: Journey, clock: OfficeClock, sop: Sop, *, at: datetime) -> Timing:
    """Give the times of a journey as they stand at a moment, which is not before the last thing that happened."""
    at = max(at, journey.stations[-1].time)
    is_over = journey.public_from is not None and journey.public_from <= at
    end = journey.public_from if journey.public_from is not None and is_over else at
    marks = _marks(journey, clock, sop, end=end)
    ends = [*marks[1:], _Mark(step=marks[-1].step, start=end)]
    legs = tuple(
        _leg(mark, until, clock, sop)
        for number, (mark, until) in enumerate(zip(marks, ends, strict=True), 1)
        if mark.start < until.start or (number == len(marks) and not is_over)
    )
    running = None if is_over else legs[-1]
    due = clock.moment_after(running.start, running.budget) if running and running.budget is not None else None
    presumed = any(mark.presumed and journey.start < until.start for mark, until in zip(marks, ends, strict=True))
    return Timing(legs=legs, running=running, due=due, writing_presumed=presumed)


def whole_minutes(span: timedelta) -> int:
    """Give the minutes of a stretch of time that are over."""
    return span // _MINUTE


def minutes_of(spans: Iterable[timedelta]) -> tuple[int, ...]:
    """Give stretches of time in whole minutes, so rounded that they add up to the whole minutes of their sum."""
    ends = [whole_minutes(total) for total in accumulate(spans, initial=timedelta())]
    return tuple(end - start for start, end in pairwise(ends))


def budget_of(step: Step, sop: Sop) -> timedelta:
    """Give the time that the procedure gives a step."""
    match step:
        case Step.INTAKE:
            return sop.intake
        case Step.WRITING:
            return sop.writing
        case Step.CORRECTION:
            return sop.correction
        case Step.READINESS:
            return sop.readiness
        case _:
            assert_never(step)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """That a step begins."""

    step: Step
    start: datetime
    late_recorded: bool = False
    presumed: bool = False

    @classmethod
    def at(cls, step: Step, station: Station) -> "_Mark":
        return cls(step=step, start=station.time, late_recorded=station.late_recorded)


def _marks(journey: Journey, clock: OfficeClock, sop: Sop, *, end: datetime) -> list[_Mark]:
    """Give the moments at which the steps of a journey began, in their order."""
    first = journey.stations[0]
    marks = [_Mark(step=Step.INTAKE, start=journey.start, late_recorded=_is_received_late(first))]
    waits = False
    for station in journey.stations:
        match station.turn:
            case Turn.BEGUN if len(marks) == 1:
                marks.append(_Mark.at(Step.WRITING, station))
            case Turn.SUBMITTED if not waits:
                if len(marks) == 1:
                    marks.append(_written_from(journey, clock, sop, end=station.time))
                marks.append(_Mark.at(Step.CORRECTION, station))
                waits = True
            case Turn.RETURNED:
                marks.append(_Mark.at(Step.WRITING, station))
                waits = False
            case Turn.SEALED:
                marks.append(_Mark.at(Step.READINESS, station))
            case _:
                pass  # more material, another submission, a claim, one signature of several: the step goes on
    if len(marks) == 1 and (written := _written_from(journey, clock, sop, end=end)).start < end:
        marks.append(written)
    return marks


def _written_from(journey: Journey, clock: OfficeClock, sop: Sop, *, end: datetime) -> _Mark:
    """Give when writing is presumed to have begun, before a moment at which it had."""
    receipts = [station for station in journey.stations_of(Turn.RECEIVED) if station.time <= end]
    used_up = clock.moment_after(journey.start, sop.intake)
    start = end if used_up is None else min(max((used_up, *(each.time for each in receipts))), end)
    late = any(map(_is_received_late, receipts))
    return _Mark(step=Step.WRITING, start=start, late_recorded=late, presumed=True)


def _is_received_late(station: Station) -> bool:
    return station.turn is Turn.RECEIVED and station.late_recorded


def _leg(mark: _Mark, until: _Mark, clock: OfficeClock, sop: Sop) -> Leg:
    start, end = mark.start, until.start
    spent = Spent(working=clock.working(start, end), clock=elapsed(start, end))
    counted = spent.clock if clock.hours.counts is Counts.CLOCK else spent.working
    return Leg(
        step=mark.step,
        start=start,
        end=end,
        spent=spent,
        counted=counted,
        budget=None if mark.step is Step.READINESS else budget_of(mark.step, sop),
        late_recorded=mark.late_recorded or until.late_recorded,
    )
