"""The opening: its first paragraph tells when and where.

* A dateline (``KOTA CONTOH`` and a dash), a place after ``di`` or ``ke``, or a word for a place tells where.
* A date, a day, a month, a year or a word like ``kemarin`` or ``pukul`` tells when.
* An article of one or two paragraphs is a notice, and so is one of the kinds that announce: they open as they like.
"""

import re
from collections.abc import Iterator

from paraf.rules.checks.copy import Copy, Kind
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.completeness import is_withdrawal
from paraf.rules.date_names import HARI_NAMES, MONTHS
from paraf.rules.findings import Finding

_NOTICE = re.compile(r"pengumuman|agenda|siaran|lowongan|lelang|opini|profil|galeri|foto", re.IGNORECASE)
_MONTHS = [name for name in MONTHS if len(name) > len("des") or name == "mei"]
_WHEN = re.compile(
    rf"\b(?:{'|'.join((*HARI_NAMES[1:], *_MONTHS))}|pukul|kemarin|besok|lusa|tadi|hari\sini|pekan|minggu|bulan|tahun"
    r"|malam|pagi|siang|sore|sejak|mulai|selama|setiap|triwulan|semester|20\d\d|\d{1,2}/\d{1,2}/\d{2,4})\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"^\W*[A-Z][A-Z .]{2,40}(?:\([^()]{1,20}\)\s?)?\s?[–—-]"
    r"|\b(?:di|ke|dari)\s(?:[a-z]+\s){0,2}[A-Z]|\b(?:(?<!ali\s)[Kk]ota|[Kk]abupaten|[Kk]ecamatan|[Kk]elurahan|[Dd]esa|[Kk]ampung|Jalan"
    r"|Jl\.|[Gg]edung|[Bb]alai|[Tt]aman|[Ll]apangan|[Aa]ula|[Kk]antor|[Hh]otel|[Ss]tadion|[Pp]asar|[Ss]ungai|[Pp]uskesmas"
    r"|Provinsi|Kalimantan|Indonesia)\b"
)
_FEWEST = 3  # paragraphs


def opening(copy: Copy, _knowledge: Knowledge) -> Iterator[Finding]:
    """Find an opening that does not tell when, or where."""
    paragraphs = tuple(copy.of(Kind.PARAGRAPH))
    is_notice = _NOTICE.search(copy.article.get("Category") or "") or is_withdrawal(copy.article)
    if len(paragraphs) < _FEWEST or is_notice:
        return
    first = paragraphs[0]
    end = min(len(first.text), 60)
    if not _WHEN.search(first.text):
        yield first.find("opening-when", 0, end)
    if not _WHERE.search(first.text) and not copy.article.get("Place"):
        yield first.find("opening-where", 0, end)
