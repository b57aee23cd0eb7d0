"""Margins: beside which part of a page stands what was found in a line of its text.

* A line is found on the page by a mark that is put into it for a trial; what the page shows is never the trial.
* A mark counts only where the page is letter for letter the same without it: a line in which any mark would change
  the page has no place beside it, and is told elsewhere.
* The parts of a page in a row are the whole page.
* So many trials are made and no more: a text with very many findings must not be turned into a page for each.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from paraf.rules.html_reader import HtmlReader

_MOST_TRIALS = 24
_WORD = re.compile(r"\w+")
_EMPTY = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "source", "track", "wbr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a page: one outermost element with what follows it, and the body's lines that are told beside it."""

    html: str
    lines: tuple[int, ...] = ()


def parts_of(body: str, lines: Iterable[int], render: Callable[[str], str]) -> tuple[Part, ...]:
    """Give a rendered body in parts, with the lines (1-based) that have a place beside one."""
    html = render(body)
    wanted = sorted({line for line in lines if 0 < line <= body.count("\n") + 1})
    found = _Trials(body=body, html=html, render=render).places(wanted) if wanted else {}
    starts = _starts(html) if found else []
    edges = [0, *(start for start in starts if start), len(html)]
    return tuple(
        Part(html=html[start:end], lines=tuple(line for line in sorted(found) if start <= found[line] < end))
        for start, end in pairwise(edges)
    )


@dataclass(slots=True)
class _Trials:
    """The trials that are made with one body."""

    body: str
    html: str
    render: Callable[[str], str]
    left: int = field(default=_MOST_TRIALS, init=False)

    def places(self, lines: list[int]) -> dict[int, int]:
        """Give the place in the page of each line that has one: at its last word, else at its first."""
        found = self._tried(lines, last=True)
        return found | self._tried([line for line in lines if line not in found], last=False)

    def _tried(self, lines: list[int], *, last: bool) -> dict[int, int]:
        """Try all lines at once, and where that changes the page, the halves of them."""
        if not lines or not self.left:
            return {}
        self.left -= 1
        found = self._marked(lines, last=last)
        if found is not None:
            return found
        half = len(lines) // 2
        return self._tried(lines[:half], last=last) | self._tried(lines[half:], last=last) if half else {}

    def _marked(self, lines: list[int], *, last: bool) -> dict[int, int] | None:
        """Give the places of marks in the page without them; None where the page is another one with them."""
        mark = re.compile(rf"{_letters(self.body)}(\d+)z")
        rows = self.body.split("\n")
        for line in lines:
            rows[line - 1] = _with_mark(rows[line - 1], mark.pattern.replace(r"(\d+)", str(line)), last=last)
        marked = self.render("\n".join(rows))
        if mark.sub("", marked) != self.html:
            return None
        found: dict[int, int] = {}
        taken = 0
        for each in mark.finditer(marked):
            found.setdefault(int(each[1]), each.start() - taken)
            taken += len(each[0])
        return found


def _with_mark(row: str, mark: str, *, last: bool) -> str:
    """Put a mark behind a word of a line; a line without any has no place for it."""
    words = list(_WORD.finditer(row))
    if not words:
        return row
    end = words[-1 if last else 0].end()
    return f"{row[:end]}{mark}{row[end:]}"


def _letters(body: str) -> str:
    """Give letters that do not stand in a text."""
    letters = "zq"
    while letters in body.casefold():
        letters += "q"
    return letters


def _starts(html: str) -> list[int]:
    reader = _Outermost(html)
    reader.feed(html)
    reader.close()
    return reader.starts


class _Outermost(HtmlReader):
    """Finds where the outermost elements of a page begin."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.starts: list[int] = []
        self._depth = 0
        self._lines = list(_line_starts(html))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the parser's call
        if not self._depth:
            line, column = self.getpos()
            self.starts.append(self._lines[line - 1] + column)
        self._depth += tag not in _EMPTY

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag not in _EMPTY and self._depth > 0


def _line_starts(html: str) -> Iterator[int]:
    yield 0
    yield from (each.end() for each in re.finditer("\n", html))
