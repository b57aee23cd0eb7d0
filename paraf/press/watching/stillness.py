"""Stillness: whether a paper and its files have stopped changing, as far as one watcher has seen.

* What has looked the same for a while, or is old by its own times, is still, unless somebody has it open for writing.
* A file that is held open and never written to is still after a longer while.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from paraf.desk.clock import now, ticks
from paraf.desk.disk.copying import is_being_written
from paraf.desk.papers.gathering import Gathered
from paraf.desk.papers.sorting import Probe
from paraf.rules.settling import Pace, is_old, is_past_holding

_MTIME, _CTIME = 4, 5


class Stillness:
    """Remembers since when each paper has looked as it looks now."""

    def __init__(self, pace: Pace, is_open: Callable[[Path], bool] = is_being_written) -> None:
        self.pace, self._is_open = pace, is_open
        self.soonest = pace.still
        self._since: dict[str, tuple[tuple[Probe, ...], float]] = {}

    def begin(self) -> None:
        """Begin a look: ``soonest`` is then in how many seconds something that still changed in it may be still."""
        self.soonest = self.pace.still

    def forget_gone(self, lies: Callable[[str], bool]) -> None:
        """Remember nothing of the places at which nothing lies."""
        self._since = {place: seen for place, seen in self._since.items() if lies(place)}

    def __call__(self, gathered: Gathered) -> bool:
        """Tell whether a paper and its files have stopped changing."""
        quiet = self._is_still(gathered)
        if not quiet:
            left = self.pace.still - self._seen(gathered)
            self.soonest = min(self.soonest, left if left > 0 else self.pace.still / 2)  # else somebody holds it open
        return quiet

    def _is_still(self, gathered: Gathered) -> bool:
        seen, at = self._seen(gathered), now()
        changed = _newest(gathered.probes)
        if not (seen >= self.pace.still or is_old(changed, at=at, pace=self.pace)):
            return False
        if seen >= self.pace.held or is_past_holding(changed, at=at, pace=self.pace):
            return True
        return not any(self._is_open(place) for place, mark in gathered.probes if mark is not None)

    def _seen(self, gathered: Gathered) -> float:
        """Give for how many seconds the paper has looked as it does now."""
        known = self._since.get(gathered.case.place)
        if known is None or known[0] != gathered.probes:
            known = self._since[gathered.case.place] = (gathered.probes, ticks())
        return ticks() - known[1]


def _newest(probes: tuple[Probe, ...]) -> datetime:
    times = [max(mark[_MTIME], mark[_CTIME]) for _, mark in probes if mark is not None]
    return datetime.fromtimestamp(0, UTC) + timedelta(microseconds=max(times, default=0) // 1000)
