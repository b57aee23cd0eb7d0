"""Shares: percentages that do not make a hundred, and changes that are not the percentage that is told.

* ``62 persen perempuan dan 48 persen laki-laki``: two groups that make a whole; certain where the sentence divides one.
* ``sisanya``: what is left makes a hundred with what was named before.
* ``dari 120 menjadi 150, naik 20 persen``: 25 percent. A round word (sekitar, hampir, lebih dari) is taken as such.
* ``naik dari 150 menjadi 120`` goes down. Shares that themselves rise are not counted in percent of one another.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from paraf.rules.checks.copy import Copy, Kind, Passage
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.checks.quantities import Quantity, quantities, sentences, shown
from paraf.rules.findings import Finding

_GROUPS = (
    (r"\b(?:perempuan|wanita|putri)\b", r"\b(?:laki-laki|pria|putra)\b"),
    (r"\bnegeri\b", r"\bswasta\b"),
    (r"(?<!tidak )\bsetuju\b", r"\btidak setuju\b"),
    (r"(?<!tidak )\bpuas\b", r"\btidak puas\b"),
    (r"\bsudah\b", r"\bbelum\b"),
)
_WHOLES = tuple((re.compile(one), re.compile(other)) for one, other in _GROUPS)
_DIVIDES = re.compile(
    r"\b(?:adalah|merupakan|ialah|terdiri|yakni|yaitu|dengan\skomposisi|berjenis\skelamin|di\santaranya)\b"
)
_REST = re.compile(r"\b(?:sisanya|selebihnya)\b")
_CHANGE = re.compile(
    r"\b(?:naik|meningkat|bertambah|tumbuh|melonjak|turun|menurun|berkurang|merosot|kenaikan|penurunan|menjadi)\b"
)
_UP = r"naik|meningkat|bertambah|tumbuh|melonjak|kenaikan|peningkatan|pertumbuhan"
_DOWN = r"turun|menurun|berkurang|merosot|menyusut|penurunan|pengurangan"
_DIRECTION = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b")
_FROM = re.compile(r"\b[Dd]ari\s(?:sebelumnya\s|semula\s|sebanyak\s|sekitar\s)?$")
_TO = re.compile(r"\b(?:[Mm]enjadi|ke)\s(?:sebanyak\s|sekitar\s)?$")
_ROUND = re.compile(r"\b(?:sekitar|hampir|kurang\slebih|lebih\sdari|nyaris|kira-kira|mendekati|rata-rata)\b")
_HUNDRED, _TWO = 100, 2
_SLACK = Fraction(1, 5)
_ROUND_SLACK = Fraction(15, 100)
_BEFORE = 24


def shares(copy: Copy, _knowledge: Knowledge) -> Iterator[Finding]:
    """Find percentages that cannot be."""
    for passage in copy.of(Kind.SUMMARY, Kind.PARAGRAPH, Kind.ITEM, Kind.CAPTION):
        for start, end in sentences(passage.text):
            text = passage.text[start:end]
            found = quantities(text)
            yield from _wholes(passage, start, text, [each for each in found if each.is_percent])
            yield from _changes(passage, start, text, found)


def _wholes(passage: Passage, start: int, text: str, found: list[Quantity]) -> Iterator[Finding]:
    total = sum((each.value for each in found), Fraction(0))
    if len(found) < _TWO or _CHANGE.search(text) or abs(total - _HUNDRED) <= _SLACK:
        return
    at, end = start + found[0].start, start + found[-1].end
    rest = _REST.search(text)
    if rest and found[-_TWO].end <= rest.start() <= found[-1].start:
        yield passage.find("share", at, end, sum=shown(total))
    elif len(found) == _TWO and _are_two_groups(text, found):
        yield passage.find("share" if _DIVIDES.search(text) else "share-unsure", at, end, sum=shown(total))


def _are_two_groups(text: str, found: list[Quantity]) -> bool:
    """Tell whether each of two shares is of one of two groups that make a whole."""
    first, second = text[found[0].end : found[1].start], text[found[1].end :]
    return any(
        (one.search(first) and other.search(second)) or (other.search(first) and one.search(second))
        for one, other in _WHOLES
    )


def _changes(passage: Passage, start: int, text: str, found: tuple[Quantity, ...]) -> Iterator[Finding]:
    shares_of = [each for each in found if each.is_percent]
    old = [each for each in found if _FROM.search(text, max(0, each.start - _BEFORE), each.start)]
    new = [each for each in found if _TO.search(text, max(0, each.start - _BEFORE), each.start)]
    directions = list(_DIRECTION.finditer(text))
    if len(old) != 1 or len(new) != 1 or not directions or old[0].is_percent or new[0].is_percent:
        return
    before, after = _same_scale(old[0], new[0]), new[0]
    if not before.value or after.start < before.end or not _are_one_thing(before, after):
        return
    goes_up = {bool(match["up"]) for match in directions}
    at, end = start + before.start, start + after.end
    if goes_up == {after.value < before.value} and after.value != before.value:
        yield passage.find("change-direction", at, end, before=shown(before.value), after=shown(after.value))
    elif len(shares_of) == 1 and len(goes_up) == 1:
        right = abs(after.value - before.value) * _HUNDRED / before.value
        told = shares_of[0]
        if abs(right - told.value) > _slack(text, told, before, after):
            at, end = min(at, start + told.start), max(end, start + told.end)
            yield passage.find("change", at, end, told=shown(told.value), right=shown(right))


def _same_scale(old: Quantity, new: Quantity) -> Quantity:
    """Give the old value; in ``dari 3,5 menjadi 4 juta`` the scale of the second is the first's too."""
    if new.is_scaled and not old.is_scaled and 0 < old.value * _HUNDRED < new.value:
        scale = 1000
        while old.value * scale * _HUNDRED < new.value:
            scale *= 1000
        return replace(old, value=old.value * scale, slack=old.slack * scale)
    return old


def _are_one_thing(old: Quantity, new: Quantity) -> bool:
    return old.unit == new.unit or not old.unit or not new.unit


def _slack(text: str, told: Quantity, old: Quantity, new: Quantity) -> Fraction:
    """Give how far a percentage may be off: what rounding does to it, and more where it is said to be round."""
    slack = (told.slack or Fraction(1, 2)) * Fraction(6, 5)
    slack += _HUNDRED * (new.slack / old.value + new.value * old.slack / old.value**2)
    if _ROUND.search(text, max(0, told.start - _BEFORE), told.start):
        slack += told.value * _ROUND_SLACK + 1
    return slack
