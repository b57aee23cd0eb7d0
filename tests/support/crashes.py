"""Faults in a forked process: it is gone in the middle of a step, or a step fails, or the system gives it no more.

* Every call that changes a disk counts as a step; the process ends before that step is done, or half-way into a write.
* Nothing of a process that crashes is cleaned up: no handler, no ``finally``, as when the plug is pulled.
* A limit is the kernel's own: ``limited`` sets it in the child, where it hurts nobody else.
* All of this works for everybody on every machine: no root, no tracer, no compiler, no mount.
"""

import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from paraf.desk.disk import renames
from paraf.desk.opening import confined, confining
from tests.support.syscalls import fork, measure_no_coverage

_CRASHED = 42
_CALLS = ("fsync", "rename", "replace", "unlink", "rmdir", "link", "symlink", "mkdir", "ftruncate", "truncate", "write")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forked:
    """How a forked process ended: its status, negative where a signal ended it, and what it said."""

    status: int
    said: str


def forked(act: Callable[[], object], *, before: Callable[[], object] = lambda: None) -> Forked:
    """Let ``act`` run in a process of its own, after ``before``; what it gives is the status."""
    reading, writing = os.pipe()
    child = fork()
    if child == 0:
        status = 70
        try:
            os.close(reading)
            os.dup2(writing, 1)
            os.dup2(writing, 2)
            sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
            measure_no_coverage()
            before()
            status = int(act() or 0)
        except BaseException:  # noqa: BLE001 - nothing may leave this process but its status
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8", errors="replace") as screen:
        said = screen.read()
    return Forked(status=os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said=said)


def crashes_at(step, act):
    """Let ``act`` run in a process of its own that ends at a step; tell whether it got that far."""
    ended = forked(lambda: act() and 0, before=lambda: _count_down(step, lambda: os._exit(_CRASHED)))
    assert ended.status in {0, _CRASHED}, f"the process failed by itself: {ended}"
    return ended.status == _CRASHED


def fails_at(step, act, number):
    """Let ``act`` run in a process of its own in which a step raises this error; give how it ended."""

    def fail():
        raise OSError(number, os.strerror(number))

    return forked(act, before=lambda: _count_down(step, fail))


def limited(act, limit, *, kind=resource.RLIMIT_FSIZE, kills=False):
    """Let ``act`` run in a process of its own under a limit of the kernel's; files cannot grow beyond it, or open.

    ``kills`` leaves the kernel's signal as it comes: the process is gone, half-way into a write.
    """

    def before():
        if kind == resource.RLIMIT_NOFILE:
            os.closerange(3, 1 << 12)
        elif kills:
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(kind, (limit, resource.getrlimit(kind)[1]))

    return forked(act, before=before)


def _count_down(step, fault):
    left = [step]

    def counted(call, *, half=None):
        def calling(*args, **options):
            left[0] -= 1
            if left[0] == 0:
                if half is not None:
                    half(*args)
                fault()
            return call(*args, **options)

        return calling

    os.fsync = lambda _: None  # a dying process loses nothing that it wrote; the step counts all the same
    write = os.write
    for name in _CALLS:
        half = (
            (lambda descriptor, content: write(descriptor, content[: len(content) // 2])) if name == "write" else None
        )
        setattr(os, name, counted(getattr(os, name), half=half))
    renames._CALL = counted(renames._CALL)  # noqa: SLF001  # the kernel's own rename
    confining._server = _Here  # noqa: SLF001  # a server of its own would cost such a process more than all it does


class _Here:
    """Opens what people sent in this very process, which is soon gone: it changes nothing on any disk."""

    @staticmethod
    def do(order, content):
        if order.work not in confined.WORKS:
            confined._LEARNED[order.work]()  # noqa: SLF001  # as the server does
        return confined.WORKS[order.work](content)
