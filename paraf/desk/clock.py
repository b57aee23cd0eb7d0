"""The clock: the only place in the house that asks what time it is.

* Time is an argument everywhere else.
"""

import time
from datetime import UTC, datetime


def now() -> datetime:
    """Give the present moment, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  # this is the one clock


def ticks() -> float:
    """Give the seconds of a clock that nobody can set, for measuring how long something took."""
    return time.monotonic()
