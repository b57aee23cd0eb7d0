"""Sums: parts that are named with their whole, and do not add up to it.

* In one sentence: a whole, ``terdiri atas`` or the like, and parts that count the same thing.
* In a list or a table: a line ``Jumlah`` or ``Total``, or a whole in the line that introduces the list.
* Parts whose whole stands in another sentence are held against the numbers of the same thing elsewhere: a hint.
* Parts of different things (5 kilogram beras, 1 liter minyak) have no sum, and nobody is held to one.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from paraf.rules.checks.copy import Copy, Kind, Passage
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.checks.quantities import PERCENT, Quantity, quantities, rounding, sentences, shown
from paraf.rules.findings import Finding

_PARTS = re.compile(
    r"\b(?:terdiri\s(?:atas|dari)|terbagi\s(?:atas|menjadi|dalam)|meliputi|mencakup|yakni|yaitu|dengan\srincian|rinciannya"
    r"|rincian|berasal\sdari|masing-masing)\b:?"
)
_OPEN_ENDED = re.compile(r"antara\slain|di\santaranya|termasuk|dan\slain-lain|dll|dsb|sebagian|lainnya")
_TOTAL = re.compile(r"\b(?:total(?:nya)?|jumlah(?:nya)?|seluruhnya|keseluruhan)\b", re.IGNORECASE)
_TOTAL_LINE = re.compile(r"(?:sub)?(?:jumlah|total)\b", re.IGNORECASE)
_NUMBER_CELL = re.compile(
    r"(?P<money>Rp\s?)?(?P<digits>\d{1,3}(?:\.\d{3})*|\d+)(?P<decimals>,\d{1,2})?(?P<rest>\D{0,20})"
)
_FEWEST_PARTS = 2
_FEWEST_ALONE = 3
_NEAR = Fraction(15, 100)


def sums(copy: Copy, _knowledge: Knowledge) -> Iterator[Finding]:
    """Find parts that do not add up to their whole."""
    for passage in copy.of(Kind.SUMMARY, Kind.PARAGRAPH, Kind.ITEM, Kind.CAPTION):
        for start, end in sentences(passage.text):
            yield from _in_sentence(copy, passage, start, end)
    yield from _in_lists(copy)
    yield from _in_tables(copy)


def _in_sentence(copy: Copy, passage: Passage, start: int, end: int) -> Iterator[Finding]:
    text = passage.text[start:end]
    found = quantities(text)
    last = found[-_FEWEST_PARTS].start if len(found) >= _FEWEST_PARTS else 0
    markers = [each for each in _PARTS.finditer(text) if each.end() <= last]
    if not markers or _OPEN_ENDED.search(text):
        return
    marker = markers[-1]
    before = [each for each in found if each.end <= marker.start()]
    parts = _same_thing([each for each in found if each.start >= marker.end()])
    whole, parts = _whole_of(text, before, parts)
    if len(parts) < _FEWEST_PARTS or parts[0].unit == PERCENT:
        return
    total = sum((part.value for part in parts), Fraction(0))
    at, stop = start + parts[0].start, start + parts[-1].end
    if whole is not None:
        if whole.unit == parts[0].unit and not _fit(parts, whole) and whole.value > max(part.value for part in parts):
            shown_sum, shown_whole = shown(total, whole.unit), shown(whole.value, whole.unit)
            yield passage.find("sum", at, stop, sum=shown_sum, whole=shown_whole)
    elif len(parts) >= _FEWEST_ALONE:
        yield from _elsewhere(copy, passage, (at, stop), parts[0].unit, total)


def _whole_of(text: str, before: list[Quantity], parts: list[Quantity]) -> tuple[Quantity | None, list[Quantity]]:
    """Give the whole that a sentence names, before its parts or behind ``total``, and the parts without it."""
    if before and parts:
        same = [each for each in before if each.unit == parts[0].unit]
        if same:
            return same[-1], parts
    for number, part in enumerate(parts):
        if number >= _FEWEST_PARTS and _TOTAL.search(text, parts[number - 1].end, part.start):
            return part, parts[:number]
    return None, parts


def _fit(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Tell whether parts make their whole, as far as rounded decimals can."""
    slack = sum((part.slack for part in parts), whole.slack)
    return abs(sum(part.value for part in parts) - whole.value) <= slack


