"""Sorting: what the names in one folder are, each by itself and by what lies around it.

* A folder with an ``index`` is one article; everything else in it belongs to that article.
* What is no article and belongs to none is reported; nothing but temporary names is passed over in silence.
* A name that only changed its bytes is what it was; one that came or went is sorted anew, and all the others with it
  where the folder has an article now that it had not, or the other way round.
"""

import stat
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from paraf.desk.disk.marks import Mark, mark_of
from paraf.rules.findings import Finding
from paraf.rules.names import Kind, index_order, is_index, is_note, kind_of, kind_of_folder, shown
from paraf.rules.wording import find
from paraf.rules.words import Stage

DEEPEST = 6
_REFUSED_DOCUMENTS = frozenset({Kind.OLD_DOCUMENT, Kind.MACROS, Kind.OTHER_DOCUMENT})
_REPORTED = frozenset({Kind.BAD, Kind.CONFLICT, Kind.HIDDEN, Kind.UNKNOWN, *_REFUSED_DOCUMENTS})

Probe = tuple[Path, Mark | None]
"""A place that was looked at, and what told its file from any other then; None where there was no file."""


def probe(place: Path) -> Probe:
    """Look at a place: give what tells a regular file's bytes there from any others, without reading them."""
    try:
        found = place.lstat()
    except (OSError, ValueError):  # a name too long, a folder that is closed: nothing that could be read
        return place, None
    return place, mark_of(found) if stat.S_ISREG(found.st_mode) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFile:
    """A file in a stage; ``path`` is relative to the stage's folder, with ``/``, ``place`` to the newsroom's."""

    stage: Stage
    path: str
    place: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put the place together once."""
        object.__setattr__(self, "place", f"{self.stage.value}/{self.path}")

    @property
    def folder(self) -> str | None:
        """The folder that is this article, relative to the stage; None where the article is a single file."""
        folder, _, name = self.path.rpartition("/")
        return folder if folder and is_index(name) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A folder on the way down: its path in the stage, how deep it lies, and the articles that it lies under."""

    path: str = ""
    depth: int = 0
    article: str | None = None
    has_paper: bool = False

    def to(self, name: str) -> str:
        """Give the path of a name in the folder."""
        return f"{self.path}/{name}" if self.path else name


def report(stage: Stage, code: str, path: str, **detail: str) -> Finding:
    """Give a finding about what lies at a path in a stage, or about the stage itself."""
    place = f"{stage}/{shown(path)}" if path else f"{stage}/"
    return replace(find(code, path=place), detail=detail)


