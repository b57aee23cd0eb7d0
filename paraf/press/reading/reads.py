"""Reads: what a page was made from, as it was made.

* Everything that a template can get from an article or a list goes through here and leaves its name.
* A page depends on no more than it read and on no less: whoever asks for something that has no name of its own depends
  on the whole article, or the whole list.
* Nothing is recorded between pages.
* What many pages read is one object for all of them: there are more reads than anything else in a watcher's memory.
"""

from dataclasses import dataclass, field
from sys import intern

import msgspec
from msgspec import Struct

from paraf.press.contents.shelves import Shelf, shelf_of
from paraf.rules.words import Address

WHOLE = "*"
"""The field that stands for all fields of a paper."""


RELATED = "related"
"""What stands for an article's related news, which is no field of its paper: it follows from others as well."""


class GarbledStoreError(Exception):
    """What was kept cannot be read: it has to be made anew."""


@dataclass(frozen=True, slots=True)
class Reads:
    """What one page read: fields of papers, and aspects of lists."""

    papers: dict[Address, frozenset[str]] = field(default_factory=dict)
    shelves: dict[Shelf, frozenset[str]] = field(default_factory=dict)


class Reading:
    """Takes down what is read, page by page."""

    def __init__(self) -> None:
        self._papers: dict[Address, set[str]] = {}
        self._shelves: dict[Shelf, set[str]] = {}
        self._heads: dict[Shelf, int] = {}

    def begin(self) -> None:
        """Begin a page."""
        self._papers, self._shelves, self._heads = {}, {}, {}

    def field(self, address: Address, name: str) -> None:
        """Take down that a field of a paper was read."""
        try:
            self._papers[address].add(name)
        except KeyError:
            self._papers[address] = {name}

    def aspect(self, shelf: Shelf, aspect: str) -> None:
        """Take down that an aspect of a list was read."""
        try:
            self._shelves[shelf].add(aspect)
        except KeyError:
            self._shelves[shelf] = {aspect}

    def head(self, shelf: Shelf, length: int) -> None:
        """Take down that so many of a list were read from its start."""
        self._heads[shelf] = max(length, self._heads.get(shelf, 0))

    def done(self) -> Reads:
        """Give what the page has read."""
        for shelf, length in self._heads.items():
            if "all" not in self._shelves.get(shelf, ()):
                self.aspect(shelf, f":{length}")
        return Reads(
            papers={address: _interned(frozenset(names)) for address, names in self._papers.items()},
            shelves={shelf: _interned(frozenset(aspects)) for shelf, aspects in self._shelves.items()},
        )


def packed(reads: Reads) -> bytes:
    """Give what a page read as bytes, for a store or another process."""
    papers = {str(address): sorted(names) for address, names in reads.papers.items()}
    return _ENCODER.encode(_Packed(papers, [(*shelf, sorted(names)) for shelf, names in reads.shelves.items()]))


def unpacked(content: bytes) -> Reads:
    """Give what a page read out of those bytes; raises where they are something else."""
    try:
        found = _DECODER.decode(content)
    except (msgspec.DecodeError, TypeError) as error:
        raise GarbledStoreError(str(error)) from error
    return Reads(
        papers={Address(intern(address)): _interned(frozenset(names)) for address, names in found.papers.items()},
        shelves={shelf_of(kind, part): _interned(frozenset(names)) for kind, part, names in found.shelves},
    )


def mark_of_paper(address: Address) -> bytes:
    """Give bytes that are in what a page read, where it read something of a paper; seldom where it did not."""
    return _ENCODER.encode(str(address))


def mark_of_shelf(shelf: Shelf) -> bytes:
    """Give bytes that are in what a page read, where it read something of a list; seldom where it did not."""
    return _ENCODER.encode(shelf.kind) + _ENCODER.encode(shelf.part)


class _Packed(Struct, frozen=True, array_like=True, gc=False):
    papers: dict[str, list[str]]
    shelves: list[tuple[str, str, list[str]]]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Packed)
_known: dict[frozenset[str], frozenset[str]] = {}


def _interned(names: frozenset[str]) -> frozenset[str]:
    """Give the one object for sets that are equal: pages of a kind read alike."""
    return _known.setdefault(names, names)
