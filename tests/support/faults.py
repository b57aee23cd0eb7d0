"""Killing the command line: after a while, or at a system call.

* The command is the real one in a process of its own; SIGKILL leaves it no moment to tidy up.
* A while hits anywhere, also where nothing happens; a system call hits exactly between two changes on disk.
* Where a kill shall hit a call, the first order of each kind is let through: it tells which calls such an order makes.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

STRACE = shutil.which("strace")
CALLS = (
    *("fsync", "sync", "write", "pwrite64", "ftruncate", "truncate", "fchmod", "symlink", "mkdir"),
    *("rename", "renameat2", "link", "linkat", "unlink", "unlinkat", "rmdir"),
)
"""The system calls that change something on disk, or bring it there."""

_LONGEST = 120.0
_FIRST_SPAN = 0.6
_CALL = re.compile(r"^\d+\s+(\w+)\(", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended: killed, or with a status of its own, after how many seconds, and what it said."""

    killed: bool
    status: int
    seconds: float
    said: str


def paraf(root: Path, *words: str, tracing: tuple[str, ...] = (), kill_after: float | None = None) -> Ended:
    """Run one command in a newsroom, and kill it if it takes longer than ``kill_after`` seconds."""
    started = time.perf_counter()
    with subprocess.Popen(  # noqa: S603  # our own command
        [*tracing, Path(sys.executable).with_name("paraf"), "-C", root, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=plain_environment(),
        text=True,
    ) as run:
        try:
            said, _ = run.communicate(timeout=_LONGEST if kill_after is None else kill_after)
        except subprocess.TimeoutExpired:
            run.kill()
            said, _ = run.communicate()
    killed = run.returncode == -signal.SIGKILL
    return Ended(killed=killed, status=run.returncode, seconds=time.perf_counter() - started, said=said)


def plain_environment() -> dict[str, str]:
    """Give our environment without what measures coverage or names an officer: a killed process writes half a file."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PARAF_"))}


@cache
def why_no_strace() -> str | None:
    """Tell why strace cannot be used here; None where it can."""
    if STRACE is None:
        return "strace is not installed"
    tried = subprocess.run([STRACE, "-o", os.devnull, "true"], capture_output=True, text=True, check=False)  # noqa: S603
    return f"strace may not trace here: {tried.stderr.strip()}" if tried.returncode else None


class AnyMoment:
    """Kills after a random part of the time that an order of this kind takes, more often in its second half.

    How long that is, is learnt on the way: from orders that ended, and from those that were killed later than expected.
    """

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.span: dict[str, float] = {}

    def give(self, root: Path, kind: str, words: tuple[str, ...]) -> Ended:
        """Give an order of some kind, and kill it on the way."""
        span = self.span.get(kind, _FIRST_SPAN)
        after = span * self.rng.uniform(self.rng.choice((0.0, 0.5, 0.5)), 1.15)
        ended = paraf(root, *words, kill_after=after)
        if not ended.killed:
            self.span[kind] = (span + ended.seconds) / 2
        elif after > span:
            self.span[kind] = after
        return ended


class AnyCall:
    """Kills on entering a system call that changes something, each name of a call being equally likely."""

    def __init__(self, rng: random.Random, folder: Path) -> None:
        self.rng = rng
        self.log = folder / "calls"
        self.calls: dict[str, tuple[str, ...]] = {}
        self.hits: Counter[str] = Counter()

    def give(self, root: Path, kind: str, words: tuple[str, ...]) -> Ended:
        """Give an order of some kind, and kill it at one of its calls."""
        strace = (str(STRACE), "-f", "-qq", "-o", str(self.log), "-e")
        if kind not in self.calls:
            ended = paraf(root, *words, tracing=(*strace, f"trace={','.join(CALLS)}", "--seccomp-bpf"))
            self.calls[kind] = tuple(_CALL.findall(self.log.read_text(encoding="utf-8", errors="replace")))
            return ended
        name = self.rng.choice(sorted(set(self.calls[kind])))
        number = self.rng.randint(1, self.calls[kind].count(name))
        at = (f"trace={name}", "-e", f"inject={name}:signal=KILL:when={number}")
        ended = paraf(root, *words, tracing=(*strace, *at))
        self.hits[name] += ended.killed
        return ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A call of a real command that would change something in a folder: its name, and which of that name it is."""

    name: str
    number: int


def calls_of(root: Path, words: tuple[str, ...], log: Path) -> list[Reached]:
    """Run a command to its end, and give each of its calls that reached into the newsroom."""
    names = (*CALLS, "openat")
    ended = paraf(
        root, *words, tracing=(str(STRACE), "-f", "-qq", "-y", "-o", str(log), "-e", f"trace={','.join(names)}")
    )
    assert ended.status == 0, ended
    counted: Counter[str] = Counter()
    reached = []
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        name = line.partition(" ")[2].strip().partition("(")[0]
        counted[name] += name in names
        if name in names and f"{root}/" in line and (name != "openat" or "O_CREAT" in line):
            reached.append(Reached(name=name, number=counted[name]))
    return reached


def failing(root: Path, words: tuple[str, ...], call: Reached, error: str, log: Path) -> Ended | None:
    """Run a command in which a call fails with this error; None where it met something outside of the newsroom."""
    at = ("-e", f"trace={call.name}", "-e", f"inject={call.name}:error={error}:when={call.number}")
    ended = paraf(root, *words, tracing=(*_strace(log), *at))
    met = [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if "(INJECTED)" in line]
    return ended if met and f"{root}/" in met[0] else None


def _strace(log: Path) -> tuple[str, ...]:
    return (str(STRACE), "-f", "-qq", "-y", "-o", str(log))
