"""Files: the only hands that read and write people's papers.

* Only regular files are read: no symlink, pipe, socket or device, and never more than a limit.
* A file is written whole or not at all: beside its place, to disk, renamed, and the folder to disk.
* A person's file is rewritten or removed only while its bytes are the ones that were read.
* No path goes through a symlinked folder (see ``links``).
* A file or folder has the mode that it was given, whatever the system's habit; without one it has the system's.
"""

import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from paraf.desk.disk.links import FileError, SymlinkedFolderError, folder_of
from paraf.desk.disk.renames import Name, exchange, rename_free, stands, sync
from paraf.rules.names import TEMPORARY_PREFIX
from paraf.rules.words import Digest

LARGEST_KEPT = 1 << 26
"""No file that paraf writes or keeps has more bytes: what is larger is none of them."""

_CHUNK = 1 << 20
_PIECE = 1 << 16
_PLAIN = 0o777  # whose right it is to read, write and enter; never in whose name a program runs
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_WRITE = os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC
_NOT_REGULAR = frozenset({errno.ELOOP, errno.ENXIO, errno.ENODEV, errno.ENOTDIR, errno.ENAMETOOLONG})


class NotRegularError(FileError):
    """The path names no regular file: a symlink, folder, pipe, socket or device."""


class TooLargeError(FileError):
    """The file has more bytes than its reader takes."""


def read_regular(path: Path, *, limit: int) -> bytes:
    """Read a regular file once; one with more than ``limit`` bytes is not read."""
    with opened_regular(path) as descriptor:
        if os.fstat(descriptor).st_size > limit:
            raise TooLargeError(path)
        content = bytearray()
        while chunk := os.read(descriptor, min(_CHUNK, limit + 1 - len(content))):
            content += chunk
    if len(content) > limit:  # it grew meanwhile
        raise TooLargeError(path)
    return bytes(content)


def pieces_from(path: Path, start: int) -> Iterator[bytes]:
    """Read a regular file from a byte on, to its end, in small pieces; nothing where there is no such file."""
    try:
        with opened_regular(path) as descriptor:
            os.lseek(descriptor, start, os.SEEK_SET)
            while piece := os.read(descriptor, _PIECE):
                yield piece
    except FileNotFoundError:
        return


def digest_on_disk(path: Path) -> Digest | None:
    """Give the digest of a regular file's bytes.

    None where there is no such file, a link leads to it, or it is larger than anything that paraf keeps.
    """
    try:
        with opened_regular(path) as descriptor:
            return _digest(descriptor)
    except (FileNotFoundError, FileError):
        return None


def write_whole(path: Path, content: bytes, *, mode: int | None = None) -> None:
    """Put a file in its place, whole and on disk, replacing what was there."""
    with folder_of(path) as folder, _written(folder, content, mode) as temporary:
        os.replace(temporary, path.name, src_dir_fd=folder, dst_dir_fd=folder)
        sync(folder)


def write_new(path: Path, content: bytes, *, mode: int | None = None) -> None:
    """Put a file at a name that is free, whole and on disk; a taken name raises ``FileExistsError``."""
    with folder_of(path) as folder, _written(folder, content, mode) as temporary:
        rename_free(Name(folder, temporary), Name(folder, path.name))
        sync(folder)


def rewrite(path: Path, content: bytes, *, expected: Digest) -> bool:
    """Replace a person's file only while its bytes are still the expected ones; tell whether it was done."""
    try:
        with folder_of(path) as folder:
            if _digest_at(folder, path.name) != expected:
                return False
            mode = os.lstat(path.name, dir_fd=folder).st_mode & _PLAIN
            with _written(folder, content, mode) as temporary:
                done = _take_place(folder, temporary, path.name, expected)
                with suppress(FileNotFoundError):
                    os.unlink(temporary, dir_fd=folder)
                return done
    except (FileError, FileNotFoundError, NotADirectoryError):
        return False


def remove_if_same(path: Path, expected: Digest) -> bool:
    """Remove a file only while its bytes are the expected ones; tell whether it was done."""
    if digest_on_disk(path) != expected:
        return False
    return remove(path)


