"""Until when: how long an article is news, on top, in force, or stands without a second person's word.

* A day without a time (canonical: midnight) is meant to its end; a time is meant to the minute.
* A notice stands on top of nothing and never runs out.
* The office's time zone decides.
* What was released in an emergency lapses at the moment that its seal names, whatever the settings say by then.
* News ends at full hours: a thousand articles that were brought in at once make one release when they grow old.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from paraf.rules.dates import is_canonical_date
from paraf.rules.entries import Sealed
from paraf.rules.words import Verdict

NEWS_FOR = timedelta(days=2)
"""How long an article is news at most, from when the public saw it first."""


def news_until(published: datetime) -> datetime:
    """Give when an article is no news any more: at a full hour, so that what came in one hour goes in one."""
    return (published.astimezone(UTC) + NEWS_FOR).replace(minute=0, second=0, microsecond=0)


def is_pinned(seal: Sealed, zone: ZoneInfo, *, at: datetime) -> bool:
    """Tell whether what was sealed stands on top of the front page: until its day, and only while it is in force."""
    end = _end(seal, seal.pin, zone)
    return end is not None and at < end and not is_expired(seal, zone, at=at)


def is_expired(seal: Sealed, zone: ZoneInfo, *, at: datetime) -> bool:
    """Tell whether what was sealed is no longer in force."""
    end = _end(seal, seal.expires, zone)
    return end is not None and end <= at


def is_lapsed(seal: Sealed, *, at: datetime) -> bool:
    """Tell whether the time is over in which what was released in an emergency may stand by itself."""
    return seal.until is not None and seal.until <= at


def ends_of(seal: Sealed, zone: ZoneInfo) -> Iterator[datetime]:
    """Give the moments at which what was sealed stands on top no more, is in force no more, or lapses."""
    ends = (seal.until, *(_end(seal, value, zone) for value in (seal.pin, seal.expires)))
    return (end for end in ends if end)


def _end(seal: Sealed, value: str | None, zone: ZoneInfo) -> datetime | None:
    if value is None or seal.verdict is Verdict.WITHDRAW or not is_canonical_date(value):
        return None
    typed = datetime.fromisoformat(value)
    end = typed + timedelta(days=1) if typed.time() == time() else typed
    return end.replace(tzinfo=zone)
