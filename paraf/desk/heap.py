"""The heap of a process that runs for weeks: what nobody needs is freed, and what is free goes back to the system.

* What only refers to itself is freed after each storm: Python would wait for many more of them.
* The C library keeps what was freed between two pieces that stay, and grows by every storm; nobody else can use it.
* Where the library cannot be told, nothing happens, and nothing else depends on it.
"""

import ctypes
import gc
from collections.abc import Callable
from typing import Final

_TRIM: Final[Callable[[int], int] | None] = getattr(ctypes.CDLL(None), "malloc_trim", None)
_SET: Final[Callable[[int, int], int] | None] = getattr(ctypes.CDLL(None), "mallopt", None)
_MMAP_THRESHOLD: Final = -3  # M_MMAP_THRESHOLD of malloc.h
_LARGE: Final = 128 << 10  # bytes
_YOUNG: Final = 1  # the generation of what came since the garbage was looked for last


def keep_large_apart() -> None:
    """Let all large pieces lie apart, each gone when it is freed; by itself the library soon stops doing so."""
    if _SET is not None:
        _SET(_MMAP_THRESHOLD, _LARGE)


def clear_up() -> None:
    """Free what came since this was called last and only refers to itself; takes a millisecond or two."""
    gc.collect(_YOUNG)


def give_back() -> None:
    """Give back what is free; takes some milliseconds for a hundred megabytes."""
    if _TRIM is not None:
        _TRIM(0)
