"""Leftovers: what a crash left under names of ours, half-written, half-copied or taken aside.

* A copy whose original stands goes, and so does a file whose bytes the vault has.
* Everything else is kept in ``records/superseded/``: it may be somebody's.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from paraf.desk.acting.superseded import LEFT_BEHIND, displace
from paraf.desk.disk.duplicates import discard
from paraf.desk.disk.files import digest_on_disk
from paraf.desk.disk.links import folder_of
from paraf.desk.disk.listing import Entry, names_in
from paraf.desk.disk.renames import Name
from paraf.desk.papers.descending import everything_below
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.names import TEMPORARY_PREFIX, is_our_copy
from paraf.rules.words import Stage


def clear_leftovers(newsroom: Newsroom, *, at: datetime) -> None:
    """Remove what a crash left, and keep what may be nowhere else; only the writer may call this."""
    for folder in (newsroom.layout.superseded, *newsroom.layout.vault.glob("??")):
        remove_leftovers(folder)
    folders = (*(newsroom.layout.stage(stage) for stage in Stage), newsroom.layout.images)
    for place, entry in [each for folder in folders for each in _left_below(folder)]:
        if is_our_copy(entry.name) or (not entry.is_folder and _is_kept(newsroom, place, entry)):
            _discard(place)
        elif entry.is_folder or entry.is_file:
            displace(newsroom, place, reason=LEFT_BEHIND, at=at)


def remove_leftovers(folder: Path) -> None:
    """Remove everything that a crash left in a folder of ours; only the writer may call this."""
    with suppress(FileNotFoundError):
        for name in names_in(folder):
            if _is_ours(name):
                _discard(folder / name)


def _left_below(folder: Path) -> Iterator[tuple[Path, Entry]]:
    below = everything_below(folder, passing=_is_ours, wanted=_is_ours)
    return ((place, entry) for place, entry in below if _is_ours(entry.name))


def _is_ours(name: str) -> bool:
    return name.startswith(TEMPORARY_PREFIX)


def _is_kept(newsroom: Newsroom, place: Path, entry: Entry) -> bool:
    """Tell whether a file holds nothing that is not in the vault."""
    digest = digest_on_disk(place)
    return digest is not None and (digest in newsroom.vault or not entry.status.st_size)


def _discard(place: Path) -> None:
    with suppress(FileNotFoundError), folder_of(place) as folder:  # somebody may have taken the folder away
        discard(Name(folder, place.name))
