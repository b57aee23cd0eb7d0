"""Descending: the files that lie below a folder.

* No symlink is followed, and no folder is looked into that lies deeper than papers may.
* A folder that is gone or closed has no files.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from paraf.desk.files import Entry, entries_in
from paraf.desk.folders import DEEPEST
from paraf.desk.links import FileError

_LEVELS = DEEPEST + 1


def files_below(folder: Path) -> Iterator[Path]:
    """Give everything below a folder that is no folder itself."""
    level = [folder]
    for _ in range(_LEVELS + 1):
        below: list[Path] = []
        for each in level:
            for entry in _entries(each):
                if entry.is_folder:
                    below.append(each / entry.name)
                else:
                    yield each / entry.name
        level = below


def _entries(folder: Path) -> tuple[Entry, ...]:
    with suppress(FileNotFoundError, NotADirectoryError, PermissionError, FileError):
        return entries_in(folder)
    return ()
