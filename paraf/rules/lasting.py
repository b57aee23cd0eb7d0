"""Until when: how long an article is news, on top, urgent, in force, to come, or without a second person's word.

* A day without a time (canonical: midnight) is meant to its end; a time is meant to the minute.
* A notice stands on top of nothing, invites to nothing and never runs out; what is in force no more is neither urgent
  nor on top, and its event takes place no more.
* The office's time zone decides.
* What was released in an emergency lapses at the moment that its seal names, whatever the settings say by then.
* News ends at full hours: a thousand articles that were brought in at once make one release when they grow old.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from paraf.rules.entries import Sealed
from paraf.rules.events import event_of, meant_until
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


def is_urgent(seal: Sealed, zone: ZoneInfo, *, at: datetime) -> bool:
    """Tell whether what was sealed is announced above everything else: until its moment, and only while in force."""
    end = _end(seal, seal.urgent, zone)
    return end is not None and at < end and not is_expired(seal, zone, at=at)


def is_ahead(seal: Sealed, zone: ZoneInfo, *, at: datetime) -> bool:
    """Tell whether the event that was sealed is to come, or lasts still."""
    end = _end_of_event(seal, zone)
    return end is not None and at < end and not is_expired(seal, zone, at=at)


def is_expired(seal: Sealed, zone: ZoneInfo, *, at: datetime) -> bool:
    """Tell whether what was sealed is no longer in force."""
    end = _end(seal, seal.expires, zone)
    return end is not None and end <= at


def is_lapsed(seal: Sealed, *, at: datetime) -> bool:
    """Tell whether the time is over in which what was released in an emergency may stand by itself."""
    return seal.until is not None and seal.until <= at


def has_ends(seal: Sealed) -> bool:
    """Tell whether time alone changes how what was sealed stands."""
    return bool(seal.until or seal.pin or seal.urgent or seal.expires or seal.event)


def ends_of(seal: Sealed, zone: ZoneInfo) -> Iterator[datetime]:
    """Give the moments at which what was sealed is on top, urgent or in force no more, or over, or lapses."""
    if not has_ends(seal):
        return iter(())
    ends = (seal.until, *(_end(seal, value, zone) for value in (seal.pin, seal.urgent, seal.expires)))
    return (end for end in (*ends, _end_of_event(seal, zone)) if end)


def _end(seal: Sealed, value: str | None, zone: ZoneInfo) -> datetime | None:
    return meant_until(value, zone) if value and seal.verdict is not Verdict.WITHDRAW else None


def _end_of_event(seal: Sealed, zone: ZoneInfo) -> datetime | None:
    event = event_of(seal.event, seal.event_until, zone)
    return event.over if event and seal.verdict is not Verdict.WITHDRAW else None
