"""Whether the live tree is as the last run left it, without reading a file.

* A run writes the records of both trees last; whatever was written, linked, renamed or given another mode since has a
  younger change time than both, and nobody can set that.
* A tree that only looks touched is treated as one that is: the whole site is made and compared.
* Who looks before it is its turn may meet another one at work: then a tree that looks touched is looked at once more.
"""

import os
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


class Looking:
    """Looks whether the live tree is as the last run left it, while this process goes on; the lists are read there."""

    def __init__(self, layout: Layout, record: ReleaseRecord) -> None:
        self.record = record
        self._aside = Aside(lambda: msgspec.msgpack.encode(_counted_untouched(layout, record)))

    def counts(self) -> Counts | None:
        """Give how much there is in the tree, once that is known; None where it is not as the last run left it."""
        return msgspec.msgpack.decode(self._aside.result(), type=Counts | None)

    def close(self) -> None:
        """Look no further."""
        self._aside.close()


def looking_at_live(layout: Layout) -> Looking | None:
    """Begin to look at the live tree; None where there is no release."""
    record = live_record(layout)
    return Looking(layout, record) if record else None


def _counted_untouched(layout: Layout, record: ReleaseRecord) -> Counts | None:
    release = lists_of(layout, record)
    return counts_of(release) if release and is_untouched(layout, release) else None


def is_untouched(layout: Layout, release: Standing) -> bool:
    """Tell whether the live tree has exactly the files of a release, none changed since the last run."""
    tree = live(layout)
    if tree is None:
        return False
    since = max((_written(record_file(layout.releases / name)) for name in TREES), default=0)
    left = {*release.files.flat(), *release.naming()}
    return _has_nothing_else(str(tree), "", left, since) and not left


def _has_nothing_else(folder: str, below: str, left: set[str], since: int) -> bool:
    """Tell whether a folder has only files of those that are left to find, none of a younger change; take them out."""
    with os.scandir(folder) as entries:
        for entry in entries:
            place = below + entry.name
            if entry.is_dir(follow_symlinks=False):
                if not _has_nothing_else(entry.path, f"{place}/", left, since):
                    return False
            elif place in left and entry.stat(follow_symlinks=False).st_ctime_ns <= since:
                left.discard(place)
            else:
                return False
    return True


def _written(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
