"""The section ``[hours]`` of the settings: when the office works, and which time counts.

* A day's hours are stretches, as in ``"07.30-12.00, 13.00-16.00"``; the break is what lies between them. An empty text
  is a day on which nobody works, and 24.00 the end of a day.
* What is not set is as the presidential regulation on working hours has it: 37 hours and a half in five days, in
  Ramadan 32 and a half.
* When Ramadan is, nobody can compute: its days are settings, its hours may be.
* An office works at some time of the week.
"""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from paraf.rules.hours import Counts, Hours, Ramadan, Stretch, Week
from paraf.rules.settings import Table, read_days

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

INDONESIA: Final = "ID"

_MON_TO_THU = dict.fromkeys(WEEKDAYS[:4], "07.30-12.00, 13.00-16.00")
_FASTING = dict.fromkeys(WEEKDAYS[:4], "08.00-12.00, 12.30-15.00")
_CLOSED = {"saturday": "", "sunday": ""}
USUAL: Final[Mapping[str, str]] = MappingProxyType(_MON_TO_THU | {"friday": "07.30-11.30, 13.00-16.30"} | _CLOSED)
USUAL_IN_RAMADAN: Final[Mapping[str, str]] = MappingProxyType(
    _FASTING | {"friday": "08.00-11.30, 12.30-15.30"} | _CLOSED
)

_STRETCH = re.compile(r"(\d{1,2})[.:](\d{2})\s*[-\N{EN DASH}]\s*(\d{1,2})[.:](\d{2})", re.ASCII)
_CALENDAR = re.compile(r"[A-Z]{2}", re.ASCII)
_MINUTES = 60
_MIDNIGHT = 24 * 60


def read_hours(table: Table) -> Hours:
    """Read when the office works."""
    table.allow("counts", "calendar", "holidays", "workdays", "ramadan", *WEEKDAYS)
    holidays, workdays = frozenset(table.days("holidays")), frozenset(table.days("workdays"))
    for day in sorted(holidays & workdays):
        table.refuse("settings-holiday-and-workday", "workdays", day=day.isoformat())
    return Hours(
        counts=Counts(_one_of_counts(table)),
        week=_week(table, USUAL),
        ramadan=_ramadan(table),
        calendar=_calendar(table),
        holidays=holidays,
        workdays=workdays,
    )


def _one_of_counts(table: Table) -> str:
    choices = [each.value for each in Counts]
    found = table.one_of("counts", choices, Counts.WORKING.value)
    return found if found in choices else Counts.WORKING.value


def _calendar(table: Table) -> str:
    if "calendar" not in table.values:
        return INDONESIA
    found = table.text("calendar", "")
    if found and not _has_calendar(found):
        table.refuse("settings-no-calendar", "calendar", found=found)
    return found


def _has_calendar(code: str) -> bool:
    if code == INDONESIA or not _CALENDAR.fullmatch(code):
        return code == INDONESIA
    from holidays.registry import COUNTRIES  # noqa: PLC0415  # a quarter of a second that Indonesia need not pay

    return any(code in names for names in COUNTRIES.values())


def _ramadan(table: Table) -> tuple[Ramadan, ...]:
    found: list[Ramadan] = []
    for each in table.tables("ramadan"):
        each.allow("from", "until", *WEEKDAYS)
        first, last = read_days(each)
        for key, day in (("from", first), ("until", last)):
            if day is None:
                each.refuse("settings-missing", key)
        fast = Ramadan(first=first or date.min, last=last or date.min, week=_week(each, USUAL_IN_RAMADAN))
        if any(fast.first <= other.last and other.first <= fast.last for other in found):
            each.refuse("settings-same-days", "from")
        found.append(fast)
    return tuple(found)


def _week(table: Table, usual: Mapping[str, str]) -> Week:
    mistakes = len(table.mistakes)
    week = tuple(_stretches(table, day, usual[day]) for day in WEEKDAYS)
    if not any(week) and len(table.mistakes) == mistakes:
        table.refuse("settings-no-hours", WEEKDAYS[0])
    return week


def _stretches(table: Table, day: str, usual: str) -> tuple[Stretch, ...]:
    typed = table.text(day, "") if day in table.values else usual
    read = [_stretch(part.strip()) for part in typed.split(",")] if typed else []
    stretches = [each for each in read if each is not None]
    ends = [minute for each in stretches for minute in (each.start, each.end)]
    if len(stretches) < len(read) or ends != sorted(ends):
        table.refuse("settings-not-hours", day, found=typed)
        return ()
    return tuple(stretches)


def _stretch(typed: str) -> Stretch | None:
    read = _STRETCH.fullmatch(typed)
    if read is None:
        return None
    hour, minute, last_hour, last_minute = map(int, read.groups())
    start, end = hour * _MINUTES + minute, last_hour * _MINUTES + last_minute
    is_time = minute < _MINUTES and last_minute < _MINUTES and start < end <= _MIDNIGHT
    return Stretch(start=start, end=end) if is_time else None