def remove(path: Path) -> bool:
    """Remove a file, whatever it holds; tell whether it was there."""
    try:
        with folder_of(path) as folder:
            os.unlink(path.name, dir_fd=folder)
            sync(folder)
    except FileNotFoundError:
        return False
    return True


def add_to(path: Path, content: bytes, *, end: int, mode: int) -> None:
    """Add bytes to a file that ends at a byte, on disk; where that fails the file is as it was."""
    with folder_of(path) as folder:
        created = not stands(folder, path.name)
        descriptor = os.open(path.name, _WRITE | os.O_APPEND | os.O_CREAT, mode, dir_fd=folder)
        try:
            if created:
                os.fchmod(descriptor, mode)
            write_all(descriptor, content)
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, end)
            raise
        finally:
            os.close(descriptor)
        if created:
            sync(folder)


def cut_off(path: Path, end: int) -> None:
    """Take away what a file has beyond a byte."""
    with folder_of(path) as folder:
        descriptor = os.open(path.name, _WRITE, dir_fd=folder)
        try:
            os.ftruncate(descriptor, end)
        finally:
            os.close(descriptor)


def make_folder(path: Path, *, mode: int | None = None) -> None:
    """Make a folder and what leads to it, on disk; neither it nor what leads to it may be a link or a file."""
    if not path.parent.is_dir():
        make_folder(path.parent, mode=mode)
    with folder_of(path) as folder:
        try:
            os.mkdir(path.name, 0o777 if mode is None else mode, dir_fd=folder)
        except FileExistsError:
            if not stat.S_ISDIR(os.lstat(path.name, dir_fd=folder).st_mode):
                raise SymlinkedFolderError(path) from None
        else:
            if mode is not None:
                _set_mode(path.name, folder, mode)
            sync(folder)


def write_all(descriptor: int, content: bytes) -> None:
    """Write every byte, in one call where the system takes them at once."""
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def _take_place(folder: int, temporary: str, name: str, expected: Digest) -> bool:
    if _digest_at(folder, name) != expected:
        return False
    if not exchange(folder, temporary, name):
        os.replace(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
        sync(folder)
        return True
    if _digest_at(folder, temporary) == expected:
        return True
    exchange(folder, temporary, name)  # somebody saved in the last microseconds: theirs goes back
    return False


@contextmanager
def _written(folder: int, content: bytes, mode: int | None) -> Iterator[str]:
    """Write a file in an opened folder under a name of ours, and remove it where it does not come to its own."""
    temporary = f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}"
    descriptor = os.open(temporary, _WRITE | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else 0o600, dir_fd=folder)
    try:
        try:
            write_all(descriptor, content)
            if mode is not None:
                os.fchmod(descriptor, mode)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        yield temporary
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary, dir_fd=folder)
        raise


def _set_mode(name: str, folder: int, mode: int) -> None:
    descriptor = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
    try:
        os.fchmod(descriptor, mode)
    finally:
        os.close(descriptor)


@contextmanager
def opened_regular(path: Path) -> Iterator[int]:
    """Open a regular file for reading."""
    try:
        with folder_of(path) as folder, regular_at(path.name, folder) as descriptor:
            yield descriptor
    except ValueError as error:  # a null byte
        raise NotRegularError(path) from error
    except OSError as error:
        if error.errno in _NOT_REGULAR:
            raise NotRegularError(path) from error
        raise


@contextmanager
def regular_at(name: str, folder: int) -> Iterator[int]:
    """Open a regular file in an opened folder for reading."""
    descriptor = os.open(name, _READ, dir_fd=folder)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
        yield descriptor
    finally:
        os.close(descriptor)


def _digest_at(folder: int, name: str) -> Digest | None:
    try:
        with regular_at(name, folder) as descriptor:
            return _digest(descriptor)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno in _NOT_REGULAR:
            return None
        raise


def _digest(descriptor: int) -> Digest | None:
    if os.fstat(descriptor).st_size > LARGEST_KEPT:
        return None
    hasher = hashlib.sha256()
    while chunk := os.read(descriptor, _CHUNK):
        hasher.update(chunk)
    return Digest(f"sha256:{hasher.hexdigest()}")
