"""Categories, topics and writers: which names are one, and the address of each.

* Names that differ only in capitals, blanks, dashes and Unicode spelling are one; each page shows
  its own article's spelling, and only the address is shared.
* Two names never share an address: the one that came later gets a part of its own digest behind it.
* The same names in the same order always get the same addresses.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paraf.rules.addresses import derive_slug

_SHORT = 6
_LONG = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One category, topic or writer: the name as shown, and the last part of its address."""

    name: str
    slug: str


def fold(name: str) -> str:
    """Give the form of a name that is equal for names that are one."""
    return " ".join(re.sub(r"[\s_-]+", " ", unicodedata.normalize("NFKC", name).casefold()).split())


def terms(names: Iterable[str]) -> Mapping[str, Term]:
    """Give each name's term by its folded form."""
    found: dict[str, Term] = {}
    taken: set[str] = set()
    for name in names:
        key = fold(name)
        if key and key not in found:
            slug = _free_slug(name, key, taken)
            taken.add(slug)
            found[key] = Term(name=" ".join(name.split()), slug=slug)
    return found


def _free_slug(name: str, key: str, taken: set[str]) -> str:
    plain = derive_slug(name) or ""
    digest = hashlib.sha256(key.encode()).hexdigest()
    longer = ("-".join(filter(None, (plain, digest[:length]))) for length in range(_SHORT, _LONG + 1))
    return next(slug for slug in ((plain, *longer) if plain else longer) if slug not in taken)
