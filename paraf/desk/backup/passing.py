"""Bytes on their way to or from a backup: a piece at a time, and hashed on the way.

* A file may be larger than the memory.
* What was written is on disk before its digest is given; a file that could not be written whole is not there.
* A file that its disk does not give is told apart from a disk that takes nothing more.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from paraf.desk.disk.files import write_all
from paraf.desk.disk.links import FileError
from paraf.rules.words import Digest

_CHUNK = 1 << 20
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What some bytes are: their digest and their number."""

    digest: Digest
    size: int


class UnreadableError(OSError):
    """A disk does not give a file's bytes."""


def pieces(descriptor: int) -> Iterator[bytes]:
    """Give an open file's bytes from its start, a piece at a time."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    while piece := _read(descriptor):
        yield piece


def measure(content: Iterable[bytes]) -> Measure:
    """Give the digest and number of some bytes."""
    hasher, size = hashlib.sha256(), 0
    for piece in content:
        hasher.update(piece)
        size += len(piece)
    return Measure(digest=Digest(f"sha256:{hasher.hexdigest()}"), size=size)


def write_measured(path: Path, content: Iterable[bytes], *, mode: int, modified: int | None = None) -> Measure:
    """Write a file at a name that is free, to disk, and give what it holds.

    Its rights are never wider than these; where it gets a time as well, they are exactly these.
    """
    descriptor = os.open(path, _NEW, mode)
    try:
        written = measure(_written(descriptor, content))
        if modified is not None:
            os.fchmod(descriptor, mode)
            os.utime(descriptor, ns=(modified, modified))
        os.fsync(descriptor)
    except (OSError, FileError):
        path.unlink()
        raise
    finally:
        os.close(descriptor)
    return written


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, _CHUNK)
    except OSError as error:
        raise UnreadableError(error.errno, error.strerror) from error


def _written(descriptor: int, content: Iterable[bytes]) -> Iterator[bytes]:
    for piece in content:
        write_all(descriptor, piece)
        yield piece
