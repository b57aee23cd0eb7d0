"""Overviews: the lists of all shelves of a kind, each shelf by its part of the address and its name.

* A shelf is named as its newest article spells it; years and months have no name.
* A part of the site map is named by when its newest article was sealed.
"""

from collections.abc import Callable, Iterable, Mapping
from zoneinfo import ZoneInfo

from paraf.press.contents.papers import Paper
from paraf.press.contents.shelves import AUTHOR, CATEGORY, MAP, OVERVIEWS, TAG, UNIT, Shelf, Shelves
from paraf.press.contents.taxonomy import Term
from paraf.rules.words import Address

KINDS = {overview: kind for kind, overview in OVERVIEWS.items()}
"""The kind of shelves that an overview is of."""

_NAMED: dict[str, Callable[[Paper], tuple[Term, ...]]] = {
    CATEGORY: lambda paper: (paper.category,),
    TAG: lambda paper: paper.tags,
    AUTHOR: lambda paper: paper.authors,
    UNIT: lambda paper: paper.units,
}


class Overviews:
    """The names of all shelves, brought in step with some of them at a time."""

    def __init__(self, shelves: Shelves, papers: Mapping[Address, Paper], zone: ZoneInfo) -> None:
        self._shelves, self._papers, self._zone = shelves, papers, zone
        self._names: dict[str, dict[str, str]] = {kind: {} for kind in OVERVIEWS}
        self._sorted: dict[str, list[tuple[str, str]]] = {}

    def of(self, kind: str) -> list[tuple[str, str]]:
        """Give all shelves of a kind by part and name, in the order of parts; years, months and maps newest first."""
        if kind not in self._sorted:
            self._sorted[kind] = sorted(self._names[kind].items(), reverse=kind not in _NAMED)
        return self._sorted[kind]

    def name_of(self, shelf: Shelf) -> str:
        """Give the name of a shelf that something stands on."""
        return self._names[shelf.kind][shelf.part]

    def rename(self, shelves: Iterable[Shelf]) -> set[Shelf]:
        """Bring the overviews in step with some shelves; give the overviews that changed."""
        changed: set[Shelf] = set()
        for kind, part in shelves:
            if kind not in OVERVIEWS:
                continue
            names, name = self._names[kind], self._name(kind, part)
            if names.get(part) != name:
                changed.add(Shelf(OVERVIEWS[kind]))
                self._sorted.pop(kind, None)
                if name is None:
                    del names[part]
                else:
                    names[part] = name
        return changed

    def _name(self, kind: str, part: str) -> str | None:
        """Give the name of a shelf as its newest article has it; None where nothing stands on it."""
        newest = self._shelves.newest(Shelf(kind, part))
        if newest is None:
            return None
        paper = self._papers[newest]
        if kind == MAP:
            return paper.sealed.astimezone(self._zone).isoformat(timespec="seconds")
        terms = _NAMED[kind](paper) if kind in _NAMED else ()
        return next((term.name for term in terms if term.slug == part), "")
