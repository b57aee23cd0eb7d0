"""A tree of the public site being altered: files put in, linked from the other tree and taken away, and all on disk.

* A file is put in whole, by a rename, and never written where it stands: its bytes may be another tree's as well.
  Only in a tree that was empty, which nobody reads, is it made in its place.
* A file that is linked is the same file in both trees; where the file system cannot link, it is a copy of the same age.
* Everybody may read what is put in, and nobody but its owner write it, whatever the system's habit.
* Folders that became empty go.
* Nothing is on disk for certain before ``settle`` returns: every new file, and every folder whose names changed.
"""

import ctypes
import errno
import logging
import os
import shutil
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path

from paraf.desk.disk.files import write_all
from paraf.desk.disk.modes import PUBLIC_FILE, PUBLIC_FOLDER
from paraf.desk.disk.renames import CANNOT, sync_closing
from paraf.rules.names import TEMPORARY_PREFIX

log = logging.getLogger(__name__)

NO_LINKS = CANNOT | {errno.EMLINK, errno.EXDEV, errno.ENOTSUP}
"""The errors by which a file system says that it cannot give a file another name."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
_AT_ONCE = 4
_FEW = 64  # for which threads cost more than they save
_MANY = 1_000
_SYNC_ALL: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "syncfs", None)


class Alteration:
    """What is altered in one tree, which may have been empty."""

    def __init__(self, root: Path, *, was_empty: bool = False) -> None:
        self._root, self._was_empty = root, was_empty
        self._base = str(root)
        self._files: list[str] = []
        self._folders: set[str] = set()
        self._there: set[str] = {self._base}
        self._linking = True

    def write(self, place: str, content: bytes) -> None:
        """Put a file in."""
        path, fresh = self._paths(place)
        descriptor = os.open(fresh, _NEW, PUBLIC_FILE)
        try:
            write_all(descriptor, content)
            os.fchmod(descriptor, PUBLIC_FILE)
        finally:
            os.close(descriptor)
        self._files.append(path)
        self._put(fresh, path)

    def take(self, place: str, source: Path) -> None:
        """Put a file in that lies on the same file system, and is there no more."""
        path, _ = self._paths(place)
        source.chmod(PUBLIC_FILE)
        os.rename(source, path)  # noqa: PTH104  # a Path for each of very many files costs more than the call
        self._files.append(path)

    def link(self, place: str, other: Path) -> None:
        """Put the file in that stands at the same place of another tree."""
        path, fresh = self._paths(place)
        if not self._was_empty:
            _unlink(fresh)
        source = f"{other}/{place}"
        if not (self._linking and self._linked(source, fresh)):
            shutil.copy2(source, fresh, follow_symlinks=False)
            self._files.append(path)
        self._put(fresh, path)

    def note(self, places: Iterable[str]) -> None:
        """Take note of files that another process put in."""
        paths = [f"{self._base}/{place}" for place in places]
        self._files += paths
        for folder in {path.rpartition("/")[0] for path in paths}:
            above = folder
            while above not in self._folders:
                self._folders.add(above)
                if above != self._base:
                    above = above.rpartition("/")[0]

    def remove(self, place: str) -> None:
        """Take a file or a link away, and the folders that are empty without it."""
        path = self._root / place
        with suppress(FileNotFoundError, NotADirectoryError):
            path.unlink()
        folder = path.parent
        while folder != self._root and _is_gone(folder):
            self._there.discard(str(folder))
            self._folders.discard(str(folder))
            folder = folder.parent
        self._folders.add(str(folder))

    def settle(self) -> None:
        """Bring to disk what was altered."""
        if len(self._files) + len(self._folders) > _MANY:
            _sync_everything(self._root)
        else:
            _sync_each(self._files)
            _sync_each(sorted(self._folders))

    def _paths(self, place: str) -> tuple[str, str]:
        """Give where a file goes, in a folder that is there, and the name under which it is made."""
        path = f"{self._base}/{place}"
        folder, _, name = path.rpartition("/")
        self._make(folder)
        self._folders.add(folder)
        return path, path if self._was_empty else f"{folder}/{TEMPORARY_PREFIX}{name}"

    def _put(self, fresh: str, path: str) -> None:
        if not self._was_empty:
            os.rename(fresh, path)  # noqa: PTH104
            _unlink(fresh)  # a rename to another name of the same file does nothing

    def _make(self, folder: str) -> None:
        if folder in self._there:
            return
        above = folder.rpartition("/")[0]
        self._make(above)
        self._there.add(folder)
        with suppress(FileExistsError):
            os.mkdir(folder)  # noqa: PTH102
            os.chmod(folder, PUBLIC_FOLDER)  # noqa: PTH101
            self._folders.add(above)

    def _linked(self, source: str, target: str) -> bool:
        try:
            os.link(source, target, follow_symlinks=False)
        except OSError as error:
            if error.errno not in NO_LINKS:
                raise
            if error.errno != errno.EMLINK:  # one file with too many names says nothing of the next
                self._linking = False
                _say_that_copies_are_made()
            return False
        return True


def _unlink(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108


@cache
def _say_that_copies_are_made() -> None:
    log.warning("This file system has no hard links: the second copy of the public site takes room of its own.")


def _is_gone(folder: Path) -> bool:
    """Remove a folder if it is empty; tell whether it is there no more."""
    try:
        folder.rmdir()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError as error:
        if error.errno not in {errno.ENOTEMPTY, errno.EEXIST}:
            raise
        return False
    return True


def _sync_each(paths: Collection[str]) -> None:
    """Bring files or folders to disk, many of them some at once: the disk then writes its journal once for several."""
    if len(paths) <= _FEW:
        for path in paths:
            _sync(path)
        return
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for _ in threads.map(_sync, paths):
            pass


def _sync(path: str) -> None:
    sync_closing(os.open(path, os.O_RDONLY | os.O_CLOEXEC))


def _sync_everything(root: Path) -> None:
    """Bring a whole file system to disk, which is quicker than very many files one by one."""
    descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        if _SYNC_ALL is None or _SYNC_ALL(descriptor) != 0:
            os.sync()
    finally:
        os.close(descriptor)
