"""Differences between two texts, word by word.

* Line breaks are words of their own, so that a moved paragraph shows.
* Nothing of either text is lost: the kept and added words give the later text, the kept and taken ones the earlier.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")


class Change(StrEnum):
    """What happened to a stretch of words."""

    KEPT = "kept"
    TAKEN = "taken"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words in a row to which the same happened."""

    change: Change
    text: str


def word_difference(before: str, after: str) -> Iterator[Stretch]:
    """Give the stretches that lead from one text to the other."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Stretch(Change.KEPT, "".join(old[a:b]))
            continue
        if b > a:
            yield Stretch(Change.TAKEN, "".join(old[a:b]))
        if d > c:
            yield Stretch(Change.ADDED, "".join(new[c:d]))
