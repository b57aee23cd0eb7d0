"""The office's clock as its settings have it, with the holidays of its country.

* What the calendar says of a year is kept below ``.paraf``: asking the library anew costs half a second.
* The times of a paper are those of its journey, by the office in force.
* It is kept for the library as installed: another edition of it is asked anew.
"""

from datetime import date, datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from paraf.desk.layout import Layout
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.outcomes import Outcomes
from paraf.rules.clocks import Timing, time_journey
from paraf.rules.hours import OfficeClock
from paraf.rules.manifest import sha256
from paraf.rules.public_holidays import public_holidays
from paraf.rules.words import Digest

_FORMAT = "paraf-holidays/1"


def clock_of(newsroom: Newsroom) -> OfficeClock:
    """Give the clock of the office in force."""
    office, layout = newsroom.office, newsroom.layout
    return OfficeClock(office.hours, office.zone, lambda calendar, year: holidays_kept(layout, calendar, year))


def timings_of(newsroom: Newsroom, *, at: datetime) -> dict[str, Timing]:
    """Give the times of the journeys that go on, by the place of their paper."""
    clock, sop, moment = clock_of(newsroom), newsroom.office.sop, newsroom.moment(at)
    return {place: time_journey(journey, clock, sop, at=moment) for place, journey in newsroom.journeys.open.items()}


def holidays_kept(layout: Layout, calendar: str, year: int) -> frozenset[date]:
    """Give the holidays of a country in a year, from memory where they were asked for before."""
    kept, key = Outcomes(layout.holidays), _key(calendar, year)
    found = kept.get(key)
    if found is not None:
        return frozenset(date.fromisoformat(day) for day in found.decode().split())
    days = public_holidays(calendar, year)
    kept.put(key, "\n".join(sorted(day.isoformat() for day in days)).encode())
    return days


def _key(calendar: str, year: int) -> Digest:
    return sha256(f"{_FORMAT} {calendar} {year} {_edition()}".encode())


@cache
def _edition() -> Digest:
    """Give what tells one edition of the library from another, without importing it."""
    spec = find_spec("holidays")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    return sha256((folder / "version.py").read_bytes())
