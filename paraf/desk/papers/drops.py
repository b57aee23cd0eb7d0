"""Drops: the folders directly in ``drafts/`` that hold material and no article, as they were seen last.

* Texts are read only in folders that may be drops.
* A folder is known by its place; what lies deeper belongs to it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from paraf.desk.disk.files import read_regular
from paraf.desk.disk.links import FileError
from paraf.desk.papers.casebook import CaseBook
from paraf.desk.papers.descending import files_below
from paraf.desk.papers.folders import Folders
from paraf.desk.papers.gathering import changed_at
from paraf.desk.papers.sorting import Probe, Shelf, probe
from paraf.rules.encoding import MAX_BYTES, decode
from paraf.rules.findings import Finding
from paraf.rules.names import Kind, is_index, kind_of_folder, stem_of
from paraf.rules.receiving.drafting import has_header
from paraf.rules.receiving.drops import Drop, drop_in, may_be_drop
from paraf.rules.wording import find
from paraf.rules.words import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A drop and its place, relative to the newsroom; ``probes`` are its files as they lie now."""

    place: str
    drop: Drop
    probes: tuple[Probe, ...]

    @property
    def path(self) -> str:
        """The folder's path below ``drafts/``."""
        return self.place.partition("/")[2]

    def handed_in(self, *, at: datetime) -> datetime:
        """Give when the last of it was put there, by the files' own times; ``at`` where these lie ahead of it."""
        changed = changed_at(mark for _, mark in self.probes)
        return at if changed is None else min(at, changed)

    def finding(self) -> Finding:
        """Find that the folder waits to become an item, or that people have to say which text is the article."""
        return find("material-unclear" if self.drop.unclear else "material-waits", path=self.place)


def dropped(cases: CaseBook, places: Iterable[str] | None = None) -> Iterator[Dropped]:
    """Give the drops around some places, or all of them."""
    folders = cases.folders
    top = folders.shelf(Stage.DRAFT)
    if top is None:
        return
    parts = (place.split("/") for place in places or ())
    asked = {part[1] for part in parts if part[0] == Stage.DRAFT and len(part) > 1} if places is not None else None
    for name in top.folders():
        shelf = folders.shelf(f"{Stage.DRAFT}/{name}") if asked is None or name in asked else None
        found = _drop_in(cases, name, top, shelf) if shelf is not None else None
        if found is not None:
            yield found


def is_in(place: str, drops: Iterable[Dropped]) -> bool:
    """Tell whether a place lies in one of the drops, or is one."""
    return any(place == each.place or place.startswith(f"{each.place}/") for each in drops)


def _drop_in(cases: CaseBook, name: str, top: Shelf, shelf: Shelf) -> Dropped | None:
    place, folders = f"{Stage.DRAFT}/{name}", cases.folders
    here = [each for each in shelf.names if shelf.is_folder(each)]
    bahan = [each for each in here if kind_of_folder(each) is Kind.MATERIAL]
    others = [each for each in here if kind_of_folder(each) is Kind.FOLDER]
    files = [each for each in shelf.names if shelf.is_file(each)]
    if any(map(is_index, files)):
        return None
    root = cases.newsroom.root / place
    has_material = any(_files(root / each) for each in bahan)
    has_papers = any(folders.has_papers(f"{place}/{each}") for each in others)
    has_papers = has_papers or any(stem_of(paper) == name for paper in top.papers)
    if not may_be_drop(name, files, has_material=has_material, has_papers=has_papers):
        return None
    headed = {each: each in shelf.papers and _has_header(root / each) for each in files}
    drop = drop_in(headed, others, has_material=has_material)
    probes = tuple(probe(path) for path in sorted(_files(root)))
    return Dropped(place=place, drop=drop, probes=probes) if drop is not None else None


def _has_header(path: Path) -> bool:
    try:
        text = decode(read_regular(path, limit=MAX_BYTES), path=path.name)
    except (FileNotFoundError, FileError, PermissionError):
        return False
    return not isinstance(text, Finding) and has_header(text)


def _files(folder: Path) -> list[Path]:
    try:
        return list(files_below(folder))
    except (FileError, OSError):
        return []


def has_material_folder(folders: Folders, place: str) -> bool:
    """Tell whether the article at a place has a ``bahan/`` beside it."""
    shelf = folders.shelf(place.rpartition("/")[0])
    return shelf is not None and any(
        shelf.is_folder(name) and kind_of_folder(name) is Kind.MATERIAL for name in shelf.names
    )
