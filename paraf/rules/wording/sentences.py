"""What the words of a finding are made of."""

from dataclasses import dataclass

from paraf.rules.findings import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A finding's level and its two sentences: what was found and expected, and the next step."""

    level: Level = Level.ERROR
    message: str
    next: str
