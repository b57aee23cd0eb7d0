"""The words that stand in a text and on no page: they are published with the text all the same, letter for letter.

* Hidden are comments, what sanitising drops, what nothing refers to, and what belongs to a picture that is not there.
* On a page are the words that it shows, and what its links and pictures say of where they lead and what they are.
* Words are held against the page as they are written, capitals and all; a word inside a longer one is on the page.
* The names of HTML's own elements and attributes, and the numbers of a list, are marks and not words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import islice
from urllib.parse import unquote

from paraf.rules.article import Article
from paraf.rules.html_reader import HtmlReader
from paraf.rules.rendering import plain_summary
from paraf.rules.sanitising import MARKS, sanitised

MOST_NAMED = 12
"""So many unseen words are named."""

_MOST_SOUGHT = 2000  # words that are no whole word of the page, each sought in all of it
_REMEMBERED = 64  # texts: each is looked at several times while its paper is judged, sealed and printed
_OF_A_PICTURE = ("Image-Alt", "Image-Caption", "Image-Credit")
_SEEN_ATTRIBUTES = frozenset({"href", "src", "alt", "title", "start", "value"})
_WORD = re.compile(r"[^\W_]+")
_LIST_NUMBER = re.compile(r"^([ \t>]*)\d{1,3}[.)](?=[ \t])", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """The first words of an article that are on no page, and the line in which the first of them stands."""

    words: tuple[str, ...]
    line: int | None


def unseen(article: Article) -> Unseen | None:
    """Give the words of an article that become public without being seen, or None where there are none."""
    summary = article.get("Summary") or ""
    parts = [(article.line_of("Summary"), _missing_words(summary, plain_summary(article) if summary else ""))]
    if not article.get("Image"):
        parts += [(article.line_of(key), _missing_words(article.get(key) or "", "")) for key in _OF_A_PICTURE]
    line, in_body = _unseen_in(article.body)
    parts.append((article.body_line + line, in_body))
    found = [(line, words) for line, words in parts if words]
    words = tuple(islice((word for _, words in found for word in words), MOST_NAMED))
    return Unseen(words=words, line=found[0][0]) if found else None


@lru_cache(maxsize=_REMEMBERED)
def _unseen_in(body: str) -> tuple[int, tuple[str, ...]]:
    reader = _Seen()
    reader.feed(sanitised(body).html)
    reader.close()
    page = "".join(reader.found)
    words = _missing_words(_LIST_NUMBER.sub(r"\1", body), f"{page}\n{unescape(page)}")
    return _line_in(body, words[0]) if words else 0, words


def _missing_words(source: str, page: str) -> tuple[str, ...]:
    return tuple(islice(_missing(unescape(source), page), MOST_NAMED))


def _missing(source: str, page: str) -> Iterator[str]:
    known = set(_WORD.findall(page)) | MARKS
    sought = 0
    for word in _WORD.findall(source):
        if word not in known:
            sought += 1
            if sought > _MOST_SOUGHT or word not in page:
                yield word
            known.add(word)


def _line_in(body: str, word: str) -> int:
    """Give in which line of a body a word stands first, counted from 0; the first where an entity hides it."""
    lines = body.split("\n")
    return next((number for number, line in enumerate(lines) if word in _WORD.findall(unescape(line))), 0)


class _Seen(HtmlReader):
    """Collects what a page shows, and what its links and pictures say."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in _SEEN_ATTRIBUTES:
                self.found.append(f"\n{value}\n{unquote(value or '')}\n")

    def handle_data(self, data: str) -> None:
        self.found.append(data)
