"""Drafting: the text that was handed in becomes the draft of an article.

* A text with a header keeps it, tidied; what it does not say of its material is added.
* A text without one, as it comes off a telephone, has its title in its first line (see ``intake_titles``).
* A header that cannot be read is left as it was typed, with the new lines above it: nothing is guessed.
* Without a text the draft has a header and nothing below it.
* The first photo becomes the picture where the text names none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paraf.rules.article import Article, render, with_fields
from paraf.rules.header import key_named
from paraf.rules.reading import Reading

_FIRST_LINES = 10
_FENCE = "---"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a draft says besides what was written: header lines, the photos beside it, and a title if it has none."""

    lines: Mapping[str, str]
    photos: Sequence[str] = ()
    title: str = ""


def has_header(text: str) -> bool:
    """Tell whether a text begins with header lines, rightly written or not."""
    lines = [line.strip() for line in text.strip().split("\n")[:_FIRST_LINES]]
    if lines[0] == _FENCE:
        return True
    first = lines[: lines.index("")] if "" in lines else lines
    keys = (line.partition(":") for line in first)
    return any(colon and key_named(typed) is not None for typed, colon, _ in keys)


def draft_of(text: str, reading: Reading | None, wanted: Wanted) -> str:
    """Give the text of the draft: ``reading`` is what the rules made of ``text``, None where there is none to read."""
    if reading is not None and reading.article is not None:
        article = reading.article
    elif has_header(text):
        return _above(text, wanted.lines)
    else:
        article = Article(fields=(), body=text.strip().replace("\r\n", "\n"))
    picture = {"Image": wanted.photos[0].replace("%", "%25")} if wanted.photos else {}
    lines = {"Title": wanted.title, **picture, **wanted.lines}
    return render(with_fields(article, {key: value for key, value in lines.items() if not article.get(key)}))


def _above(text: str, lines: Mapping[str, str]) -> str:
    if text.lstrip().startswith(_FENCE):
        return text
    return "".join(f"{key}: {' '.join(value.split())}\n" for key, value in lines.items()) + text.lstrip()
