"""Remembered papers: those that lay in ``content/`` as they were sealed need not be read again by another process.

* Of each paper there is what tells its bytes, and those of its files, from any others, as it was when they were read.
* A paper that was read so soon after its times that a later change could have the same ones is not remembered.
* It counts for the same code alone: a paraf of other bytes reads everything itself.
* Whoever can write here can write into the records as well.
* Once they are taken up, the papers themselves are let go of: a process that runs for weeks asks for them once.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from paraf.desk.papers.gathering import Gathered
from paraf.desk.papers.sorting import Mark, probe
from paraf.desk.papers.whole import whole
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.outcomes import Outcomes
from paraf.desk.records.proven import key_of
from paraf.rules.article import Field
from paraf.rules.words import Digest

_FORMAT: Final = "paraf-papers/1"


class _Paper(msgspec.Struct, frozen=True, array_like=True):
    """One paper: the digest that was sealed, that of its bytes, the header lines that are kept, and where was looked.

    The first of ``probes`` is the paper itself.
    """

    path: str
    sealed: str
    raw: str
    fields: list[tuple[str, str]]
    probes: list[tuple[str, Mark | None]]


_DECODER = msgspec.msgpack.Decoder(list[_Paper])


class Remembered:
    """The papers that another process found as they were sealed."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self._key = key_of(_FORMAT, Path(__file__).parent)
        self._kept = Outcomes(newsroom.layout.remembered)
        self._known: dict[str, _Paper] | None = None
        self._marks: dict[str, Mark | None] | None = None

    def __contains__(self, gathered: Gathered) -> bool:
        """Tell whether just this is remembered of a paper."""
        if self._marks is None:
            self._marks = _marks(self._papers().values())
        path = gathered.case.path
        return path in self._marks and self._marks[path] == gathered.probes[0][1]

    def paper(self, path: str, mark: Mark | None, sealed: Digest) -> Gathered | None:
        """Give a paper that has this mark, where it lay as this was sealed, and so do its files."""
        known = self._papers().get(path)
        if known is None or mark is None or known.probes[0][1] != mark or known.sealed != sealed:
            return None
        root = self.newsroom.root
        probes = [(root / place, seen) for place, seen in known.probes]
        if len(probes) > 1 and any(probe(place) != (place, seen) for place, seen in probes[1:]):
            return None
        fields = tuple(Field(key=key, value=value) for key, value in known.fields)
        return whole(path, sealed, Digest(known.raw), fields, tuple(probes))

    def keep(self, papers: Iterable[Gathered]) -> None:
        """Remember papers that lie as they were sealed, and no others."""
        known = [*self._written(papers)]
        self._known, self._marks = None, _marks(known)
        self._kept.put(self._key, msgspec.msgpack.encode(known))

    def let_go(self) -> None:
        """Let go of the papers, and know only which they are: they are read again when one is asked for."""
        self._marks = self._marks or _marks(self._papers().values())
        self._known = None

    def _papers(self) -> dict[str, _Paper]:
        if self._known is None:
            kept = self._kept.get(self._key)
            self._known = {paper.path: paper for paper in _DECODER.decode(kept)} if kept else {}
        return self._known

    def _written(self, papers: Iterable[Gathered]) -> Iterator[_Paper]:
        length = len(str(self.newsroom.root)) + 1
        for gathered in papers:
            case, article = gathered.case, gathered.case.article
            if case.sealed is not None and article is not None:
                fields = [(field.key, field.value) for field in article.fields]
                probes = [(str(place)[length:], seen) for place, seen in gathered.probes]
                yield _Paper(case.path, case.sealed, case.raw, fields, probes)


def _marks(papers: Iterable[_Paper]) -> dict[str, Mark | None]:
    return {paper.path: paper.probes[0][1] for paper in papers}
