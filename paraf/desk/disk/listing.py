"""Listing: what lies in a folder, by its descriptor, so that no link leads elsewhere."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from paraf.desk.disk.links import listed_at


@dataclass(frozen=True, slots=True)
class Entry:
    """What lies in a folder under a name."""

    name: str
    status: os.stat_result

    @property
    def is_folder(self) -> bool:
        """Tell whether it is a folder, and no link to one."""
        return stat.S_ISDIR(self.status.st_mode)

    @property
    def is_file(self) -> bool:
        """Tell whether it is a regular file."""
        return stat.S_ISREG(self.status.st_mode)


def entries_in(folder: Path, wanted: Callable[[str], bool] | None = None) -> tuple[Entry, ...]:
    """Give what lies in a folder, in the order of names; where some are ``wanted``, only those, and the folders."""
    with listed_at(folder) as descriptor, os.scandir(descriptor) as listing:
        found = (each for each in listing if wanted is None or wanted(each.name) or each.is_dir(follow_symlinks=False))
        return tuple(sorted(_listed(found), key=lambda entry: entry.name))


def names_in(folder: Path) -> tuple[str, ...]:
    """Give the names in a folder, in their order, without looking at what lies under them."""
    with listed_at(folder) as descriptor:
        return tuple(sorted(os.listdir(descriptor)))  # noqa: PTH208  # by its descriptor


def _listed(listing: Iterable[os.DirEntry[str]]) -> Iterator[Entry]:
    for entry in listing:
        with suppress(FileNotFoundError):  # gone since its name was read
            yield Entry(entry.name, entry.stat(follow_symlinks=False))
