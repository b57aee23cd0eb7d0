"""Settings of the emergency release: whether the office allows it, and how long the debt of one may stand.

* Without the admin's accepted word nobody publishes alone.
"""

from dataclasses import dataclass
from datetime import timedelta

from paraf.rules.settings import Table

_USUAL_HOURS = 24
_MOST_HOURS = 168


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencySettings:
    """Whether an admin may publish without a second person, and for how many hours of clock time."""

    allowed: bool = False
    hours: int = _USUAL_HOURS

    @property
    def time(self) -> timedelta:
        """Give how long an article may stand without a second person's word."""
        return timedelta(hours=self.hours)


def read_emergency(table: Table) -> EmergencySettings:
    """Read the table ``[emergency]``."""
    table.allow("allowed", "hours")
    settings = EmergencySettings(
        allowed=table.switch("allowed", default=False), hours=table.count("hours", _USUAL_HOURS)
    )
    if settings.hours > _MOST_HOURS:
        table.refuse("settings-long-emergency", "hours", found=str(settings.hours), most=str(_MOST_HOURS))
        return EmergencySettings(allowed=settings.allowed)
    return settings
