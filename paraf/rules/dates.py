"""Dates as people write them, and the one form that is kept.

* Day before month, always; a year first means year, month, day. Months by number or by Indonesian or English name.
* A weekday, where given, must be the date's own.
* A time is the office's, unless WIB, WITA, WIT, UTC or an offset says otherwise; a day without a time begins at 00:00.
* A year has four digits and lies between 1970 and 2199; a time that the clocks skip does not exist.
* The canonical form is ``2026-11-21 09:30``, in the office's time zone.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from types import MappingProxyType
from zoneinfo import ZoneInfo

from paraf.rules.date_names import DAY_NAMES, DAYS, HARI_NAMES, MONTHS

_YEARS = range(1970, 2200)
_LONGEST = 80
_CANONICAL = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}", re.ASCII)
_UNREAD = dict.fromkeys(map(ord, "'`()\u2018\u2019"))
_NAMED_ZONES = MappingProxyType({"wib": 7, "wita": 8, "wit": 9, "utc": 0, "gmt": 0, "z": 0})

_WEEKDAY = rf"(?:hari\s+)?(?P<weekday>{'|'.join(DAYS)})(?:\s*[,./]\s*|\s+)(?:(?:tanggal|tgl)\.?\s+)?"
_MONTH = rf"(?P<name>{'|'.join(MONTHS)})"
_DATES = (
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
    r"(?P<day>\d{1,2})\s*(?P<mark>[-/.])\s*(?P<month>\d{1,2})\s*(?P=mark)\s*(?P<year>\d{4})",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s.-]*{_MONTH}[\s.,-]*(?P<year>\d{{4}})",
    rf"{_MONTH}[\s.]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,]+(?P<year>\d{{4}})",
)
_TIME = (
    r"(?:\s*[,;]\s*|\s+|\s*t\s*|\s+[-\u2013]\s+)(?:(?:pukul|pkl|jam|at)\.?\s*)?"
    r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:](?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s*(?P<half>[ap]m))?(?:\s*(?P<zone>wib|wita|wit|utc|gmt|z|[+-]\d{1,2}(?::?\d{2})?))?"
)
_FORMS = tuple(re.compile(f"(?:{_WEEKDAY})?{date}(?:{_TIME})?", re.ASCII) for date in _DATES)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateProblem:
    """Why a date was not understood: ``bad-date``, ``impossible-date`` or ``weekday-mismatch``, with its details."""

    code: str
    detail: dict[str, str] = field(default_factory=dict)


def read_date(value: str, *, zone: ZoneInfo) -> datetime | DateProblem:
    """Give the moment that a typed date means, in the office's time zone."""
    typed = " ".join(value.translate(_UNREAD).split()).lower().rstrip(". ")
    found = next((match for form in _FORMS if (match := form.fullmatch(typed[:_LONGEST]))), None)
    if found is None:
        return DateProblem(code="bad-date", detail={"value": value})
    parts = found.groupdict()
    month = MONTHS[parts["name"]] if parts.get("name") else int(parts["month"])
    moment = _moment(parts, month, zone)
    if moment is None:
        return DateProblem(code="impossible-date", detail={"value": value})
    right = _typed_weekday(parts, month)
    if parts["weekday"] and DAYS[parts["weekday"]] != right:
        names = {"found": parts["weekday"].capitalize(), "hari": HARI_NAMES[right], "day": DAY_NAMES[right]}
        return DateProblem(code="weekday-mismatch", detail={"value": value, **names})
    return moment


def canonical_date(moment: datetime, *, zone: ZoneInfo) -> str:
    """Give a moment in the one form that is kept, by the office's clock, seconds left out."""
    return moment.astimezone(UTC).astimezone(zone).strftime("%Y-%m-%d %H:%M")


def is_canonical_date(value: str) -> bool:
    """Tell whether a date stands in the one form that is kept, and is in the calendar."""
    if not _CANONICAL.fullmatch(value):
        return False
    try:
        return datetime.fromisoformat(value).year in _YEARS
    except ValueError:
        return False


def _moment(parts: dict[str, str], month: int, zone: ZoneInfo) -> datetime | None:
    hour = _hour(parts)
    place = _zone(parts, zone)
    if hour is None or place is None or int(parts["year"]) not in _YEARS:
        return None
    try:
        typed = datetime(
            int(parts["year"]),
            month,
            int(parts["day"]),
            hour,
            int(parts["minute"] or 0),
            int(parts["second"] or 0),
            tzinfo=place,
        )
    except ValueError:
        return None
    moment = typed.astimezone(UTC).astimezone(zone)
    exists = typed.astimezone(UTC).astimezone(place).replace(tzinfo=None) == typed.replace(tzinfo=None)
    return moment if exists and moment.year in _YEARS else None


def _hour(parts: dict[str, str]) -> int | None:
    hour = int(parts["hour"] or 0)
    if not parts["half"]:
        return hour
    twelve = 12
    return hour % twelve + (twelve if parts["half"] == "pm" else 0) if 1 <= hour <= twelve else None


def _zone(parts: dict[str, str], office: ZoneInfo) -> tzinfo | None:
    named = parts["zone"]
    if not named:
        return office
    if named in _NAMED_ZONES:
        return timezone(timedelta(hours=_NAMED_ZONES[named]))
    digits = named[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")  # noqa: PLR2004 - two digits are hours
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    if offset > timedelta(hours=14) or int(minutes) >= 60:  # noqa: PLR2004 - minutes of an hour
        return None
    return timezone(-offset if named.startswith("-") else offset)


def _typed_weekday(parts: dict[str, str], month: int) -> int:
    return datetime(int(parts["year"]), month, int(parts["day"]), tzinfo=UTC).isoweekday()
