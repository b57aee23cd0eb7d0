"""The setting of what programs read: each such page out of the contents, with what it read.

* The press and Pelican's own run make these pages here, so that both give the same bytes.
* No theme has a hand in them.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import assert_never

from paraf.press.contents import places
from paraf.press.contents.contents import Contents
from paraf.press.contents.fronts import fronts_of, translated_fronts
from paraf.press.contents.pages import (
    Calendar,
    CalendarEntry,
    CorrectionsFeed,
    JsonFeed,
    MachinePage,
    MapIndex,
    MapOfNews,
    MapOfPages,
    MapPart,
    RedirectList,
    Statement,
    WithdrawnList,
    folder_of,
    pages_of,
    withdrawn_list,
)
from paraf.press.contents.papers import Paper, site_path
from paraf.press.contents.shelves import (
    AUTHOR,
    CATEGORY,
    CORRECTIONS,
    EVENTS,
    FRESH,
    MAP,
    MONTH,
    NOTICES,
    OVERVIEWS,
    REDIRECTS,
    TAG,
    UNIT,
    YEAR,
    Order,
    Shelf,
    corrected,
    fed_from,
)
from paraf.press.contents.shelving import version_of
from paraf.press.contents.translations import translated
from paraf.press.machines.calendars import calendar
from paraf.press.machines.entries import MOST, Entry, entry_of, entry_of_change
from paraf.press.machines.feeds import corrections_feed, json_feed
from paraf.press.machines.maps import MOST_NEWS, Mapped, index_of_maps, is_news, map_of_news, map_of_pages
from paraf.press.machines.statements import humans, manifest, robots, security
from paraf.press.reading.listed import Listed
from paraf.press.reading.reads import WHOLE, Reading
from paraf.rules.redirects import redirect_list
from paraf.rules.words import Address

_FOLDERS = (
    places.CATEGORIES,
    places.UNITS,
    places.TAGS,
    places.AUTHORS,
    places.ARCHIVES,
    places.GALLERY,
    places.AGENDA,
    places.ANNOUNCEMENTS,
    places.CORRECTIONS,
    places.ABOUT,
    places.POLICY,
    places.ACCESSIBILITY,
    places.SEARCH,
)


class MachineSetting:
    """Sets the pages that programs read; ``reading`` takes down what each was made from."""

    def __init__(self, contents: Contents, reading: Reading, icons: Mapping[str, str]) -> None:
        self._contents, self._reading, self._icons = contents, reading, icons
        self._front = fronts_of(contents.office)[0]

    def set(self, page: MachinePage) -> str:
        """Give the text of a page."""
        office = self._contents.office
        match page:
            case JsonFeed():
                text = json_feed(self._newest(), office, places.JSON_FEED)
            case CorrectionsFeed():
                text = corrections_feed(self._changes()[:MOST], office, places.CORRECTIONS_FEED)
            case WithdrawnList():
                text = withdrawn_list(self._listed(NOTICES), office)
            case RedirectList():
                text = redirect_list(self._redirects(), base=site_path(office))
            case MapIndex() | MapPart() | MapOfPages() | MapOfNews():
                text = self._map(page)
            case Calendar():
                text = calendar(map(self._paper, self._listed(EVENTS)), office)
            case CalendarEntry(address):
                text = calendar([self._paper(address)], office)
            case Statement(place):
                text = self._statement(place)
            case _:
                assert_never(page)
        return text

    def _map(self, page: MapIndex | MapPart | MapOfPages | MapOfNews) -> str:
        office = self._contents.office
        match page:
            case MapIndex():
                return index_of_maps(self._overview(MAP), office)
            case MapPart(shelf):
                return map_of_pages(map(self._mapped, self._sealed(shelf)), office)
            case MapOfPages():
                return map_of_pages(self._mapped_pages(), office)
            case MapOfNews():
                return map_of_news(self._news(), office)
            case _:
                assert_never(page)

    def _news(self) -> Iterator[Paper]:
        papers = (self._paper(address) for address in self._listed(FRESH))
        return islice(filter(is_news, papers), MOST_NEWS)

    def _newest(self) -> Iterator[Entry]:
        return (
            entry_of(self._paper(address), self._contents) for address in self._listed(fed_from(self._front))[:MOST]
        )

    def _changes(self) -> Listed[Entry]:
        corrections = self._contents.shelves.corrections()
        return Listed(CORRECTIONS, self._reading, lambda: corrections, self._change)

    def _statement(self, place: str) -> str:
        made = {places.ROBOTS: robots, places.HUMANS: humans, places.SECURITY: security}
        office = self._contents.office
        if place == places.MANIFEST:
            return manifest(office, self._icons)
        return made[place](office) if place in made else office.push.key

    def _mapped_pages(self) -> Iterator[Mapped]:
        """Give all pages that are no articles, but for those on which lists go on."""
        office = self._contents.office
        yield from (Mapped(places.home(front.part), translated_fronts(office)) for front in fronts_of(office))
        yield from (Mapped(f"{folder}/") for folder in _FOLDERS)
        for kind in (CATEGORY, UNIT, TAG, AUTHOR, YEAR, MONTH):
            yield from (Mapped(f"{folder_of(Shelf(kind, part))}/") for part, _ in self._overview(kind))

    def _sealed(self, shelf: Shelf) -> Listed[Order]:
        mapped = self._contents.shelves.mapped(shelf)
        return Listed(shelf, self._reading, lambda: mapped, lambda order: order)

    def _mapped(self, order: Order) -> Mapped:
        minus, address = order
        self._reading.field(address, "translations")
        translations = translated(self._contents.papers[address].translations)
        return Mapped(places.url(address), translations, datetime.fromtimestamp(-minus, self._contents.office.zone))

    def _overview(self, kind: str) -> Listed[tuple[str, str]]:
        contents = self._contents
        return Listed(Shelf(OVERVIEWS[kind]), self._reading, lambda: contents.overview(kind), lambda entry: entry)

    def _change(self, order: Order) -> Entry:
        paper = self._paper(corrected(order))
        return entry_of_change(paper, version_of(paper, order))

    def _redirects(self) -> Listed[tuple[Address, Address]]:
        contents = self._contents
        addresses = contents.shelves.addresses(REDIRECTS)
        return Listed(REDIRECTS, self._reading, lambda: addresses, lambda each: (each, contents.redirects[each]))

    def _paper(self, address: Address) -> Paper:
        self._reading.field(address, WHOLE)
        return self._contents.papers[address]

    def _listed(self, shelf: Shelf) -> Listed[Address]:
        addresses = self._contents.shelves.addresses(shelf)
        return Listed(shelf, self._reading, lambda: addresses, Address)


def machine_pages(contents: Contents, icons: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the place and text of every page that programs read."""
    setting = MachineSetting(contents, Reading(), icons)
    return ((place, setting.set(page)) for place, page in pages_of(contents) if isinstance(page, MachinePage))
