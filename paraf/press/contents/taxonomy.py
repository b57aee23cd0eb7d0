"""Categories, topics and writers: which names are one, and the address of each.

* Names that differ only in capitals, blanks, dashes and Unicode spelling are one; each page shows
  its own article's spelling, and only the address is shared.
* Two names never share an address: the one that was used first has the plain one, every other one gets a part of its
  own digest behind it, and so does one whose plain address ends like such a part.
* So a name's address follows from the names that share its plain form alone, in whatever order articles come and go.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from paraf.rules.addresses import derive_slug
from paraf.rules.words import Address

_SHORT = 6
_LONG = 64
_REMEMBERED = 4096
_LIKE_A_PART = re.compile(rf"(^|.*-)[0-9a-f]{{{_SHORT},{_LONG}}}")

Use = tuple[int, int]
"""Where a name was used: the number of its article's first seal, and its place among that article's names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One category, topic or writer: the name as shown, and the last part of its address."""

    name: str
    slug: str


@lru_cache(maxsize=_REMEMBERED)
def fold(name: str) -> str:
    """Give the form of a name that is equal for names that are one."""
    return " ".join(re.sub(r"[\s_-]+", " ", unicodedata.normalize("NFKC", name).casefold()).split())


class Names:
    """The names of one kind that articles use, and the address of each."""

    def __init__(self) -> None:
        self._uses: dict[str, dict[Address, Use]] = {}
        self._groups: dict[str, set[str]] = {}
        self._slugs: dict[str, str] = {}
        self._touched: set[str] = set()
        self._terms: dict[str, Term] = {}  # by the name as written

    def take(self, address: Address, names: Iterable[str], *, number: int) -> None:
        """Note that the article at an address uses these names; ``number`` is that of its first seal."""
        for place, key in enumerate(dict.fromkeys(map(fold, names))):
            uses, plain = self._uses.get(key), _plain(key)
            self._touched.add(plain)
            if uses is None:
                uses = self._uses[key] = {}
                self._groups.setdefault(plain, set()).add(key)
            uses[address] = (number, place)

    def leave(self, address: Address, names: Iterable[str]) -> None:
        """Note that the article at an address uses these names no more."""
        for key in dict.fromkeys(map(fold, names)):
            plain = _plain(key)
            self._touched.add(plain)
            del self._uses[key][address]
            if not self._uses[key]:
                del self._uses[key]
                self._slugs.pop(key, None)  # a name that came and went has none yet
                self._groups[plain].discard(key)

    def settle(self) -> set[Address]:
        """Give every name that was touched its address; give the articles that use one whose address is new."""
        moved: set[Address] = set()
        for plain in self._touched:
            for key, slug in self._slugs_in(plain):
                if self._slugs.get(key) != slug:
                    self._slugs[key] = slug
                    moved |= self._uses[key].keys()
        self._touched.clear()
        return moved

    def term(self, name: str) -> Term:
        """Give the term of a name that is in use, spelled as it is here."""
        slug = self._slugs[fold(name)]
        known = self._terms.get(name)
        if known is None or known.slug != slug:
            known = self._terms[name] = Term(name=" ".join(name.split()), slug=slug)
        return known

    def _slugs_in(self, plain: str) -> Iterator[tuple[str, str]]:
        """Give the address of each name whose plain address this is, in the order of first use."""
        keys = self._groups.get(plain, set())
        has_plain = not plain or _LIKE_A_PART.fullmatch(plain) is not None  # nobody may have it
        taken: set[str] = set()
        for key in sorted(keys, key=self._first_use) if len(keys) > 1 else keys:
            slug = _longer(plain, key, taken) if has_plain else plain
            taken.add(slug)
            has_plain = True
            yield key, slug

    def _first_use(self, key: str) -> Use:
        return min(self._uses[key].values())


@lru_cache(maxsize=_REMEMBERED)
def _plain(key: str) -> str:
    return derive_slug(key) or ""


def _longer(plain: str, key: str, taken: set[str]) -> str:
    digest = hashlib.sha256(key.encode()).hexdigest()
    longer = ("-".join(filter(None, (plain, digest[:length]))) for length in range(_SHORT, _LONG + 1))
    return next(slug for slug in longer if slug not in taken)
