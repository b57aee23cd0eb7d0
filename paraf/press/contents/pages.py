"""Pages: everything that the public site has of pages and feeds, by its place, and what each of them shows.

* The pages follow from the contents alone.
* What a shelf's pages are follows from how many articles stand on it.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from paraf.press.contents import places
from paraf.press.contents.aspects import Paging
from paraf.press.contents.contents import Contents
from paraf.press.contents.fronts import fronts_of
from paraf.press.contents.papers import Paper, site_path
from paraf.press.contents.shelves import (
    ARTICLES,
    AUTHOR,
    CATEGORY,
    CORRECTIONS,
    FRONT,
    GALLERY,
    MAP,
    MONTH,
    OVERVIEWS,
    TAG,
    UNIT,
    YEAR,
    Shelf,
)
from paraf.rules.office import Office
from paraf.rules.redirects import REDIRECTS
from paraf.rules.words import Address

FOLDERS = {CATEGORY: places.CATEGORIES, TAG: places.TAGS, AUTHOR: places.AUTHORS, UNIT: places.UNITS}
FEEDS = {CATEGORY: places.CATEGORY_FEED, UNIT: places.UNIT_FEED}
"""Where the feed of a shelf of a kind stands."""

DIRECT = {
    "categories": places.page(places.CATEGORIES),
    "tags": places.page(places.TAGS),
    "authors": places.page(places.AUTHORS),
    "units": places.page(places.UNITS),
    "archives": places.page(places.ARCHIVES),
    "agenda": places.page(places.AGENDA),
    "announcements": places.page(places.ANNOUNCEMENTS),
    "about": places.page(places.ABOUT),
    "policy": places.page(places.POLICY),
    "accessibility": places.page(places.ACCESSIBILITY),
    "search": places.page(places.SEARCH),
    "404": places.NOT_FOUND,
}
"""The pages that stand whatever the contents are, by the name of their template."""


STANDING = {CORRECTIONS: places.CORRECTIONS, GALLERY: places.GALLERY}
"""The lists besides fronts whose own page is there also where nothing stands on them, and the folder of their pages."""

_STANDING = {ARTICLES, FRONT, *(shelf.kind for shelf in STANDING)}


class ArticlePage(NamedTuple):
    """The page of an article or a notice."""

    address: Address


class RedirectPage(NamedTuple):
    """The page at an address that leads to the one of an article or a notice."""

    address: Address


class ListingPageOf(NamedTuple):
    """A page of a shelf: 0 is the shelf's own page, the oldest numbered one is 1."""

    shelf: Shelf
    number: int


class PeriodPage(NamedTuple):
    """The page of a year or a month."""

    shelf: Shelf


class DirectPage(NamedTuple):
    """A page that stands whatever the contents are."""

    template: str


class Feed(NamedTuple):
    """The feed of a front page, of one category, or of one agency."""

    shelf: Shelf


class RssFeed(NamedTuple):
    """The feed of all articles as RSS."""


class JsonFeed(NamedTuple):
    """The feed of all articles as JSON."""


class CorrectionsFeed(NamedTuple):
    """The feed of the register of corrections."""


class WithdrawnList(NamedTuple):
    """The list of addresses that show a notice, for web servers."""


class RedirectList(NamedTuple):
    """The list of what leads elsewhere, for web servers."""


class MapIndex(NamedTuple):
    """The index of the site map."""


class MapPart(NamedTuple):
    """A part of the site map: articles of a month."""

    shelf: Shelf


class MapOfPages(NamedTuple):
    """The site map of what is no article."""


class MapOfNews(NamedTuple):
    """The site map of news."""


class Calendar(NamedTuple):
    """All events to come, for calendars."""


class CalendarEntry(NamedTuple):
    """The event of an article, for calendars."""

    address: Address


class Statement(NamedTuple):
    """A text at a known address, which follows from settings and theme."""

    place: str


MachinePage = (
    JsonFeed
    | CorrectionsFeed
    | WithdrawnList
    | RedirectList
    | MapIndex
    | MapPart
    | MapOfPages
    | MapOfNews
    | Calendar
    | CalendarEntry
    | Statement
)
"""What programs read and no theme sets."""

Page = ArticlePage | RedirectPage | ListingPageOf | PeriodPage | DirectPage | Feed | RssFeed | MachinePage


def standing(office: Office) -> tuple[Shelf, ...]:
    """Give the lists whose own page is there also where nothing stands on them."""
    return (*fronts_of(office), *STANDING)


