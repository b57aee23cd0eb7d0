"""Lists as templates get them: sequences that tell what was read of them.

* A list is whatever it is at the moment of asking; reading part of it makes a page depend on that part alone.
* What a list has of its own (its length, its pages) is told as such, so that a page that shows ten articles does not
  depend on the eleventh.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any, TypeVar, overload

from paraf.press.contents import places
from paraf.press.contents.aspects import Paging
from paraf.press.contents.shelves import Shelf
from paraf.press.reading.reads import Reading

Item = TypeVar("Item")


class Listed(Sequence[Item]):
    """A list of the site; ``names`` gives what it holds now, and ``shown`` what a template sees of one."""

    def __init__(
        self, shelf: Shelf, reading: Reading, names: Callable[[], Sequence[Any]], shown: Callable[[Any], Item]
    ) -> None:
        self._shelf, self._reading, self._names, self._shown = shelf, reading, names, shown

    def __len__(self) -> int:
        """Give how many there are."""
        self._reading.aspect(self._shelf, "len")
        return len(self._names())

    def __iter__(self) -> Iterator[Item]:
        """Give one after the other."""
        for place, name in enumerate(self._names()):
            self._reading.head(self._shelf, place + 1)
            yield self._shown(name)
        self._reading.aspect(self._shelf, "all")

    def __reversed__(self) -> Iterator[Item]:
        """Give one after the other, from the end on."""
        self._reading.aspect(self._shelf, "all")
        return map(self._shown, reversed(self._names()))

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> list[Item]: ...
    def __getitem__(self, place: int | slice) -> Item | list[Item]:
        """Give one, or a list of some."""
        if isinstance(place, int):
            self._reading.aspect(self._shelf, f"{place}:{place + 1 or ''}")
            return self._shown(self._names()[place])
        if place.step in {None, 1}:
            start, stop = ("" if each is None else each for each in (place.start, place.stop))
            self._reading.aspect(self._shelf, f"{start}:{stop}")
        else:
            self._reading.aspect(self._shelf, "all")
        return [self._shown(name) for name in self._names()[place]]

    def __add__(self, other: Sequence[Any]) -> list[Any]:
        """Give a list with others behind."""
        return [*self, *other]

    def __radd__(self, other: Sequence[Any]) -> list[Any]:
        """Give a list with others in front."""
        return [*other, *self]

    def part(self, aspect: str, start: int, stop: int) -> list[Item]:
        """Give what stands from one place to another, by the name of an aspect that means it."""
        self._reading.aspect(self._shelf, aspect)
        return [self._shown(name) for name in self._names()[start:stop]]

    def paging(self) -> Paging:
        """Give how the list is paged now; whoever shows it says which aspect of it is shown."""
        return Paging(len(self._names()))

    def read(self, aspect: str) -> None:
        """Take down that an aspect was read."""
        self._reading.aspect(self._shelf, aspect)


class ListingPage:
    """One page of a list, as Pelican's templates know it: 1 is the list's own page, with the newest articles.

    ``shelf_number`` is the number that an older page keeps for good: the oldest is 1; the list's own page has 0.
    """

    def __init__(self, listed: Listed[Any], folder: str, shelf_number: int) -> None:
        self._listed, self._folder, self.shelf_number = listed, folder, shelf_number

    @property
    def object_list(self) -> list[Any]:
        """Give the articles on the page."""
        start, stop = self._listed.paging().span(self.shelf_number)
        return self._listed.part(f"p{self.shelf_number}" if self.shelf_number else "front", start, stop)

    @property
    def number(self) -> int:
        """Give the page's place, counted from the newest."""
        if not self.shelf_number:
            return 1
        self._listed.read("pages")
        return self._listed.paging().older - self.shelf_number + 2

    @property
    def paginator(self) -> "ListingPaginator":
        """Give the whole of which this is a page."""
        return ListingPaginator(self._listed, self._folder)

    @property
    def save_as(self) -> str:
        """Give the page's file."""
        return places.later_page(self._folder, self.shelf_number)

    @property
    def url(self) -> str:
        """Give the page's address as links have it."""
        return self.save_as.removesuffix(places.INDEX)

    @property
    def base_name(self) -> str:
        """Give the list's folder."""
        return self._folder

    @property
    def base_url(self) -> str:
        """Give the list's own address."""
        return places.page(self._folder).removesuffix(places.INDEX)

    @property
    def full_name(self) -> str:
        """Give the file of the list's own page."""
        return places.page(self._folder)

    @property
    def name(self) -> str:
        """Give that file without its ending."""
        return self.full_name.removesuffix(self.extension)

    @property
    def extension(self) -> str:
        """Give that file's ending."""
        return PurePosixPath(self.full_name).suffix

    def has_previous(self) -> bool:
        """Tell whether there is a newer page."""
        return bool(self.shelf_number)

    def has_next(self) -> bool:
        """Tell whether there is an older page."""
        if self.shelf_number:
            return self.shelf_number > 1
        self._listed.read("more")
        return self._listed.paging().older > 0

    def has_other_pages(self) -> bool:
        """Tell whether there is any other page."""
        return self.has_previous() or self.has_next()

    def previous_page_number(self) -> int:
        """Give the place of the newer page."""
        return self.number - 1

    def next_page_number(self) -> int:
        """Give the place of the older page."""
        return self.number + 1

    def start_index(self) -> int:
        """Give the place in the list of the first article on the page, counted from 1; 0 where there is none."""
        self._listed.read("len")
        paging = self._listed.paging()
        return paging.span(self.shelf_number)[0] + 1 if paging.count else 0

    def end_index(self) -> int:
        """Give the place in the list of the last article on the page."""
        self._listed.read("len")
        return self._listed.paging().span(self.shelf_number)[1]

    def newer(self) -> "ListingPage | None":
        """Give the page with newer articles."""
        if not self.shelf_number:
            return None
        self._listed.read(f"n{self.shelf_number}")
        is_newest = self.shelf_number >= self._listed.paging().older
        return ListingPage(self._listed, self._folder, 0 if is_newest else self.shelf_number + 1)

    def older(self) -> "ListingPage | None":
        """Give the page with older articles."""
        if self.shelf_number:
            return ListingPage(self._listed, self._folder, self.shelf_number - 1) if self.shelf_number > 1 else None
        self._listed.read("pages")
        number = self._listed.paging().older
        return ListingPage(self._listed, self._folder, number) if number else None


class ListingPaginator:
    """The whole of a paged list, as Pelican's templates know it."""

    per_page, orphans = places.PER_PAGE, places.PER_PAGE - 1

    def __init__(self, listed: Listed[Any], folder: str) -> None:
        self.object_list, self._folder = listed, folder

    @property
    def count(self) -> int:
        """Give how many articles there are."""
        return len(self.object_list)

    @property
    def num_pages(self) -> int:
        """Give how many pages there are."""
        self.object_list.read("pages")
        return self.object_list.paging().pages

    @property
    def page_range(self) -> list[int]:
        """Give the places of all pages."""
        return list(range(1, self.num_pages + 1))

    def page(self, number: int) -> ListingPage:
        """Give the page at a place, counted from the newest."""
        self.object_list.read("pages")
        older = self.object_list.paging().older
        return ListingPage(self.object_list, self._folder, 0 if number == 1 else older - number + 2)


def paged_as(page: ListingPage, kinds: Sequence[str]) -> dict[str, Any]:
    """Give what the templates of a paged list know of it, in Pelican's way, under the names of the list."""
    given = {"page": page, "paginator": page.paginator, "previous_page": page.newer(), "next_page": page.older()}
    return {f"{kind}_{name}": value for kind in kinds for name, value in given.items()}
