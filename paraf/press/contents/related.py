"""Related news: to which other articles an article's page leads, and whose page a change can touch.

* What an article is about are its agency and its topics; on the list of each, the few articles next to it come into
  question. So a new article is looked at by a handful of others, however many there are.
* Who shares more of these lists comes first, then who is nearer in time, then the address decides. An agency counts as
  a topic does: nearly every article has one, and what two articles share besides is what makes them related.
* Notices have no related news, and are none. What is in force no more has some, and is none; nor is what is written in
  another language, and with it no translation.
* A list of related news follows from the contents alone. Whose list can be another one after a change is told by the
  same few places: around where an article stood, and around where it stands. Whether it is, by working out both.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from typing import TYPE_CHECKING

from msgspec import Struct

from paraf.press.contents.shelves import TAG, UNIT, Order, Place, Shelf, Shelves
from paraf.rules.words import Address

if TYPE_CHECKING:
    from paraf.press.contents.papers import Paper

REACH = 2
"""So many newer and so many older articles of a list come into question."""

SHOWN = 3
"""So many are led to at most."""

_MANY = 100  # so many changed articles cost more to compare than their neighbours to set


class Kin(Struct, frozen=True, array_like=True, gc=False):
    """What decides to whom an article is related: its moment as lists sort it, its agency and topics, its language.

    ``leads`` tells whether it has related news, ``is_led_to`` whether it can be some.
    """

    moment: float
    units: tuple[str, ...]
    tags: tuple[str, ...]
    lang: str
    leads: bool
    is_led_to: bool

    @property
    def shelves(self) -> Iterator[Shelf]:
        """Give the lists on which its neighbours stand; a notice stands on none."""
        if self.leads:
            yield from (Shelf(UNIT, unit) for unit in self.units)
            yield from (Shelf(TAG, tag) for tag in self.tags)

    def shared(self, other: "Kin") -> int:
        """Give how many of these lists another article stands on as well."""
        return sum(unit in other.units for unit in self.units) + sum(tag in other.tags for tag in self.tags)


def kin_of(paper: "Paper") -> Kin:
    """Give what decides to whom a paper is related."""
    is_notice = paper.is_notice
    return Kin(
        paper.order[0],
        tuple([unit.slug for unit in paper.units]),
        tuple([tag.slug for tag in paper.tags]),
        paper.card.lang,
        not is_notice,
        not (is_notice or paper.publication.expired),
    )


def around(orders: Sequence[Order], order: Order, reach: int) -> list[Order]:
    """Give what is next to a place among sorted orders: so many before and so many behind, not what stands there."""
    place = bisect_left(orders, order)
    behind = place + (place < len(orders) and orders[place] == order)
    return [*orders[max(place - reach, 0) : place], *orders[behind : behind + reach]]


def related_to(
    address: Address, kin: Callable[[Address], Kin | None], beside: Callable[[Shelf, Order], list[Order]]
) -> tuple[Address, ...]:
    """Give the articles that the page at an address leads to, the most related first."""
    own = kin(address)
    if own is None:
        return ()
    here = (own.moment, address)
    found = {order[1] for shelf in own.shelves for order in beside(shelf, here)}
    ranked: list[tuple[int, float, Address]] = []
    for each in found:
        other = kin(each)
        if other is not None and other.is_led_to and other.lang == own.lang:
            ranked.append((-own.shared(other), abs(other.moment - own.moment), each))
    return tuple([each for _, _, each in nsmallest(SHOWN, ranked)])


class Relations:
    """The related news of all articles, after some of them changed; ``former`` is what decided it for those before."""

    def __init__(
        self, shelves: Shelves, papers: Mapping[Address, "Paper"], former: Mapping[Address, Kin | None]
    ) -> None:
        self._shelves, self._papers = shelves, papers
        pairs = {address: (before, self._kin(address)) for address, before in former.items()}
        self._changed = {address: (before, now) for address, (before, now) in pairs.items() if before != now}

    @cached_property
    def perhaps(self) -> set[Address]:
        """Give every article whose related news can be others than before."""
        found = {address for address, (before, now) in self._changed.items() if before and now}
        for address, pair in self._changed.items():
            for place in _places_of(address, pair[0]) | _places_of(address, pair[1]):
                found |= {each for _, each in self._beside(*place)}
        return found

    def related_to(self, address: Address) -> tuple[Address, ...]:
        """Give the related news of an article, as they are now."""
        return related_to(address, self._kin, self._beside)

    def are_others(self, address: Address) -> bool:
        """Tell whether the related news of an article are others than before; of many changes it is taken for true."""
        if len(self._changed) > _MANY:
            return True
        return related_to(address, self._kin_then, self._beside_then) != self.related_to(address)

    def _kin(self, address: Address) -> Kin | None:
        paper = self._papers.get(address)
        return kin_of(paper) if paper else None

    def _kin_then(self, address: Address) -> Kin | None:
        return self._changed[address][0] if address in self._changed else self._kin(address)

    def _beside(self, shelf: Shelf, order: Order) -> list[Order]:
        return around(self._shelves.orders(shelf), order, REACH)

    def _beside_then(self, shelf: Shelf, order: Order) -> list[Order]:
        left, came = self._moves.get(shelf, (set(), set()))
        near = {*around(self._shelves.orders(shelf), order, REACH + len(came))} - came | left
        return around(sorted(near), order, REACH)

    @cached_property
    def _moves(self) -> dict[Shelf, tuple[set[Order], set[Order]]]:
        """Give for each list what left it, and what came."""
        moves: dict[Shelf, tuple[set[Order], set[Order]]] = {}
        for address, pair in self._changed.items():
            stood, stands = (_places_of(address, kin) for kin in pair)
            for number, places in enumerate((stood - stands, stands - stood)):
                for shelf, order in places:
                    moves.setdefault(shelf, (set(), set()))[number].add(order)
        return moves


def _places_of(address: Address, kin: Kin | None) -> set[Place]:
    return {(shelf, (kin.moment, address)) for shelf in kin.shelves} if kin else set()
