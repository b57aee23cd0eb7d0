"""Links: no path that the desk works on goes through a symlinked folder.

* Every folder on the way is opened below the one before it and refuses to be a link: what was looked at is what is
  used, whoever swaps a folder meanwhile. All that is read, written, renamed or removed lies below such a descriptor.
* A newsroom's root is a real path, so that every path below it has to be real as well.
* An error names the whole path.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_WAY = os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


class FileError(Exception):
    """A file cannot be taken as it is; ``path`` names it."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class SymlinkedFolderError(FileError):
    """The path goes through a symlinked folder, or climbs."""


@contextmanager
def folder_of(path: Path) -> Iterator[int]:
    """Open the folder that holds a path, for reaching what lies in it."""
    with naming(path), _walked(path.parent) as folder:
        yield folder


@contextmanager
def folder_at(path: Path) -> Iterator[int]:
    """Open a folder, for reaching what lies in it."""
    with naming(path), _walked(path) as folder:
        yield folder


@contextmanager
def listed_at(path: Path) -> Iterator[int]:
    """Open a folder, for listing what lies in it."""
    with folder_at(path) as folder, naming(path):
        descriptor = os.open(".", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC, dir_fd=folder)
        try:
            yield descriptor
        finally:
            os.close(descriptor)


@contextmanager
def naming(path: Path, other: Path | None = None) -> Iterator[None]:
    """Let errors over a name in an opened folder tell the whole path."""
    try:
        yield
    except OSError as error:
        if not str(error.filename).startswith("/"):
            error.filename = str(path)
            if other is not None:
                error.filename2 = str(other)
        raise


def leads_through_link(path: Path) -> bool:
    """Tell whether a folder on the way to a path is a link; the path's own last name may be one."""
    try:
        with folder_of(path):
            return False
    except SymlinkedFolderError:
        return True
    except OSError:  # there is no such folder
        return False


@contextmanager
def _walked(path: Path) -> Iterator[int]:
    descriptor = os.open("/", _WAY)
    try:
        for name in path.absolute().parts[1:]:
            below = _opened(name, descriptor, path)
            os.close(descriptor)
            descriptor = below
        yield descriptor
    finally:
        os.close(descriptor)


def _opened(name: str, folder: int, path: Path) -> int:
    if name == "..":
        raise SymlinkedFolderError(path)
    try:
        return os.open(name, _WAY, dir_fd=folder)
    except ValueError as error:  # a null byte
        raise FileError(path) from error
    except NotADirectoryError:
        if stat.S_ISREG(os.lstat(name, dir_fd=folder).st_mode):
            raise
        raise SymlinkedFolderError(path) from None  # also where a folder stands there again by now
