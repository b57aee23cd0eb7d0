"""Shelving: in which lists a publication stands, and by what it is sorted there."""

from collections.abc import Iterator

from paraf.press.contents.papers import Paper
from paraf.press.contents.shelves import (
    ALL,
    ANNOUNCEMENTS,
    AUTHOR,
    CATEGORY,
    CORRECTIONS,
    EVENTS,
    FRESH,
    MAP,
    MONTH,
    NOTICES,
    ON_TOP,
    PAST_ANNOUNCEMENTS,
    REDIRECTS,
    TAG,
    UNIT,
    URGENT,
    YEAR,
    Order,
    Place,
    Shelf,
    fed_from,
    order_of,
    shelf_of,
)
from paraf.rules.register import Version


def version_of(paper: Paper, order: Order) -> Version:
    """Give the version of an article that a line of the register of corrections is."""
    return next(each for each in paper.corrections if order_of(each) == order)


def places_of(paper: Paper) -> tuple[Place, ...]:
    """Give every place in which a publication stands in a list."""
    notice = (NOTICES, (0.0, paper.address))
    redirects = ((REDIRECTS, (0.0, each)) for each in paper.redirects)
    if paper.lapsed:
        return (notice, *redirects)
    also = [(CORRECTIONS, order_of(version)) for version in paper.corrections]
    month = shelf_of(MAP, f"{paper.date.year:04}-{paper.date.month:02}")
    also.append((month, (-paper.sealed.timestamp(), paper.address)))
    also += redirects
    if paper.withdrawn:
        return (notice, *also)
    if paper.event and paper.publication.ahead:
        also.append((EVENTS, (paper.event.start.timestamp(), paper.address)))
    return (*((shelf, paper.order) for shelf in (*shelves_of(paper), *_shelves_for_now(paper))), *also)


def _shelves_for_now(paper: Paper) -> Iterator[Shelf]:
    """Give the shelves that an article is on for a time: on top, urgent, news, in force or not, and those of feeds."""
    publication = paper.publication
    if publication.pinned:
        yield shelf_of(ON_TOP, paper.front.part)
    if publication.fresh:
        yield FRESH
    if publication.urgent:
        yield URGENT
    if paper.is_announcement:
        yield PAST_ANNOUNCEMENTS if publication.expired else ANNOUNCEMENTS
    if not publication.expired:
        yield fed_from(paper.front)
        yield fed_from(shelf_of(CATEGORY, paper.category.slug))
        yield from (fed_from(shelf_of(UNIT, unit.slug)) for unit in paper.units)


def shelves_of(paper: Paper) -> tuple[Shelf, ...]:
    """Give the shelves that an article stands on."""
    year = f"{paper.date.year:04}"
    return (
        *dict.fromkeys((ALL, paper.front)),
        shelf_of(CATEGORY, paper.category.slug),
        *(shelf_of(TAG, tag.slug) for tag in paper.tags),
        *(shelf_of(AUTHOR, author.slug) for author in paper.authors),
        *(shelf_of(UNIT, unit.slug) for unit in paper.units),
        shelf_of(YEAR, year),
        shelf_of(MONTH, f"{year}/{paper.date.month:02}"),
    )
