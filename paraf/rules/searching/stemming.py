"""Stems: what an Indonesian word is indexed and looked up by, so that "ditertibkan" finds "penertiban".

* A word has one stem or several readings: in "menertibkan" the root may be "tertib" or "nertib", and no rule can tell.
* Two words find each other where they share a reading; so nothing has to be guessed, and no list of roots be kept.
* Where a root would be left with fewer than two vowels, nothing is taken off.
* The browser runs the very same patterns (``theme/static/js/search.js``, held by tests/rules/searching).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

PREFIXES = (
    ("^(?:me|pe)ny(?=[aiueo])", "s", "ny"),
    ("^(?:me|pe)ng(?=[aiueo])", "", "k"),
    ("^(?:me|pe)ng", ""),
    ("^(?:me|pe)n(?=[aiueo])", "t", "n"),
    ("^(?:me|pe)n(?=[cdjstz])", ""),
    ("^(?:me|pe)m(?=[aiueo])", "p", "m"),
    ("^(?:me|pe)m(?=[bfpv])", ""),
    ("^me(?=[lrwy][aiueo])", ""),
    ("^di", ""),
    ("^ter(?!ima)", ""),
    ("^ke(?!nd|nj|mb|ng)(?=.*an$)", ""),
    ("^[bp]el(?=ajar)", ""),
    ("^be(?:r|(?=[^aiueor]er))", ""),
    ("^per(?=[aiueo])", "", "r"),
    ("^per?(?=[^aiueo])", ""),
)
"""What may stand before a root, each with what it may have swallowed; the first that fits is taken off."""

ENDINGS = (
    ("^(.*[aiueo].*(?:[aiueo].*|[^aiueo]))kan$", "mdbt", ""),
    ("^([^aiueo]*[aiueo][^aiueo]*[aiueo]s)i$", "md", ""),
    ("^(.*[aiueo].*[aiueo].*[^aiueos])i$", "md", ""),
    ("^(.*[aiueo].*a)i$", "md", "", "i"),
    ("^(.*[aiueo].*[aiueo].*[^aiueo])kan$", "-", ""),
    ("^(.*[aiueo].*[aiueo].*)an$", "bkpt-", ""),
)
"""What may stand behind a root; the letters that a word with such an ending begins with (``-``: it has no prefix); and
what may belong to the root after all. The first that fits is taken off."""

POSSESSIVE = "^(.*[aiueo].*[aiueo].*)nya$"
SHORT = "^(?:me|pe)nge([^aiueo][aiueo][^aiueo])(?:kan|an|i)?$"
"""A root of one syllable, as in "pengesahan"."""

_PREFIXES = tuple((re.compile(pattern), roots) for pattern, *roots in PREFIXES)
_ENDINGS = tuple((re.compile(pattern), begins, roots) for pattern, begins, *roots in ENDINGS)
_POSSESSIVE, _SHORT = re.compile(POSSESSIVE), re.compile(SHORT)
_LONG = re.compile("[aiueo].*[aiueo].*[aiueo]")
_REMEMBERED = 1 << 16


@lru_cache(maxsize=_REMEMBERED)
def readings(word: str) -> tuple[str, ...]:
    """Give the stems that a word of small letters and digits may have."""
    owned = _POSSESSIVE.match(word)
    bare = owned[1] if owned else word
    found = [stem for left in _without_prefix(bare) for root in _without_ending(left, bare) for stem in _inner(root)]
    short = _SHORT.match(bare)
    return tuple(dict.fromkeys([*found, short[1]] if short else found))


def _without_prefix(word: str) -> Iterator[str]:
    for pattern, roots in _PREFIXES:
        if _LONG.search(word) and pattern.search(word):
            yield from (pattern.sub(root, word) for root in roots)
            return
    yield word


_inner = _without_prefix  # a root can have a prefix of its own, as in "pemberdayaan"


def _without_ending(left: str, word: str) -> Iterator[str]:
    begin = "-" if left == word else word[0]
    for pattern, begins, roots in _ENDINGS:
        match = pattern.match(left) if begin in begins else None
        if match:
            yield from (match[1] + root for root in roots)
            return
    yield left
