"""Workers: work that is alike and independent, shared out among all cores.

* A worker is this very process, forked: it knows what this one knows, and hands back bytes and nothing else.
* Whoever is free takes what comes next, so that all are done at the same time, whatever else the cores have to do.
* It opens what it needs anew, ends without tidying up, and dies with this process.
* What a worker does not hand back, because it failed or was killed, the caller does itself: an error is met where it
  can be told.
* Few things are not shared out: starting costs more than it saves. Nor is anything where other threads run: a fork
  would keep for good the locks that they hold.
"""

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, Pipe, wait
from typing import TypeVar

FEW = 400
"""So many things are done without workers."""

_NUMBER = 8  # bytes
_MOST_TURNS = 512  # whose numbers a pipe takes at once, however small the system makes it

Item = TypeVar("Item")


class Aside:
    """One piece of work that is done by a worker while this process goes on; ``close`` ends it."""

    def __init__(self, work: Callable[[], bytes]) -> None:
        """Begin, where there is a core for it."""
        self._work = work
        self._answer: bytes | None = None
        is_alone = cores() < 2 or threading.active_count() > 1  # noqa: PLR2004  # one core is ours
        self._started = None if is_alone else _start([None], lambda _: work(), range(1))

    def result(self) -> bytes:
        """Give what came of it; what the worker does not hand back is done here."""
        if self._answer is None:
            answers = [] if self._started is None else list(_gathered([None], [self._started[1]]))
            self.close()
            self._answer = answers[0][1] if answers else self._work()
        return self._answer

    def close(self) -> None:
        """Let go of the worker; it ends as soon as it finds nobody who listens."""
        if self._started is not None:
            (pid, reader), self._started = self._started, None
            reader.close()
            os.waitpid(pid, 0)


def shared_out(
    items: Sequence[Item], work: Callable[[Item], bytes], *, workers: int | None = None, few: int = FEW
) -> Iterator[tuple[Item, bytes]]:
    """Give what work makes of each item that a worker came to the end of, in any order; of few items nothing."""
    number = min(cores() if workers is None else workers, len(items))
    if number < 2 or len(items) <= few or threading.active_count() > 1:  # noqa: PLR2004  # one worker is none
        return
    gc.freeze()  # what a worker never touches stays shared
    started: list[tuple[int, Connection]] = []
    turns, at_once = _laid_out(len(items))
    try:
        started += [_start(items, work, _taken(turns, at_once, len(items))) for _ in range(number)]
        yield from _gathered(items, [reader for _, reader in started])
    finally:
        gc.unfreeze()
        os.close(turns)
        for _, reader in started:
            reader.close()  # whoever still works finds nobody who listens, and ends
        for pid, _ in started:
            os.waitpid(pid, 0)


def cores() -> int:
    """Give how many cores this process may use."""
    return len(os.sched_getaffinity(0))


def _laid_out(count: int) -> tuple[int, int]:
    """Give a pipe out of which every worker takes the number of what it begins with, and how many it does in a turn."""
    at_once = -(-count // _MOST_TURNS)
    taking, giving = os.pipe()
    os.write(giving, b"".join(first.to_bytes(_NUMBER, "big") for first in range(0, count, at_once)))
    os.close(giving)
    return taking, at_once


def _taken(turns: int, at_once: int, count: int) -> Iterator[int]:
    while turn := os.read(turns, _NUMBER):
        first = int.from_bytes(turn, "big")
        yield from range(first, min(first + at_once, count))


def _start(items: Sequence[Item], work: Callable[[Item], bytes], numbers: Iterable[int]) -> tuple[int, Connection]:
    reader, sender = Pipe(duplex=False)
    pid = os.fork()
    if pid == 0:
        reader.close()
        _work(items, work, sender, numbers)
    sender.close()
    return pid, reader


def _work(items: Sequence[Item], work: Callable[[Item], bytes], sender: Connection, numbers: Iterable[int]) -> None:
    """Do the work of one worker, and end the process."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the whole group hears it, and the first process decides
        for number in numbers:
            sender.send_bytes(number.to_bytes(_NUMBER, "big") + work(items[number]))
        status = 0
    finally:
        os._exit(status)


def _gathered(items: Sequence[Item], readers: list[Connection]) -> Iterator[tuple[Item, bytes]]:
    while readers:
        for reader in wait(readers):
            assert isinstance(reader, Connection)  # noqa: S101  # we made it
            try:
                message = reader.recv_bytes()
            except EOFError:
                reader.close()
                readers.remove(reader)
            else:
                yield items[int.from_bytes(message[:_NUMBER], "big")], message[_NUMBER:]
