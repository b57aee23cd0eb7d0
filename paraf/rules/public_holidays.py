"""Public holidays: those of a national calendar, with the days of joint leave.

* What the calendar calls public or government holidays are days on which an office is closed.
"""

from datetime import date


def public_holidays(calendar: str, year: int) -> frozenset[date]:
    """Give the holidays of a country in a year; ``calendar`` is its code of two letters."""
    from holidays import country_holidays  # noqa: PLC0415  # half a second, where holidays are asked for
    from holidays.constants import GOVERNMENT, PUBLIC  # noqa: PLC0415

    supported = country_holidays(calendar).supported_categories
    kinds = tuple(kind for kind in (PUBLIC, GOVERNMENT) if kind in supported)
    return frozenset(country_holidays(calendar, years=year, categories=kinds))
