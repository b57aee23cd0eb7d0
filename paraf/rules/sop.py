"""The office's procedure as its settings tell it: number, dates, legal basis, and who does each step in what time.

* What the procedure leaves open may stay empty.
* The version in force at a moment is that of the settings accepted last before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from paraf.rules.settings import Table


class Step(StrEnum):
    """A step of the procedure, in the order of an article's way."""

    INTAKE = "intake"
    WRITING = "writing"
    CORRECTION = "correction"
    READINESS = "readiness"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sop:
    """The procedure: its number and dates as printed on it, its legal basis, the time budget and actor of each step."""

    number: str = ""
    title: str = ""
    revision: str = ""
    made: date | None = None
    revised: date | None = None
    effective: date | None = None
    legal_basis: tuple[str, ...] = ()
    intake: timedelta = timedelta(hours=2)
    writing: timedelta = timedelta(hours=1)
    correction: timedelta = timedelta(minutes=30)
    readiness: timedelta = timedelta(minutes=30)
    actors: Mapping[Step, str] = field(default_factory=dict)


def read_sop(table: Table) -> Sop:
    """Read the table ``[sop]``."""
    table.allow("number", "title", "revision", "made", "revised", "effective", "legal_basis", "actor", *Step)
    usual, actors = Sop(), table.table("actor")
    actors.allow(*Step)
    return Sop(
        number=table.text("number", ""),
        title=table.text("title", ""),
        revision=table.text("revision", ""),
        made=table.day("made"),
        revised=table.day("revised"),
        effective=table.day("effective"),
        legal_basis=table.texts("legal_basis"),
        intake=table.span("intake", usual.intake),
        writing=table.span("writing", usual.writing),
        correction=table.span("correction", usual.correction),
        readiness=table.span("readiness", usual.readiness),
        actors={step: actor for step in Step if (actor := actors.text(step, ""))},
    )
