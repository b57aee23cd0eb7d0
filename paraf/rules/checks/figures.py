"""Figures: how the house writes money, numbers, percentages and times (``Rp75.000``, ``7,4 persen``, ``14.05 WIB``).

* ``Rp`` stands at its number without blank or full stop; nothing follows the amount (``,-``), nor ``rupiah``.
* A full stop parts thousands, a comma decimals: ``18.250 unit``, ``7,4 persen``; what cannot be told apart is a hint.
* ``persen`` in running text; in a table the sign may stand. A time has a full stop, ``pukul`` and a zone in capitals.
* A time that no clock shows is an error. Ratios, verses, scores and versions (2:183, 1.10) are left alone.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from paraf.rules.checks.copy import Copy, Kind, Passage
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.findings import Finding

COUNTED = (
    r"(?:unit|orang|jiwa|warga|siswa|siswi|peserta|pelajar|mahasiswa|guru|pegawai|penerima|pelaku|keluarga|balita|anak|ibu"
    r"|pasien|pemilih|penduduk|pengunjung|wisatawan|nelayan|petani|pedagang|relawan|personel|petugas|ekor|buah|lembar"
    r"|paket|rumah|bangunan|gedung|kendaraan|sepeda|mobil|motor|pohon|bibit|dosis|kasus|desa|kelurahan|kecamatan|sekolah"
    r"|titik|lokasi|pos|tim|atlet|eksemplar|judul|kupon|nomor|permohonan|rupiah|kartu|koperasi|usaha|umkm|UMKM)"
)
_MEASURED = (
    r"(?:persen|kilometer|km|meter|m|sentimeter|cm|kilogram|kg|ton|gram|liter|hektare|ha|derajat|juta|miliar|triliun|ribu"
    r"|poin|inci|kilowatt|megawatt|volt)"
)
_SCALES = {"jt": "juta", "m": "miliar", "t": "triliun", "rb": "ribu", "milyar": "miliar"}
_ZONE = r"(?:WIB|WITA|WIT|Wib|wib|wita|wit)"

_MONEY = re.compile(
    r"\b(?P<sign>R[Pp]|rp)(?P<gap>\.?[ \u00a0\n]{0,2})(?P<number>\d[\d.]{0,20}(?:,(?!00\b)\d{1,2}(?!\d))?)"
    r"(?P<tail>,-|,–|\.-|,00(?!\d))?"
)
_RUPIAH = re.compile(r"\bRp\s?[\d.,]{1,20}(?:\s(?:ribu|juta|miliar|triliun))?\srupiah\b")
_SHORT_SCALE = re.compile(r"\bRp\s?(?P<number>[\d.,]{1,15})\s?(?P<scale>jt|M|T|rb)\b(?!\w)")
_MONEY_COMMA = re.compile(r"\bRp\s?(?P<number>\d{1,3}(?:,\d{3})+)(?!\d)")
_LONG_MONEY = re.compile(r"\bRp\s?(?P<number>\d{5,15})(?![\d.,]\d|\d)")
_PERCENT = re.compile(r"(?P<number>\d[\d.,]{0,10})[ \u00a0]?%")
_POINT = re.compile(rf"(?<![\d.,/:-])(?P<number>\d{{1,3}}\.\d{{1,2}})\s(?P<unit>{_MEASURED})\b")
_COMMAS = re.compile(r"(?<![\d.,])(?P<number>[1-9]\d{0,2}(?:,\d{3}){2,4})(?![\d,])")
_COMMA = re.compile(
    rf"(?<![\d.,p])(?P<number>[1-9]\d{{0,2}},\d{{3}})(?![\d,])(?:\s(?P<unit>{COUNTED})\b)?(?!\s?{_MEASURED}\b)"
)
_UNPARTED = re.compile(rf"(?<![\w.,/:+()-])(?P<number>\d{{4,9}})\s(?P<unit>{COUNTED})\b")
_GLUED = re.compile(
    r"(?<![\w.,])(?P<number>\d[\d.,]{0,12})"
    r"(?P<unit>persen|orang|unit|siswa|warga|juta|miliar|ribu|meter|kilometer|km|kg|ton)\b"
)
_TIME = re.compile(
    rf"(?P<word>\b(?:[Pp]ukul|[Pp]kl\.?|[Jj]am)\s{{1,2}})?(?<![\d.:])(?P<hour>\d{{1,2}})(?P<mark>[.:])(?P<minute>\d{{2}})(?![\d%]|[.:,]\d)"
    rf"(?P<zone>\s?{_ZONE}\b)?"
)
_TIME_WORD = re.compile(r"\b(?:[Pp]kl\.?|[Jj]am)(?=\s{1,2}\d{1,2}[.:]\d{2}\b)")
_LAST_HOUR, _LAST_MINUTE = 24, 59
_YEARS = range(1900, 2100)
_YEAR_WORD = re.compile(r"\b(?:[Tt]ahun|[Pp]ada|[Ss]ejak|[Hh]ingga|[Ss]ampai|[Aa]ntara)\s$")
_BEFORE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is written otherwise in the house: its finding, and what is to stand there instead."""

    code: str
    pattern: re.Pattern[str]
    proposal: Callable[[re.Match[str]], str]


