"""Blanks: what a skeleton asks for, ``[isi: nama gedung]``, and nobody wrote yet.

* One mark is common to all blanks, so that neither a link nor a remark in square brackets is taken for one, and a
  blank of which only some words were changed still is one.
* Lines that are never public count as well: they are of no use unfilled.
"""

import re
from collections.abc import Iterator

from paraf.rules.article import Article

_LONGEST = 500
_BLANK = re.compile(rf"\[\s?isi\s?:[^\[\]]{{0,{_LONGEST}}}\](?![(\[])", re.IGNORECASE)


def blanks(article: Article) -> Iterator[tuple[int | None, str]]:
    """Give each blank that is left, on one line of text, with the number of the line where it begins."""
    for field in article.fields:
        for match in _BLANK.finditer(field.value):
            yield field.line or None, _on_one_line(match)
    for match in _BLANK.finditer(article.body):
        yield article.body_line + article.body.count("\n", 0, match.start()), _on_one_line(match)


def is_blank(text: str) -> bool:
    """Tell whether a text in square brackets is a blank."""
    return _BLANK.fullmatch(text) is not None


def _on_one_line(match: re.Match[str]) -> str:
    return " ".join(match[0].split())
