"""Naming: the folder of an item, and the names of the files in it.

* An item is named after its event, else its title, else its first file; a taken name gets a number.
* A file keeps its name as far as that can be printed and is nobody else's in the folder, in whatever letter case.
"""

from collections.abc import Collection, Iterable, Iterator

from paraf.rules.addresses import derive_slug
from paraf.rules.names import TEMPORARY_PREFIX, same_name, shown

RECEIPT = "TANDA-TERIMA.txt"
"""The name of the receipt, in an item's ``bahan/``."""

_UNNAMED = "bahan-liputan"
_NEITHER = str.maketrans("/\\\0", "___")
_LONGEST = 200


def item_name(wished: Iterable[str], *, taken: Collection[str]) -> str:
    """Give the name of an item's folder: the first wish that makes a name, and that no paper has."""
    slug = next((slug for wish in wished if (slug := derive_slug(wish))), None) or _UNNAMED
    known = {same_name(name) for name in taken}
    return next(name for name in _numbered(slug, "") if same_name(name) not in known)


def fitting_names(names: Iterable[str], *, taken: Collection[str] = (RECEIPT,)) -> list[str]:
    """Give each file the name that it has in the item's folder, in the same order."""
    known = {same_name(name) for name in taken}
    given: list[str] = []
    for name in names:
        stem, dot, suffix = _printed(name).rpartition(".")
        tail = f"{dot}{suffix}" if stem else ""
        each = next(one for one in _numbered(stem or suffix, tail) if same_name(one) not in known)
        known.add(same_name(each))
        given.append(each)
    return given


def _printed(name: str) -> str:
    plain = shown(name).translate(_NEITHER).strip().lstrip(".")
    plain = plain.removeprefix(TEMPORARY_PREFIX.lstrip(".")) or "berkas"
    while len(plain.encode()) > _LONGEST:
        stem, dot, suffix = plain.rpartition(".")
        plain = f"{stem[:-1]}{dot}{suffix}" if stem else plain[:-1]
    return plain


def _numbered(stem: str, tail: str) -> Iterator[str]:
    yield f"{stem}{tail}"
    number = 2
    while True:
        yield f"{stem}-{number}{tail}"
        number += 1
