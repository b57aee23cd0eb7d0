"""The material register as a table for sheets: the same cells as its plain text has."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from paraf.desk.language import Language
from paraf.desk.reports.tables import Column, Table
from paraf.rules.receiving.listing import COLUMNS, MaterialRow, cells_of

_WIDTHS = (4, 16, 18, 24, 18, 24, 18, 28, 12, 12, 20, 34, 18)
_NUMBERS = frozenset({"No.", "Bytes"})


def material_table(rows: Iterable[MaterialRow], language: Language, *, zone: ZoneInfo) -> Table:
    """Give the register of material as a table."""
    say = language.sentence
    return Table(
        title=say("Register of material"),
        columns=tuple(
            Column(heading=say(name), width=width, number=name in _NUMBERS)
            for name, width in zip(COLUMNS, _WIDTHS, strict=True)
        ),
        rows=tuple(cells_of(row, say, zone=zone) for row in rows),
    )
