"""Differences between two texts, word by word.

* Line breaks are words of their own, so that a moved paragraph shows.
* A number with its points, a time and a date are one word each: who reads "8.~~000~~ 500" sees no number.
* Texts that are too long to compare in good time are compared by lines first, then the changed lines by words;
  what is too long even so differs as a whole.
* A row of a table is shown by its cells' words; where nothing but marks of tables changed, by those.
* Nothing of either text is lost: the kept and added words give the later text, the kept and taken ones the earlier.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from paraf.rules.table_words import table_words

_MOST_PAIRS = 1_000_000
_MOST_PAIRS_IN_LINES = 4_000_000
_LINE_END = "\N{PILCROW SIGN}"
_WORD = re.compile(r"\n|[^\S\n]+|\w+(?:(?<=\d)[.,/]\d+)*|[^\w\s]")


class Change(StrEnum):
    """What happened to a stretch of words."""

    KEPT = "kept"
    TAKEN = "taken"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words in a row to which the same happened."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """Some parts in a row of two texts: the same in both, or what stands in one for what stands in the other."""

    same: bool
    old: list[str]
    new: list[str]


def word_difference(before: str, after: str) -> Iterator[Stretch]:
    """Give the stretches that lead from one text to the other."""
    for block in word_blocks(before, after, _WORD.findall):
        if block.same:
            yield Stretch(Change.KEPT, "".join(block.old))
            continue
        if block.old:
            yield Stretch(Change.TAKEN, "".join(block.old))
        if block.new:
            yield Stretch(Change.ADDED, "".join(block.new))


def changed_lines(before: str, after: str) -> tuple[tuple[Stretch, ...], ...]:
    """Give the lines in which something changed, whole; a line's end that came or went stands as a pilcrow."""
    return _changed(table_words(before), table_words(after)) or _changed(before, after)


def _changed(before: str, after: str) -> tuple[tuple[Stretch, ...], ...]:
    lines: list[list[Stretch]] = [[]]
    for stretch in word_difference(before, after):
        for number, part in enumerate(stretch.text.split("\n")):
            if number:
                if stretch.change is not Change.KEPT:
                    lines[-1].append(Stretch(stretch.change, _LINE_END))
                lines.append([])
            if part:
                lines[-1].append(Stretch(stretch.change, part))
    return tuple(_shown(line) for line in lines if any(each.change is not Change.KEPT for each in line))


def _shown(line: list[Stretch]) -> tuple[Stretch, ...]:
    """Give a line without its end where all of it came or went, as its words show by themselves."""
    is_whole = len({each.change for each in line}) == 1
    return tuple(line[:-1] if is_whole and len(line) > 1 and line[-1].text == _LINE_END else line)


def word_blocks(before: str, after: str, words_of: Callable[[str], list[str]]) -> Iterator[Block]:
    """Compare two texts word by word; where they are too long for that, blocks that are the same may be of lines."""
    by_word = list(_blocks(words_of(before), words_of(after), most=_MOST_PAIRS))
    if all(block.same or len(block.old) * len(block.new) <= _MOST_PAIRS for block in by_word):
        yield from by_word
        return
    by_line = list(_blocks(before.splitlines(keepends=True), after.splitlines(keepends=True), most=_MOST_PAIRS))
    most = _MOST_PAIRS_IN_LINES // max(sum(not block.same for block in by_line), 1)
    for block in by_line:
        if block.same:
            yield block
        else:
            yield from _blocks(words_of("".join(block.old)), words_of("".join(block.new)), most=most)


def _blocks(old: list[str], new: list[str], *, most: int) -> Iterator[Block]:
    """Compare two rows; what differs is not looked into where that would take more than so many pairs."""
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    head, tail = old[:start], old[len(old) - end :]
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    if head:
        yield Block(same=True, old=head, new=head)
    if len(old) * len(new) > most:
        yield Block(same=False, old=old, new=new)
    else:
        for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            yield Block(same=kind == "equal", old=old[a:b], new=new[c:d])
    if tail:
        yield Block(same=True, old=tail, new=tail)


def _shared(old: list[str], new: list[str]) -> int:
    """Count how many parts two rows have in common before they differ."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(old), len(new)))
