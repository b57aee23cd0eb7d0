"""Remembered papers: those that lay in ``content/`` as they were sealed need not be read again by another process.

* Of each paper there is what tells its bytes, and those of its files, from any others, as it was when they were read.
* A paper that was read so soon after its times that a later change could have the same ones is not remembered, nor is
  one without a sign-off or a seal line, of which there is something to say.
* It counts for a ledger that goes on from the one that it was remembered with, and under the same office: what was
  sealed since, and what that leads to or translates, is read.
* It counts for the same code alone: a paraf of other bytes reads everything itself.
* Whoever can write here can write into the records as well.
* What is remembered is let go of once it was looked at: a process that runs for weeks asks for it once.
* Whoever adds to it takes over what stands in it unread: there are thousands of marks, and few new ones.
"""

from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from paraf.desk.disk.marks import Mark
from paraf.desk.papers.concerning import addresses_of
from paraf.desk.papers.folders import Folders
from paraf.desk.papers.gathering import Gathered
from paraf.desk.papers.sorting import probe
from paraf.desk.papers.whole import version_at
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.outcomes import Outcomes
from paraf.desk.records.proven import key_of
from paraf.rules.words import Digest, Stage

_FORMAT: Final = "paraf-papers/2"

Seen = tuple[str, Mark | None]
"""A place where was looked for a file, relative to the newsroom, and what told that file from any others then."""


class _Papers(msgspec.Struct, frozen=True, array_like=True):
    """The ledger's head and the office, the papers by folder and name, and where was looked for the files of some.

    Of each paper there is its mark, packed.
    """

    number: int
    digest: Digest
    office: Digest
    folders: dict[str, dict[str, msgspec.Raw]]
    files: dict[str, list[Seen]]


_DECODER = msgspec.msgpack.Decoder(_Papers)
_MARKS = msgspec.msgpack.Decoder(Mark)


class Remembered:
    """The papers that another process found as they were sealed."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self._outcomes = Outcomes(newsroom.layout.remembered)

    def lying(self, folders: Folders) -> dict[str, list[Seen]]:
        """Give the places of those that lie now as the last version was sealed, and so do their files, with these."""
        known = self._known()
        if known is None:
            return {}
        here = {f"{folder}/{name}" for folder, names in known.folders.items() for name in _same(folder, names, folders)}
        here -= self._sealed_since(known.number)
        root = self.newsroom.root
        marks = {file: probe(root / file)[1] for file in {file for seen in known.files.values() for file, _ in seen}}
        for place, files in known.files.items():
            if any(marks[file] != mark for file, mark in files):
                here.discard(place)
        return {place: known.files.get(place, []) for place in here}

    def keep(self, papers: Iterable[Gathered], still: Container[str]) -> list[Gathered]:
        """Remember papers that lie as they were sealed, and of what is remembered those that are ``still`` known to.

        Of the papers those are given that lie so.
        """
        lying: list[Gathered] = []
        register, length = self.newsroom.register, len(str(self.newsroom.root)) + 1
        folders: dict[str, dict[str, msgspec.Raw]] = {}
        files: dict[str, list[Seen]] = {}
        known = self._known()
        if known is not None:
            since = self._sealed_since(known.number)
            for folder, names in known.folders.items():
                left = folders[folder] = {}
                for name, packed in names.items():
                    place = f"{folder}/{name}"
                    if place in still and place not in since:
                        left[name] = packed
                        if place in known.files:
                            files[place] = known.files[place]
        for gathered in papers:
            (_, mark), *others = gathered.probes
            if mark is not None and self._says_nothing(gathered):
                lying.append(gathered)
                folder, _, name = gathered.case.place.rpartition("/")
                folders.setdefault(folder, {})[name] = msgspec.Raw(msgspec.msgpack.encode(mark))
                files.pop(gathered.case.place, None)
                if others:
                    files[gathered.case.place] = [(str(place)[length:], seen) for place, seen in others]
        if register.office is not None:
            head = self.newsroom.ledger.head
            kept = _Papers(head.number, head.digest, register.office, folders, files)
            self._outcomes.put(self._key(), msgspec.msgpack.encode(kept))
        return lying

    def _known(self) -> _Papers | None:
        """Give what is remembered, where ledger and office are those that it was remembered with."""
        kept = self._outcomes.get(self._key())
        known = _DECODER.decode(kept) if kept else None
        newsroom = self.newsroom
        is_ours = (
            known is not None
            and known.office == newsroom.register.office
            and newsroom.ledger.holds(known.number, known.digest)
        )
        return known if is_ours else None

    def _sealed_since(self, number: int) -> set[str]:
        """Give the places of all that hangs together with what was sealed after an entry."""
        versions = self.newsroom.register.versions
        new = [each.seal for sealed in versions.values() if sealed[-1].number > number for each in sealed]
        around = {address for seal in new for address in addresses_of(seal)}
        return {f"{Stage.PUBLISHED}/{each.seal.path}" for address in around for each in versions.get(address, ())}

    def _says_nothing(self, gathered: Gathered) -> bool:
        """Tell whether a paper lies as it was sealed last, with the lines that belong in it."""
        case = gathered.case
        version = version_at(self.newsroom, case.path) if case.sealed is not None else None
        if version is None or case.article is None or version.seal.digest != case.sealed:
            return False
        return bool(case.article.get("Koreksi") and case.article.get("Paraf"))

    def _key(self) -> Digest:
        papers = Path(__file__).parent
        return key_of(_FORMAT, papers, papers.with_name("sweeping"))


def _same(folder: str, names: Mapping[str, msgspec.Raw], folders: Folders) -> Iterable[str]:
    """Give the names of the papers in a folder that lie there as they lay."""
    shelf = folders.shelf(folder)
    if shelf is None:
        return ()
    marks = ((name, _MARKS.decode(packed)) for name, packed in names.items())
    return (name for name, mark in marks if shelf.names.get(name) == mark and name in shelf.papers)
