"""What the desk has to say about an article: a stable code, a place, what was found, and the next step.

* A finding is a value; its words are made later, from one catalogue (``wording.py``), in the reader's language.
* Every code has exactly one wording and one level.
* An error refuses; a warning and a hint do not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How much a finding weighs: only an error refuses."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found, at one place; ``detail`` fills the blanks of its wording."""

    code: str
    level: Level = Level.ERROR
    path: str = ""
    line: int | None = None
    detail: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The place as people write it: ``review/banjir.md:3``."""
        return self.path if self.line is None else f"{self.path}:{self.line}"


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings that refuse."""
    return tuple(finding for finding in findings if finding.level is Level.ERROR)


def codes(findings: Iterable[Finding]) -> frozenset[str]:
    """Give the set of codes, for comparing."""
    return frozenset(finding.code for finding in findings)
