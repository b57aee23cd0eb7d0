"""Superseded files: what an act displaced is kept in ``records/superseded/``, with a note of whence and why.

* A paper is moved there as it is, never copied over and never deleted; what is not ours alone is moved as a copy.
* Its name there starts with the moment, so that nothing is ever in the way of anything.
* What somebody took away meanwhile is in nobody's way.
"""

import os
from datetime import datetime
from pathlib import Path

from paraf.desk.disk.crossing import move_new
from paraf.desk.disk.files import make_folder, write_whole
from paraf.desk.disk.modes import DESK_FILE, DESK_FOLDER
from paraf.desk.language import language
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.names import NOTE_SUFFIX, shown

SEALED_ALREADY = "Its text was signed already; the signed paper lies in content/."
REPLACED = "Another version was signed and took its place in content/."
TAKEN_IN = "Its text and pictures were taken over into an article in drafts/."
LEFT_BEHIND = "It was left half-written when paraf was interrupted."

_LONGEST_NAME = 200


def displace(newsroom: Newsroom, place: Path, *, reason: str, at: datetime) -> Path | None:
    """Move a file or folder of somebody's out of the way, and tell where it went and why; None where it was gone."""
    folder = newsroom.layout.superseded
    make_folder(folder, mode=DESK_FOLDER)
    moment = at.astimezone(newsroom.office.zone)
    target = _moved(place, folder, f"{moment:%Y%m%d-%H%M%S}")
    if target is None:
        return None
    words = language(newsroom.office.language)
    was = words.sentence(
        "{place} was moved here on {when}.",
        place=shown(str(place.relative_to(newsroom.root))),
        when=f"{moment:%d-%m-%Y %H.%M}",
    )
    text = f"{was}\n{words.sentence(reason)}\n"
    write_whole(folder / f"{target.name}{NOTE_SUFFIX}", text.encode(), mode=DESK_FILE)
    return target


def _moved(place: Path, folder: Path, stamp: str) -> Path | None:
    name = os.fsdecode(os.fsencode(place.name)[-_LONGEST_NAME:])
    number = 0
    while True:
        number += 1
        target = folder / f"{stamp}-{number}-{name}"
        try:
            return target if move_new(place, target, as_ours=True) else None
        except FileExistsError:
            continue
