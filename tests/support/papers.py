"""Papers without a newsroom, for tests of what is made of them."""

from dataclasses import dataclass
from datetime import datetime

from paraf.press.contents.shelves import ALL, Shelf
from paraf.press.contents.taxonomy import Term
from paraf.rules.events import Event
from paraf.rules.words import Address
from tests.support.offices import ZONE


@dataclass(frozen=True)
class Standing:
    """How a publication stands: not on top of the front page, in force, and without an event to come."""

    pinned: bool = False
    expired: bool = False
    fresh: bool = False
    urgent: bool = False
    ahead: bool = False


@dataclass(frozen=True, kw_only=True)
class ListedPaper:
    """As much of a paper as lists know."""

    address: Address
    date: datetime
    category: Term
    authors: tuple[Term, ...]
    tags: tuple[Term, ...]
    withdrawn: bool = False
    lapsed: bool = False
    units: tuple[Term, ...] = ()
    front: Shelf = ALL
    corrections: tuple = ()
    redirects: tuple = ()
    event: Event | None = None
    is_announcement: bool = False
    publication: Standing = Standing()
    sealed: datetime = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)

    @property
    def order(self):
        """Give what articles are sorted by."""
        return -self.date.timestamp(), self.address


def term(slug):
    """Give a name with its address."""
    return Term(name=slug.title(), slug=slug)


def paper(slug, *, day=1, tags=()):
    """Give a paper."""
    return ListedPaper(
        address=Address(f"berita/2026/{slug}"),
        date=datetime(2026, 11, day, 9, 30, tzinfo=ZONE),
        category=term("kota"),
        authors=(term("rina"),),
        tags=tuple(map(term, tags)),
    )
