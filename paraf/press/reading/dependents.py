"""Dependents: which pages were made from what, so that those and no others are made again.

* A page depends on the fields of papers and the aspects of lists that it read when it was set last.
* A field counts by its name; an aspect by its value, which is the same for every page that read it; related news by
  those that they were and those that they are.
* What another process packed is searched for what changed, and read where it is in there.
* Whoever brought the contents on asks here once, before the pages are set again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from paraf.press.contents.aspects import moved_from, number_of, numbered, value_of
from paraf.press.contents.changes import Changes
from paraf.press.contents.contents import Contents
from paraf.press.contents.related import Relations
from paraf.press.contents.shelves import Aspect, Shelf
from paraf.press.reading.reads import RELATED, WHOLE, Reads, mark_of_paper, mark_of_shelf, unpacked
from paraf.rules.groups import Groups
from paraf.rules.words import Address


class Dependents:
    """The pages by what they read."""

    def __init__(self) -> None:
        self.reads: dict[str, Reads] = {}
        self.values: dict[Aspect, str] = {}
        self._packed: dict[str, bytes] = {}  # what other pages read, which nobody asked for yet
        self._of_paper = Groups[Address, str]()
        self._of_aspect = Groups[Aspect, str]()
        self._aspects = Groups[Shelf, str]()  # but for those of numbered pages
        self._numbers: dict[Shelf, int] = {}  # the largest number of a page that an aspect was ever of
        self._news: set[Aspect] = set()
        self._perhaps_unread: set[Aspect] = set()  # which a page read that does so no more

    def take_up(self, pages: Mapping[str, bytes], values: Mapping[Aspect, str]) -> None:
        """Take up what pages were made from as another process packed it; it is read where it is asked for."""
        self._packed, self.values = dict(pages), dict(values)
        for aspect in values:
            self._name(aspect)

    def unpack(self) -> None:
        """Read everything that was taken up."""
        for place in [*self._packed]:
            self._unpack(place)

    def put(self, place: str, reads: Reads, contents: Contents) -> None:
        """Note what a page was made from, out of contents as they are now."""
        self._unpack(place)
        before = self.reads.get(place, _NOTHING)
        self._add(place, reads)
        self._lose(place, before.papers.keys() - reads.papers.keys(), {*_aspects(before)}.difference(_aspects(reads)))
        for aspect in _aspects(reads):
            if aspect not in self.values:
                self.values[aspect] = value_of(aspect.name, contents.names(aspect.shelf))
                self._news.add(aspect)

    def drop(self, places: Collection[str]) -> None:
        """Forget some pages."""
        if len(places) > _FEW:
            self.unpack()
        for place in places:
            self._unpack(place)
            before = self.reads.pop(place, _NOTHING)
            self._lose(place, before.papers, _aspects(before))

    def touched(self, changes: Changes, contents: Contents, relations: Relations) -> set[str]:
        """Give the pages that read what changed; contents and relations are those after the changes."""
        self._forget_unread()
        aspects = self._moved(changes.shelves, contents)
        moved = {each for each in relations.perhaps if self._may_ask(each) and relations.are_others(each)}
        self._unpack_readers(changes.papers.keys() | moved, {aspect.shelf for aspect in aspects})
        found = {place for aspect in aspects for place in self._of_aspect.under(aspect)}
        for address in moved:
            found |= self._asking(address)
        for address, (before, after) in changes.papers.items():
            readers = self._of_paper.under(address)
            if before is None or after is None:
                found.update(readers)
            elif readers:
                fields = changes.fields(address)
                found |= {place for place in readers if self._reads_any(place, address, fields)}
        return found

    def news(self) -> tuple[dict[Aspect, str], set[Aspect]]:
        """Give the values that came or changed since this was asked, and the aspects that have none any more."""
        self._forget_unread()
        news, self._news = self._news, set()
        values = {aspect: self.values[aspect] for aspect in news if aspect in self.values}
        return values, news - values.keys()

    def _moved(self, shelves: Mapping[Shelf, int], contents: Contents) -> list[Aspect]:
        """Give the aspects of some lists whose value is another one now."""
        moved: list[Aspect] = []
        for shelf, steady in shelves.items():
            names = contents.names(shelf)
            for aspect in self._perhaps_moved(shelf, steady):
                value = value_of(aspect.name, names)
                if value != self.values[aspect]:
                    self.values[aspect] = value
                    moved.append(aspect)
        self._news.update(moved)
        return moved

    def _perhaps_moved(self, shelf: Shelf, steady: int) -> Iterator[Aspect]:
        """Give the aspects of a list that can have another value where so many of its oldest stand as they stood."""
        yield from (Aspect(shelf, name) for name in self._aspects.under(shelf))
        for number in range(moved_from(steady), self._numbers.get(shelf, 0) + 1):
            aspects = (Aspect(shelf, name) for name in numbered(number))
            yield from (aspect for aspect in aspects if aspect in self.values)

    def _name(self, aspect: Aspect) -> None:
        """Note that an aspect of a list is read."""
        number = number_of(aspect.name)
        if number is None:
            self._aspects.put(aspect.shelf, aspect.name)
        else:
            self._numbers[aspect.shelf] = max(number, self._numbers.get(aspect.shelf, 0))

    def _add(self, place: str, reads: Reads) -> None:
        self.reads[place] = reads
        for address in reads.papers:
            self._of_paper.put(address, place)
        for aspect in _aspects(reads):
            self._of_aspect.put(aspect, place)
            self._name(aspect)

    def _lose(self, place: str, papers: Iterable[Address], aspects: Collection[Aspect]) -> None:
        """Note that a page reads something no more."""
        for address in papers:
            self._of_paper.take_out(address, place)
        for aspect in aspects:
            self._of_aspect.take_out(aspect, place)
        self._perhaps_unread.update(aspect for aspect in aspects if aspect not in self._of_aspect)

    def _forget_unread(self) -> None:
        """Forget the values of what no page reads any more; what is packed is searched for readers once."""
        perhaps = [aspect for aspect in self._perhaps_unread if aspect not in self._of_aspect]
        self._perhaps_unread.clear()
        for start in range(0, len(perhaps), _FEW):
            self._unpack_readers((), {aspect.shelf for aspect in perhaps[start : start + _FEW]})
        for aspect in perhaps:
            if aspect not in self._of_aspect:
                self._forget(aspect)

    def _forget(self, aspect: Aspect) -> None:
        if self.values.pop(aspect, None) is not None:
            self._news.add(aspect)
        if number_of(aspect.name) is None:
            self._aspects.take_out(aspect.shelf, aspect.name)

    def _unpack(self, place: str) -> None:
        packed = self._packed.pop(place, None)
        if packed is not None:
            self._add(place, unpacked(packed))

    def _unpack_readers(self, papers: Collection[Address], shelves: Collection[Shelf]) -> None:
        """Read what those pages read that may have read some of this."""
        if len(papers) + len(shelves) > _FEW:
            self.unpack()
        marks = [*map(mark_of_paper, papers), *map(mark_of_shelf, shelves)]
        found = [place for place, packed in self._packed.items() if any(mark in packed for mark in marks)]
        for place in found:
            self._unpack(place)

    def _may_ask(self, address: Address) -> bool:
        """Tell whether a page can have asked for an article's related news."""
        return bool(self._packed or self._asking(address))

    def _asking(self, address: Address) -> set[str]:
        """Give the pages that asked for an article's related news."""
        readers = self._of_paper.under(address)
        return {place for place in readers if RELATED in self.reads[place].papers[address]}

    def _reads_any(self, place: str, address: Address, fields: frozenset[str]) -> bool:
        read = self.reads[place].papers[address]
        return bool(fields) and (WHOLE in read or not fields.isdisjoint(read))


_NOTHING = Reads()
_FEW = 32  # so many things are searched for one by one among what is packed


def _aspects(reads: Reads) -> list[Aspect]:
    return [Aspect(shelf, name) for shelf, names in reads.shelves.items() for name in names]
