"""Terms: the words of an article by which readers find it, and how much each counts.

* A word is small letters and digits; accents and apostrophes are dropped, everything else separates words.
* A single letter is no word, and of a long one only the start counts.
* A word in the title counts most, then one in what is said about the article; a stem counts by its best word.
"""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from paraf.rules.searching.stemming import readings

BODY, ABOUT, TITLE = 0, 1, 2
"""How much a word counts, by where it stands."""

_LONGEST = 32
_DROPPED = re.compile("[\u0300-\u036f'\u2019\u02bc`]")
_TAG = re.compile("<[^>]*>")
_WORDS = re.compile("[a-z0-9]+")


def words_in(text: str) -> Iterator[str]:
    """Give the words of a text as they are looked up."""
    plain = _DROPPED.sub("", unicodedata.normalize("NFKD", text)).lower()
    return (word[:_LONGEST] for word in _WORDS.findall(plain) if len(word) > 1)


def terms_of(*, title: str, about: str, body: str) -> dict[str, int]:
    """Give the stems of an article, each with how much it counts."""
    counts: dict[str, int] = {}
    for weight, text in ((BODY, body), (ABOUT, about), (TITLE, title)):
        for word in dict.fromkeys(words_in(text)):
            counts.update(dict.fromkeys(readings(word), weight))
    return counts


def text_in(html: str) -> str:
    """Give the text of some sanitised HTML; what stands in different elements is not one word."""
    return unescape(_TAG.sub(" ", html))
