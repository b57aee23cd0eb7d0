"""Confining: what people sent is opened in a child process, which may be slow, hungry, or fall over.

* One child a job, forked by a server of ours that has one thread; the server is started for the first job.
* Whatever becomes of the child, the caller gets a value: the answer, or how the child gave up.
* No job outlasts its time, its caller, or this process, however this process ends.
"""

import atexit
import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

import paraf
from paraf.desk.clock import ticks

LONGEST_ORDER = 4096
READY = b"ready"
LATE = 255
"""What a job is said to have ended with that was killed because its time by the clock was up."""

_FIRST_FREE = 3  # the three before are the server's own, also where this process has them closed
_STARTING = 60
_SLACK = 10
_CHUNK = 1 << 20
_LENGTH = 8
_LARGEST_ANSWER = 1 << 27
_SERVE = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from paraf.desk.opening.confined import serve; serve({})"
)


class ConfiningError(Exception):
    """The server that forks the children cannot be started."""


class GaveUp(StrEnum):
    """How a job ended without an answer: it is too hard, or this machine had no time for it just now."""

    TOO_HARD = "too hard"
    TOO_LATE = "too late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a job may use: seconds of processor time, seconds by the clock, and bytes of memory."""

    processor: int
    seconds: float
    memory: int


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """A job as the server is told of it; its bytes come by a channel of their own."""

    work: str
    processor: int
    seconds: float
    memory: int


def confined(work: str, content: bytes, limits: Limits) -> bytes | GaveUp:
    """Have a job done on some bytes in a child of its own, and give its answer."""
    order = Order(work=work, processor=limits.processor, seconds=limits.seconds, memory=limits.memory)
    with _LOCK:
        return _server().do(order, content)


class _Server:
    """The process that forks the children, and the way to it."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            passed = fcntl.fcntl(theirs, fcntl.F_DUPFD_CLOEXEC, _FIRST_FREE)
        try:
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and our own words
                [sys.executable, "-I", "-c", _SERVE.format(passed), json.dumps(search_path())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[passed],
                start_new_session=True,
            )
        finally:
            os.close(passed)
        self._control.settimeout(_STARTING)
        if self._told() != READY:
            self.stop()
            raise ConfiningError(sys.executable)

    def do(self, order: Order, content: bytes) -> bytes | GaveUp:
        """Have one job done; a server that does not say how it ended is stopped."""
        deadline = ticks() + order.seconds + _SLACK
        ended = b""
        try:
            answer = self._asked(order, content, deadline)
            self._control.settimeout(_left(deadline))
            ended = self._told()
        finally:
            if not ended:
                self.stop()
        if answer is not None and ended == b"\0":
            return answer
        return GaveUp.TOO_LATE if not ended or ended[0] == LATE else GaveUp.TOO_HARD

    def runs(self) -> bool:
        """Tell whether the server still runs."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End the server and whatever it runs."""
        self._control.close()
        if self.runs():
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def let_go(self) -> None:
        """Leave the server to the process that started it."""
        self._control.close()
        self._process.returncode = 0  # nobody is to wait for it here

    def _asked(self, order: Order, content: bytes, deadline: float) -> bytes | None:
        ours, theirs = socket.socketpair()
        with ours:
            try:
                with theirs:
                    socket.send_fds(self._control, [msgspec.json.encode(order)], [theirs.fileno()])
                ours.settimeout(_left(deadline))
                ours.sendall(content)
                ours.shutdown(socket.SHUT_WR)
                return _answered(ours, deadline)
            except (ConnectionError, TimeoutError):
                return None

    def _told(self) -> bytes:
        try:
            return self._control.recv(len(READY))
        except (ConnectionError, TimeoutError):
            return b""


def _answered(channel: socket.socket, deadline: float) -> bytes | None:
    """Read an answer, which says how long it is; None where it is cut off, or longer than any."""
    answer = bytearray()
    while chunk := channel.recv(_CHUNK):
        answer += chunk
        channel.settimeout(_left(deadline))
        if len(answer) > _LARGEST_ANSWER:
            return None
    length, content = int.from_bytes(answer[:_LENGTH]), bytes(answer[_LENGTH:])
    return content if len(answer) >= _LENGTH and len(content) == length else None


def _left(deadline: float) -> float:
    return max(0.001, deadline - ticks())


def search_path() -> list[str]:
    """Give where another interpreter of ours finds what this one finds; never the folder that it runs in."""
    own = str(Path(paraf.__file__).parent.parent)
    return [own, *(entry for entry in sys.path if entry and entry != own)]


_LOCK = threading.Lock()
_running: list[_Server] = []


def _server() -> _Server:
    if not _running or not _running[0].runs():
        _stop()
        _running.append(_Server())
    return _running[0]


def _stop() -> None:
    while _running:
        _running.pop().stop()


def _let_go() -> None:
    """Start afresh in a forked process: the server is its parent's."""
    global _LOCK  # noqa: PLW0603  # another thread may have held it
    _LOCK = threading.Lock()
    while _running:
        _running.pop().let_go()


atexit.register(_stop)
os.register_at_fork(after_in_child=_let_go)
