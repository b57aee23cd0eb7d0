"""The three folders, as they lie on disk.

* No symlink is followed, and no folder more than six deep is looked into.
* A folder with an ``index`` is one article; everything else in it belongs to that article.
* Raw material (``bahan/``) is not looked into.
* What is no article and belongs to none is reported; nothing but temporary names is passed over in silence.
* Two papers that clash by name, or a copy beside its original, are papers still: the finding says why they wait.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from paraf.desk.files import Entry, entries_in
from paraf.desk.layout import Layout
from paraf.desk.links import FileError
from paraf.rules.findings import Finding
from paraf.rules.names import (
    Kind,
    index_order,
    is_index,
    is_note,
    kind_of,
    kind_of_folder,
    original_of,
    same_name,
    shown,
    stem_of,
)
from paraf.rules.wording import find
from paraf.rules.words import Stage

DEEPEST = 6
_REPORTED = frozenset({Kind.BAD, Kind.CONFLICT, Kind.HIDDEN, Kind.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFile:
    """A file in a stage; ``path`` is relative to the stage's folder, with ``/``."""

    stage: Stage
    path: str

    @property
    def place(self) -> str:
        """The path relative to the newsroom, as findings name it."""
        return f"{self.stage.value}/{self.path}"

    @property
    def folder(self) -> str | None:
        """The folder that is this article, relative to the stage; None where the article is a single file."""
        folder, _, name = self.path.rpartition("/")
        return folder if folder and is_index(name) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What lies in the folders: articles, the pictures and attachments with them, and what does not belong."""

    papers: tuple[PaperFile, ...]
    companions: tuple[PaperFile, ...]
    strangers: tuple[Finding, ...]

    def about(self, paper: PaperFile) -> tuple[Finding, ...]:
        """Give the findings that name a paper: its name clashes, or it is a copy of the paper beside it."""
        return tuple(finding for finding in self.strangers if finding.path == paper.place)


def scan(layout: Layout) -> Scan:
    """Look through ``drafts/``, ``review/`` and ``content/``."""
    walks = [_Walk(layout, stage) for stage in Stage]
    for walk in walks:
        walk.stage_folder()
    papers = tuple(paper for walk in walks for paper in walk.papers)
    strangers = tuple(finding for walk in walks for finding in walk.strangers)
    return Scan(
        papers=papers,
        companions=tuple(companion for walk in walks for companion in walk.companions),
        strangers=strangers + tuple(_clashes(papers)),
    )


def _clashes(papers: tuple[PaperFile, ...]) -> Iterator[Finding]:
    by_name: dict[tuple[str, bool, str], list[PaperFile]] = {}
    for paper in papers:
        by_name.setdefault(_name(paper), []).append(paper)
    for (parent, is_folder, name), group in by_name.items():
        for paper, other in zip(group, group[1:] + group[:1], strict=True):
            if paper is not other:
                yield find("name-clash", path=paper.place, other=other.place)
        original = original_of(name)
        for other in by_name.get((parent, is_folder, original or ""), [])[:1]:
            yield from (find("copy-of", path=paper.place, other=other.place) for paper in group)


def _name(paper: PaperFile) -> tuple[str, bool, str]:
    folder = paper.folder
    parent, _, name = (folder or paper.path).rpartition("/")
    own = name if folder else stem_of(name)
    return f"{paper.stage}/{parent}", folder is not None, same_name(own)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """A folder on the way down: its path in the stage, how deep it lies, and the articles that it lies under."""

    path: str = ""
    depth: int = 0
    article: str | None = None
    has_paper: bool = False

    def to(self, name: str) -> str:
        return f"{self.path}/{name}" if self.path else name


class _Walk:
    """One walk through a stage."""

    def __init__(self, layout: Layout, stage: Stage) -> None:
        self.folder = layout.stage(stage)
        self.stage = stage
        self.papers: list[PaperFile] = []
        self.companions: list[PaperFile] = []
        self.strangers: list[Finding] = []

    def stage_folder(self) -> None:
        try:
            mode = self.folder.lstat().st_mode
        except FileNotFoundError:
            self._report("folder-missing", "")
            return
        if stat.S_ISDIR(mode):
            self._walk(self.folder, _Level())
        else:
            self._report("symlink" if stat.S_ISLNK(mode) else "not-regular", "")

    def _walk(self, folder: Path, level: _Level) -> None:
        try:
            entries = entries_in(folder)
        except (FileNotFoundError, NotADirectoryError, FileError):
            return  # gone or exchanged since its name was read
        except PermissionError as error:
            self._report("folder-unreadable", level.path, cause=os.strerror(error.errno or 0))
            return
        folders = [entry for entry in entries if entry.is_folder]
        files = [entry for entry in entries if not entry.is_folder]
        below = self._take(list(self._usable(files, level)), level)
        for entry in folders:
            if self._is_open(entry.name, level):
                self._walk(folder / entry.name, replace(below, path=level.to(entry.name)))

    def _is_open(self, name: str, level: _Level) -> bool:
        kind = kind_of_folder(name, top=level.depth == 0)
        if is_note(name):
            self._report("note-place", level.to(name))
        if kind in _REPORTED:
            self._report(kind, level.to(name))
        elif kind is Kind.FOLDER and level.depth >= DEEPEST:
            self._report("too-deep", level.to(name), limit=str(DEEPEST))
        return kind is Kind.FOLDER and level.depth < DEEPEST

    def _usable(self, files: list[Entry], level: _Level) -> Iterator[tuple[str, Kind]]:
        for entry in files:
            kind = kind_of(entry.name)
            if kind is Kind.IGNORED and (entry.is_file or not is_note(entry.name)):
                continue
            if stat.S_ISLNK(entry.status.st_mode):
                self._report("symlink", level.to(entry.name))
            elif not stat.S_ISREG(entry.status.st_mode):
                self._report("not-regular", level.to(entry.name))
            elif kind in _REPORTED:
                self._report(kind, level.to(entry.name))
            else:
                yield entry.name, kind

    def _take(self, files: list[tuple[str, Kind]], level: _Level) -> _Level:
        """Take the files of one folder, and give what its subfolders lie under."""
        papers = [name for name, kind in files if kind is Kind.ARTICLE]
        indexes = sorted(filter(is_index, papers), key=index_order) if level.depth else []
        article = level.article or (level.to(indexes[0]) if indexes else None)
        has_paper = level.has_paper or bool(papers)
        for name, kind in files:
            path = level.to(name)
            file = PaperFile(stage=self.stage, path=path)
            if kind is not Kind.ARTICLE:
                self.companions.append(file)
                if not has_paper:
                    self._report("loose-file", path)
            elif article in {None, path}:
                self.papers.append(file)
            else:
                self._report("second-article", path, other=f"{self.stage}/{article}")
        return _Level(depth=level.depth + 1, article=article, has_paper=has_paper)

    def _report(self, code: str, path: str, **detail: str) -> None:
        place = f"{self.stage}/{shown(path)}" if path else f"{self.stage}/"
        self.strangers.append(replace(find(code, path=place), detail=detail))
