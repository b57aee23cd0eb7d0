"""The period of a report, as somebody types it: a day, week, month, quarter, year, or from one of these to another.

* Years come first, as in ``2026-11``; a month may have its name, as in ``November 2026``.
* Weeks are those of the calendar standard: they begin on Monday, and the first has the year's first Thursday.
* A range is whole: from the first day of its first part to the last day of its last part.
* Words such as ``bulan lalu`` count from a given day.
"""

import re
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, time, timedelta
from enum import StrEnum
from typing import assert_never
from zoneinfo import ZoneInfo

from paraf.rules.date_names import MONTHS

_DAY = timedelta(days=1)
_WEEK = timedelta(days=6)
_MONTHS = 12
_IN_QUARTER = 3
_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?P<year>\d{4})-?w(?P<week>\d{1,2})", re.ASCII),
    re.compile(r"(?P<year>\d{4})-?(?:q|tw|t)(?P<quarter>[1-4])", re.ASCII),
    re.compile(r"(?:triwulan|kuartal|quarter|tw|q) ?(?P<quarter>[1-4]|iv|i{1,3}) (?P<year>\d{4})", re.ASCII),
    re.compile(r"(?:minggu|pekan|week) ?(?P<week>\d{1,2}) (?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})", re.ASCII),
    re.compile(rf"(?P<name>{'|'.join(MONTHS)}) (?P<year>\d{{4}})", re.ASCII),
    re.compile(rf"(?P<day>\d{{1,2}}) (?P<name>{'|'.join(MONTHS)}) (?P<year>\d{{4}})", re.ASCII),
    re.compile(r"(?:tahun |year )?(?P<year>\d{4})", re.ASCII),
)
_BETWEEN = re.compile(r"\s*(?:\.\.+|\N{EN DASH}|\bs\.?/?d\.?(?=\s|$)|\bsampai\b|\bhingga\b|\bto\b|\buntil\b)\s*")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_RELATIVE = {"hari": "day", "minggu": "week", "pekan": "week", "bulan": "month", "triwulan": "quarter", "tahun": "year"}
_NOW, _BEFORE = frozenset({"ini", "this"}), frozenset({"lalu", "kemarin", "last"})
_YEARS = range(1970, MAXYEAR)


class Span(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Some days in a row, first and last included."""

    span: Span
    first: date
    last: date

    @property
    def name(self) -> str:
        """The period in the form that can be typed again, and be a file's name."""
        year = f"{self.first:%Y}"
        match self.span:
            case Span.DAY:
                return self.first.isoformat()
            case Span.WEEK:
                iso = self.first.isocalendar()
                return f"{iso.year}-W{iso.week:02}"
            case Span.MONTH:
                return f"{self.first:%Y-%m}"
            case Span.QUARTER:
                return f"{year}-Q{quarter_of(self.first)}"
            case Span.YEAR:
                return year
            case Span.RANGE:
                return f"{self.first.isoformat()}..{self.last.isoformat()}"
            case _:
                assert_never(self.span)

    def moments(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Give the moment at which the period begins by an office's clock, and that at which it is over."""
        return (
            datetime.combine(self.first, time.min, tzinfo=zone),
            datetime.combine(self.last + _DAY, time.min, tzinfo=zone),
        )


def quarter_of(day: date) -> int:
    """Give the number of the quarter that a day lies in."""
    return (day.month - 1) // _IN_QUARTER + 1


def read_period(typed: str, *, today: date) -> Period | None:
    """Give the period that somebody typed, or None where it is none."""
    words = " ".join(typed.casefold().split())
    one = _one(words, today)
    if one is not None:
        return one
    parts = _BETWEEN.split(words)
    ends = [_one(part, today) for part in parts]
    if len(ends) != len(("from", "until")) or ends[0] is None or ends[1] is None or ends[1].last < ends[0].first:
        return None
    return Period(span=Span.RANGE, first=ends[0].first, last=ends[1].last)


def _one(words: str, today: date) -> Period | None:
    found = next((match for form in _FORMS if (match := form.fullmatch(words))), None)
    if found is None:
        return _relative(words, today)
    parts = found.groupdict()
    year = int(parts["year"])
    if year not in _YEARS:
        return None
    try:
        return _typed(parts, year)
    except ValueError:
        return None


def _typed(parts: dict[str, str], year: int) -> Period:
    if "week" in parts:
        return _around(Span.WEEK, date.fromisocalendar(year, int(parts["week"]), 1))
    if "quarter" in parts:
        quarter = _ROMAN.get(parts["quarter"]) or int(parts["quarter"])
        return _around(Span.QUARTER, date(year, quarter * _IN_QUARTER, 1))
    month = MONTHS[parts["name"]] if "name" in parts else int(parts.get("month") or 0)
    if "day" in parts:
        return _around(Span.DAY, date(year, month, int(parts["day"])))
    return (
        _around(Span.MONTH, date(year, month, 1)) if month or "month" in parts else _around(Span.YEAR, date(year, 1, 1))
    )


def _relative(words: str, today: date) -> Period | None:
    if words in {"kemarin", "yesterday"}:
        return _around(Span.DAY, today - _DAY)
    if words == "today":
        return _around(Span.DAY, today)
    first, _, second = words.partition(" ")
    if first in _NOW | _BEFORE:  # as in English
        first, second = second, first
    span = _RELATIVE.get(first, first)
    if span not in {*Span} - {Span.RANGE} or second not in _NOW | _BEFORE:
        return None
    this = _around(Span(span), today)
    return this if second in _NOW else _around(Span(span), this.first - _DAY)


def _around(span: Span, day: date) -> Period:
    """Give the period of this length that a day lies in."""
    match span:
        case Span.WEEK:
            first = day - timedelta(days=day.weekday())
            return Period(span=span, first=first, last=first + _WEEK)
        case Span.MONTH:
            return Period(span=span, first=day.replace(day=1), last=_next_month(day.year, day.month) - _DAY)
        case Span.QUARTER:
            last = quarter_of(day) * _IN_QUARTER
            return Period(span=span, first=date(day.year, last - 2, 1), last=_next_month(day.year, last) - _DAY)
        case Span.YEAR:
            return Period(span=span, first=date(day.year, 1, 1), last=date(day.year, _MONTHS, 31))
        case _:
            return Period(span=Span.DAY, first=day, last=day)


def _next_month(year: int, month: int) -> date:
    return date(year + month // _MONTHS, month % _MONTHS + 1, 1)
