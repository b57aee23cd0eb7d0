"""A world of one's own: a user and mount namespace in a forked process, for what only root may do elsewhere.

* Whatever is mounted there is gone with the process, and nobody else ever sees it.
* Where the kernel allows no such world, it is told why.
"""

import ctypes
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.support.crashes import forked

_NEW_USER, _NEW_MOUNTS, _PRIVATE = 0x10000000, 0x00020000, 0x44000
_REFUSED = 71
_LIBC = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """How it went there: the status, what was said, and why there was none."""

    status: int
    said: str
    why_not: str | None = None


def in_own_world(act: Callable[[], object]) -> World:
    """Let ``act`` run as root of a world of its own; status 0 where nothing was raised."""

    def act_there() -> int:
        why_not = _enter()
        if why_not:
            print(why_not)  # noqa: T201 - a pipe to our parent
            return _REFUSED
        act()
        return 0

    ended = forked(act_there)
    why_not = ended.said.strip() if ended.status == _REFUSED else None
    return World(status=ended.status, said=ended.said, why_not=why_not)


def mount_tmpfs(folder: Path, *, size: str = "8m") -> None:
    """Mount an empty file system in memory on a folder."""
    if _LIBC.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", 0, f"size={size}".encode()):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))


def unmount(folder: Path) -> None:
    """Take away what was mounted on a folder, also where it is in use."""
    if _LIBC.umount2(os.fsencode(folder), 2):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))


def _enter() -> str | None:
    user, group = os.getuid(), os.getgid()
    if _LIBC.unshare(_NEW_USER | _NEW_MOUNTS):
        return f"no namespaces here: {os.strerror(ctypes.get_errno())}"
    try:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1")
    except OSError as error:
        return f"no namespaces here: {error}"
    if _LIBC.mount(b"none", b"/", None, _PRIVATE, None):
        return f"no mounts here: {os.strerror(ctypes.get_errno())}"
    return None
