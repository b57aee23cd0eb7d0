"""The last sweep: when everything was swept last, so that the next one knows since when nobody looked.

* It is kept below ``.paraf``: where that is gone, nobody was looking.
"""

from datetime import datetime
from typing import Final

from paraf.desk.layout import Layout
from paraf.desk.records.outcomes import Outcomes
from paraf.rules.manifest import sha256

_KEY: Final = sha256(b"paraf-last-sweep/1")


def last_sweep(layout: Layout) -> datetime | None:
    """Give when everything was swept last; None where nobody knows."""
    kept = Outcomes(layout.swept).get(_KEY)
    return None if kept is None else datetime.fromisoformat(kept.decode())


def note_sweep(layout: Layout, *, at: datetime) -> None:
    """Note that everything was swept at a moment."""
    Outcomes(layout.swept).put(_KEY, at.isoformat().encode())
