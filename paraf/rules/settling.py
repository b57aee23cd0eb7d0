"""Settling: when a burst of changes is over, and when a file has stopped changing.

* Work starts a short quiet time after the last hint, but never later than the longest time after the first. Where all
  that was heard is of a few files that are complete, only a moment goes by, to hear whether there is more.
* What was hinted at is looked at alone; everything is looked at a longer quiet time after that.
* A file is still when it has looked the same for the quiet time, by a clock that nobody can set, or when its own
  times lie well in the past.
* That somebody holds a file open counts for a limited time after its last change.
* Where nothing happens for a long while, there is time to prove what was done.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How patient the watcher is, in seconds.

    ``retries`` is after how long notices that did not go out are tried again; the last of them counts on.
    """

    moment: float = 0.003
    quiet: float = 0.15
    longest: float = 1.0
    follow: float = 1.0
    still: float = 0.6
    held: float = 60.0
    sweep: float = 30.0
    idle: float = 300.0
    retries: tuple[float, ...] = (5.0, 30.0, 120.0, 600.0)


def wait_for(first: float, last: float, *, at: float, pace: Pace, complete: bool = False) -> float:
    """Give how many seconds to wait before work starts; 0 or less means now.

    ``complete`` tells that what was heard is of a few files, each of which is whole as far as that can be heard.
    """
    return min(last + (pace.moment if complete else pace.quiet), first + pace.longest) - at


def is_old(changed: datetime, *, at: datetime, pace: Pace) -> bool:
    """Tell by a file's own time that it has stopped changing; a time in the future tells nothing."""
    return at - changed > timedelta(seconds=2 * pace.still)


def is_past_holding(changed: datetime, *, at: datetime, pace: Pace) -> bool:
    """Tell by a file's own time that whoever still holds it open does not write to it."""
    return at - changed > timedelta(seconds=pace.held)
