"""Tallies: how many times how much, sets won and lost, and one amount in two sizes.

* ``empat pool, masing-masing berisi lima tim`` makes twenty, where 24 were named just before: a hint.
* ``3-1 (25-19, 23-25, 25-20, 25-27)``: who won two sets did not win three.
* ``Setiap penerima mendapat Rp5.000.000 sehingga total Rp2,5 juta``: no total is less than one of its parts.
* ``Rp2,5 juta`` beside ``Rp2,5 miliar``: one of them may be a slip; a hint. Round amounts meet by chance.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from paraf.rules.checks.copy import Copy, Kind, Passage
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.checks.quantities import MONEY, Quantity, quantities, sentences, shown
from paraf.rules.findings import Finding

_EACH = re.compile(
    r",?\s(?:yang\s)?(?:masing-masing|setiap\s\w{2,20}|tiap\s\w{2,20})\s(?:(?:ber)?isi(?:kan)?|diisi|terdiri\satas|terdiri\sdari"
    r"|beranggotakan|mendapat(?:kan)?|menerima|sebanyak|diikuti|dijaga|menampung)?\s?$"
)
_SET = re.compile(r"(\d{1,2})[-–](\d{1,2})")
_SETS = re.compile(
    rf"(?<![\d-])(?P<won>\d)[-–](?P<lost>\d)\s?"
    rf"\((?P<sets>{_SET.pattern}(?:(?:,\s?(?:dan\s)?|\sdan\s){_SET.pattern}){{1,6}})\)"
)
_ONE = re.compile(r"\b(?:setiap|tiap|masing-masing)\b", re.IGNORECASE)
_ALL = re.compile(r"\btotal(?:nya)?\b|\bseluruhnya\b|\bjumlahnya\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\bRp\.?\s{0,2}(?P<number>\d{1,3}(?:,\d{1,2})?)\s(?P<scale>ribu|juta|miliar|triliun)\b", re.IGNORECASE
)
_A_SET = 11  # points that who wins a set has at least, in any game that is played in sets
_BETWEEN = 60
_TELLING = 2  # figures; Rp5 juta and Rp5 miliar stand side by side by chance
_MOST_BEFORE = 40
_NEAR = Fraction(1, 2)


def tallies(copy: Copy, _knowledge: Knowledge) -> Iterator[Finding]:
    """Find products, results and amounts that do not fit one another."""
    for passage in copy.passages:
        if passage.in_body:
            yield from _products(passage)
            yield from _totals(passage)
        yield from _results(passage)
    yield from _sizes(copy)


def _products(passage: Passage) -> Iterator[Finding]:
    found = quantities(passage.text)
    for number, (count, each) in enumerate(pairwise(found)):
        between = passage.text[count.end : each.start]
        if len(between) > _BETWEEN or not _EACH.search(between) or "." in between:
            continue
        product = count.value * each.value
        before = [one for one in found[max(0, number - _MOST_BEFORE) : number] if one.unit == each.unit]
        near = [one for one in before if product * _NEAR <= one.value <= product / _NEAR and one.value >= each.value]
        if near and all(one.value != product for one in before):
            whole = shown(near[-1].value, each.unit)
            yield passage.find("product", count.start, each.end, product=shown(product, each.unit), whole=whole)


def _totals(passage: Passage) -> Iterator[Finding]:
    for start, end in sentences(passage.text):
        text = passage.text[start:end]
        amounts = [each for each in quantities(text) if each.unit == MONEY]
        for part, whole in pairwise(amounts):
            is_one = _ONE.search(text, max(0, part.start - _BETWEEN), part.start)
            if is_one and _ALL.search(text, part.end, whole.start) and whole.value < part.value:
                yield _less(passage, start, part, whole)


def _less(passage: Passage, start: int, part: Quantity, whole: Quantity) -> Finding:
    values = {"part": shown(part.value, MONEY), "whole": shown(whole.value, MONEY)}
    return passage.find("total-less-than-part", start + part.start, start + whole.end, **values)


def _results(passage: Passage) -> Iterator[Finding]:
    for match in _SETS.finditer(passage.text):
        sets = [(int(one), int(other)) for one, other in _SET.findall(match["sets"])]
        if any(max(each) < _A_SET for each in sets):
            continue
        won, lost = sum(one > other for one, other in sets), sum(one < other for one, other in sets)
        if {won, lost} != {int(match["won"]), int(match["lost"])}:
            yield passage.find("result", match.start(), match.end(), right=f"{won}-{lost}")


def _sizes(copy: Copy) -> Iterator[Finding]:
    first: dict[str, tuple[str, str]] = {}
    for passage in copy.passages:
        if passage.kind is Kind.CELL:
            continue
        for match in _AMOUNT.finditer(passage.text):
            if len(match["number"].rstrip("0")) < _TELLING:
                continue
            scale, text = match["scale"].lower(), " ".join(match[0].split())
            known = first.setdefault(match["number"], (scale, text))
            if known[0] != scale:
                yield passage.find("amount-in-two-sizes", match.start(), match.end(), other=known[1])
