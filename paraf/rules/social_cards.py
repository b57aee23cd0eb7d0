"""What a social card says, and how it is set: words in lines, in letters as large as the room allows.

* A character that the card's letters do not have is left out.
* A title that is too long even in the smallest letters ends with three dots; a word that is wider than a line is cut.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

DOTS: Final = "…"
LONGEST: Final = 400
"""So many characters are looked at; no card has room for more."""

_UNKNOWN = re.compile(r"[^\x20-\x7e\xa1-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac\u2116\u2122\u2212]")

Width = Callable[[str, int], float]
"""Gives how wide some words are in letters of some size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title in lines, and the size of its letters."""

    lines: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The room for a title: the width of a line, and for each size of letters, largest first, how many lines fit."""

    width: float
    sizes: tuple[tuple[int, int], ...]


def shown(text: str) -> str:
    """Give the part of a text that the card's letters can show."""
    return " ".join(_UNKNOWN.sub(" ", unicodedata.normalize("NFC", text[:LONGEST])).split())


def set_title(text: str, room: Room, width: Width) -> Title:
    """Set a title in the largest letters in which it fits, else cut in the smallest."""
    words = shown(text).split()
    for size, most in room.sizes:
        lines = [*_lines(words, lambda line, size=size: width(line, size) <= room.width)]  # type: ignore[misc]
        is_whole = all(width(word, size) <= room.width for word in words)
        if len(lines) <= most and is_whole:
            return Title(lines=tuple(lines), size=size)
    size, most = room.sizes[-1]
    fits = lambda line: width(line, size) <= room.width  # noqa: E731
    lines = [*_lines((piece for word in words for piece in _pieces(word, fits)), fits)]
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], fits)]
    return Title(lines=tuple(lines), size=size)


def cut(text: str, fits: Callable[[str], bool]) -> str:
    """Give a line that fits, with three dots where some of it had to go."""
    line = shown(text)
    return line if fits(line) else _cut(line, fits)


def _lines(words: Iterable[str], fits: Callable[[str], bool]) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and not fits(longer):
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _pieces(word: str, fits: Callable[[str], bool]) -> Iterator[str]:
    while len(word) > 1 and not fits(word):
        length = next(length for length in range(len(word) - 1, 0, -1) if length == 1 or fits(word[:length]))
        yield word[:length]
        word = word[length:]
    yield word


def _cut(line: str, fits: Callable[[str], bool]) -> str:
    while line and not fits(line + DOTS):
        line = line[:-1]
    return line.rstrip() + DOTS
