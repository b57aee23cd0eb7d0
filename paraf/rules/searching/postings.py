"""Postings: which articles of a block have a stem, and how much it counts there, as the text that browsers read.

* A line is a stem, a blank and its postings; lines are sorted, and a stem that no article has is on none.
* A block has 1,024 numbers: 32 groups of 32. A posting is the sign of its number in its group, after a mark where it
  counts more than a word of the body; the sign of a group stands in front of the first of it.
* The same articles give the same text, in whatever order they came and went.
* Whatever text an article had, it is taken out by its number alone: nothing of it stays.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping

SIZE = 1024
"""How many numbers a block has."""

Found = Mapping[int, int]
"""How much a stem counts in articles, by their number in the block."""

_GROUP = 32
_FIRST, _SIGN, _MARK = ord("!"), ord("A"), ord("{") - 1
_GROUPED = re.compile("[!-@][A-`{|]+")
_NOTHING_LEFT = re.compile("^[a-z0-9]+ \n", re.MULTILINE)
_MODULUS, _FACTOR = 4093, 131
_CONSONANTS = "bcdfghjklmnpqrstvwxyz"


def shards(found: Mapping[str, Found], count: int) -> tuple[str, ...]:
    """Give the texts of so many shards, out of what is found by each stem."""
    lines: list[list[str]] = [[] for _ in range(count)]
    for stem in sorted(found):
        lines[shard_of(stem, count)].append(f"{stem} {_line(found[stem])}\n")
    return tuple(map("".join, lines))


def shards_anew(texts: Iterable[str], count: int) -> tuple[str, ...]:
    """Give what is in some shards as so many others."""
    lines: list[list[str]] = [[] for _ in range(count)]
    for line in sorted((line for text in texts for line in text.splitlines()), key=_stem_of):
        lines[shard_of(_stem_of(line), count)].append(f"{line}\n")
    return tuple(map("".join, lines))


def with_terms(text: str, found: Mapping[str, Found]) -> str:
    """Give a shard's text with some more articles, by each stem; they are not in it yet."""
    lines = text.splitlines(keepends=True)
    for stem, numbers in found.items():
        place = bisect_left(lines, f"{stem} ")
        if place < len(lines) and lines[place].startswith(f"{stem} "):
            lines[place] = f"{stem} {_joined(lines[place][len(stem) + 1 : -1], numbers)}\n"
        else:
            lines.insert(place, f"{stem} {_line(numbers)}\n")
    return "".join(lines)


def without(text: str, numbers: Iterable[int]) -> str:
    """Give a shard's text without the articles that have these numbers in the block, whatever stems they have."""
    for number in numbers:
        group, sign = map(re.escape, _signs(number))
        text = re.sub(f"{group}([A-`{{|]*?)[{{|]?{sign}([A-`{{|]*)", _others, text)
    return _NOTHING_LEFT.sub("", text)


def by_stem(terms: Mapping[int, Mapping[str, int]]) -> dict[str, dict[int, int]]:
    """Give what is found by each stem, out of how much each stem counts in articles."""
    found: dict[str, dict[int, int]] = {}
    for number, stems in terms.items():
        for stem, counts in stems.items():
            found.setdefault(stem, {})[number] = counts
    return found


def shard_of(stem: str, count: int) -> int:
    """Give the shard, of so many, that a stem is in: the same for stems that differ in their first sounds alone.

    So all readings of a word are mostly in one shard.
    """
    mixed = 0
    for sign in (stem.lstrip(_CONSONANTS) or stem).encode():
        mixed = (mixed * _FACTOR + sign) % _MODULUS
    return mixed % count


def _stem_of(line: str) -> str:
    return line.partition(" ")[0]


def _signs(number: int) -> tuple[str, str]:
    return chr(_FIRST + number // _GROUP), chr(_SIGN + number % _GROUP)


def _line(found: Found) -> str:
    """Give the postings of a stem."""
    groups: dict[str, list[str]] = {}
    for number, counts in sorted(found.items()):
        group, sign = _signs(number)
        groups.setdefault(group, []).append(f"{chr(_MARK + counts)}{sign}" if counts else sign)
    return "".join(group + "".join(signs) for group, signs in groups.items())


def _joined(line: str, found: Found) -> str:
    """Give the postings of a stem with more of them."""
    groups = {grouped[0]: grouped for grouped in _GROUPED.findall(line)}
    for number, counts in found.items():
        group, _ = _signs(number)
        groups[group] = _line({**_read(groups.get(group, group)), number: counts})
    return "".join(groups[group] for group in sorted(groups))


def _read(grouped: str) -> dict[int, int]:
    """Read one group of postings."""
    found: dict[int, int] = {}
    start, counts = (ord(grouped[0]) - _FIRST) * _GROUP, 0
    for sign in map(ord, grouped[1:]):
        if sign > _MARK:
            counts = sign - _MARK
        else:
            found[start + sign - _SIGN], counts = counts, 0
    return found


def _others(match: re.Match[str]) -> str:
    """Give a group without the posting that was found in it."""
    others = match[1] + match[2]
    return f"{match[0][0]}{others}" if others else ""
