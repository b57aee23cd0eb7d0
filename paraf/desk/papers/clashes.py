"""Clashes: papers whose names are the same name, or say that they are copies of one another.

* Papers that clash are papers still: the finding says why they wait.
* What was found is kept, and found anew only around a paper that came or went.
"""

from collections.abc import Iterable, Iterator

from paraf.desk.papers.sorting import PaperFile
from paraf.rules.findings import Finding
from paraf.rules.names import original_of, paper_name
from paraf.rules.wording import find
from paraf.rules.words import Stage

_Name = tuple[str, bool, str]


class Clashes:
    """The papers in the folders by their names."""

    __slots__ = ("_by_name", "_copies", "found")

    def __init__(self) -> None:
        self.found: dict[str, tuple[Finding, ...]] = {}
        self._by_name: dict[_Name, dict[str, PaperFile]] = {}
        self._copies: dict[_Name, set[_Name]] = {}

    def change(self, gone: Iterable[PaperFile], came: Iterable[PaperFile]) -> set[str]:
        """Take note of papers that went and came; give the places of those about which something else is found now."""
        touched: set[_Name] = set()
        for paper in gone:
            touched.add(name := _name(paper.stage, paper.path))
            group = self._by_name[name]
            del group[paper.place]
            if not group:
                del self._by_name[name]
                self._copies.get(_original(name), set()).discard(name)
            self.found.pop(paper.place, None)
        for paper in came:
            touched.add(name := _name(paper.stage, paper.path))
            self._by_name.setdefault(name, {})[paper.place] = paper
            if name[2] != (original := _original(name))[2]:
                self._copies.setdefault(original, set()).add(name)
        copies = {copy for name in touched for copy in self._copies.get(name, ())} if self._copies else set()
        around = touched | copies
        return {place for name in around for place in self._find(name)}

    def named_like(self, place: str) -> set[str]:
        """Give the places of the papers, in whatever stage, that have the name of what lies at a place."""
        _, _, path = place.partition("/")
        return {other for stage in Stage for other in self._by_name.get(_name(stage, path), ())}

    def named(self, stage: Stage, path: str) -> list[str]:
        """Give the paths of the papers in a stage that have the name of one that lies there at a path, or would."""
        return [paper.path for paper in self._by_name.get(_name(stage, path), {}).values()]

    def _find(self, name: _Name) -> Iterator[str]:
        group = self._by_name.get(name, {})
        first = _original(name)
        original = min(self._by_name.get(first, {}), default=None) if name != first else None
        if len(group) == 1 and original is None and not self.found:
            return  # as nearly every paper, of thousands
        places = sorted(group)
        for place, other in zip(places, places[1:] + places[:1], strict=True):
            clash = (find("name-clash", path=place, other=other),) if place != other else ()
            copy = (find("copy-of", path=place, other=original),) if original else ()
            if clash + copy != self.found.get(place, ()):
                yield place
            self.found[place] = clash + copy
            if not clash + copy:
                del self.found[place]


def _name(stage: Stage, path: str) -> _Name:
    parent, is_folder, own = paper_name(path)
    return f"{stage}/{parent}", is_folder, own


def _original(name: _Name) -> _Name:
    """Give the name that a name says it is a copy of; a name that says no such thing is its own."""
    parent, is_folder, own = name
    return parent, is_folder, original_of(own) or own
