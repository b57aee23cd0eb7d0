"""Days: the day of the week against the date, and dates that no calendar has, in running text.

* ``Senin (16/11/2026)``, ``Kamis, 31 Juni 2026``, ``Selasa sampai Kamis, 24-26 November 2026``: each day has its date.
* A date without a year is in the year nearest to the article's own date; what follows from that is less certain.
* ``minggu`` without a capital is a week. A number that names a paper (Nomor 31/13/2026) is no date.
* The header's own date is judged where it is read, and not here.
"""

import re
from collections.abc import Iterator
from datetime import date

from paraf.rules.checks.copy import Copy, Passage
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.date_names import DAY_NAMES, DAYS, HARI_NAMES, MONTHS
from paraf.rules.findings import Finding

_DAY = r"(?:[Ss]enin|[Ss]elasa|[Rr]abu|[Kk]amis|[Jj]um['’]?at|[Ss]abtu|Minggu|Ahad)"
_MONTH = (
    r"(?:[Jj]anuari|[FfPp]ebruari|[Mm]aret|[Aa]pril|[Mm]ei|[Jj]uni|[Jj]uli|[Aa]gustus|[Ss]eptember|[Oo]ktober"
    r"|[Nn]o[vp]ember|[Dd]esember|Jan|Feb|Mar|Apr|Jun|Jul|Agu|Agt|Sep|Sept|Okt|Nov|Des)"
)
_TO = r"\s{0,2}(?:-|–|—|s\.?d\.?|sampai(?:\sdengan)?|hingga|dan)\s{0,2}"
_PART = r"(?:\s(?:pagi|siang|sore|petang|malam|dini\shari|lalu|kemarin|ini|besok|mendatang|depan))?"
_WRITTEN = (
    rf"(?P<from>\d{{1,2}})(?:{_TO}(?P<to>\d{{1,2}}))?\s{{1,2}}(?P<name>{_MONTH})\b(?:\.?\s{{1,2}}(?P<year>\d{{4}})\b)?"
)
_NUMBERS = (
    r"(?P<from>\d{1,2})(?:\s?[-–]\s?(?P<to>\d{1,2}))?(?P<mark>[/-])(?P<month>\d{1,2})"
    r"(?:(?P=mark)(?P<year>\d{4}|\d{2}))?"
)
_WEEKDAY = (
    rf"\b(?:(?P<first>{_DAY}){_PART}(?P<join>{_TO}|\s?,\s?))?(?P<day>{_DAY}){_PART}"
    r"(?:\s?,\s?|\s)(?:tanggal\s|tgl\.?\s)?"
)
_WITH_WEEKDAY = (
    re.compile(rf"{_WEEKDAY}\(?{_WRITTEN}"),
    re.compile(rf"{_WEEKDAY}\({_NUMBERS}\)"),
    re.compile(rf"{_WEEKDAY}(?=\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{4}}){_NUMBERS}\b"),
)
_BARE = (
    re.compile(rf"(?<![\w.,/-]){_WRITTEN}"),
    re.compile(
        r"(?<![\w.,/-])(?P<from>\d{1,2})(?P<mark>[/-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d{2})(?![\w/-])"
    ),
)
_NO_DATE = re.compile(r"(?:\b[Nn]omor|\b[Nn]o\.?|\bNo\b|[Ee]disi|[Vv]olume|[Ee]pisode|ke-|\bRT|\bRW|[Pp]asal|Rp)\s?$")
_MOST_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS_OF_A_YEAR = 12
_CENTURY = 2000
_TWO_DIGITS = 100

Dated = tuple[int, int, int | None]
"""Day, month and year; None where no year is written."""


def days(copy: Copy, _knowledge: Knowledge) -> Iterator[Finding]:
    """Find days that do not fit their dates, and dates that there are not."""
    for passage in copy.passages:
        impossible = tuple(_impossible(passage))
        yield from impossible
        lines = {(finding.line, finding.detail["found"]) for finding in impossible}
        yield from (found for found in _wrong_days(passage, _year_of(copy)) if not _covers(lines, found))


def _covers(told: set[tuple[int | None, str]], finding: Finding) -> bool:
    """Tell whether a date was told of already because there is none such."""
    return any(line == finding.line and found in finding.detail["found"] for line, found in told)


def _year_of(copy: Copy) -> date | None:
    typed = (copy.article.get("Date") or "")[:10]
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _impossible(passage: Passage) -> Iterator[Finding]:
    for form in _BARE:
        for match in form.finditer(passage.text):
            if _NO_DATE.search(passage.text[max(0, match.start() - 12) : match.start()]):
                continue
            if any(not _exists(each) for each in _dates(match)):
                yield passage.find("date-in-text", match.start(), match.end())


def _wrong_days(passage: Passage, around: date | None) -> Iterator[Finding]:
    for form in _WITH_WEEKDAY:
        for match in form.finditer(passage.text):
            dates = _dates(match)
            if not all(_exists(each) for each in dates):
                continue
            yield from _of_match(passage, match, dates, around)


def _of_match(passage: Passage, match: re.Match[str], dates: list[Dated], around: date | None) -> Iterator[Finding]:
    names = [name for name in (match["first"], match["day"]) if name]
    if match["first"] and len(dates) == 1:
        names = []  # "Senin sampai Jumat, 16 November": who could say which
    rights = [_weekday(each, around) for each in dates]
    if len(names) == 1 and len(dates) > 1:
        rights = [right for right in rights if right == _number(names[0])] or rights[:1]
    for name, right, dated in zip(names, rights, dates, strict=False):
        if right is not None and _number(name) != right:
            code = "weekday-in-text" if dated[2] is not None else "weekday-unsure"
            names_of = {"day": DAY_NAMES[right], "hari": HARI_NAMES[right], "weekday": name}
            yield passage.find(code, match.start(), match.end(), **names_of)


def _number(name: str) -> int:
    return DAYS[name.lower().replace("'", "").replace("’", "")]


def _dates(match: re.Match[str]) -> list[Dated]:
    parts = match.groupdict()
    month = MONTHS[parts["name"].lower()] if parts.get("name") else int(parts["month"])
    year = int(parts["year"]) if parts["year"] else None
    if year is not None and year < _TWO_DIGITS:
        year += _CENTURY
    return [(int(day), month, year) for day in (parts["from"], parts.get("to")) if day]


def _exists(dated: Dated) -> bool:
    day, month, year = dated
    if not 1 <= month <= _MONTHS_OF_A_YEAR or not 1 <= day <= _MOST_DAYS[month]:
        return False
    return year is None or day < _MOST_DAYS[2] or month != 2 or year % 4 == 0  # noqa: PLR2004 - February


def _weekday(dated: Dated, around: date | None) -> int | None:
    """Give the number of a date's day; without a year, in the year that brings it nearest to another date."""
    day, month, year = dated
    if year is not None:
        return date(year, month, day).isoweekday() if year else None
    if around is None or (day, month) == (29, 2):
        return None
    years = (around.year - 1, around.year, around.year + 1)
    return min((date(each, month, day) for each in years), key=lambda one: abs((one - around).days)).isoweekday()
