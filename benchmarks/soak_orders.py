"""The orders of a soak: commands that run beside the hands, two at a time.

* What they say goes to a file: nobody reads it while they run, and a pipe that is full would hold them up.
* Each must end well or with a plain refusal; a traceback, a failure or a report of damage is a fault.
* Some are killed on the way, as long as that is asked for.
"""

import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tests.support.faults import plain_environment

FINE = frozenset({0, 2, 3})
"""How an order may end: done, nothing of that name there any more, or refused."""

_AT_ONCE = 2
_LONGEST = 120.0
_KILLED = 0.05


@dataclass(slots=True)
class _Running:
    words: tuple[str, ...]
    run: subprocess.Popen[bytes]
    said: BinaryIO
    since: float
    killed: bool = False


class Orders:
    """The commands that were given in one newsroom."""

    def __init__(self, root: Path, rng: random.Random) -> None:
        self.root, self.rng = root, rng
        self.kills = False
        self.killed = 0
        self.faults: list[str] = []
        self._running: list[_Running] = []

    def give(self, *words: str) -> None:
        """Give an order, and do not wait for its end."""
        while len(self._running) >= _AT_ONCE:
            self.reap()
            time.sleep(0.02)
        said = tempfile.TemporaryFile()  # noqa: SIM115  # closed when the order ended
        run = subprocess.Popen(  # noqa: S603  # our own command
            [Path(sys.executable).with_name("paraf"), "-C", self.root, *words],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            env=plain_environment(),
        )
        self._running.append(_Running(words=words, run=run, said=said, since=time.monotonic()))

    def reap(self, *, wait: bool = False) -> None:
        """Look how the orders ended; with ``wait``, let them all end first."""
        for each in list(self._running):
            if self.kills and not each.killed and each.run.poll() is None and self.rng.random() < _KILLED:
                each.run.kill()
                each.killed = True
                self.killed += 1
            late = time.monotonic() - each.since > _LONGEST
            if late and each.run.poll() is None:
                each.run.kill()
                each.killed = True
                self.faults.append(f"paraf {' '.join(each.words)}: did not end")
            if wait or each.run.poll() is not None:
                self._ended(each)

    def _ended(self, order: _Running) -> None:
        order.run.wait(timeout=_LONGEST)
        with order.said as file:
            file.seek(0)
            said = file.read().decode(errors="replace")
        self._running.remove(order)
        if not order.killed and (order.run.returncode not in FINE or "Traceback" in said):
            self.faults.append(f"paraf {' '.join(order.words)}: {order.run.returncode}: {said[-1500:]}")
