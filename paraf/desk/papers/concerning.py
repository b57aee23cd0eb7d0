"""Concerning: which places in the folders an act is about.

* An act is about its paper, wherever that may lie or have lain, and about the files that the paper uses, in any stage.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import assert_never

from paraf.rules.entries import Accepted, Act, Begun, Claimed, Received, Returned, Sealed, Signed, Submitted
from paraf.rules.manifest import LocalFile
from paraf.rules.names import has_own_folder
from paraf.rules.words import Address, Stage


def address_of(act: Act) -> Address | None:
    """Give the address of the article that an act is about; what was not submitted has none yet."""
    return None if isinstance(act, Accepted | Received | Begun) else act.address


def addresses_of(act: Act) -> Iterator[Address]:
    """Give the addresses that an act is about: the article's, those that lead to it, and what it translates."""
    address = address_of(act)
    if address is not None:
        yield address
    if isinstance(act, Sealed):
        yield from act.redirects
        if act.translates:
            yield act.translates


def places_of(act: Act, files: Iterable[LocalFile] = ()) -> Iterator[str]:
    """Give the places that an act may have changed, relative to the newsroom; ``files`` are more that came along."""
    papers = _papers_of(act)
    own = act.files if isinstance(act, Submitted | Sealed) else ()
    for stage in Stage:
        for paper in papers:
            folder = PurePosixPath(stage.value, paper).parent
            yield f"{stage.value}/{paper}"
            yield from (str(folder / file.ref) for file in (*own, *files))
            if has_own_folder(paper):
                yield str(folder)


def _papers_of(act: Act) -> set[str]:
    """Give the paths that an act's paper may have or have had, relative to the folder of a stage."""
    match act:
        case Accepted():
            papers: set[str] = set()
        case Received(item=item) | Begun(item=item):
            papers = {item}
        case Submitted(path=path, source=source, renamed_from=renamed):
            papers = {path, _below(source), renamed or path}
        case Claimed(path=path):
            papers = {path}
        case Sealed(path=path, source=source, submission=submission):
            papers = {path, _below(source), submission}
        case Returned(path=path, source=source):
            papers = {path, source}
        case Signed(path=path, source=source):
            papers = {path, _below(source)}
        case _:
            assert_never(act)
    return papers


def _below(place: str) -> str:
    return place.partition("/")[2]
