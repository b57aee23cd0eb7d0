"""The idle proof: while nothing happens, the live release is held against a clean build, and mended where it differs.

* Each release is proven once, after a quiet while, by a process of its own that gives way to all others.
* Nobody waits for it: what is signed meanwhile goes live as ever, and what was being proven is dropped.
* It ends with its watcher.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from paraf.desk.clock import now, ticks
from paraf.desk.layout import Layout
from paraf.desk.records.newsroom import Newsroom
from paraf.press.mending import prove_and_mend
from paraf.press.releases.standing import live_record

_COMMAND: Final = (sys.executable, "-m", "paraf.press.watching.idle_proof")
_NICEST = 19
_LOOK_AGAIN = 2.0  # seconds
_GOES = 10.0  # seconds for a process that was told to end
_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """How a proof ended: the places that differed and were mended; ``failed`` with how it broke, where it did."""

    mended: tuple[str, ...] = ()
    failed: str = ""


class IdleProof:
    """Has each release proven once, when nothing has happened for ``after`` seconds."""

    def __init__(self, layout: Layout, *, after: float, command: Sequence[str] = _COMMAND) -> None:
        self.after, self._layout, self._command = after, layout, command
        self._quiet_since = ticks()
        self._proven: str | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def disturb(self) -> None:
        """Note that something happened just now."""
        self._quiet_since = ticks()

    def tend(self) -> Proven | None:
        """Begin a proof that is due, or give how one ended."""
        if self._process is not None:
            return self._ended(self._process)
        if ticks() - self._quiet_since >= self.after:
            release = self._release()
            if release != self._proven:
                self._proven = release
                self._process = _begun((*self._command, str(self._layout.root)))
        return None

    @property
    def patience(self) -> float:
        """Give in how many seconds there is something to tend."""
        if self._process is not None:
            return _LOOK_AGAIN
        left = self.after - (ticks() - self._quiet_since)
        return left if left > 0 else self.after

    def close(self) -> None:
        """End the process that is at work, if any."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.communicate(timeout=_GOES)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()

    def _ended(self, process: "subprocess.Popen[bytes]") -> Proven | None:
        if process.poll() is None:
            return None
        self._process = None
        said, _ = process.communicate()
        if process.returncode:
            return Proven(failed=str(process.returncode))
        mended = msgspec.json.decode(said, type=tuple[str, ...])
        self._proven = self._release() if mended else self._proven
        return Proven(mended=mended)

    def _release(self) -> str | None:
        record = live_record(self._layout)
        return record.release if record else None


def _begun(words: Sequence[str]) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(  # noqa: S603  # our own words
        words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    with suppress(ProcessLookupError):  # it has ended already
        os.setpriority(os.PRIO_PROCESS, process.pid, _NICEST)
    return process


def _main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that it leaves no half-made site behind
    outcome = prove_and_mend(Newsroom.open(Path(sys.argv[1])), clock=now)
    sys.stdout.buffer.write(msgspec.json.encode(outcome.proof.differing[:_MOST_SHOWN]))


if __name__ == "__main__":
    _main()
