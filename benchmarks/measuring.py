"""Measuring: what a command or a server costs, with how busy the machine was beside it.

* A command's CPU seconds and memory are those of everything that it started.
* The spin is a fixed loop: where its wall time exceeds its CPU time, others were at work, and wall times tell little.
* What is read comes from /proc, so this runs on Linux alone.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_MEGABYTE = 1 << 20
_SPINS = 1_500_000
_LONGEST = 1800.0
_EVERY = 0.05
_STILL_SHARE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a command cost: seconds by the clock and of CPU, and the most memory at one time."""

    wall: float
    cpu: float
    rss_mb: float


class FailedCommandError(Exception):
    """A command that is measured ended with a status that it must not have."""


def spin() -> dict[str, float]:
    """Tell how busy the machine is: the load, and a fixed loop's wall and CPU seconds."""
    wall, cpu, found = time.perf_counter(), time.process_time(), 0
    for number in range(_SPINS):
        found += number & 7
    return {
        "load": round(os.getloadavg()[0], 2),
        "spin_wall": round(time.perf_counter() - wall, 3),
        "spin_cpu": round(time.process_time() - cpu, 3),
    }


def measured(words: Sequence[str | Path], folder: Path, *, log: Path, fine: Sequence[int] = (0,)) -> Cost:
    """Run a command to its end, and give what it cost; its words go to the log."""
    with log.open("ab") as said:
        started = time.perf_counter()
        run = subprocess.Popen(  # noqa: S603  # the commands of the benchmark's own list
            words, cwd=folder, env=environment(), stdin=subprocess.DEVNULL, stdout=said, stderr=said, process_group=0
        )
        killer = threading.Timer(_LONGEST, lambda: os.killpg(run.pid, signal.SIGKILL))
        killer.start()
        peak = _Peak(run.pid)
        peak.start()
        _, status, usage = os.wait4(run.pid, 0)
        wall = time.perf_counter() - started
        run.returncode = os.waitstatus_to_exitcode(status)
        killer.cancel()
        peak.stop()
    if run.returncode not in fine:
        message = f"{' '.join(map(str, words))} ended with {run.returncode}; see {log}"
        raise FailedCommandError(message)
    most = max(peak.most, usage.ru_maxrss * 1024)
    return Cost(wall=round(wall, 4), cpu=round(usage.ru_utime + usage.ru_stime, 3), rss_mb=round(most / _MEGABYTE, 1))


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give the environment that everything measured runs in."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PARAF_", "COV"))}
    return kept | {"LC_ALL": "C.UTF-8", "NO_COLOR": "1"} | dict(extra or {})


def command(name: str) -> Path:
    """Give a command that lies beside this Python."""
    return Path(sys.executable).with_name(name)


def family_cpu(pid: int) -> float:
    """Give the CPU seconds of a running process and of all that it started, ended ones included."""
    return sum(each[1] for each in _family(pid))


def family_rss(pid: int) -> float:
    """Give the megabytes of memory that a running process and all that it started have."""
    return round(sum(each[2] for each in _family(pid)) / _MEGABYTE, 1)


def wait_still(pid: int, *, still: float, longest: float = 600.0) -> None:
    """Wait until a process and all that it started have done next to nothing for so many seconds."""
    until, since, last = time.perf_counter() + longest, time.perf_counter(), family_cpu(pid)
    while time.perf_counter() - since < still and time.perf_counter() < until:
        time.sleep(_EVERY)
        spent = family_cpu(pid)
        if spent - last > _EVERY * _STILL_SHARE + 1 / _TICK or waits_for_disk(pid):
            since = time.perf_counter()
        last = spent


def waits_for_disk(pid: int) -> bool:
    """Tell whether a process or one that it started waits for the disk at this moment, which costs no CPU."""
    threads = (task for each, _, _ in _family(pid) for task in Path("/proc", str(each), "task").glob("*"))
    return any(found[0] == "D" for task in threads if (found := stat_of(task)))


class _Peak(threading.Thread):
    """Looks again and again at how much memory a process and all that it started have."""

    def __init__(self, pid: int) -> None:
        super().__init__(name="peak", daemon=True)
        self.pid, self.most, self._end = pid, 0, threading.Event()

    def run(self) -> None:
        while not self._end.wait(_EVERY * 4):
            self.most = max(self.most, sum(each[2] for each in _family(self.pid)))

    def stop(self) -> None:
        self._end.set()
        self.join()


def _family(pid: int) -> list[tuple[int, float, int]]:
    """Give number, CPU seconds and bytes of memory of a process and of all below it."""
    return [
        (each, sum(map(int, found[11:15])) / _TICK, int(found[21]) * _PAGE) for each, found in family_of(pid).items()
    ]


def family_of(pid: int) -> dict[int, list[str]]:
    """Give a process and all that it, or one that it started, has started: the fields of each one's stat."""
    every = {int(each.name): found for each in Path("/proc").glob("[0-9]*") if (found := stat_of(each))}
    family = {pid} & every.keys()
    while below := {each for each, found in every.items() if int(found[1]) in family and each not in family}:
        family |= below
    return {each: every[each] for each in family}


def stat_of(process: Path) -> list[str] | None:
    """Give the fields of a process's stat from its state on; None where it has ended."""
    try:
        return (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return None
