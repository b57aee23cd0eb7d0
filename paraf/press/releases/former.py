"""Former releases, kept so that an older look of the site can be put back.

* The last ten stay: the record of each, with the files that the release after it replaced, under their SHA-256.
* They stay only while releases do nothing but add articles or change how they look: as soon as one takes away or
  replaces what stands at an address, all of them go before it is switched to, for listings and feeds quote it.
* Proofs, lists and the search index are never kept: they are of one moment.
* The oldest goes first; what it kept was replaced before anything that the others kept.
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from paraf.desk.disk.files import LARGEST_KEPT, make_folder, read_regular, write_whole
from paraf.desk.disk.links import FileError
from paraf.desk.disk.modes import DESK_FILE, OWN_FOLDER
from paraf.desk.disk.renames import sync_folder
from paraf.desk.layout import Layout
from paraf.press.contents import places
from paraf.press.releases.altering import NO_LINKS
from paraf.press.releases.delivery import Difference
from paraf.press.releases.standing import ReleaseRecord, Standing, read_record
from paraf.rules.release_papers import FOLDER as PROOFS

FORMER: Final = "former"
MOST: Final = 10
_RECORD = "record.json"

OF_ONE_MOMENT: Final = (f"{PROOFS}/", f"{places.INDEX_OF_SEARCH}/")
"""What is never put back: how the places of such files begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerRelease:
    """A former release: the folder of what is kept of it, and its record."""

    folder: Path
    record: ReleaseRecord


def keep_former(layout: Layout, before: Standing, changed: Difference, tree: Path) -> None:
    """Keep a release that another one took the place of, out of a tree that has its files still.

    Where the file system has no hard links, nothing is kept.
    """
    folder = layout.releases / FORMER / before.record.release
    make_folder(folder, mode=OWN_FOLDER)
    former = ((place, before.files.get(place)) for place in (*changed.written, *changed.removed))
    try:
        for place, digest in former:
            if digest is not None and not place.startswith(OF_ONE_MOMENT):
                with suppress(FileExistsError):
                    os.link(tree / place, folder / digest, follow_symlinks=False)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        shutil.rmtree(folder)
    else:
        write_whole(folder / _RECORD, msgspec.json.format(msgspec.json.encode(before.record)), mode=DESK_FILE)


def only_adds(made: Standing, before: Standing | None) -> bool:
    """Tell whether a release takes nothing away that the one before showed at an address, and replaces none of it."""
    if before is None:
        return False
    written, gone = made.addresses.since(before.addresses)
    return not gone and not any(address in before.addresses for address in written)


def let_go(layout: Layout) -> None:
    """Keep no former release any more: from now on none is found, and what was kept is deleted when all is tidied up.

    To delete it takes a while, and a release waits for this.
    """
    if (layout.releases / FORMER).is_dir():
        (layout.releases / FORMER).rename(layout.releases / f"{FORMER}.{secrets.token_hex(4)}")
        sync_folder(layout.releases)


def former_releases(layout: Layout) -> tuple[FormerRelease, ...]:
    """Give the former releases that are kept, the newest first."""
    folder = layout.releases / FORMER
    found = []
    for each in folder.iterdir() if folder.is_dir() else ():
        record = read_record(each / _RECORD)
        if record is not None:
            found.append(FormerRelease(folder=each, record=record))
    return tuple(sorted(found, key=lambda kept: (kept.folder / _RECORD).stat().st_mtime_ns, reverse=True))


def former_file(releases: Sequence[FormerRelease], digest: str) -> Path | None:
    """Give a file as some former releases kept it, or None where it is not whole there."""
    for each in releases:
        try:
            content = read_regular(each.folder / digest, limit=LARGEST_KEPT)
        except (FileNotFoundError, FileError):
            continue
        if hashlib.sha256(content).hexdigest() == digest:
            return each.folder / digest
    return None