def _same_thing(found: Sequence[Quantity]) -> list[Quantity]:
    """Give the quantities if they count the same thing, else none; a scale is of no matter."""
    units = {each.unit for each in found}
    return list(found) if len(units) == 1 and "" not in units else []


def _elsewhere(copy: Copy, passage: Passage, span: tuple[int, int], unit: str, total: Fraction) -> Iterator[Finding]:
    """Hold parts without a whole against what the rest of the article says of the same thing."""
    others = [
        each.value
        for other in copy.passages
        for each in quantities(other.text)
        if each.unit == unit and not (other is passage and span[0] <= each.start < span[1])
    ]
    near = [value for value in others if value != total and abs(value - total) <= total * _NEAR]
    if near and total not in others:
        yield passage.find("sum-elsewhere", *span, sum=shown(total, unit), whole=shown(near[0], unit))


def _in_lists(copy: Copy) -> Iterator[Finding]:
    passages = copy.passages
    for is_item, group in groupby(enumerate(passages), key=lambda each: each[1].kind is Kind.ITEM):
        if is_item:
            listed = list(group)
            items = [passage for _, passage in listed]
            before = passages[listed[0][0] - 1] if listed[0][0] else None
            yield from _in_list(items, before)


def _in_list(items: Sequence[Passage], before: Passage | None) -> Iterator[Finding]:
    numbers = [(item, found) for item in items if len(found := quantities(item.text)) == 1]
    if len(numbers) != len(items) or len({found[0].unit for _, found in numbers}) != 1:
        return
    *parts, last = numbers
    if _TOTAL_LINE.match(last[0].text):
        whole = last[1][0]
    elif before is not None and before.text.rstrip().endswith(":"):
        start, end = list(sentences(before.text))[-1]
        named = [each for each in quantities(before.text[start:end]) if each.unit == last[1][0].unit]
        if len(named) != 1:
            return
        parts, whole = numbers, named[0]
    else:
        return
    total = sum((found[0].value for _, found in parts), Fraction(0))
    if len(parts) >= _FEWEST_PARTS and not _fit([found[0] for _, found in parts], whole) and whole.unit != PERCENT:
        item, found = parts[-1] if whole is not last[1][0] else last
        yield item.find(
            "sum", found[0].start, found[0].end, sum=shown(total, whole.unit), whole=shown(whole.value, whole.unit)
        )


def _in_tables(copy: Copy) -> Iterator[Finding]:
    for is_cell, group in groupby(copy.passages, key=lambda passage: passage.kind is Kind.CELL):
        if is_cell:
            rows = [list(row) for _, row in groupby(group, key=lambda cell: cell.line)]
            yield from _in_table(rows)


def _in_table(rows: list[list[Passage]]) -> Iterator[Finding]:
    last = rows[-1]
    if len(rows) <= _FEWEST_PARTS or not _TOTAL_LINE.match(last[0].text):
        return
    shift = len(rows[0]) - len(last)  # the cells before the total may be empty
    for number, cell in enumerate(last[1:], 1 + shift):
        whole = _cell(cell)
        column = [_cell(row[number]) if len(row) == len(rows[0]) else None for row in rows[1:-1]]
        parts = [part for part in column if part is not None]
        if whole is not None and len(parts) == len(column) >= _FEWEST_PARTS and not _fit(parts, whole):
            total = sum((part.value for part in parts), Fraction(0))
            yield cell.find("sum", 0, len(cell.text), sum=shown(total), whole=shown(whole.value))


def _cell(cell: Passage) -> Quantity | None:
    match = _NUMBER_CELL.fullmatch(cell.text)
    if match is None or "%" in match["rest"] or "persen" in match["rest"]:
        return None
    decimals = (match["decimals"] or "").removeprefix(",")
    value = Fraction(f"{match['digits'].replace('.', '')}.{decimals or 0}")
    return Quantity(value=value, unit="", start=0, end=len(cell.text), slack=rounding(decimals))
