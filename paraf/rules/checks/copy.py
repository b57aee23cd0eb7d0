"""Copy: an article as the correction desk reads it, passage by passage, without the marks of Markdown.

* A passage is a title, a summary, a caption, a paragraph, a heading, an item, a cell: running text, with its line.
* What is quoted, what is the name of a rule and what is set in italics is known, so that a rule can spare it.
* Code, pictures and bare addresses stand in a passage as one ``PLACEHOLDER``; the address of a link is not in it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from paraf.rules.article import Article
from paraf.rules.checks.markup import ITALICS_END, ITALICS_START, Block, BlockKind, blocks_of
from paraf.rules.checks.sparing import Spans, holds, names_of_rules, quotations
from paraf.rules.findings import Finding
from paraf.rules.wording import find

_REMEMBERED = 8  # articles: one is looked at several times in a row
_WORD = re.compile(r"(?<![\w@])(?!(?<=[a-z]\.)[a-z])[^\W\d_]+(?:['’`-][^\W_]+)*(?![\w@]|\.[a-z])")
_ITALICS = re.compile(f"[{ITALICS_START}{ITALICS_END}]")


class Kind(StrEnum):
    """What a passage is in its article; those of the header first."""

    TITLE = "title"
    SUMMARY = "summary"
    CAPTION = "caption"
    ALT = "alt"
    TAGS = "tags"
    PLACE = "place"
    NOTE = "note"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"


_HEADER = {
    "Title": Kind.TITLE,
    "Summary": Kind.SUMMARY,
    "Tags": Kind.TAGS,
    "Place": Kind.PLACE,
    "Image-Alt": Kind.ALT,
    "Image-Caption": Kind.CAPTION,
    "Change-Note": Kind.NOTE,
}
_BODY = {
    BlockKind.HEADING: Kind.HEADING,
    BlockKind.PARAGRAPH: Kind.PARAGRAPH,
    BlockKind.ITEM: Kind.ITEM,
    BlockKind.CELL: Kind.CELL,
    BlockKind.ALT: Kind.ALT,
}
_WHOLE = frozenset({Kind.TITLE, Kind.HEADING, Kind.CELL, Kind.TAGS, Kind.PLACE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as it stands in a passage, hyphens and apostrophes inside it, from ``start`` to ``end``.

    What stands in the name of a file, of a site or in an address (``periksa.md``) is none.

    ``folded`` is the form in which it is compared.
    """

    text: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Running text in one piece; where it was broken into lines, the breaks stand in it.

    ``level`` is that of a heading. ``quoted``, ``named`` and ``italic`` are the stretches that are quoted, that name
    a rule (Peraturan Wali Kota Nomor ...), and that are set in italics.
    """

    kind: Kind
    text: str
    path: str
    line: int | None
    words: tuple[Word, ...]
    quoted: Spans = ()
    named: Spans = ()
    italic: Spans = ()
    level: int = 0

    @property
    def in_body(self) -> bool:
        """Whether it stands below the header."""
        return self.kind in _BODY_KINDS

    @property
    def is_title_like(self) -> bool:
        """Whether its words may have capitals without being names."""
        return self.kind in _WHOLE

    def line_at(self, at: int) -> int | None:
        """Give the line of the file in which a character stands."""
        return None if self.line is None else self.line + self.text.count("\n", 0, at)

    def is_spared(self, at: int) -> bool:
        """Tell whether a character is somebody else's: quoted, in the name of a rule, or in italics."""
        return holds(self.quoted, at) or self.is_named(at) or holds(self.italic, at)

    def is_named(self, at: int) -> bool:
        """Tell whether a character belongs to the name of a rule."""
        return holds(self.named, at)

    def begins_sentence(self, at: int) -> bool:
        """Tell whether a word at a place begins a sentence, as far as marks can tell."""
        before = self.text[max(0, at - 8) : at].rstrip(" \n\"'“”‘’(–—-")
        return not before or before[-1] in ".!?:;"

    def find(self, code: str, at: int, end: int, /, **detail: str) -> Finding:
        """Give a finding about the characters from ``at`` to ``end``, quoting them."""
        found = " ".join(self.text[at:end].split())
        return find(code, path=self.path, line=self.line_at(at), found=found, **detail)


_BODY_KINDS = frozenset(_BODY.values()) - {Kind.ALT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article to be checked, its place, the language that it is written in, and its passages in reading order."""

    article: Article
    path: str
    language: str
    passages: tuple[Passage, ...]

    def of(self, *kinds: Kind) -> Iterator[Passage]:
        """Give the passages of some kinds."""
        return (passage for passage in self.passages if passage.kind in kinds)


@lru_cache(maxsize=_REMEMBERED)
def copy_of(article: Article, *, path: str, language: str) -> Copy:
    """Give an article as copy; ``language`` is that of the office, where the article names none."""
    header = (
        _passage(_HEADER[field.key], field.value, path, field.line or None)
        for field in article.fields
        if field.key in _HEADER
    )
    body = (_body_passage(block, article, path) for block in blocks_of(article.body))
    return Copy(
        article=article,
        path=path,
        language=(article.get("Lang") or language).partition("-")[0],
        passages=(*header, *body),
    )


def folded(text: str) -> str:
    """Give the form in which words are compared: small letters, straight apostrophes, single blanks."""
    return " ".join(text.replace("’", "'").replace("`", "'").casefold().split())


def _body_passage(block: Block, article: Article, path: str) -> Passage:
    line = article.body_line + block.line
    quoted = ((0, len(block.text)),) if block.is_quotation else ()
    return _passage(_BODY[block.kind], block.text, path, line, quoted=quoted, level=block.level)


def _passage(  # noqa: PLR0913  # the parts of a passage
    kind: Kind, marked: str, path: str, line: int | None, *, quoted: Spans = (), level: int = 0
) -> Passage:
    text, italic = _without_italics(marked)
    return Passage(
        kind=kind,
        text=text,
        path=path,
        line=line,
        words=tuple(
            Word(text=match[0], folded=folded(match[0]), start=match.start(), end=match.end())
            for match in _WORD.finditer(text)
        ),
        quoted=quoted or quotations(text),
        named=names_of_rules(text),
        italic=italic,
        level=level,
    )


def _without_italics(marked: str) -> tuple[str, Spans]:
    """Give a text without the marks of italics, and the stretches between them."""
    marks = [match.start() for match in _ITALICS.finditer(marked)]
    if not marks:
        return marked, ()
    spans = []
    for number, at in enumerate(marks):
        if marked[at] == ITALICS_START:
            end = marks[number + 1] if number + 1 < len(marks) else len(marked)
            spans.append((at - bisect_right(marks, at - 1), end - number - 1))
    return _ITALICS.sub("", marked), tuple(spans)
