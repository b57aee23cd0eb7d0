"""The live release held against a clean build of its own records, while others print.

* The press is not held: an edit that is signed meanwhile goes live as ever, and what was found is dropped.
* The clean build has an output, a staging tree and parses of its own: nothing that the press keeps has a hand in it.
* Every file is compared in both directions: what the release lists, what is printed, and what lies in the live tree.
* It is compared as long as the site has the looks and the key that it was printed with.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from paraf.desk.records.newsroom import Newsroom
from paraf.press.releases.delivery import difference
from paraf.press.releases.standing import hashes_of, live, record_of, standing
from paraf.press.reprinting import printed_again


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What comparing told: ``stale`` places were made otherwise than a clean build does, ``touched`` changed since.

    Not ``compared`` where the looks or the key are others now, or another release came meanwhile.
    """

    compared: bool
    release: str = ""
    total: int = 0
    stale: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()

    @property
    def differing(self) -> tuple[str, ...]:
        """Every place that is not what a clean build gives, in order."""
        return tuple(sorted({*self.stale, *self.touched}))


def prove(newsroom: Newsroom) -> Proof:
    """Build the live release clean aside, and find every place in which it differs."""
    layout = newsroom.layout
    tree, release = live(layout), standing(layout)
    if tree is None or release is None:
        return Proof(compared=False)
    printed = printed_again(newsroom, release)
    listed, found = release.hashes(), _found(tree)
    if printed is None or found is None or live(layout) != tree or record_of(tree) != release.record:
        return Proof(compared=False, release=release.record.release)
    return Proof(
        compared=True,
        release=release.record.release,
        total=len(printed),
        stale=_unlike(listed, printed),
        touched=_unlike(listed, found),
    )


def _found(tree: Path) -> dict[str, str] | None:
    """Give the hashes of a tree; None where it is being changed, for another release has taken its place."""
    try:
        return hashes_of(tree)
    except FileNotFoundError:
        return None


def _unlike(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[str, ...]:
    found = difference(one, other)
    return tuple(sorted((*found.written, *found.removed)))