def folder_of(shelf: Shelf) -> str:
    """Give the folder that a shelf's pages stand in; that of the site's own front page is empty."""
    if shelf.kind in {YEAR, MONTH}:
        return f"{places.ARCHIVES}/{shelf.part}"
    if shelf.kind in {ARTICLES, FRONT}:
        return shelf.part
    return STANDING[shelf] if shelf in STANDING else f"{FOLDERS[shelf.kind]}/{shelf.part}"


def pages_to(paper: Paper) -> Iterator[tuple[str, Page]]:
    """Give a publication's page, its event's file, and the pages that lead there, by their place."""
    yield paper.page, ArticlePage(paper.address)
    if paper.event:
        yield places.event(paper.address), CalendarEntry(paper.address)
    yield from ((places.page(each), RedirectPage(paper.address)) for each in paper.redirects)


def pages_on(shelf: Shelf, count: int) -> Iterator[tuple[str, Page]]:
    """Give the pages of a shelf on which so much stands, by their place."""
    if not count and shelf.kind not in _STANDING:
        return
    if shelf.kind == MAP:
        yield places.SITEMAP_PART.format(part=shelf.part), MapPart(shelf)
        return
    folder = folder_of(shelf)
    if shelf.kind in {YEAR, MONTH}:
        yield places.page(folder), PeriodPage(shelf)
        return
    if shelf.kind in {ARTICLES, FRONT}:
        yield places.feed_of_front(shelf.part), Feed(shelf)
    elif shelf == CORRECTIONS:
        yield from _feed_of_corrections(count)
    elif shelf.kind in FEEDS:
        yield FEEDS[shelf.kind].format(slug=shelf.part), Feed(shelf)
    for number in range(Paging(count).pages):
        yield places.later_page(folder, number), ListingPageOf(shelf, number)


def pages_gained(shelf: Shelf, before: int | None, after: int) -> Iterator[tuple[str, Page]]:
    """Give the pages that a shelf has with so much on it and had not with so many before; None: it had no page."""
    if before is None or not (before or shelf.kind in _STANDING):
        yield from pages_on(shelf, after)
    elif shelf.kind not in {YEAR, MONTH, MAP}:
        if shelf == CORRECTIONS and not before:
            yield from _feed_of_corrections(after)
        for number in range(Paging(before).pages, Paging(after).pages):
            yield places.later_page(folder_of(shelf), number), ListingPageOf(shelf, number)


def _feed_of_corrections(count: int) -> Iterator[tuple[str, Page]]:
    """Give the feed of the register of corrections, which is there when something was corrected."""
    if count:
        yield places.CORRECTIONS_FEED, CorrectionsFeed()


def direct_pages(office: Office) -> Iterator[tuple[str, Page]]:
    """Give the pages that stand whatever the contents are, by their place."""
    yield from ((place, DirectPage(template)) for template, place in DIRECT.items())
    yield places.RSS_FEED, RssFeed()
    yield places.JSON_FEED, JsonFeed()
    yield places.WITHDRAWN, WithdrawnList()
    yield REDIRECTS, RedirectList()
    yield places.CALENDAR, Calendar()
    yield from ((places.SITEMAP, MapIndex()), (places.SITEMAP_PAGES, MapOfPages()), (places.SITEMAP_NEWS, MapOfNews()))
    known = (places.ROBOTS, places.HUMANS, places.MANIFEST, *((places.SECURITY,) if office.disclosure.contacts else ()))
    known += (office.push.key_place,) if office.push.key else ()
    yield from ((place, Statement(place)) for place in known)


def pages_of(contents: Contents) -> Iterator[tuple[str, Page]]:
    """Give every page and feed by its place."""
    shelves: Iterable[Shelf] = (Shelf(kind, part) for kind in OVERVIEWS for part, _ in contents.overview(kind))
    yield from chain.from_iterable(map(pages_to, contents.papers.values()))
    for shelf in chain(standing(contents.office), shelves):
        yield from pages_on(shelf, contents.shelves.size(shelf))
    yield from direct_pages(contents.office)


def one_of_each_kind(pages: Mapping[str, Page]) -> dict[str, Page]:
    """Give the first page of each kind, by its place: no two that one template sets."""
    found: dict[tuple[type[Page], str], tuple[str, Page]] = {}
    for place, page in pages.items():
        found.setdefault((type(page), _kind_of(page)), (place, page))
    return dict(found.values())


def _kind_of(page: Page) -> str:
    match page:
        case DirectPage(template):
            return template
        case ListingPageOf(shelf) | PeriodPage(shelf) | Feed(shelf) | MapPart(shelf):
            return shelf.kind
        case _:
            return ""


def withdrawn_list(addresses: Iterable[Address], office: Office) -> str:
    """Give the list of addresses that show a notice: a line for each, as the table of a web server has it."""
    return "".join(f"{site_path(office)}/{places.url(address)} 410;\n" for address in addresses)
