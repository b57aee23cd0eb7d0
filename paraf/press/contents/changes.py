"""What changes between two editions: papers, lists and files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from paraf.press.contents.papers import Paper, changed_fields
from paraf.press.contents.shelves import Shelf
from paraf.rules.words import Address

Exchange = tuple[Paper | None, Paper | None]
"""A paper before and after a change; None where there was none or is none any more."""


@dataclass(slots=True, kw_only=True)
class Changes:
    """What changed: papers by address, lists, and the places of files that came or went.

    Each list has how many of its oldest lines stand as they stood; an overview none.
    """

    papers: dict[Address, Exchange] = field(default_factory=dict)
    shelves: dict[Shelf, int] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    def move(self, shelves: Mapping[Shelf, int]) -> None:
        """Note that lists changed in front of so many of their oldest lines."""
        for shelf, steady in shelves.items():
            self.shelves[shelf] = min(steady, self.shelves.get(shelf, steady))

    def fields(self, address: Address) -> frozenset[str]:
        """Give the names of the fields in which the paper at an address changed, if there was one and is one."""
        before, after = self.papers[address]
        return changed_fields(before, after) if before and after else frozenset()
