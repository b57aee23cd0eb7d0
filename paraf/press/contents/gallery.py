"""The gallery: which article each picture is shown with.

* What it shows are the pictures at the head of articles: they alone have a caption and a credit that somebody was
  asked for and that were signed as such.
* A picture is shown once, however many articles begin with it: with the newest of them, in that one's words.
* When that article goes, or begins with another picture, the next newest that begins with it shows it.
"""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable

from paraf.press.contents.changes import Exchange
from paraf.press.contents.papers import Paper
from paraf.press.contents.shelves import Order


class Gallery:
    """The articles that begin with each picture, kept in order as articles come and go."""

    def __init__(self) -> None:
        self._orders: dict[str, list[Order]] = {}

    def bring(self, exchanges: Collection[Exchange]) -> tuple[set[Order], set[Order]]:
        """Bring the pictures in step with some papers; give the lines that leave the gallery, and those that come."""
        stood, stands = (_headed(papers) for papers in ([each[side] for each in exchanges] for side in (0, 1)))
        touched = {picture for picture, _ in stood ^ stands}
        shown = self._shown(touched)
        for picture, order in stood - stands:
            self._take(picture, order)
        for picture, order in stands - stood:
            insort(self._orders.setdefault(picture, []), order)
        shows = self._shown(touched)
        return shown - shows, shows - shown

    def _shown(self, pictures: Iterable[str]) -> set[Order]:
        """Give the line of the newest article that begins with each of some pictures."""
        return {self._orders[picture][0] for picture in pictures if picture in self._orders}

    def _take(self, picture: str, order: Order) -> None:
        orders = self._orders[picture]
        del orders[bisect_left(orders, order)]
        if not orders:
            del self._orders[picture]


def _headed(papers: Iterable[Paper | None]) -> set[tuple[str, Order]]:
    """Give the picture that each of some papers begins with, and what the paper is sorted by."""
    return {(paper.pictured, paper.order) for paper in papers if paper is not None and paper.pictured}
