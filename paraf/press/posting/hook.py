"""The hook: a command of the office that is run once with each notice, which it reads as JSON.

* It is run as it is written, by no shell, in the newsroom's folder.
* It has so many seconds; then it is ended, with all that it started.
* What it prints is not read, but for the last line of its complaints where it fails.
"""

import os
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from paraf.press.posting.letters import one_line

LIMIT: Final = 30.0
"""So many seconds the command has."""

_LONGEST = 200
_MOST_READ = 4096


class Hook:
    """Runs the office's command, one notice after the other."""

    def __init__(self, folder: Path, *, limit: float = LIMIT) -> None:
        self._folder, self._limit = folder, limit
        self._child: subprocess.Popen[bytes] | None = None

    def run(self, command: tuple[str, ...], words: bytes) -> str:
        """Run the command with a notice; give why it failed, or nothing."""
        with tempfile.TemporaryFile() as complaints:
            try:
                self._child = subprocess.Popen(  # noqa: S603  # what the admin put in force, and no shell
                    command,
                    cwd=self._folder,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=complaints,
                    start_new_session=True,
                )
            except OSError as error:
                return one_line(f"{command[0]}: {error.strerror}", _LONGEST)
            try:
                self._child.communicate(words, timeout=self._limit)
            except subprocess.TimeoutExpired:
                self.end()
                self._child.communicate()
                return one_line(f"{command[0]}: > {self._limit:.0f} s", _LONGEST)
            status = self._child.returncode
            return "" if status == 0 else one_line(f"{command[0]}: {status} {_last(complaints.fileno())}", _LONGEST)

    def end(self) -> None:
        """End the command that is at work, if any, with all that it started."""
        if self._child is not None and self._child.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self._child.pid, signal.SIGKILL)


def _last(descriptor: int) -> str:
    size = os.fstat(descriptor).st_size
    said = os.pread(descriptor, _MOST_READ, max(0, size - _MOST_READ)).decode("utf-8", "replace")
    return said.strip().rpartition("\n")[2]
