"""Quantities: the numbers of a sentence with what they count, as exact values.

* ``1.300 balita``, ``delapan sekolah``, ``Rp2,5 miliar``, ``540 kilogram``, ``62 persen``; measures are brought to one.
* Dates, times, ages, scores, numbers of papers and ordinals count nothing and are no quantities.
* A number whose form is in doubt (``18,250``) is left out: what it says cannot be added.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from paraf.rules.checks.tables import listed

MONEY, PERCENT = "Rp", "persen"

_WORDS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "dua belas": 12, "tiga belas": 13, "empat belas": 14, "lima belas": 15,
    "enam belas": 16, "tujuh belas": 17, "delapan belas": 18, "sembilan belas": 19, "dua puluh": 20,
}  # fmt: skip
_SCALES = {"ribu": 1000, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12, "trilyun": 10**12}
_MEASURES = {
    "gram": ("kilogram", Fraction(1, 1000)), "kg": ("kilogram", Fraction(1)), "kilogram": ("kilogram", Fraction(1)),
    "kuintal": ("kilogram", Fraction(100)), "ton": ("kilogram", Fraction(1000)), "m": ("meter", Fraction(1)),
    "meter": ("meter", Fraction(1)), "km": ("meter", Fraction(1000)), "kilometer": ("meter", Fraction(1000)),
    "liter": ("liter", Fraction(1)), "%": (PERCENT, Fraction(1)), "persen": (PERCENT, Fraction(1)),
}  # fmt: skip
_NOT_COUNTED = listed(
    """
    agustus april bulan desember detik februari hari jam januari juli juni kali kelas maret mei menit minggu nopember
    november oktober pebruari pekan rt rw september tahun tahunan wib wit wita
    """
)
_NO_UNITS = listed(
    """
    adalah akan atau berkurang bertambah dan dari dengan di hingga ini itu ke meningkat menjadi menurun naik pada per
    sampai sedangkan serta setiap sudah telah tersebut tumbuh turun untuk yang
    """
)
_SENTENCE_END = re.compile(
    r"(?<=[^\W\d_][.!?])[”\"]?\s+(?=[A-Z“\"\d])|(?<=\d[.!?])[”\"]?\s+(?=[A-Z“\"])|(?<=[)”][.!?])\s+(?=[A-Z“\"])"
)
_NUMBER = re.compile(
    r"(?P<before>\b(?:pukul|tanggal|nomor|no\.?|pasal|ayat|kelas|tahun|usia|umur|jalan|gang|rt|rw|km)\s{1,2})?"
    r"(?:(?:(?P<money>\bRp\.?\s{0,2})|(?<![\w.,/:-]))"
    rf"(?P<digits>\d{{1,3}}(?:\.\d{{3}})+|\d{{1,9}})(?:,(?P<decimals>\d{{1,3}}))?(?![\d]|[.,:/–-]\d)"
    rf"|\b(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b)"
    rf"(?:\s{{1,2}}(?P<scale>{'|'.join(_SCALES)})\b)?"
    r"(?:\s?(?P<sign>%)|\s{1,2}(?P<unit>[^\W\d_]+(?:-[^\W\d_]+)?))?",
    re.IGNORECASE,
)
_UNSURE = re.compile(r"\d{1,3},\d{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of something, where it stands, and whether a scale (juta) is written with it.

    ``slack`` is how far a number with decimals may be off by rounding; a whole number is meant as it stands.
    """

    value: Fraction
    unit: str
    start: int
    end: int
    slack: Fraction = Fraction(0)
    is_scaled: bool = False

    @property
    def is_percent(self) -> bool:
        """Whether it is a share of a hundred."""
        return self.unit == PERCENT


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give where the sentences of a text begin and end."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


@lru_cache(maxsize=512)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Give the quantities of a text, in reading order."""
    return tuple(found for match in _NUMBER.finditer(text) if (found := _quantity(match)) is not None)


def _quantity(match: re.Match[str]) -> Quantity | None:
    word = (match["unit"] or "").lower()
    unit = "" if word in _NO_UNITS else word
    if match["before"] or (not match["money"] and unit in _NOT_COUNTED):
        return None
    if match["digits"] and match["decimals"] and _UNSURE.fullmatch(f"{match['digits']},{match['decimals']}"):
        return None
    value = Fraction(_WORDS[match["word"].lower()]) if match["word"] else _value(match["digits"], match["decimals"])
    scale = _SCALES.get((match["scale"] or "").lower(), 1)
    name, factor = _MEASURES.get(match["sign"] or unit, (unit, Fraction(1)))
    if match["money"]:
        name, factor = MONEY, Fraction(1)
    return Quantity(
        value=value * scale * factor,
        unit=name,
        start=match.start("money") if match["money"] else match.start("word" if match["word"] else "digits"),
        end=_end(match, unit),
        slack=rounding(match["decimals"]) * scale * factor,
        is_scaled=match["scale"] is not None,
    )


def _end(match: re.Match[str], unit: str) -> int:
    """Give where a quantity ends: with its unit, where it has one that is not money."""
    last = "unit" if unit and not match["money"] else "scale"
    parts = (last, "sign", "scale", "decimals", "digits", "word")
    return max(match.end(part) for part in parts)


def _value(digits: str, decimals: str | None) -> Fraction:
    whole = Fraction(digits.replace(".", ""))
    return whole + (Fraction(int(decimals), 10 ** len(decimals)) if decimals else 0)


def rounding(decimals: str | None) -> Fraction:
    """Give how far a number with these decimals may be off by rounding."""
    return Fraction(1, 2 * 10 ** len(decimals)) if decimals else Fraction(0)


def shown(value: Fraction, unit: str = "") -> str:
    """Give a value as the house writes it, with two decimals at most."""
    rounded = round(value, 2)
    whole, _, decimals = f"{float(rounded):,.2f}".partition(".")
    number = whole.replace(",", ".") + (f",{decimals.rstrip('0')}" if decimals.strip("0") else "")
    return f"Rp{number}" if unit == MONEY else f"{number} {unit}".rstrip()
