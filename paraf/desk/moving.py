"""Moving papers: a paper goes from folder to folder with the files that lie beside it.

* Nothing is ever replaced: a taken name stops the move before it starts.
* An article in a folder of its own moves as that folder.
* A file beside a paper travels with it, unless another paper there names it or it belongs to ``content/``: then it is copied.
* ``images/`` is never moved from.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from paraf.desk.files import make_folder, read_regular, write_whole
from paraf.desk.newsroom import Newsroom
from paraf.desk.renames import rename_new
from paraf.rules.manifest import LocalFile
from paraf.rules.names import Kind, is_index, kind_of
from paraf.rules.words import Stage

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


def has_own_folder(path: str) -> bool:
    """Tell whether a paper has a folder of its own."""
    return "/" in path and is_index(PurePosixPath(path).name)


def move_paper(newsroom: Newsroom, source: Place, target: Place, files: Iterable[LocalFile]) -> None:
    """Move a paper and the files beside it; raises ``FileExistsError`` where the new name is taken."""
    destination = newsroom.root / target.unit
    make_folder(destination.parent)
    if not has_own_folder(source.path):
        make_folder((newsroom.root / str(target)).parent)
        bring_files(newsroom, source, target, files)
        destination = newsroom.root / str(target)
    rename_new(newsroom.root / source.unit, destination)


def bring_files(newsroom: Newsroom, source: Place, target: Place, files: Iterable[LocalFile]) -> None:
    """Bring the files that a paper uses beside its new place, from wherever they were left on its way."""
    folder = (newsroom.root / str(target)).parent
    for file in files:
        if (folder / file.ref).exists():
            continue
        for stage in dict.fromkeys((source.stage, Stage.DRAFT, Stage.REVIEW, Stage.PUBLISHED)):
            left = newsroom.layout.stage(stage) / PurePosixPath(source.path).parent / file.ref
            if stage is target.stage or not left.is_file():
                continue
            make_folder((folder / file.ref).parent)
            if stage is Stage.PUBLISHED or _is_named_by_others(newsroom, Place(stage, source.path), file.ref):
                write_whole(folder / file.ref, read_regular(left, limit=_LARGEST, root=newsroom.root))
            else:
                rename_new(left, folder / file.ref)
            break


def taken_names(newsroom: Newsroom, source: Place, target: Place, files: Iterable[LocalFile]) -> tuple[str, ...]:
    """Give the files beside the new place that are in the way: same name, other bytes."""
    if has_own_folder(source.path):
        return ()
    folder = (newsroom.root / str(target)).parent
    beside = (newsroom.root / str(source)).parent
    return tuple(
        file.ref
        for file in files
        if (beside / file.ref).is_file()
        and (folder / file.ref).is_file()
        and folder != beside
        and (folder / file.ref).read_bytes() != (beside / file.ref).read_bytes()
    )


def _is_named_by_others(newsroom: Newsroom, paper: Place, ref: str) -> bool:
    """Tell whether another paper in the same folder names a file, by looking for the name in its bytes."""
    folder = (newsroom.root / str(paper)).parent
    name = PurePosixPath(ref).name.encode()
    others = (other for other in folder.iterdir() if kind_of(other.name) is Kind.ARTICLE and other.is_file())
    return any(other.name != Path(paper.path).name and name in other.read_bytes() for other in others)
