"""Concerning: which places in the folders an act is about.

* An act is about its paper, wherever that may lie or have lain, and about the files that the paper uses, in any stage.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import assert_never

from paraf.rules.entries import Accepted, Act, Returned, Sealed, Signed, Submitted
from paraf.rules.manifest import LocalFile
from paraf.rules.names import has_own_folder
from paraf.rules.words import Address, Stage


def address_of(act: Act) -> Address | None:
    """Give the address of the article that an act is about."""
    return None if isinstance(act, Accepted) else act.address


def places_of(act: Act, files: Iterable[LocalFile] = ()) -> Iterator[str]:
    """Give the places that an act may have changed, relative to the newsroom; ``files`` are more that came along."""
    own: tuple[LocalFile, ...]
    match act:
        case Accepted():
            return
        case Submitted(path=path, source=source, renamed_from=renamed, files=used):
            papers, own = {path, _below(source), renamed or path}, used
        case Sealed(path=path, source=source, submission=submission, files=used):
            papers, own = {path, _below(source), submission}, used
        case Returned(path=path, source=source):
            papers, own = {path, source}, ()
        case Signed(path=path, source=source):
            papers, own = {path, _below(source)}, ()
        case _:
            assert_never(act)
    for stage in Stage:
        for paper in papers:
            folder = PurePosixPath(stage.value, paper).parent
            yield f"{stage.value}/{paper}"
            yield from (str(folder / file.ref) for file in (*own, *files))
            if has_own_folder(paper):
                yield str(folder)


def _below(place: str) -> str:
    return place.partition("/")[2]
