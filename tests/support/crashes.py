"""Crashes that are real: a forked process works in a folder and is gone in the middle of a step.

* Every call that changes a disk counts as a step; the process ends before that step is done, or half-way into a write.
* Nothing of the process is cleaned up: no handler, no ``finally``, as when the plug is pulled.
"""

import os

from paraf.desk import renames

_CRASHED = 42
_CALLS = ("fsync", "rename", "replace", "unlink", "link", "mkdir", "ftruncate", "truncate", "write")


def crashes_at(step, act):
    """Let ``act`` run in a process of its own that ends at a step; tell whether it got that far."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            _count_down(step)
            act()
            status = 0
        finally:
            os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, _CRASHED}, f"the process failed by itself: {status}"
    return status == _CRASHED


def _count_down(step):
    left = [step]

    def counted(call, *, half=None):
        def calling(*args, **options):
            left[0] -= 1
            if left[0] == 0:
                if half is not None:
                    half(*args)
                os._exit(_CRASHED)
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
