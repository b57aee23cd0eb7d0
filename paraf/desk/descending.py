"""Descending: the files that lie below a folder.

* No symlink is followed, and no folder is looked into that lies deeper than papers may.
* A folder that is gone or closed has no files.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from paraf.desk.folders import DEEPEST

_LEVELS = DEEPEST + 1


def files_below(folder: Path) -> Iterator[Path]:
    """Give everything below a folder that is no folder itself."""
    level = [] if folder.is_symlink() else [folder]
    for _ in range(_LEVELS + 1):
        below: list[Path] = []
        for each in level:
            for entry in _entries(each):
                if entry.is_dir(follow_symlinks=False):
                    below.append(Path(entry.path))
                else:
                    yield Path(entry.path)
        level = below


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with suppress(FileNotFoundError, NotADirectoryError, PermissionError), os.scandir(folder) as listing:
        return list(listing)
    return []
