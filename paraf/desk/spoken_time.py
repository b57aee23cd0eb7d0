"""Time in words: how much is left of a budget, by how much it was overrun, and until when something waits or is held.

* A step that began with something recorded late says how long it has gone on, not that it is over its time.
* Minutes are rounded up: what is left is at least so much as a full minute begun, and nothing is late before it is.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from paraf.desk.language import Language
from paraf.rules.clocks import Leg, whole_minutes
from paraf.rules.workflow.claiming import Holding

_MINUTE = timedelta(minutes=1)
_HOUR = 60


def minutes_left(left: timedelta) -> int:
    """Give whole minutes that are left, below zero where the time is over; a minute begun counts as one."""
    return -(-left // _MINUTE) if left >= timedelta() else left // _MINUTE


def say_left(language: Language, left: timedelta) -> str:
    """Say how much time is left, or by how much it is over."""
    minutes = minutes_left(left)
    time = say_minutes(language, abs(minutes))
    return language.sentence("over by {time}" if minutes < 0 else "{time} left", time=time)


def say_leg(language: Language, leg: Leg) -> str | None:
    """Say how a step stands that goes on; None where it has no budget."""
    if leg.left is None:
        return None
    if leg.late_recorded and leg.left < timedelta():
        return language.sentence("recorded late, {time} so far", time=say_minutes(language, whole_minutes(leg.counted)))
    return say_left(language, leg.left)


def say_time_of(language: Language, leg: Leg | None, owed: timedelta | None) -> str | None:
    """Say what time a paper has: until its debt is due, where it owes a second person's word, else for its step."""
    if owed is not None:
        return say_left(language, owed)
    return say_leg(language, leg) if leg is not None else None


def say_held(language: Language, holding: Holding, zone: ZoneInfo) -> str:
    """Say who corrects a paper now, and until when."""
    until = f"{holding.until.astimezone(zone):%H.%M}"
    return language.sentence("being corrected by {name} until {until}", name=holding.name, until=until)


def say_moment(language: Language, moment: datetime, zone: ZoneInfo) -> str:
    """Say a moment with its day of the week, by the office's clock."""
    from babel.dates import format_date  # noqa: PLC0415  # what is said rarely

    here = moment.astimezone(zone)
    return f"{format_date(here, 'EEEE, d MMMM y', locale=language.code)}, {here:%H.%M %Z}"


def say_minutes(language: Language, minutes: int) -> str:
    """Say a number of minutes, with hours where there are any."""
    hours, rest = divmod(minutes, _HOUR)
    if not hours:
        return language.sentence("{minutes} min", minutes=str(minutes))
    if not rest:
        return language.sentence("{hours} h", hours=str(hours))
    return language.sentence("{hours} h {minutes} min", hours=str(hours), minutes=str(rest))
