"""Observing: when a hand did what a sweep found, and whether anybody was looking then.

* A file's change time tells when, where it lies between the last sweep of everything and this one: nobody can set it as
  one sets a file's other times, and what a clock that was set back left there lies outside.
* Where the last sweep is unknown, or further from now than two intervals of sweeping, nobody was looking: what is found
  then is recorded late. A clock that jumped looks the same, and is told the same.
* What is done by command is recorded as it is done.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from paraf.rules.settling import Pace

LONGEST: Final = 2 * timedelta(seconds=Pace().sweep)
"""How far the last sweep may lie back while somebody counts as looking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """What is known of the time of an act: when it was done, where that is known, and whether it is recorded late."""

    done: datetime | None = None
    late_recorded: bool = False


AT_ONCE: Final = Observed()
"""That an act was recorded as it was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The time before a sweep in which nobody looked: since when, if that is known, and whether it was too long."""

    since: datetime | None
    until: datetime
    too_long: bool

    def observed(self, changed: datetime) -> Observed:
        """Give what is known of an act that the sweep found, by its file's change time."""
        is_known = self.since is not None and self.since < changed < self.until
        return Observed(done=changed if is_known else None, late_recorded=self.too_long)


def gap_before(at: datetime, last_sweep: datetime | None) -> Gap:
    """Give the gap before a sweep that begins at a moment."""
    return Gap(since=last_sweep, until=at, too_long=last_sweep is None or abs(at - last_sweep) > LONGEST)
