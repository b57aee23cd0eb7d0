"""Whether the live tree is as the last run left it, without reading a file.

* A run writes the records of both trees last; whatever was written, linked, renamed or given another mode since has a
  younger change time than both, and nobody can set that.
* A tree that only looks touched is treated as one that is: the whole site is made and compared.
* Two look at once: one at the pages of articles, and one at everything else, which takes about as long.
* Who looks before it is its turn may meet another one at work: then a tree that looks touched is looked at once more.
"""

import os
from enum import Enum
from functools import partial
from pathlib import Path

import msgspec

from paraf.desk.layout import Layout
from paraf.press.releases.standing import (
    TREES,
    Counts,
    ReleaseRecord,
    Standing,
    counts_of,
    lists_of,
    live,
    live_record,
    record_file,
)
from paraf.press.workers import Aside
from paraf.rules.site_folders import SiteFolder


class Looking:
    """Looks whether the live tree is as the last run left it, while this process goes on; the lists are read there."""

    def __init__(self, layout: Layout, record: ReleaseRecord) -> None:
        self.record = record
        self._asides = [Aside(partial(_counted, layout, record, part)) for part in _Part]

    def counts(self) -> Counts | None:
        """Give how much there is in the tree, once that is known; None where it is not as the last run left it."""
        found = [msgspec.msgpack.decode(aside.result(), type=Counts | None) for aside in self._asides]
        return None if None in found else found[0]

    def close(self) -> None:
        """Look no further."""
        for aside in self._asides:
            aside.close()


def looking_at_live(layout: Layout) -> Looking | None:
    """Begin to look at the live tree; None where there is no release."""
    record = live_record(layout)
    return Looking(layout, record) if record else None


class _Part(Enum):
    """What one of those who look looks at: what lies in the folder of articles, or all else."""

    ARTICLES = True
    ELSE = False

    def has(self, place: str) -> bool:
        """Tell whether a file, or a folder with the slash behind it, is in this part."""
        return place.startswith(f"{SiteFolder.ARTICLES}/") is self.value


def _counted(layout: Layout, record: ReleaseRecord, part: _Part) -> bytes:
    release = lists_of(layout, record)
    is_as_left = release is not None and _is_untouched(layout, release, part)
    return msgspec.msgpack.encode(counts_of(release) if release and is_as_left else None)


def _is_untouched(layout: Layout, release: Standing, part: _Part) -> bool:
    """Tell whether a part of the live tree has exactly the files of a release, none changed since the last run."""
    tree = live(layout)
    if tree is None:
        return False
    since = max((_written(record_file(layout.releases / name)) for name in TREES), default=0)
    left = {place for place in (*release.files.flat(), *release.naming()) if part.has(place)}
    with os.scandir(tree) as entries:
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if part.has(f"{entry.name}/" if is_folder else entry.name) and not _is_left(entry, "", left, since):
                return False
    return not left


def _is_left(entry: "os.DirEntry[str]", below: str, left: set[str], since: int) -> bool:
    """Tell whether an entry is of those that are left to find, and of no younger change; take out what is found."""
    place = below + entry.name
    if entry.is_dir(follow_symlinks=False):
        with os.scandir(entry.path) as entries:
            return all(_is_left(each, f"{place}/", left, since) for each in entries)
    if place not in left or entry.stat(follow_symlinks=False).st_ctime_ns > since:
        return False
    left.discard(place)
    return True


def _written(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
