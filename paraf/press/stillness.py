"""Stillness: whether a paper and its files have stopped changing, as far as one watcher has seen."""

from datetime import UTC, datetime

from paraf.desk.clock import now, ticks
from paraf.desk.gathering import Gathered, Probe
from paraf.rules.settling import Pace, is_old

_MTIME, _CTIME = 3, 4
_NANOSECONDS = 1_000_000_000


class Stillness:
    """Remembers since when each paper has looked as it looks now."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self._since: dict[str, tuple[tuple[Probe, ...], float]] = {}

    def __call__(self, gathered: Gathered) -> bool:
        """Tell whether a paper and its files have stopped changing."""
        known = self._since.get(gathered.case.place)
        if known is None or known[0] != gathered.probes:
            self._since[gathered.case.place] = (gathered.probes, ticks())
            return self._is_old(gathered.probes)
        return ticks() - known[1] >= self.pace.still or self._is_old(gathered.probes)

    def _is_old(self, probes: tuple[Probe, ...]) -> bool:
        times = [max(mark[_MTIME], mark[_CTIME]) for _, mark in probes if mark is not None]
        newest = datetime.fromtimestamp(max(times, default=0) / _NANOSECONDS, UTC)
        return is_old(newest, at=now(), pace=self.pace)
