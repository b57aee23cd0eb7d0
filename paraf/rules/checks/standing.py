"""What stands: what is public and what lies in the folders, as far as a text is compared with it.

* A fingerprint of an article is its title, its address, and the smallest marks of its runs of five words; two articles
  share as large a part of these as of all their runs, so a comparison costs the same whatever their length.
* The marks stand in bytes, four each: a thousand articles are compared with, and a number weighs eight times as much.
"""

import re
from array import array
from dataclasses import dataclass
from typing import Final, Protocol
from zlib import crc32

from paraf.rules.article import Article
from paraf.rules.targets import Target
from paraf.rules.words import Address

_RUN = 5
_MOST = 96
_FEWEST = 12
_MARK: Final = "I"  # as arrays have it
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What an article is known again by."""

    address: Address
    title: str
    marks: bytes


class Standing(Protocol):
    """What is public and what lies in the folders."""

    def has_paper(self, target: Target, *, beside: str) -> bool:
        """Tell whether a link to a paper leads to one, from the paper at a place."""

    def has_address(self, address: Address) -> bool:
        """Tell whether an article was published at an address."""

    def candidates(self, article: Article) -> tuple[Fingerprint, ...]:
        """Give what was published before and may be the same as an article, which is itself not among it."""


def fingerprint(article: Article, address: Address) -> Fingerprint:
    """Give an article's fingerprint."""
    return Fingerprint(address=address, title=title_key(article.get("Title") or ""), marks=marks_of(article.body))


def title_key(title: str) -> str:
    """Give the form in which titles are compared."""
    return " ".join(_WORD.findall(title.casefold()))


def marks_of(body: str) -> bytes:
    """Give the smallest marks of a body's runs of words; none where it is too short to be told from others."""
    words = _WORD.findall(body.casefold())
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    return array(_MARK, sorted(crc32(run.encode()) for run in runs)[:_MOST]).tobytes() if len(runs) >= _FEWEST else b""


def likeness(one: bytes, other: bytes) -> float:
    """Give about which part of the runs of two articles both have."""
    mine, theirs = (set(memoryview(marks).cast(_MARK)) for marks in (one, other))
    both = mine & theirs
    if not both:
        return 0.0
    common = sorted(mine | theirs)[:_MOST]
    return len(both.intersection(common)) / len(common)
