"""What lies around a paper, as the rules want to know it."""

from collections.abc import Iterable
from typing import Protocol

from paraf.desk.records.newsroom import Newsroom
from paraf.rules.case import Surroundings
from paraf.rules.words import Stage


class Lying(Protocol):
    """What tells which papers lie in a stage."""

    def paths(self, stage: Stage) -> frozenset[str]:
        """Give the paths of a stage's papers."""

    def named(self, stage: Stage, path: str) -> Iterable[str]:
        """Give the paths of a stage's papers that have the name of one that lies there at a path, or would."""


def surroundings(newsroom: Newsroom, lying: Lying) -> Surroundings:
    """Give the register, the office, and the paths that stand in the folders."""
    return Surroundings(
        register=newsroom.register,
        office=newsroom.office,
        review=lying.paths(Stage.REVIEW),
        content=lying.paths(Stage.PUBLISHED),
        content_named=lambda path: lying.named(Stage.PUBLISHED, path),
        signed_text=lambda digest: newsroom.vault.get(digest).decode(),
    )
