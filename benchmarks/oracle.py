"""The oracle of stale pages: the live site against a clean build of the same newsroom, byte for byte.

* The newsroom is copied without anything that can be made again, and printed there at the live release's own time.
* Kept theme assets apart, no file may differ, lack, or be left over.
"""

import shutil
import tempfile
from pathlib import Path

from paraf.desk.layout import Layout
from paraf.desk.records.newsroom import Newsroom
from paraf.press.build import print_site
from paraf.press.contents.places import ASSETS
from paraf.press.releases.release import difference, hashes_of, live, record_of


class NothingPrintedError(Exception):
    """There is no live release with a record to compare with."""


def stale_places(root: Path) -> list[str]:
    """Give every place of the live site that a clean build does not give in the same way."""
    with tempfile.TemporaryDirectory(prefix="paraf-oracle-") as folder:
        clean = clean_copy(root, Path(folder) / "newsroom")
        found, wanted = live(Layout(root)), live(Layout(clean))
        if found is None or wanted is None:
            raise NothingPrintedError(root)
        differs = difference(hashes_of(found), hashes_of(wanted))
    kept = f"{ASSETS}/"
    return sorted({*differs.removed, *(place for place in differs.written if not place.startswith(kept))})


def clean_copy(root: Path, copy: Path) -> Path:
    """Copy a newsroom without what can be made again, and print it at the live release's own time."""
    release = live(Layout(root))
    record = record_of(release) if release else None
    if record is None:
        raise NothingPrintedError(root)
    shutil.copytree(root, copy, symlinks=True, ignore=shutil.ignore_patterns(".paraf", "public"))
    print_site(Newsroom.open(copy), at=record.time)
    return copy
