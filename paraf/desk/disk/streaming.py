"""Streaming: files of any size are measured and copied piece by piece, never held whole.

* No link is followed, and nothing but regular files is read.
* A copy has a name that is free, the system's own rights, and the times of its original; it is on disk before this
  returns. What somebody writes into the original meanwhile is noticed.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from paraf.desk.disk.crossing import StillWrittenError
from paraf.desk.disk.files import opened_regular, write_all
from paraf.desk.disk.links import folder_of
from paraf.rules.words import Digest

_CHUNK = 1 << 20
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a file's bytes are: their digest and their number."""

    sha: Digest
    size: int


def measure(path: Path) -> Measure:
    """Measure a regular file of any size."""
    with opened_regular(path) as reading:
        return _streamed(reading, None)


def copy_new(source: Path, target: Path) -> Measure:
    """Copy a regular file of any size to a name that is free, and give what was copied.

    Raises ``StillWrittenError`` where somebody writes into it meanwhile; the copy is then for the caller to remove.
    """
    with opened_regular(source) as reading, folder_of(target) as folder:
        before = os.fstat(reading)
        writing = os.open(target.name, _NEW, 0o666, dir_fd=folder)
        try:
            copied = _streamed(reading, writing)
            after = os.fstat(reading)
            if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, copied.size):
                raise StillWrittenError(source)
            os.utime(writing, ns=(before.st_atime_ns, before.st_mtime_ns))
            os.fsync(writing)
        finally:
            os.close(writing)
    return copied


def _streamed(reading: int, writing: int | None) -> Measure:
    hasher, size = hashlib.sha256(), 0
    while piece := os.read(reading, _CHUNK):
        hasher.update(piece)
        size += len(piece)
        if writing is not None:
            write_all(writing, piece)
    return Measure(sha=Digest(f"sha256:{hasher.hexdigest()}"), size=size)
