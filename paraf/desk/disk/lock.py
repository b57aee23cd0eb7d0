"""The writer's lock: one writer at a time in a newsroom.

* Whoever changes papers or records holds it; readers need none.
* It goes with the process that holds it, however that process ends; it is given back by name, for a process that was
  forked meanwhile has the same file open.
* The file names the holder's process for people who wonder; where somebody removed it, the next
  writer makes a new one and locks that.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from paraf.desk.disk.files import make_folder
from paraf.desk.disk.links import folder_of
from paraf.desk.disk.modes import DESK_FILE, WAY_FOLDER

_LOCK = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC


@contextmanager
def writer(path: Path, *, on_wait: Callable[[], None]) -> Iterator[None]:
    """Be the one writer; where another is at work, call ``on_wait`` once and wait."""
    make_folder(path.parent, mode=WAY_FOLDER)
    descriptor = _locked(path, on_wait)
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)


@contextmanager
def unless_taken(path: Path) -> Iterator[bool]:
    """Be the only one, where nobody else is; tell whether that is so."""
    make_folder(path.parent, mode=WAY_FOLDER)
    with folder_of(path) as folder:
        descriptor = os.open(path.name, _LOCK, DESK_FILE, dir_fd=folder)
    try:
        yield _is_free(descriptor)
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)


def _locked(path: Path, on_wait: Callable[[], None]) -> int:
    waited = False
    while True:
        with folder_of(path) as folder:
            descriptor = os.open(path.name, _LOCK, DESK_FILE, dir_fd=folder)
        try:
            if not _is_free(descriptor):
                if not waited:
                    on_wait()
                    waited = True
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            if _is_at(path, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _is_free(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
