"""Lines of the site's register of corrections, as templates see them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from paraf.press.contents.papers import Paper
from paraf.press.contents.told import record_of
from paraf.rules.register import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One change after publication: the article or notice as templates see it, and what the public is told of it."""

    article: Any
    live: datetime
    change: str | None
    note: str | None


def correction_of(paper: Paper, version: Version, *, shown: object) -> Correction:
    """Give a version's line in the register; ``shown`` is its article or notice as templates see it."""
    record = record_of(version, paper.office)
    return Correction(article=shown, live=record.live, change=record.change, note=record.note)
