"""Working hours: how much of the time between two moments is working time, by the office's own clock.

* A weekday has stretches of working time; what lies between them is its break. In Ramadan it has others.
* A holiday has none: those of the national calendar and those that the office adds, less those that it takes away.
* Stretches are read off the office's clock, so a day on which the clocks change has as much time as it really has. A
  time of day that the clocks skip is the one an hour later, and no moment counts twice.
* Working time adds up: that until a moment and that from it on are that of the whole. It is never more than clock time.
* The national calendar comes from outside, a year at a time.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

National = Callable[[str, int], Collection[date]]
"""The holidays of a national calendar in a year, joint leave among them."""

_DAY = timedelta(days=1)
_LONGEST = 400  # days on which nobody works, after which nobody will


class Counts(StrEnum):
    """Which time counts against the budgets of the procedure."""

    WORKING = "working"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Working time of a day, in minutes after its midnight."""

    start: int
    end: int


Week = tuple[tuple[Stretch, ...], ...]
"""The working time of the seven weekdays, Monday first; a day on which nobody works has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ramadan:
    """A month of fasting, first and last day included, with its working hours."""

    first: date
    last: date
    week: Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When the office works: ``calendar`` is the code of the national calendar, or empty.

    ``holidays`` are holidays besides those of the calendar, ``workdays`` days of it that are none.
    """

    counts: Counts
    week: Week
    ramadan: tuple[Ramadan, ...]
    calendar: str
    holidays: frozenset[date]
    workdays: frozenset[date]

    def stretches(self, day: date) -> tuple[Stretch, ...]:
        """Give the working time of a day that is no holiday."""
        week = next((fast.week for fast in self.ramadan if fast.first <= day <= fast.last), self.week)
        return week[day.weekday()]


def elapsed(start: datetime, end: datetime) -> timedelta:
    """Give the time between two moments, also where the clocks of their zone changed in between."""
    return end.astimezone(UTC) - start.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class OfficeClock:
    """The office's clock; it remembers the days that it was asked for."""

    hours: Hours
    zone: ZoneInfo
    national: National
    _days: dict[date, tuple[tuple[datetime, datetime], ...]] = field(default_factory=dict, compare=False)
    _years: dict[int, Collection[date]] = field(default_factory=dict, compare=False)

    def counted(self, start: datetime, end: datetime) -> timedelta:
        """Give the time from one moment to a later one that counts against budgets."""
        return elapsed(start, end) if self.hours.counts is Counts.CLOCK else self.working(start, end)

    def working(self, start: datetime, end: datetime) -> timedelta:
        """Give the working time from one moment to a later one."""
        start, end = start.astimezone(UTC), end.astimezone(UTC)
        day, last, total = self._day_of(start), self._day_of(end), timedelta()
        while day <= last:
            for since, until in self._stretches_on(day):
                total += max(min(end, until) - max(start, since), timedelta())
            day += _DAY
        return total

    def moment_after(self, start: datetime, budget: timedelta) -> datetime | None:
        """Give the first moment at which so much time has counted; None where nobody works for more than a year."""
        start = start.astimezone(UTC)
        if self.hours.counts is Counts.CLOCK or not budget:
            return start + budget
        day, left, idle = self._day_of(start), budget, 0
        while idle < _LONGEST:
            stretches = self._stretches_on(day)
            for since, until in stretches:
                share = max(until - max(start, since), timedelta())
                if share >= left:
                    return max(start, since) + left
                left -= share
            idle = 0 if stretches else idle + 1
            day += _DAY
        return None

    def is_holiday(self, day: date) -> bool:
        """Tell whether nobody works on a day, whatever its weekday."""
        if day in self.hours.holidays:
            return True
        if day in self.hours.workdays or not self.hours.calendar:
            return False
        if day.year not in self._years:
            self._years[day.year] = self.national(self.hours.calendar, day.year)
        return day in self._years[day.year]

    def _stretches_on(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        if day not in self._days:
            self._days[day] = tuple(self._moments_on(day))
        return self._days[day]

    def _moments_on(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        before = self._moment(day, 0)
        stretches = self.hours.stretches(day)
        for stretch in () if not stretches or self.is_holiday(day) else stretches:
            since, until = max(before, self._moment(day, stretch.start)), self._moment(day, stretch.end)
            if since < until:
                yield since, until
                before = until

    def _moment(self, day: date, minute: int) -> datetime:
        shown = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)  # noqa: DTZ001  # as a clock shows it
        return shown.replace(tzinfo=self.zone).astimezone(UTC)

    def _day_of(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()
