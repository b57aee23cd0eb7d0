"""Moving papers: a paper goes from folder to folder with the files that lie beside it.

* Nothing is ever replaced: a taken name stops the move before it starts.
* An article in a folder of its own moves as that folder, unless the new place has one: then file by file.
* A file beside a paper travels with it, unless another paper there names it or it belongs to ``content/``: then it is
  copied. A second copy that nobody names any more goes.
* The paper goes first: where a crash cuts in, its files follow when somebody looks next.
* Only the very bytes that the paper rests on are brought along: another file of the same name is somebody else's.
* ``images/`` is never moved from.
* What somebody took away meanwhile is left alone, as if it had been gone before.
"""

import errno
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from paraf.desk.disk.crossing import move_new
from paraf.desk.disk.files import digest_on_disk, make_folder, read_regular, remove_if_same, write_new
from paraf.desk.disk.links import FileError, leads_through_link
from paraf.desk.disk.listing import entries_in
from paraf.desk.opening.trying import may_be_read
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.case import UsedFile
from paraf.rules.manifest import LocalFile
from paraf.rules.names import Kind, has_own_folder, kind_of, paper_name
from paraf.rules.reading import read_article
from paraf.rules.rendering import references
from paraf.rules.words import Digest, Stage

Wanted = Mapping[str, Collection[Digest]]
"""The files that a paper rests on: by reference, the digests of the bytes that are meant."""

_LARGEST = 40_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper lies: its stage and its path below that stage's folder."""

    stage: Stage
    path: str

    def __str__(self) -> str:
        """Give the path relative to the newsroom."""
        return f"{self.stage}/{self.path}"

    @classmethod
    def of(cls, shown: str) -> "Place":
        """Read a path relative to the newsroom."""
        stage, _, path = shown.partition("/")
        return cls(Stage(stage), path)

    @property
    def unit(self) -> str:
        """What moves: the paper's own folder where it has one, else the paper; relative to the newsroom."""
        return str(PurePosixPath(str(self)).parent) if has_own_folder(self.path) else str(self)


def wanted_by(files: Iterable[UsedFile]) -> Wanted:
    """Give the files that a case rests on, as handed in or as cleaned."""
    return {used.file.ref: {used.file.sha, used.original} for used in files}


def sealed_in(files: Iterable[LocalFile]) -> Wanted:
    """Give the files that a seal rests on."""
    return {file.ref: {file.sha} for file in files}


def move_paper(newsroom: Newsroom, source: Place, target: Place, wanted: Wanted) -> bool:
    """Move a paper and the files beside it, and tell whether it was still there.

    Raises ``FileExistsError`` where the new name is taken.
    """
    unit, paper = newsroom.root / target.unit, newsroom.root / str(target)
    if has_own_folder(source.path) and has_own_folder(target.path) and not os.path.lexists(unit):
        make_folder(unit.parent)
        return move_new(newsroom.root / source.unit, unit)
    if os.path.lexists(paper):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(paper))
    make_folder(paper.parent)
    if not move_new(newsroom.root / str(source), paper):
        return False
    bring_files(newsroom, source, target, wanted)
    return True


def bring_files(newsroom: Newsroom, source: Place, target: Place, wanted: Wanted) -> None:
    """Bring the files that a paper uses beside its new place, from wherever they were left on its way."""
    folder = (newsroom.root / str(target)).parent
    for ref, digests in wanted.items():
        if os.path.lexists(folder / ref):
            _clear_second_copy(newsroom, source, target, ref, digests)
            continue
        for stage in dict.fromkeys((source.stage, Stage.DRAFT, Stage.REVIEW, Stage.PUBLISHED)):
            left = newsroom.layout.stage(stage) / PurePosixPath(source.path).parent / ref
            is_left = stage is not target.stage and digest_on_disk(left) in digests
            if is_left and _is_settled(newsroom, Place(stage, source.path), left, folder / ref, ref):
                break


