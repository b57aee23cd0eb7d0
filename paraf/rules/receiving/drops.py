"""Drops: which folders in ``drafts/`` hold material that is no article yet.

* A folder that has an ``index``, or papers in folders below it, is none; nor is one that is named by a date, or one
  that is the ``bahan/`` of an article beside it.
* It is one where it holds what only material can be (a recording, a document), or a ``bahan/``, or one text without a
  header beside photos. A text that is an article already is left alone with its pictures.
* A Word document without a text beside it is taken in first: it becomes the text. Beside a text it is material.
* Photos alone may still be waiting for their text: they are left alone as well.
* Of several texts one must be the article, and no more than one may have a header; else people have to say which.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from paraf.rules.names import Kind, is_index, kind_of
from paraf.rules.receiving.handed import chosen_text

_DATED = re.compile(r"[\d._ -]+")
_AT_HOME = frozenset({Kind.ARTICLE, Kind.PICTURE, Kind.ATTACHMENT, Kind.IGNORED})
_NOBODYS = frozenset({Kind.BAD, Kind.CONFLICT, Kind.HIDDEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """A folder of material: the file that becomes the article, and the names that go to ``bahan/``.

    ``unclear`` tells that there are several texts, and nobody can tell which of them is the article.
    """

    text: str | None
    material: tuple[str, ...]
    unclear: bool = False


def may_be_drop(folder: str, names: Collection[str], *, has_material: bool, has_papers: bool) -> bool:
    """Tell whether a folder has to be looked into, by the names of its files.

    ``has_material`` tells whether something lies in its ``bahan/``, ``has_papers`` whether an article does below it, or
    has its name beside it.
    """
    if _DATED.fullmatch(folder) or has_papers or any(map(is_index, names)):
        return False
    kinds = {kind_of(name) for name in names}
    return has_material or _is_raw(kinds) or {Kind.ARTICLE, Kind.PICTURE} <= kinds


def drop_in(names: Mapping[str, bool], folders: Collection[str], *, has_material: bool) -> Drop | None:
    """Give what a folder is that may be a drop; ``names`` tells of each file whether it has a header.

    ``folders`` are those in it besides ``bahan/``.
    """
    kinds = {name: kind_of(name) for name in sorted(names)}
    texts = {name: names[name] for name, kind in kinds.items() if kind is Kind.ARTICLE}
    is_telephone = len(texts) == 1 and not any(texts.values()) and Kind.PICTURE in kinds.values()
    if not (has_material or _is_raw(set(kinds.values())) or is_telephone):
        return None
    if Kind.DOCUMENT in kinds.values() and not texts:
        return None
    with_header = sum(texts.values())
    unclear = with_header > 1 or (not with_header and len(texts) > 1)
    text = None if unclear else chosen_text(texts)
    moved = (
        name
        for name, kind in kinds.items()
        if name != text and kind is not Kind.PICTURE and kind is not Kind.IGNORED and kind not in _NOBODYS
    )
    return Drop(text=text, material=(*moved, *sorted(folders)), unclear=unclear)


def _is_raw(kinds: set[Kind]) -> bool:
    return bool(kinds - _AT_HOME - _NOBODYS)
