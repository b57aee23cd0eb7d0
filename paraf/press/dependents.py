"""Dependents: which pages were made from what, so that those and no others are made again.

* A page depends on the fields of papers and the aspects of lists that it read when it was set last.
* A field counts by its name; an aspect by its value, which is the same for every page that read it.
* Whoever brought the contents on asks here once, before the pages are set again.
"""

from typing import NamedTuple

from paraf.press.contents import Changes, Contents
from paraf.press.reads import WHOLE, Reads
from paraf.press.shelves import Shelf, value_of
from paraf.rules.words import Address


class Aspect(NamedTuple):
    """Something that can be read of a list."""

    shelf: Shelf
    name: str


class Dependents:
    """The pages by what they read."""

    def __init__(self) -> None:
        self.reads: dict[str, Reads] = {}
        self.values: dict[Aspect, str] = {}
        self._of_paper: dict[Address, set[str]] = {}
        self._of_aspect: dict[Aspect, set[str]] = {}
        self._aspects: dict[Shelf, set[str]] = {}

    def put(self, place: str, reads: Reads, contents: Contents) -> None:
        """Note what a page was made from, out of contents as they are now."""
        self.drop(place)
        self.add(place, reads)
        for aspect in _aspects(reads):
            if aspect not in self.values:
                self.values[aspect] = value_of(aspect.name, contents.names(aspect.shelf))

    def add(self, place: str, reads: Reads) -> None:
        """Note what a page that is not here was made from; the values of the aspects are known."""
        self.reads[place] = reads
        for address in reads.papers:
            self._of_paper.setdefault(address, set()).add(place)
        for aspect in _aspects(reads):
            self._of_aspect.setdefault(aspect, set()).add(place)
            self._aspects.setdefault(aspect.shelf, set()).add(aspect.name)

    def drop(self, place: str) -> None:
        """Forget a page."""
        reads = self.reads.pop(place, None)
        if reads is None:
            return
        for address in reads.papers:
            _discard(self._of_paper, address, place)
        for aspect in _aspects(reads):
            _discard(self._of_aspect, aspect, place)
            if aspect not in self._of_aspect:
                self.values.pop(aspect, None)
                _discard(self._aspects, aspect.shelf, aspect.name)

    def touched(self, changes: Changes, contents: Contents) -> set[str]:
        """Give the pages that read what changed; the contents are those after the changes."""
        found: set[str] = set()
        for address, (before, after) in changes.papers.items():
            readers = self._of_paper.get(address, set())
            if before is None or after is None:
                found |= readers
            elif readers:
                fields = changes.fields(address)
                found |= {place for place in readers if self._reads_any(place, address, fields)}
        for shelf in changes.shelves:
            names = contents.names(shelf)
            for name in self._aspects.get(shelf, ()):
                aspect, value = Aspect(shelf, name), value_of(name, names)
                if value != self.values[aspect]:
                    self.values[aspect] = value
                    found |= self._of_aspect[aspect]
        return found

    def _reads_any(self, place: str, address: Address, fields: frozenset[str]) -> bool:
        read = self.reads[place].papers[address]
        return bool(fields) and (WHOLE in read or not fields.isdisjoint(read))


def _aspects(reads: Reads) -> list[Aspect]:
    return [Aspect(shelf, name) for shelf, names in reads.shelves.items() for name in names]


def _discard(sets: dict, key: object, value: str) -> None:  # type: ignore[type-arg]  # of whatever keys
    sets[key].discard(value)
    if not sets[key]:
        del sets[key]
