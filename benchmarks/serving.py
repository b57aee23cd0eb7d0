"""Serving: a site that is watched and served by a program of its own, and how soon it shows a change.

* Time runs from just before the save until the new bytes were read over HTTP, looked for every few milliseconds.
* Every site is asked in the same way, one place after the other, and seldom enough that asking costs it little.
* A change that does not come although the program has gone still is never: null. To tell that, asking pauses every
  five seconds, until the program is seen to work or to wait for the disk.
"""

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from benchmarks.changes import Ready, Spot
from benchmarks.measuring import environment, family_cpu, family_rss, wait_still, waits_for_disk

_POLL = 0.003
_PATIENCE = 120.0
_LOOK_AGAIN = 5.0
_PAUSE = 2.0
_NEXT_TO_NOTHING = 0.1


class DeadServerError(Exception):
    """A program that serves a site has ended, or never answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How a change came: seconds from the save to each spot (None: never), and the CPU seconds that it took."""

    seconds: Mapping[Spot, float | None]
    cpu: float


class Serving:
    """One running server; ends it when the block ends."""

    def __init__(self, words: Sequence[str | Path], folder: Path, *, port: int, log: Path, still: float = 0.5) -> None:
        self.words, self.folder, self.port, self.log, self.still = words, folder, port, log, still
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)

    def __enter__(self) -> Self:
        """Start it, and wait until it serves the front page and has gone still."""
        with self.log.open("ab") as said:
            self._run = subprocess.Popen(  # noqa: S603  # the commands of the benchmark's own list
                self.words,
                cwd=self.folder,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                process_group=0,
            )
        try:
            self._wait_for_front()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """End it, with all that it started."""
        self._connection.close()
        if self._run.poll() is None:
            os.killpg(self._run.pid, signal.SIGTERM)
            try:
                self._run.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(self._run.pid, signal.SIGKILL)
                self._run.wait()

    @property
    def rss_mb(self) -> float:
        """Give the megabytes that it and all that it started have."""
        return family_rss(self._run.pid)

    def settle(self) -> None:
        """Wait until it has gone still."""
        wait_still(self._run.pid, still=self.still)

    def shows(self, ready: Ready) -> Shown:
        """Make a change while it is still, and measure when each spot shows it."""
        self.settle()
        before = family_cpu(self._run.pid)
        seconds = self.make(ready)
        self.settle()
        return Shown(seconds=seconds, cpu=round(family_cpu(self._run.pid) - before, 3))

    def make(self, ready: Ready) -> dict[Spot, float | None]:
        """Make a change, and give how many seconds later each spot shows it."""
        left = dict(ready.wanted)
        seconds: dict[Spot, float | None] = dict.fromkeys(left)
        started = time.perf_counter()
        look = started + _LOOK_AGAIN
        ready.save()
        while left and time.perf_counter() - started < _PATIENCE:
            spot = next(iter(left))
            wanted = left.pop(spot)
            if (answer := self.get(wanted.place)) is not None and wanted.is_met(answer or None):
                seconds[spot] = round(time.perf_counter() - started, 4)
            else:
                left[spot] = wanted  # behind the others
                time.sleep(_POLL)
            if left and time.perf_counter() > look:
                if self._is_still():
                    break
                look = time.perf_counter() + _LOOK_AGAIN
        return seconds

    def get(self, place: str) -> bytes | None:
        """Read a page: empty where the site has none there, None where nobody answered."""
        for _ in range(2):  # a server may have closed the connection since
            try:
                self._connection.request("GET", "/" + place.removesuffix("index.html"))
                answer = self._connection.getresponse()
                content = answer.read()
            except (http.client.HTTPException, OSError):
                self._connection.close()
                continue
            return content if answer.status == http.client.OK else b""
        return None

    def _is_still(self) -> bool:
        """Tell, while nobody asks it for anything, whether it does next to nothing, and does not wait for the disk."""
        before, until = family_cpu(self._run.pid), time.perf_counter() + _PAUSE
        while time.perf_counter() < until:
            time.sleep(_PAUSE / 20)
            if waits_for_disk(self._run.pid) or family_cpu(self._run.pid) - before > _PAUSE * _NEXT_TO_NOTHING:
                return False
        return True

    def _wait_for_front(self) -> None:
        until = time.perf_counter() + _PATIENCE * 5
        while not self.get("index.html"):
            if self._run.poll() is not None or time.perf_counter() > until:
                message = f"{' '.join(map(str, self.words))} serves nothing; see {self.log}"
                raise DeadServerError(message)
            time.sleep(0.05)
        self.settle()


def free_port() -> int:
    """Give a port that nobody has."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
