"""Events: when something takes place that an article invites to, as the lines ``Event`` and ``Event-Until`` say.

* A day without a time (canonical: midnight) is the whole day, and an end without a time is the end of that day.
* An event without an end is over when its first day is; so is one whose end lies before its start.
* The place is that of the article.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from paraf.rules.dates import is_canonical_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """When an event takes place: ``until`` is its end as written, None where it has none, and ``over`` what follows it.

    Both are in the office's own time; an ``until`` at midnight is a whole day.
    """

    start: datetime
    until: datetime | None
    over: datetime

    @property
    def is_days(self) -> bool:
        """Tell whether whole days are meant, and no times."""
        return _is_day(self.start) and (self.until is None or _is_day(self.until))

    @property
    def day(self) -> date:
        """Give the day on which it begins."""
        return self.start.date()

    @property
    def is_one_day(self) -> bool:
        """Tell whether it ends on the day on which it begins."""
        return self.until is None or self.until.date() == self.day


def event_of(start: str | None, until: str | None, zone: ZoneInfo) -> Event | None:
    """Give the event that two lines mean, or None where they mean none."""
    if start is None or not is_canonical_date(start):
        return None
    begins, last = _here(start, zone), _here(until, zone) if until and is_canonical_date(until) else None
    if last is None or _after(last) <= begins or (_is_day(last) and last.date() == begins.date()):
        return Event(start=begins, until=None, over=_after(datetime.combine(begins, time(), zone)))
    return Event(start=begins, until=last, over=_after(last))


def meant_until(value: str, zone: ZoneInfo) -> datetime | None:
    """Give what follows the last moment that a date in the form that is kept means, or None where it is none."""
    return _after(_here(value, zone)) if is_canonical_date(value) else None


def _here(value: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(value).replace(tzinfo=zone)


def _after(moment: datetime) -> datetime:
    return moment + timedelta(days=1) if _is_day(moment) else moment


def _is_day(moment: datetime) -> bool:
    return moment.time() == time()
