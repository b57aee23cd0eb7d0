"""The three folders, as they lie on disk, kept from one look to the next.

* No symlink is followed, and no folder more than six deep is looked into; raw material (``bahan/``) is not either.
* A look at everything lists every folder anew. A look at named places asks for those alone; where one of them is or
  was a folder, or lies in a folder that was not known, what lies around it is listed anew.
* Each look gives the places that are not what they were: other bytes, or something else found about them. What is as
  it was stays the same object: there are ten thousand names, and a look at everything every half minute.
* Two papers that clash by name, or a copy beside its original, are papers still: the finding says why they wait.
"""

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from paraf.desk.disk.links import FileError, folder_of, listed_at
from paraf.desk.disk.marks import Mark, mark_of
from paraf.desk.layout import Layout
from paraf.desk.papers.clashes import Clashes
from paraf.desk.papers.sorting import Level, PaperFile, Shelf, report
from paraf.rules.findings import Finding
from paraf.rules.names import paper_name
from paraf.rules.words import Stage

__all__ = ["Folders", "PaperFile", "Scan", "listed_in", "scan", "walking_order"]

_ORDER = {stage: number for number, stage in enumerate(Stage)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What lies in the folders: articles, the pictures and attachments with them, and what does not belong."""

    papers: tuple[PaperFile, ...]
    companions: tuple[PaperFile, ...]
    strangers: tuple[Finding, ...]

    def paths(self, stage: Stage) -> frozenset[str]:
        """Give the paths of a stage's papers."""
        return frozenset(paper.path for paper in self.papers if paper.stage is stage)

    def named(self, stage: Stage, path: str) -> list[str]:
        """Give the paths of a stage's papers that have the name of one that lies there at a path, or would."""
        return [each for each in self.paths(stage) if paper_name(each) == paper_name(path)]


def walking_order(paper: PaperFile) -> tuple[int, tuple[tuple[bool, str], ...]]:
    """Give what sorts papers as a walk meets them: by stage, and in each folder its files before its folders."""
    *folders, name = paper.path.split("/")
    return _ORDER[paper.stage], (*((True, folder) for folder in folders), (False, name))


def scan(layout: Layout) -> Scan:
    """Look through ``drafts/``, ``review/`` and ``content/``."""
    folders = Folders(layout)
    folders.look()
    return folders.seen()


@dataclass(slots=True)
class Folders:
    """The three folders of one newsroom as they were seen last."""

    layout: Layout
    clashes: Clashes = field(default_factory=Clashes)
    _shelves: dict[str, Shelf] = field(default_factory=dict)
    _shut: dict[str, Finding] = field(default_factory=dict)
    _lying: dict[Stage, set[str]] = field(default_factory=lambda: {stage: set() for stage in Stage})
    _paths: dict[Stage, frozenset[str]] = field(default_factory=dict)

    def look(self, places: Iterable[str] | None = None) -> set[str]:
        """Look at places, or at everything; give the places that are not what they were."""
        changed: set[str] = set()
        for root in [stage.value for stage in Stage] if places is None else self._asked(places, changed):
            self._walk_from(root, changed)
        return changed

    def seen(self) -> Scan:
        """Give what was seen last."""
        shelves = [shelf for stage in Stage for shelf in self._below(stage.value)]
        return Scan(
            papers=tuple(paper for shelf in shelves for paper in shelf.ordered()),
            companions=tuple(shelf.companions[name] for shelf in shelves for name in sorted(shelf.companions)),
            strangers=self.strangers(),
        )

    def strangers(self) -> tuple[Finding, ...]:
        """Give what was seen last that is no paper, is closed, or has a name that clashes."""
        found = [*self._shut.values()]
        for stage in Stage:
            for shelf in self._below(stage.value):
                found += [each for name in sorted(shelf.strangers) for each in shelf.strangers[name]]
        return (*found, *(each for place in sorted(self.clashes.found) for each in self.clashes.found[place]))

    def paths(self, stage: Stage) -> frozenset[str]:
        """Give the paths of a stage's papers."""
        if stage not in self._paths:
            self._paths[stage] = frozenset(self._lying[stage])
        return self._paths[stage]

    def named(self, stage: Stage, path: str) -> list[str]:
        """Give the paths of a stage's papers that have the name of one that lies there at a path, or would."""
        return self.clashes.named(stage, path)

    def notes(self) -> list[str]:
        """Give the places of everything that has the name of an answer."""
        return [f"{place}/{name}" for place, shelf in self._shelves.items() for name in shelf.notes]

    def listings(self) -> dict[str, dict[str, Mark]] | None:
        """Give what lies in every folder that was looked into; None where some could not be."""
        return None if self._shut else {place: shelf.names for place, shelf in self._shelves.items()}

    def shelf(self, place: str) -> Shelf | None:
        """Give a folder as it was listed last, if it was."""
        return self._shelves.get(place)

    def has_papers(self, place: str) -> bool:
        """Tell whether any paper lies in a folder or below it."""
        return any(shelf.papers for shelf in self._below(place))

    def paper(self, place: str) -> PaperFile | None:
        """Give the paper at a place, if there is one."""
        shelf, name = self._at(place)
        return shelf.papers.get(name) if shelf else None

    def mark(self, place: str) -> Mark | None:
        """Give what tells the bytes at a place from any others; None where nothing lies there or nobody looked."""
        shelf, name = self._at(place)
        return shelf.names.get(name) if shelf else None

    def about(self, place: str) -> tuple[Finding, ...]:
        """Give what was found at a place: that it does not belong, or that its name clashes."""
        shelf, name = self._at(place)
        shut = self._shut.get(place)
        strange = shelf.strangers.get(name, ()) if shelf else ()
        return (*((shut,) if shut else ()), *strange, *self.clashes.found.get(place, ()))

    def told(self) -> set[str]:
        """Give the places of which something was found."""
        strange = (f"{place}/{name}" for place, shelf in self._shelves.items() for name in shelf.strangers)
        return {*self._shut, *strange, *self.clashes.found}

    def _at(self, place: str) -> tuple[Shelf | None, str]:
        folder, _, name = place.rpartition("/")
        return self._shelves.get(folder), name

    def _below(self, place: str) -> list[Shelf]:
        """Give the shelves of a folder and of those in it, in the order of names."""
        shelf = self._shelves.get(place)
        if shelf is None:
            return []
        return [shelf, *(inner for name in shelf.folders() for inner in self._below(f"{place}/{name}"))]

    def _asked(self, places: Iterable[str], changed: set[str]) -> list[str]:
        """Look at places one by one; give the folders that have to be listed anew."""
        anew: set[str] = set()
        for place in places:
            shelf, name = self._at(place)
            if shelf is None:
                anew.add(self._nearest(place))
                continue
            folder = place.rpartition("/")[0]
            mark, facts = self._mark_now(place), shelf.facts()
            if any(each is not None and stat.S_ISDIR(each[0]) for each in (mark, shelf.names.get(name))):
                anew.add(place)
            self._take_note(folder, shelf, shelf.put(name, mark), changed)
            if shelf.facts() != facts:
                anew.add(folder)  # what lies below lies under something else now
        return [place for place in sorted(anew) if not any(place.startswith(f"{other}/") for other in anew)]

    def _nearest(self, place: str) -> str:
        """Give the nearest folder around a place that was listed, or its stage's."""
        folder = place
        while folder not in self._shelves and "/" in folder:
            folder = folder.rpartition("/")[0]
        return folder

    def _walk_from(self, root: str, changed: set[str]) -> None:
        """List a folder and all below it."""
        stage, _, path = root.partition("/")
        visited: set[str] = set()
        if not path:
            self._walk_stage(Stage(stage), changed, visited)
        else:
            above, name = self._at(root)
            if above is not None and above.is_open(name):
                self._walk(root, above.below(name), changed, visited)
        for place in [each for each in self._shelves if each == root or each.startswith(f"{root}/")]:
            if place not in visited:
                self._forget(place, changed)

    def _walk_stage(self, stage: Stage, changed: set[str], visited: set[str]) -> None:
        try:
            mode = self.layout.stage(stage).lstat().st_mode
        except FileNotFoundError:
            self._shut_off(stage.value, report(stage, "folder-missing", ""), changed)
            return
        if stat.S_ISDIR(mode):
            self._walk(stage.value, Level(), changed, visited)
        else:
            code = "symlink" if stat.S_ISLNK(mode) else "not-regular"
            self._shut_off(stage.value, report(stage, code, ""), changed)

    def _walk(self, place: str, level: Level, changed: set[str], visited: set[str]) -> None:
        stage, before = Stage(place.partition("/")[0]), self._shelves.get(place)
        try:
            listing = listed_in(self.layout.root / place, before.names if before else {})
        except (FileNotFoundError, NotADirectoryError, FileError):
            self._shut_off(place, None, changed)  # gone or exchanged since its name was read
            return
        except PermissionError as error:
            cause = os.strerror(error.errno or 0)
            self._shut_off(place, report(stage, "folder-unreadable", level.path, cause=cause), changed)
            return
        self._shut_off(place, None, changed)
        visited.add(place)
        shelf = self._shelves.setdefault(place, Shelf(stage, level))
        self._take_note(place, shelf, shelf.take(listing, level), changed)
        for name in shelf.folders():
            self._walk(f"{place}/{name}", shelf.below(name), changed, visited)

    def _take_note(self, folder: str, shelf: Shelf, names: set[str], changed: set[str]) -> None:
        changed.update(f"{folder}/{name}" for name in names)
        gone, came = shelf.moved()
        if gone or came:
            self._paths.pop(shelf.stage, None)
            self._lying[shelf.stage] -= {paper.path for paper in gone}
            self._lying[shelf.stage] |= {paper.path for paper in came}
            changed |= self.clashes.change(gone, came)

    def _forget(self, place: str, changed: set[str]) -> None:
        shelf = self._shelves[place]
        self._take_note(place, shelf, shelf.take({}, shelf.level), changed)
        del self._shelves[place]

    def _shut_off(self, place: str, finding: Finding | None, changed: set[str]) -> None:
        """Take note of why a folder cannot be looked into, or that it can."""
        if self._shut.get(place) != finding:
            changed.add(place)
        self._shut.pop(place, None)
        if finding is not None:
            self._shut[place] = finding

    def _mark_now(self, place: str) -> Mark | None:
        path = self.layout.root / place
        try:
            with folder_of(path) as folder:
                return mark_of(os.lstat(path.name, dir_fd=folder))
        except (OSError, ValueError, FileError):
            return None


def listed_in(folder: Path, known: Mapping[str, Mark] = MappingProxyType({})) -> dict[str, Mark]:
    """Give what lies in a folder under each name; names and marks that were ``known`` are the same objects."""
    names = {name: name for name in known}
    marks: dict[str, Mark] = {}
    with listed_at(folder) as descriptor, os.scandir(descriptor) as listing:
        for entry in listing:
            try:
                mark = mark_of(entry.stat(follow_symlinks=False))
            except FileNotFoundError:
                continue  # gone since its name was read
            name = names.get(entry.name, entry.name)
            before = known.get(name)
            marks[name] = before if before == mark else mark
    return marks
