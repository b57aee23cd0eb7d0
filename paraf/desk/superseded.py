"""Superseded files: what an act displaced is kept in ``records/superseded/``, with a note of whence and why.

* A paper is moved there as it is, never copied over and never deleted.
* Its name there starts with the moment, so that nothing is ever in the way of anything.
"""

from datetime import datetime
from pathlib import Path

from paraf.desk.files import make_folder, write_whole
from paraf.desk.newsroom import Newsroom
from paraf.desk.renames import rename_new
from paraf.rules.names import NOTE_SUFFIX


def displace(newsroom: Newsroom, place: Path, *, reason: str, at: datetime) -> Path:
    """Move a file or folder of somebody's out of the way, and tell where it went."""
    folder = newsroom.layout.superseded
    make_folder(folder)
    stamp = at.astimezone(newsroom.office.zone).strftime("%Y%m%d-%H%M%S")
    target = _moved(place, folder, stamp)
    note = folder / f"{target.name}{NOTE_SUFFIX}"
    write_whole(note, f"{place.relative_to(newsroom.root)}\n{reason}\n".encode())
    return target


def _moved(place: Path, folder: Path, stamp: str) -> Path:
    number = 0
    while True:
        number += 1
        target = folder / f"{stamp}-{number}-{place.name}"
        try:
            rename_new(place, target)
        except FileExistsError:
            continue
        return target
