"""Aspects: how lists are paged, and what a page that read a part of one depends on.

* A list's pages are numbered from the oldest on and hold the same number of articles each; what is over stands on the
  list's own page, with the newest full page. So a new article changes one page of each list that it stands on.
* Whether an aspect changed is told by its value.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType

from paraf.press.contents.places import PER_PAGE

_DIGEST = 9


@dataclass(frozen=True, slots=True)
class Paging:
    """How a list of so many articles is paged; ``older`` is how many numbered pages there are, the oldest is 1."""

    count: int

    @property
    def older(self) -> int:
        """Give the number of the newest numbered page; 0 where all stands on the list's own page."""
        return max(self.count // PER_PAGE - 1, 0)

    @property
    def pages(self) -> int:
        """Give how many pages there are."""
        return self.older + 1

    def span(self, number: int) -> tuple[int, int]:
        """Give from where to where a numbered page's articles stand, newest first; 0 is the list's own page."""
        start = self.count - number * PER_PAGE
        return (start, start + PER_PAGE) if number else (0, self.count - self.older * PER_PAGE)


def number_of(aspect: str) -> int | None:
    """Give the number of the page that an aspect is of, or None where it is of no numbered page."""
    return int(aspect[1:]) if aspect[0] in _NUMBERED and aspect[1:].isdecimal() else None


def moved_from(steady: int) -> int:
    """Give the first number whose aspects may have another value where so many of the oldest stand as they stood."""
    return max(Paging(steady).older, 1)


def value_of(aspect: str, names: Sequence[str]) -> str:
    """Give the value of an aspect of a list of names: a text that is equal as long as what was read is the same.

    ``all``: every name in order; ``len``: how many; ``has``: whether there is any; ``front``: the list's own page;
    ``pages``: how many pages; ``more``: whether there is a second page; ``p3``: the numbered page 3; ``n3``: whether a
    numbered page is newer than 3; ``a:b``: a slice; ``=x``: what an overview says of its part ``x``.
    """
    if aspect in _PLAIN:
        return _PLAIN[aspect](names)
    if ":" in aspect:
        return _digest(names[slice(*(int(part) if part else None for part in aspect.split(":")))])
    kind, part = aspect[0], aspect[1:]
    if kind == "=":
        return next((name for name in names if name.startswith(f"{part} ")), "")
    paging = Paging(len(names))
    return str(paging.older > int(part)) if kind == "n" else _digest(names[slice(*paging.span(int(part)))])


_NUMBERED = "pn"


def numbered(number: int) -> tuple[str, ...]:
    """Give every aspect that has this number."""
    return tuple(f"{kind}{number}" for kind in _NUMBERED)


def _digest(names: Sequence[str]) -> str:
    return blake2b("\n".join(names).encode(), digest_size=_DIGEST).hexdigest()


_PLAIN: Mapping[str, Callable[[Sequence[str]], str]] = MappingProxyType(
    {
        "all": _digest,
        "len": lambda names: str(len(names)),
        "has": lambda names: str(len(names) > 0),
        "more": lambda names: str(Paging(len(names)).older > 0),
        "pages": lambda names: str(Paging(len(names)).pages),
        "front": lambda names: _digest(names[slice(*Paging(len(names)).span(0))]),
    }
)