class Shelf:
    """One folder as it was listed last: its names, and what each of them is."""

    __slots__ = (
        *("_articles", "_came", "_gone", "_ordered", "companions"),
        *("level", "names", "notes", "papers", "stage", "strangers"),
    )

    def __init__(self, stage: Stage, level: Level) -> None:
        self.stage, self.level = stage, level
        self.names: dict[str, Mark] = {}
        self.papers: dict[str, PaperFile] = {}
        self.companions: dict[str, PaperFile] = {}
        self.strangers: dict[str, tuple[Finding, ...]] = {}
        self._articles: set[str] = set()
        self._ordered: tuple[PaperFile, ...] | None = ()
        self.notes: set[str] = set()
        self._gone: list[PaperFile] = []
        self._came: list[PaperFile] = []

    def take(self, fresh: dict[str, Mark], level: Level) -> set[str]:
        """Take over a new listing; give the names that are not what they were."""
        known = self.names
        changed = {name for name, mark in fresh.items() if known.get(name) != mark} | (known.keys() - fresh.keys())
        self.names = fresh
        came = {name for name in changed if _kind(known.get(name)) != _kind(fresh.get(name))}
        return changed | self._sort(came, level)

    def put(self, name: str, mark: Mark | None) -> set[str]:
        """Take over what one name is now; give the names that are not what they were."""
        known = self.names.get(name)
        if known == mark:
            return set()
        if mark is None:
            del self.names[name]
        else:
            self.names[name] = mark
        return {name} | self._sort({name} if _kind(known) != _kind(mark) else set(), self.level)

    def below(self, name: str) -> Level:
        """Give the level of a folder in this one."""
        article, has_paper = self.facts()
        return Level(path=self.level.to(name), depth=self.level.depth + 1, article=article, has_paper=has_paper)

    def folders(self) -> list[str]:
        """Give the names of the folders that are looked into, in order."""
        return [name for name in sorted(self.names) if self.is_open(name)] if self._has_folders() else []

    def ordered(self) -> tuple[PaperFile, ...]:
        """Give the papers in the order of names."""
        if self._ordered is None:
            self._ordered = tuple(self.papers[name] for name in sorted(self.papers))
        return self._ordered

    def moved(self) -> tuple[list[PaperFile], list[PaperFile]]:
        """Give the papers that went and came since this was asked."""
        moved = (self._gone, self._came)
        self._gone, self._came = [], []
        return moved

    def _has_folders(self) -> bool:
        return len(self.names) > len(self.papers) and any(stat.S_ISDIR(mark[0]) for mark in self.names.values())

    def is_folder(self, name: str) -> bool:
        """Tell whether a name is that of a folder, and no link to one."""
        return stat.S_ISDIR(self.names[name][0])

    def is_file(self, name: str) -> bool:
        """Tell whether a name is that of a regular file."""
        return stat.S_ISREG(self.names[name][0])

    def is_open(self, name: str) -> bool:
        """Tell whether a name is that of a folder that is looked into."""
        depth, mark = self.level.depth, self.names.get(name)
        is_folder = mark is not None and stat.S_ISDIR(mark[0])
        return is_folder and depth < DEEPEST and kind_of_folder(name, top=depth == 0) is Kind.FOLDER

    def facts(self) -> tuple[str | None, bool]:
        """Give the article that the folder is or lies in, and whether there is any paper here or above."""
        indexes = sorted(filter(is_index, self._articles), key=index_order) if self.level.depth else []
        article = self.level.article or (self.level.to(indexes[0]) if indexes else None)
        return article, self.level.has_paper or bool(self._articles)

    def _sort(self, names: set[str], level: Level) -> set[str]:
        before = (self.level, self.facts())
        for name in names:
            mark = self.names.get(name)
            (self.notes.add if mark is not None and is_note(name) else self.notes.discard)(name)
            is_article = mark is not None and stat.S_ISREG(mark[0]) and kind_of(name) is Kind.ARTICLE
            (self._articles.add if is_article else self._articles.discard)(name)
        self.level = level
        facts = self.facts()
        if (level, facts) != before:
            names = {*names, *self.names}
        for name in names:
            known = self.papers.pop(name, None)
            self._sort_one(name, *facts)
            if (known is None) != (name not in self.papers):
                self._ordered = None
                self._gone += [known] if known else []
                self._came += [] if known else [self.papers[name]]
            elif known:
                self.papers[name] = known
        return names

    def _sort_one(self, name: str, article: str | None, has_paper: bool) -> None:  # noqa: FBT001  # what ``facts`` says
        self.companions.pop(name, None)
        self.strangers.pop(name, None)
        mark = self.names.get(name)
        if mark is None:
            return
        path = self.level.to(name)
        found = tuple(self._against_folder(name, path) if stat.S_ISDIR(mark[0]) else self._against(name, path, mark[0]))
        if not found and stat.S_ISREG(mark[0]) and (kind := kind_of(name)) is not Kind.IGNORED:
            file = PaperFile(stage=self.stage, path=path)
            if kind is Kind.DOCUMENT:
                waits = self.stage is Stage.DRAFT and article is None
                found = (report(self.stage, "document-waits" if waits else "document-misplaced", path),)
            elif kind is not Kind.ARTICLE:
                self.companions[name] = file
                found = () if has_paper else (report(self.stage, "loose-file", path),)
            elif article in {None, path}:
                self.papers[name] = file
            else:
                found = (report(self.stage, "second-article", path, other=f"{self.stage}/{article}"),)
        if found:
            self.strangers[name] = found

    def _against(self, name: str, path: str, mode: int) -> Iterable[Finding]:
        kind = kind_of(name)
        if kind is Kind.IGNORED and (stat.S_ISREG(mode) or not is_note(name)):
            return
        if stat.S_ISLNK(mode):
            yield report(self.stage, "symlink", path)
        elif not stat.S_ISREG(mode):
            yield report(self.stage, "not-regular", path)
        elif kind in _REPORTED:
            yield report(self.stage, kind, path)

    def _against_folder(self, name: str, path: str) -> Iterable[Finding]:
        kind = kind_of_folder(name, top=self.level.depth == 0)
        if is_note(name):
            yield report(self.stage, "note-place", path)
        if kind in _REPORTED:
            yield report(self.stage, kind, path)
        elif kind is Kind.FOLDER and self.level.depth >= DEEPEST:
            yield report(self.stage, "too-deep", path, limit=str(DEEPEST))


def _kind(mark: Mark | None) -> int:
    return stat.S_IFMT(mark[0]) if mark else 0
