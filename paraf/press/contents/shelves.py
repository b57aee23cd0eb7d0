"""Shelves: the lists that the site has, newest first.

* A shelf is a kind and the part of an address: all articles, one category, topic, writer, agency, year or month.
  Where the site has several languages, each has its front page's articles on a shelf.
* The register of corrections is a list of versions by when they went live: an article stands in it as often as it was
  changed; a line has the number of its version, for another one can take its place at its moment. That of notices has
  what was withdrawn or lapsed, that of redirects what leads elsewhere, by address. Of what lapsed nothing stands in any
  other list.
* The gallery has the articles that pictures are shown with, each picture once.
* A part of the site map has articles and notices by when they were sealed.
* What has run out stays on every shelf, in its place; feeds are made of shelves of their own, which it leaves.
* Events to come stand by when they begin, the next one first; announcements in force and those that ran out apart.
* What is read of a shelf is named by an aspect (``aspects``).
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, TypeVar, overload

from paraf.rules.register import Version
from paraf.rules.words import Address

ARTICLES, CATEGORY, TAG, AUTHOR, UNIT, YEAR, MONTH = "articles", "category", "tag", "author", "unit", "year", "month"
CORRECTED, WITHDRAWN, ON_TOP, LEADING, NEWS = "corrections", "withdrawn", "pinned", "redirects", "news"
IN_FORCE, FRONT = "in-force", "front"
CATEGORIES, TAGS, AUTHORS, UNITS, YEARS, MONTHS = "categories", "tags", "authors", "units", "years", "months"
MAP, MAPS = "map", "maps"
_SHARED = 8192
OVERVIEWS = {CATEGORY: CATEGORIES, TAG: TAGS, AUTHOR: AUTHORS, UNIT: UNITS, YEAR: YEARS, MONTH: MONTHS, MAP: MAPS}
"""The list of all shelves of a kind."""


class Shelf(NamedTuple):
    """The name of a list: its kind, and which of that kind; ``part`` is empty where there is one alone."""

    kind: str
    part: str = ""


@lru_cache(maxsize=_SHARED)
def shelf_of(kind: str, part: str) -> Shelf:
    """Give the name of a list, as one object for all that stand on it or read it."""
    return Shelf(kind, part)


class Aspect(NamedTuple):
    """Something that can be read of a list."""

    shelf: Shelf
    name: str


ALL, CORRECTIONS, NOTICES = Shelf(ARTICLES), Shelf(CORRECTED), Shelf(WITHDRAWN)
PINNED, REDIRECTS, FRESH = Shelf(ON_TOP), Shelf(LEADING), Shelf(NEWS)
GALLERY = Shelf("gallery")
EVENTS, URGENT = Shelf("events"), Shelf("urgent")
ANNOUNCEMENTS, PAST_ANNOUNCEMENTS = Shelf("announcements"), Shelf("past-announcements")

LISTS = {
    "pinned": PINNED,
    "urgent": URGENT,
    "events": EVENTS,
    "announcements": ANNOUNCEMENTS,
    "past_announcements": PAST_ANNOUNCEMENTS,
}
"""The lists for a time that every template has, by the name under which it has them."""

Order = tuple[float, Address]
Place = tuple[Shelf, Order]
"""A shelf that something stands on, and what it is sorted by there."""

Item = TypeVar("Item")


class Shelves:
    """Every list of articles, kept in order as articles come and go."""

    def __init__(self) -> None:
        self._orders: dict[Shelf, list[Order]] = {ALL: []}

    def put(self, places: Iterable[Place]) -> dict[Shelf, int]:
        """Put some things on their shelves; give those, and how many of the oldest on each stand as they stood."""
        steady: dict[Shelf, int] = {}
        for shelf, order in places:
            orders = self._orders.setdefault(shelf, [])
            place = bisect_left(orders, order)
            older = len(orders) - place
            steady[shelf] = min(older, steady.get(shelf, older))
            orders.insert(place, order)
        return steady

    def put_all(self, places: Iterable[Place]) -> set[Shelf]:
        """Put many things on their shelves; give those."""
        touched: set[Shelf] = set()
        for shelf, order in places:
            self._orders.setdefault(shelf, []).append(order)
            touched.add(shelf)
        for shelf in touched:
            self._orders[shelf].sort()
        return touched

    def take(self, places: Iterable[Place]) -> dict[Shelf, int]:
        """Take some things from their shelves; give those, and how many of the oldest on each stand as they stood."""
        steady: dict[Shelf, int] = {}
        for shelf, order in places:
            orders = self._orders[shelf]
            place = bisect_left(orders, order)
            del orders[place]
            older = len(orders) - place
            steady[shelf] = min(older, steady.get(shelf, older))
            if not orders and shelf != ALL:
                del self._orders[shelf]
        return steady

    @property
    def count(self) -> int:
        """Give how many articles there are."""
        return self.size(ALL)

    def size(self, shelf: Shelf) -> int:
        """Give how much stands on a shelf."""
        return len(self._orders.get(shelf, ()))

    def addresses(self, shelf: Shelf) -> "Row[Address]":
        """Give the addresses on a shelf, newest first, as they are whenever they are asked for."""
        return Row(self._orders, shelf, itemgetter(1))

    def corrections(self) -> "Row[Order]":
        """Give the register of corrections, newest first: when each version went live, negative; then which it is."""
        return Row(self._orders, CORRECTIONS, lambda order: order)

    def mapped(self, shelf: Shelf) -> "Row[Order]":
        """Give a part of the site map: when each article was sealed, negative, and its address; the last one first."""
        return Row(self._orders, shelf, lambda order: order)

    def mapped_names(self, shelf: Shelf) -> "Row[str]":
        """Give a name for each line of a part of the site map, which is another one when the article is sealed anew."""
        return Row(self._orders, shelf, lambda order: f"{order[0]:.6f} {order[1]}")

    def correction_names(self) -> "Row[str]":
        """Give a name for each line of the register of corrections, which no other version has."""
        return Row(self._orders, CORRECTIONS, lambda order: f"{-order[0]!r} {order[1]}")

    def orders(self, shelf: Shelf) -> Sequence[Order]:
        """Give what stands on a shelf by what it is sorted by, newest first, as it is now."""
        return self._orders.get(shelf, ())

    def newest(self, shelf: Shelf) -> Address | None:
        """Give the address of the newest article on a shelf, or None where nothing stands on it."""
        return next(iter(self.addresses(shelf)), None)


class Row(Sequence[Item]):
    """What stands on one shelf; asking for some of it costs no more than that."""

    def __init__(self, orders: dict[Shelf, list[Order]], shelf: Shelf, item: Callable[[Order], Item]) -> None:
        self._orders, self._shelf, self._item = orders, shelf, item

    def __len__(self) -> int:
        """Give how many there are."""
        return len(self._orders.get(self._shelf, ()))

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> list[Item]: ...
    def __getitem__(self, place: int | slice) -> Item | list[Item]:
        """Give one, or a list of some."""
        orders = self._orders.get(self._shelf, [])
        return self._item(orders[place]) if isinstance(place, int) else [*map(self._item, orders[place])]

    def __iter__(self) -> Iterator[Item]:
        """Give one after the other."""
        return map(self._item, self._orders.get(self._shelf, ()))


@lru_cache(maxsize=_SHARED)
def fed_from(shelf: Shelf) -> Shelf:
    """Give the shelf of what is in force, for the feed of all articles, of a category or of an agency."""
    return Shelf(IN_FORCE, f"{shelf.kind}/{shelf.part}")


def order_of(version: Version) -> Order:
    """Give what a version is sorted by in the register of corrections, which no other version has."""
    return -version.live_from.timestamp(), Address(f"{version.seal.address} {version.number}")


def corrected(order: Order) -> Address:
    """Give the address of the article that a line of the register of corrections is about."""
    return Address(order[1].partition(" ")[0])
