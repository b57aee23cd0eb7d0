"""The watcher of a soak: the real command in a process of its own, killed and started again, and what it costs.

* What it is made of is read from /proc, so this runs on Linux alone.
* Whatever it says goes to one file; a traceback or a bug in there is a fault.
* Memory and descriptors are judged on the last process, which lives longest: those before it were killed young.
"""

import itertools
import os
import re
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import family_of
from tests.support.faults import plain_environment

_URL = re.compile(r"http://([\d.]+):(\d+)/")
_BUG = re.compile(r"Traceback|bug of its own|kesalahan di dalam paraf sendiri")
_PATIENCE = 60.0
_EVERY = 3.0
_GROWTH = 1.3
_SPARE_DESCRIPTORS = 8
_FEWEST = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What one process was made of at one moment of its life, in seconds, kilobytes and counts."""

    pid: int
    age: float
    rss: int
    cpu: float
    descriptors: int
    threads: int
    children: int
    zombies: int
    live: int


class Watch:
    """``paraf watch --serve`` in a newsroom; ``generation`` counts its starts, and is odd while it can answer."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.log = root.with_name("watch.log")
        self.host, self.port, self.generation, self.kills = "127.0.0.1", 0, 0, 0
        self._run: subprocess.Popen[bytes] | None = None
        self._started = 0.0

    @property
    def pid(self) -> int:
        """Give the process's number."""
        return self._run.pid if self._run else 0

    @property
    def age(self) -> float:
        """Give for how many seconds this process has lived."""
        return time.monotonic() - self._started

    def start(self) -> None:
        """Start it, and wait until it serves."""
        said = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self._run = subprocess.Popen(  # noqa: S603  # our own command
                [Path(sys.executable).with_name("paraf"), "-C", self.root, "watch", "--serve", "--port", "0"],
                stdout=log,
                stderr=log,
                env=plain_environment(),
            )
        self._started = time.monotonic()
        while not (found := _URL.search(self.log.read_bytes()[said:].decode(errors="replace"))):
            if self._run.poll() is not None or self.age > _PATIENCE:
                message = f"the watcher does not start:\n{self.said(20)}"
                raise RuntimeError(message)
            time.sleep(0.05)
        self.port = int(found[2])
        self.generation += 1

    def kill(self) -> None:
        """Kill it as a pulled plug does."""
        assert self._run is not None  # noqa: S101  # it was started
        self.generation += 1
        self._run.kill()
        self._run.wait()
        self.kills += 1

    def end(self) -> int:
        """Ask it to end, and give its status."""
        assert self._run is not None  # noqa: S101  # it was started
        self.generation += 1
        self._run.send_signal(signal.SIGTERM)
        return self._run.wait(timeout=_PATIENCE)

    def close(self) -> None:
        """Leave no process behind, whatever happened."""
        if self._run is not None and self._run.poll() is None:
            self._run.kill()
            self._run.wait()

    def faults(self) -> list[str]:
        """Give what is wrong with the process itself: that it ended, or that it met a bug."""
        assert self._run is not None  # noqa: S101  # it was started
        ended = self._run.poll()
        gone = [] if ended is None else [f"the watcher ended by itself with {ended}"]
        return gone + [f"the watcher says: {line}" for line in self._lines() if _BUG.search(line)]

    def said(self, lines: int) -> str:
        """Give its last words."""
        return "\n".join(self._lines()[-lines:])

    def _lines(self) -> list[str]:
        return self.log.read_text(encoding="utf-8", errors="replace").splitlines()


class Sampler:
    """Looks at the watcher every few seconds, in a thread of its own."""

    def __init__(self, watch: Watch, live: Callable[[], int]) -> None:
        self.watch, self._live = watch, live
        self.samples: list[Sample] = []
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look_again_and_again, name="sampler")

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """End looking."""
        self._end.set()
        self._thread.join()

    def last_life(self) -> list[Sample]:
        """Give the samples of the process that was looked at last."""
        return [each for each in self.samples if each.pid == self.samples[-1].pid]

    def _look_again_and_again(self) -> None:
        while not self._end.wait(_EVERY):
            generation = self.watch.generation
            try:
                sample = _sample(self.watch.pid, self.watch.age, self._live())
            except (FileNotFoundError, ProcessLookupError):
                continue  # killed while it was looked at
            if generation == self.watch.generation and generation % 2:
                self.samples.append(sample)


def _sample(pid: int, age: float, live: int) -> Sample:
    process = Path("/proc", str(pid))
    status = dict(line.split(":\t", 1) for line in (process / "status").read_text().splitlines() if ":\t" in line)
    if "VmRSS" not in status:
        raise ProcessLookupError(pid)  # it is dying
    family = family_of(pid)
    if pid not in family:
        raise ProcessLookupError(pid)
    own = family.pop(pid)
    states = [found[0] for found in family.values()]
    return Sample(
        pid=pid,
        age=age,
        rss=int(status["VmRSS"].split()[0]),
        cpu=(int(own[11]) + int(own[12])) / os.sysconf("SC_CLK_TCK"),
        descriptors=len(list((process / "fd").iterdir())),
        threads=int(status["Threads"]),
        children=len(states),
        zombies=states.count("Z"),
        live=live,
    )


def _quarter(samples: Sequence[Sample], number: int, of: str) -> float:
    size = len(samples) // 4
    return float(statistics.median(getattr(each, of) for each in samples[number * size : (number + 1) * size]))


def tell_costs(samples: Sequence[Sample]) -> None:
    """Print what the longest life cost."""
    first = min(samples, key=lambda each: abs(each.age - min(300, samples[-1].age / 4)))
    last = samples[-1]
    hours = max(last.age - first.age, 1.0) / 3600
    print(f"The last watcher lived {last.age / 60:.1f} minutes; {len(samples)} samples of it:")
    print(f"  RSS {first.rss} kB after {first.age / 60:.1f} min ({first.live} live), {last.rss} kB at the end")
    print(f"      ({last.live} live), {(last.rss - first.rss) / hours:+.0f} kB an hour; medians by quarter:", end=" ")
    print(*(f"{_quarter(samples, number, 'rss'):.0f}" for number in range(4)))
    for name in ("descriptors", "threads", "children", "zombies"):
        values = [getattr(each, name) for each in samples]
        print(f"  {name}: {min(values)} to {max(values)}")
    print(f"  CPU share: {100 * (last.cpu - samples[0].cpu) / max(last.age - samples[0].age, 1):.0f} % of one core")


def leaks_in(samples: Sequence[Sample]) -> list[str]:
    """Give what grew in a life that was long enough to tell, and every zombie that stayed."""
    if len(samples) < _FEWEST:
        return []
    found = []
    early, late = _quarter(samples, 1, "rss"), _quarter(samples, 3, "rss")
    grown = max(1.0, _quarter(samples, 3, "live") / max(_quarter(samples, 1, "live"), 1))
    if late > early * grown * _GROWTH:
        found.append(f"memory grew from {early:.0f} kB in the second quarter to {late:.0f} kB in the last")
    for name in ("descriptors", "threads"):
        early, late = _quarter(samples, 1, name), _quarter(samples, 3, name)
        if late > early + _SPARE_DESCRIPTORS:
            found.append(f"{name} grew from {early:.0f} in the second quarter to {late:.0f} in the last")
    if any(one.zombies and other.zombies for one, other in itertools.pairwise(samples)):
        found.append("a zombie stayed from one sample to the next")
    return found
