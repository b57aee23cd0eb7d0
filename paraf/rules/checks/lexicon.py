"""Lexicons: words and phrases with what is to be written in their place, found in a passage by their first word.

* Capitals, curly apostrophes and how a phrase is broken into lines make no difference.
* A word is known with the little words that hang on its end too (``aktifitasnya``), and doubled (``resiko-resiko``).
* A proposal has the capitals of what was found, unless it has its own (``Jumat``).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from paraf.rules.checks.copy import Passage, folded

_ENDS = ("nya", "lah", "kah", "pun")
_HANGING = re.compile(r"(?P<stem>.{3,}?)(?P<end>(?:nya|lah|kah|pun)+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What is to be written in the place of some words; ``longest`` is how many words follow from a first one."""

    entries: Mapping[str, str]
    longest: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry of a lexicon as it stands in a passage, and what is proposed in its place.

    ``is_proper`` tells that the proposal has capitals of its own.
    """

    start: int
    end: int
    found: str
    proposal: str
    is_proper: bool


def lexicon(entries: Mapping[str, str]) -> Lexicon:
    """Make a lexicon of entries; one without a proposal is none."""
    kept = {folded(wrong): right for wrong, right in entries.items() if right}
    longest: dict[str, int] = {}
    for wrong in kept:
        first, *rest = wrong.split()
        longest[first] = max(longest.get(first, 1), 1 + len(rest))
    return Lexicon(entries=MappingProxyType(kept), longest=MappingProxyType(longest))


def extended(known: Lexicon, entries: Mapping[str, str]) -> Lexicon:
    """Give a lexicon with entries added; one without a proposal takes a known one out."""
    return lexicon({**known.entries, **{folded(wrong): right for wrong, right in entries.items()}})


def hits(known: Lexicon, passage: Passage) -> Iterator[Hit]:
    """Give every entry that stands in a passage, the longest of those that begin at the same word."""
    behind = 0
    for number, word in enumerate(passage.words):
        if word.start < behind:
            continue
        most = known.longest.get(word.folded, 1)
        for last in reversed(passage.words[number : number + most]):
            found = passage.text[word.start : last.end]
            right = _proposal(known, word.folded if last is word else folded(found))
            if right is not None:
                behind = last.end
                is_proper = right != right.lower()
                proposal = cased(right, found)
                yield Hit(start=word.start, end=last.end, found=found, proposal=proposal, is_proper=is_proper)
                break


def cased(right: str, found: str) -> str:
    """Give a proposal the capitals of what was found."""
    if found.isupper() and len(found) > 1:
        return right.upper()
    if right != right.lower():
        return right
    return right[0].upper() + right[1:] if found[0].isupper() else right


def _proposal(known: Lexicon, word: str) -> str | None:
    right = known.entries.get(word)
    if right is not None:
        return right
    hanging = _HANGING.fullmatch(word) if word.endswith(_ENDS) else None
    if hanging is not None and hanging["stem"] in known.entries:
        return known.entries[hanging["stem"]] + hanging["end"]
    first, _, second = word.partition("-")
    if first == second and first in known.entries:
        return f"{known.entries[first]}-{known.entries[first]}"
    return None
