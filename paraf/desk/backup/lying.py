"""What lies in a newsroom that a backup keeps: its folders and files, and what cannot be kept.

* No link is followed, and nothing but regular files and folders is kept; what else lies there is named.
* What another program makes again, and our own half-written records, are passed over.
* A folder of people's that is closed is named, and the rest goes on; closed records stop everything.
"""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from paraf.rules.findings import Finding
from paraf.rules.names import TEMPORARY_PREFIX, shown
from paraf.rules.snapshot import FOLDER_RIGHTS, KEPT, ROOT, KeptFolder
from paraf.rules.wording import find

RECORDS = "records"

_MADE_ANEW = "__pycache__"
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.ENAMETOOLONG})

Stamp = tuple[int, int, int, int, int]
"""What tells that a file was changed or is another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """What lies in a newsroom at one moment: by its path, and what is left out and why."""

    folders: dict[str, KeptFolder] = field(default_factory=dict)
    files: dict[str, Stamp] = field(default_factory=dict)
    left_out: dict[str, Finding] = field(default_factory=dict)


def lying_in(root: Path) -> Lying:
    """Look at everything in a newsroom that a backup keeps."""
    lying = Lying()
    found = root.stat()
    lying.folders[ROOT] = _folder(ROOT, found)
    waiting = list(reversed(KEPT))
    while waiting:
        path = waiting.pop()
        try:
            found = (root / path).lstat()
            if stat.S_ISDIR(found.st_mode):
                waiting += [f"{path}/{name}" for name in _names(root / path, in_records=is_record(path))]
                lying.folders[path] = _folder(path, found)
            elif stat.S_ISREG(found.st_mode):
                lying.files[path] = stamp_of(found)
            else:
                lying.left_out[path] = find("backup-link", path=shown(path))
        except (FileNotFoundError, NotADirectoryError):
            continue  # gone meanwhile, or never there
        except OSError as error:
            lying.left_out[path] = closed(path, error)
    return lying


def closed(path: str, error: OSError) -> Finding:
    """Say that a path cannot be opened; raises where nothing can be kept without it, or something else is wrong."""
    if is_record(path) or error.errno not in _CLOSED:
        raise error
    return find("backup-closed", path=shown(path), reason=error.strerror or str(error))


def is_record(path: str) -> bool:
    """Tell whether a path lies in the office's memory."""
    return path == RECORDS or path.startswith(f"{RECORDS}/")


def stamp_of(found: os.stat_result) -> Stamp:
    """Give what tells that a file was changed or is another one."""
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _folder(path: str, found: os.stat_result) -> KeptFolder:
    return KeptFolder(path=path, mode=stat.S_IMODE(found.st_mode) & FOLDER_RIGHTS, modified=found.st_mtime_ns)


def _names(folder: Path, *, in_records: bool) -> Iterator[str]:
    for name in os.listdir(folder):  # noqa: PTH208  # a name with any bytes, and no path made of it
        if name != _MADE_ANEW and not (in_records and name.startswith(TEMPORARY_PREFIX)):
            yield name