def _stops(match: re.Match[str]) -> str:
    return match["number"].replace(",", ".")


def grouped(digits: str) -> str:
    """Give a number with a full stop between its thousands."""
    return f"{int(digits):,}".replace(",", ".")


FORMS = (
    Form(code="rupiah-twice", pattern=_RUPIAH, proposal=lambda match: match[0].removesuffix("rupiah").rstrip()),
    Form(
        code="money-form",
        pattern=_SHORT_SCALE,
        proposal=lambda match: f"Rp{match['number']} {_SCALES[match['scale'].lower()]}",
    ),
    Form(code="money-form", pattern=_MONEY_COMMA, proposal=lambda match: f"Rp{_stops(match)}"),
    Form(code="money-form", pattern=_LONG_MONEY, proposal=lambda match: f"Rp{grouped(match['number'])}"),
    Form(code="number-form", pattern=_COMMAS, proposal=_stops),
    Form(
        code="number-form",
        pattern=_POINT,
        proposal=lambda match: f"{match['number'].replace('.', ',')} {match['unit']}",
    ),
    Form(code="number-glued", pattern=_GLUED, proposal=lambda match: f"{match['number']} {match['unit']}"),
)
"""The forms that need a look at nothing but themselves."""


def figures(copy: Copy, _knowledge: Knowledge) -> Iterator[Finding]:
    """Find money, numbers, percentages and times that the house writes otherwise."""
    for passage in copy.passages:
        for form in FORMS:
            for match in form.pattern.finditer(passage.text):
                if not passage.is_named(match.start()):
                    yield passage.find(form.code, match.start(), match.end(), proposal=form.proposal(match))
        yield from _amounts(passage)
        yield from _numbers(passage)
        yield from _times(passage)


def _amounts(passage: Passage) -> Iterator[Finding]:
    for match in _MONEY.finditer(passage.text):
        is_odd = match["sign"] != "Rp" or match["gap"] or match["tail"]
        if is_odd and not passage.is_named(match.start()):
            number = match["number"]
            yield passage.find("money-form", match.start(), match.end(), proposal=f"Rp{number.rstrip('.')}")
    if passage.kind is not Kind.CELL:
        for match in _PERCENT.finditer(passage.text):
            number = match["number"]
            proposal = f"{number.replace('.', ',')} persen"
            yield passage.find("percent-form", match.start(), match.end(), proposal=proposal)


def _numbers(passage: Passage) -> Iterator[Finding]:
    for match in _COMMA.finditer(passage.text):
        code = "number-form" if match["unit"] else "number-unsure"
        yield passage.find(code, match.start(), match.end(), proposal=match[0].replace(",", "."))
    for match in _UNPARTED.finditer(passage.text):
        number = match["number"]
        is_year = int(number) in _YEARS or _YEAR_WORD.search(
            passage.text[max(0, match.start() - _BEFORE) : match.start()]
        )
        if not is_year and not number.startswith("0"):
            proposal = f"{grouped(number)} {match['unit']}"
            yield passage.find("number-form", match.start(), match.end(), proposal=proposal)


def _times(passage: Passage) -> Iterator[Finding]:
    for match in _TIME.finditer(passage.text):
        if not (match["word"] or match["zone"]):
            continue
        hour, minute = int(match["hour"]), int(match["minute"])
        if hour > _LAST_HOUR or minute > _LAST_MINUTE or (hour == _LAST_HOUR and minute):
            yield passage.find("time-in-text", match.start(), match.end())
            continue
        zone = (match["zone"] or "").strip()
        proposal = f"{match['hour']}.{match['minute']} {zone.upper()}".rstrip()
        if match["mark"] == ":" or (zone and zone != zone.upper()) or (zone and not match["zone"][0].isspace()):
            yield passage.find("time-form", match.start("hour"), match.end(), proposal=proposal)
    for match in _TIME_WORD.finditer(passage.text):
        proposal = "Pukul" if match[0][0].isupper() else "pukul"
        yield passage.find("time-word", match.start(), match.end(), proposal=proposal)
