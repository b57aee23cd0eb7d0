"""Files: the only hands that read and write people's papers.

* Only regular files are read: no symlink, pipe, socket or device, and never more than a limit.
* A file is written whole or not at all: beside its place, to disk, renamed, and the folder to disk.
* A person's file is rewritten or removed only while its bytes are the ones that were read.
* No path goes through a symlinked folder (see ``links``).
"""

import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from paraf.desk.links import FileError, SymlinkedFolderError, leads_through_link, refuse_links
from paraf.desk.renames import exchange, rename_new, sync_folder
from paraf.rules.names import TEMPORARY_PREFIX
from paraf.rules.words import Digest

LARGEST_KEPT = 1 << 26
"""No file that paraf writes or keeps has more bytes: what is larger is none of them."""

_CHUNK = 1 << 20
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_NOT_REGULAR = frozenset({errno.ELOOP, errno.ENXIO, errno.ENODEV, errno.ENOTDIR, errno.ENAMETOOLONG})


class NotRegularError(FileError):
    """The path names no regular file: a symlink, folder, pipe, socket or device."""


class TooLargeError(FileError):
    """The file has more bytes than its reader takes."""


def read_regular(path: Path, *, limit: int, root: Path | None = None) -> bytes:
    """Read a regular file once, at most ``limit`` bytes; below ``root``, where given, no folder may be a symlink."""
    with opened_regular(path, root) as descriptor:
        content = bytearray()
        while chunk := os.read(descriptor, min(_CHUNK, limit + 1 - len(content))):
            content += chunk
    if len(content) > limit:
        raise TooLargeError(path)
    return bytes(content)


def read_from(path: Path, start: int) -> bytes:
    """Read a regular file from a byte on, to its end; nothing where there is no such file."""
    try:
        with opened_regular(path) as descriptor:
            os.lseek(descriptor, start, os.SEEK_SET)
            return b"".join(iter(lambda: os.read(descriptor, _CHUNK), b""))
    except FileNotFoundError:
        return b""


def digest_on_disk(path: Path) -> Digest | None:
    """Give the digest of a regular file's bytes.

    None where there is no such file, a link leads to it, or it is larger than anything that paraf keeps.
    """
    if leads_through_link(path):
        return None
    try:
        with opened_regular(path) as descriptor:
            if os.fstat(descriptor).st_size > LARGEST_KEPT:
                return None
            hasher = hashlib.sha256()
            while chunk := os.read(descriptor, _CHUNK):
                hasher.update(chunk)
    except (FileNotFoundError, NotRegularError):
        return None
    return Digest(f"sha256:{hasher.hexdigest()}")


def is_inside(root: Path, path: Path) -> bool:
    """Tell whether a path lies below a root without going through a symlinked folder; its last name may be one."""
    if not path.is_relative_to(root) or ".." in path.relative_to(root).parts:
        return False
    return not any((root / folder).is_symlink() for folder in path.relative_to(root).parents[:-1])


def write_whole(path: Path, content: bytes, *, mode: int | None = None) -> None:
    """Put a file in its place, whole and on disk, replacing what was there."""
    temporary = _write_beside(path, content, mode)
    try:
        temporary.replace(path)
    except OSError:
        temporary.unlink()
        raise
    sync_folder(path.parent)


def write_new(path: Path, content: bytes, *, mode: int | None = None) -> None:
    """Put a file at a name that is free, whole and on disk; a taken name raises ``FileExistsError``."""
    temporary = _write_beside(path, content, mode)
    try:
        rename_new(temporary, path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def rewrite(path: Path, content: bytes, *, expected: Digest) -> bool:
    """Replace a person's file only while its bytes are still the expected ones; tell whether it was done."""
    if digest_on_disk(path) != expected:
        return False
    temporary = _write_beside(path, content, stat.S_IMODE(path.lstat().st_mode))
    try:
        return _take_place(temporary, path, expected)
    finally:
        temporary.unlink(missing_ok=True)


def remove_if_same(path: Path, expected: Digest) -> bool:
    """Remove a file only while its bytes are the expected ones; tell whether it was done."""
    if digest_on_disk(path) != expected:
        return False
    path.unlink()
    sync_folder(path.parent)
    return True


def make_folder(path: Path) -> None:
    """Make a folder and what leads to it, on disk; neither it nor what leads to it may be a link or a file."""
    refuse_links(path)
    if not path.parent.is_dir():
        make_folder(path.parent)
    try:
        path.mkdir()
    except FileExistsError:
        if not stat.S_ISDIR(path.lstat().st_mode):
            raise SymlinkedFolderError(path) from None
    else:
        sync_folder(path.parent)


def remove_leftovers(folder: Path) -> None:
    """Remove the half-written files that a crash left in a folder; only the writer may call this."""
    for leftover in folder.glob(f"{TEMPORARY_PREFIX}*"):
        leftover.unlink(missing_ok=True)


def write_all(descriptor: int, content: bytes) -> None:
    """Write every byte, in one call where the system takes them at once."""
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def _take_place(temporary: Path, path: Path, expected: Digest) -> bool:
    if digest_on_disk(path) != expected:
        return False
    if not exchange(temporary, path):
        temporary.replace(path)
        sync_folder(path.parent)
        return True
    if digest_on_disk(temporary) == expected:
        return True
    exchange(temporary, path)  # somebody saved in the last microseconds: theirs goes back
    return False


def _write_beside(path: Path, content: bytes, mode: int | None) -> Path:
    refuse_links(path)
    temporary = path.with_name(f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}")
    at_first = 0o666 if mode is None else mode  # what is secret is never open to others, not for a moment
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, at_first)
    try:
        write_all(descriptor, content)
        if mode is not None:
            os.fchmod(descriptor, mode)
        os.fsync(descriptor)
    except OSError:
        temporary.unlink()
        raise
    finally:
        os.close(descriptor)
    return temporary


@contextmanager
def opened_regular(path: Path, root: Path | None = None) -> Iterator[int]:
    """Open a regular file for reading; below ``root``, where given, no folder may be a symlink."""
    if root is not None and not is_inside(root, path):
        raise SymlinkedFolderError(path)
    try:
        descriptor = os.open(path, _READ)
    except OSError as error:
        if error.errno in _NOT_REGULAR:
            raise NotRegularError(path) from error
        raise
    except ValueError as error:  # a null byte
        raise NotRegularError(path) from error
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotRegularError(path)
        yield descriptor
    finally:
        os.close(descriptor)
