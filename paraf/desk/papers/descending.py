"""Descending: what lies below a folder.

* No symlink is followed, and no folder is looked into that lies deeper than papers may.
* A folder that is gone or closed has no files.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from paraf.desk.disk.links import FileError
from paraf.desk.disk.listing import Entry, entries_in
from paraf.desk.papers.sorting import DEEPEST

_LEVELS = DEEPEST + 1


def files_below(folder: Path) -> Iterator[Path]:
    """Give everything below a folder that is no folder itself."""
    return (path for path, entry in everything_below(folder) if not entry.is_folder)


def everything_below(
    folder: Path, *, passing: Callable[[str], bool] = lambda _: False, wanted: Callable[[str], bool] | None = None
) -> Iterator[tuple[Path, Entry]]:
    """Give all files and folders below a folder; those whose names are ``passing`` are not looked into.

    Where the names of some files are ``wanted``, the others are not looked at.
    """
    level = [folder]
    for _ in range(_LEVELS + 1):
        below: list[Path] = []
        for each in level:
            for entry in _entries(each, wanted):
                if entry.is_folder and not passing(entry.name):
                    below.append(each / entry.name)
                yield each / entry.name, entry
        level = below


def _entries(folder: Path, wanted: Callable[[str], bool] | None) -> tuple[Entry, ...]:
    with suppress(FileNotFoundError, NotADirectoryError, PermissionError, FileError):
        return entries_in(folder, wanted)
    return ()