def _clear_second_copy(newsroom: Newsroom, source: Place, target: Place, ref: str, digests: Collection[Digest]) -> None:
    """Remove a file that was left beside a paper's old place, where the very same bytes lie beside the new one."""
    left = (newsroom.root / str(source)).parent / ref
    beside = (newsroom.root / str(target)).parent / ref
    if source.stage is Stage.PUBLISHED or left == beside:
        return
    digest = digest_on_disk(left)
    is_second = digest is not None and digest in digests and digest == digest_on_disk(beside)
    if digest is not None and is_second and not is_named_by_others(newsroom, source, ref):
        remove_if_same(left, digest)


def _is_settled(newsroom: Newsroom, paper: Place, left: Path, beside: Path, ref: str) -> bool:
    """Bring one file, and tell whether that is settled: it was still there, or somebody put another into its place."""
    make_folder(beside.parent)
    try:
        return _is_brought(newsroom, paper, left, beside, ref)
    except FileExistsError:
        return True


def _is_brought(newsroom: Newsroom, paper: Place, left: Path, beside: Path, ref: str) -> bool:
    if paper.stage is not Stage.PUBLISHED and not is_named_by_others(newsroom, paper, ref):
        return move_new(left, beside)
    try:
        content = read_regular(left, limit=_LARGEST)
    except FileNotFoundError:
        return False
    write_new(beside, content)
    return True


def taken_names(newsroom: Newsroom, source: Place, target: Place, refs: Iterable[str]) -> tuple[str, ...]:
    """Give the files beside the new place that are in the way: same name, other bytes."""
    folder = (newsroom.root / str(target)).parent
    beside = (newsroom.root / str(source)).parent
    if folder == beside or (has_own_folder(source.path) and has_own_folder(target.path)):
        return ()
    cleaned = newsroom.register.pictures
    return tuple(ref for ref in refs if (beside / ref).is_file() and _is_other(beside / ref, folder / ref, cleaned))


def linked_names(newsroom: Newsroom, target: Place, refs: Iterable[str]) -> tuple[str, ...]:
    """Give the files whose new place would lie behind a link."""
    folder = (newsroom.root / str(target)).parent
    return tuple(ref for ref in refs if leads_through_link(folder / ref))


def taken_place(newsroom: Newsroom, source: Place, target: Place, standing: Iterable[str]) -> Place | None:
    """Give what takes the name of a paper's new place, in whatever letter case; ``standing`` are the papers there."""
    own = source.path if source.stage is target.stage else None
    name = paper_name(target.path)
    named = min((path for path in standing if path != own and paper_name(path) == name), default=None)
    if named is not None:
        return Place(target.stage, named)
    return target if source.unit != target.unit and os.path.lexists(newsroom.root / target.unit) else None


def is_named_by_others(newsroom: Newsroom, paper: Place, ref: str) -> bool:
    """Tell whether another paper in the same folder uses a file; one that cannot be read may well do so."""
    folder, name = (newsroom.root / str(paper)).parent, PurePosixPath(paper.path).name
    try:
        entries = entries_in(folder)
    except FileNotFoundError:
        return False
    except FileError:
        return True
    others = (other.name for other in entries if kind_of(other.name) is Kind.ARTICLE)
    beside = (replace(paper, path=str(PurePosixPath(paper.path).with_name(other))) for other in others if other != name)
    return any(may_use(newsroom, other, ref) for other in beside)


def may_use(newsroom: Newsroom, paper: Place, ref: str) -> bool:
    """Tell whether a paper uses a file; one that cannot be read may well do so."""
    try:
        raw = read_regular(newsroom.root / str(paper), limit=_LARGEST)
    except FileNotFoundError:
        return False
    except (FileError, PermissionError):
        return True
    article = read_article(raw, path=paper.path, zone=newsroom.office.zone).article
    if article is None or not may_be_read(newsroom, paper.stage, paper.path, article):
        return True
    return any(reference.target == ref for reference in references(article))


def _is_other(first: Path, second: Path, cleaned: Mapping[Digest, Digest]) -> bool:
    """Tell whether another file is in a file's way; a picture that was cleaned is the one that was handed in."""
    if not os.path.lexists(second):
        return False
    try:
        digest = digest_on_disk(second)
        return digest is None or digest_on_disk(first) not in {digest, cleaned.get(digest)}
    except PermissionError:
        return True
