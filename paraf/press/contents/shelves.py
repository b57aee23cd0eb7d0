"""Shelves: the lists of articles that the site has, newest first, and how they are paged.

* A shelf is a kind and the part of an address: all articles, one category, topic, writer, year or month.
* A shelf's pages are numbered from the oldest on and hold the same number of articles each; what is over stands on the
  shelf's own page, with the newest full page. So a new article changes one page of each shelf that it stands on.
* What is read of a shelf is named by an aspect; whether an aspect changed is told by its value.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType
from typing import NamedTuple, overload

from paraf.press.contents.papers import Paper
from paraf.press.contents.places import PER_PAGE
from paraf.rules.words import Address

ARTICLES, CATEGORY, TAG, AUTHOR, YEAR, MONTH = "articles", "category", "tag", "author", "year", "month"
CATEGORIES, TAGS, AUTHORS, YEARS, MONTHS = "categories", "tags", "authors", "years", "months"
OVERVIEWS = {CATEGORY: CATEGORIES, TAG: TAGS, AUTHOR: AUTHORS, YEAR: YEARS, MONTH: MONTHS}
"""The list of all shelves of a kind."""

_DIGEST = 9


class Shelf(NamedTuple):
    """The name of a list: its kind, and which of that kind; ``part`` is empty where there is one alone."""

    kind: str
    part: str = ""


ALL = Shelf(ARTICLES)

Order = tuple[float, Address]


class Shelves:
    """Every list of articles, kept in order as articles come and go."""

    def __init__(self) -> None:
        self._orders: dict[Shelf, list[Order]] = {ALL: []}

    def put(self, paper: Paper) -> dict[Shelf, int]:
        """Put an article on its shelves; give those, and how many older ones stand on each."""
        older: dict[Shelf, int] = {}
        for shelf in shelves_of(paper):
            orders = self._orders.setdefault(shelf, [])
            place = bisect_left(orders, paper.order)
            older[shelf] = len(orders) - place
            orders.insert(place, paper.order)
        return older

    def put_all(self, papers: Iterable[Paper]) -> set[Shelf]:
        """Put many articles on their shelves; give those."""
        touched: set[Shelf] = set()
        for paper in papers:
            for shelf in shelves_of(paper):
                self._orders.setdefault(shelf, []).append(paper.order)
                touched.add(shelf)
        for shelf in touched:
            self._orders[shelf].sort()
        return touched

    def take(self, paper: Paper) -> dict[Shelf, int]:
        """Take an article from its shelves; give those, and how many older ones stand on each."""
        older: dict[Shelf, int] = {}
        for shelf in shelves_of(paper):
            orders = self._orders[shelf]
            place = bisect_left(orders, paper.order)
            del orders[place]
            older[shelf] = len(orders) - place
            if not orders and shelf != ALL:
                del self._orders[shelf]
        return older

    @property
    def count(self) -> int:
        """Give how many articles there are."""
        return self.size(ALL)

    def size(self, shelf: Shelf) -> int:
        """Give how many articles stand on a shelf."""
        return len(self._orders.get(shelf, ()))

    def addresses(self, shelf: Shelf) -> "Addresses":
        """Give the addresses on a shelf, newest first, as they are whenever they are asked for."""
        return Addresses(self._orders, shelf)

    def newest(self, shelf: Shelf) -> Address | None:
        """Give the address of the newest article on a shelf, or None where nothing stands on it."""
        return next(iter(self.addresses(shelf)), None)


class Addresses(Sequence[Address]):
    """The addresses on one shelf; asking for some of them costs no more than those."""

    def __init__(self, orders: dict[Shelf, list[Order]], shelf: Shelf) -> None:
        self._orders, self._shelf = orders, shelf

    def __len__(self) -> int:
        """Give how many there are."""
        return len(self._orders.get(self._shelf, ()))

    @overload
    def __getitem__(self, place: int) -> Address: ...
    @overload
    def __getitem__(self, place: slice) -> list[Address]: ...
    def __getitem__(self, place: int | slice) -> Address | list[Address]:
        """Give one, or a list of some."""
        orders = self._orders.get(self._shelf, ())
        return orders[place][1] if isinstance(place, int) else [address for _, address in orders[place]]

    def __iter__(self) -> Iterator[Address]:
        """Give one after the other."""
        return (address for _, address in self._orders.get(self._shelf, ()))


def shelves_of(paper: Paper) -> tuple[Shelf, ...]:
    """Give the shelves that an article stands on."""
    year = f"{paper.date.year:04}"
    return (
        ALL,
        Shelf(CATEGORY, paper.category.slug),
        *(Shelf(TAG, tag.slug) for tag in paper.tags),
        *(Shelf(AUTHOR, author.slug) for author in paper.authors),
        Shelf(YEAR, year),
        Shelf(MONTH, f"{year}/{paper.date.month:02}"),
    )


@dataclass(frozen=True, slots=True)
class Paging:
    """How a list of so many articles is paged; ``older`` is how many numbered pages there are, the oldest is 1."""

    count: int

    @property
    def older(self) -> int:
        """Give the number of the newest numbered page; 0 where all stands on the list's own page."""
        return max(self.count // PER_PAGE - 1, 0)

    @property
    def pages(self) -> int:
        """Give how many pages there are."""
        return self.older + 1

    def span(self, number: int) -> tuple[int, int]:
        """Give from where to where a numbered page's articles stand, newest first; 0 is the list's own page."""
        start = self.count - number * PER_PAGE
        return (start, start + PER_PAGE) if number else (0, self.count - self.older * PER_PAGE)


def number_of(aspect: str) -> int | None:
    """Give the number of the page that an aspect is of, or None where it is of no numbered page."""
    return int(aspect[1:]) if aspect[0] in _NUMBERED and aspect[1:].isdecimal() else None


def moved_from(steady: int) -> int:
    """Give the first number whose aspects may have another value where so many of the oldest stand as they stood."""
    return max(Paging(steady).older, 1)


def value_of(aspect: str, names: Sequence[str]) -> str:
    """Give the value of an aspect of a list of names: a text that is equal as long as what was read is the same.

    ``all``: every name in order; ``len``: how many; ``has``: whether there is any; ``front``: the list's own page;
    ``pages``: how many pages; ``more``: whether there is a second page; ``p3``: the numbered page 3; ``n3``: whether a
    numbered page is newer than 3; ``a:b``: a slice; ``=x``: what an overview says of its part ``x``.
    """
    if aspect in _PLAIN:
        return _PLAIN[aspect](names)
    if ":" in aspect:
        return _digest(names[slice(*(int(part) if part else None for part in aspect.split(":")))])
    kind, part = aspect[0], aspect[1:]
    if kind == "=":
        return next((name for name in names if name.startswith(f"{part} ")), "")
    paging = Paging(len(names))
    return str(paging.older > int(part)) if kind == "n" else _digest(names[slice(*paging.span(int(part)))])


_NUMBERED = "pn"


def numbered(number: int) -> tuple[str, ...]:
    """Give every aspect that has this number."""
    return tuple(f"{kind}{number}" for kind in _NUMBERED)


def _digest(names: Sequence[str]) -> str:
    return blake2b("\n".join(names).encode(), digest_size=_DIGEST).hexdigest()


_PLAIN: Mapping[str, Callable[[Sequence[str]], str]] = MappingProxyType(
    {
        "all": _digest,
        "len": lambda names: str(len(names)),
        "has": lambda names: str(len(names) > 0),
        "more": lambda names: str(Paging(len(names)).older > 0),
        "pages": lambda names: str(Paging(len(names)).pages),
        "front": lambda names: _digest(names[slice(*Paging(len(names)).span(0))]),
    }
)
