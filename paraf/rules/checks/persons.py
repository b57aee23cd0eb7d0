"""Persons: where a text names somebody, as far as capitals and the words around them can tell.

* A name is a word with a capital, or several; initials (``NP``, ``N.P.``) name nobody.
* What begins with a word for a place, an office, a group, an illness or a day is no person's name.
"""

import re

from paraf.rules.checks.tables.no_names import NO_NAMES

WORD = r"[A-Z][a-z’'`]+(?:-[A-Z][a-z]+)?"
"""A word that may be part of a name."""

NAME = rf"{WORD}(?:\s(?:{WORD}|[A-Z]\.|bin|binti)){{0,5}}"
"""One word or several that may be a name."""

FULL_NAME = rf"{WORD}(?:\s(?:{WORD}|[A-Z]\.|bin|binti)){{1,5}}"
"""Several words that may be a name."""

_NOBODY = frozenset(NO_NAMES.split())
_RANKS = re.compile(r"^(?:(?:Bapak|Ibu|Pak|Bu|Sdr|Saudara|Saudari|Haji|Hajah|dr|Dr)\.?\s)+")
_NUMBERED = re.compile(r"\b(?:Negeri|Swasta|Timur|Barat|Utara|Selatan|Tengah|Indonesia|Raya)\b")


def is_person(name: str) -> bool:
    """Tell whether words with capitals may well name a person."""
    bare = _RANKS.sub("", name)
    first = re.split(r"[\s’'`-]", bare, maxsplit=1)[0].casefold()
    return first not in _NOBODY and not _NUMBERED.search(bare)
