"""Until when: how long an article stands on top of the front page, and how long what it announces is in force.

* A day without a time (canonical: midnight) is meant to its end; a time is meant to the minute.
* A notice stands on top of nothing and never runs out.
* The office's time zone decides.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from paraf.rules.dates import is_canonical_date
from paraf.rules.entries import Sealed
from paraf.rules.words import Verdict


def is_pinned(seal: Sealed, zone: ZoneInfo, *, at: datetime) -> bool:
    """Tell whether what was sealed stands on top of the front page: until its day, and only while it is in force."""
    end = _end(seal, seal.pin, zone)
    return end is not None and at < end and not is_expired(seal, zone, at=at)


def is_expired(seal: Sealed, zone: ZoneInfo, *, at: datetime) -> bool:
    """Tell whether what was sealed is no longer in force."""
    end = _end(seal, seal.expires, zone)
    return end is not None and end <= at


def ends_of(seal: Sealed, zone: ZoneInfo) -> Iterator[datetime]:
    """Give the moments at which what was sealed stands on top no more, or is in force no more."""
    return (end for value in (seal.pin, seal.expires) if (end := _end(seal, value, zone)))


def _end(seal: Sealed, value: str | None, zone: ZoneInfo) -> datetime | None:
    if value is None or seal.verdict is Verdict.WITHDRAW or not is_canonical_date(value):
        return None
    typed = datetime.fromisoformat(value)
    end = typed + timedelta(days=1) if typed.time() == time() else typed
    return end.replace(tzinfo=zone)
