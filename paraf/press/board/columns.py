"""What the board's page shows, in columns: the papers that somebody has work with, and what went live lately.

* A paper stands in one column: with its writer, with the correctors, ready and waiting for its moment, or held back.
* What is published and asks for nothing is counted, and the latest are named.
* Hints are left to preview and check: a card says what keeps the paper from going on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from paraf.desk.sweeping.board import Board, Card, work_of
from paraf.rules.findings import Finding
from paraf.rules.register import Register, Version
from paraf.rules.words import Digest, Seal, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A sealed version that waits for its moment."""

    path: str
    title: str
    not_before: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """A version that went live lately, with its article's title."""

    version: Version
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The board's columns; ``ready`` in the order of their moments, ``latest`` the youngest first.

    ``attention`` are live papers that ask for something, ``others`` findings that belong to no paper.
    """

    writing: tuple[Card, ...]
    correction: tuple[Card, ...]
    ready: tuple[Ready, ...]
    held: tuple[Card, ...]
    attention: tuple[Card, ...]
    latest: tuple[Latest, ...]
    others: tuple[Finding, ...]


def columns_of(board: Board, register: Register, latest: Iterable[Latest], *, at: datetime) -> Columns:
    """Put what the board holds into columns."""
    published = [card for card in board.cards if card.stage is Stage.PUBLISHED]
    due = dict(_waiting(published, register, at))
    return Columns(
        writing=tuple(card for card in board.cards if card.stage is Stage.DRAFT),
        correction=tuple(card for card in board.cards if card.stage is Stage.REVIEW),
        ready=tuple(sorted((_ready(card, due[card.path]) for card in published if card.path in due), key=_moment)),
        held=tuple(card for card in published if card.seal is not Seal.WHOLE),
        attention=tuple(card for card in published if card.seal is Seal.WHOLE and work_of(card)),
        latest=tuple(latest),
        others=(*board.uncarded, *board.office),
    )


def _waiting(cards: Iterable[Card], register: Register, at: datetime) -> Iterator[tuple[str, Version]]:
    """Give the sealed versions whose moment is still to come, by their paper's path in the newsroom."""
    for card in cards:
        version = _sealed(register, card.digest)
        if version and card.seal is Seal.WHOLE and card.live != card.digest and version.seal.not_before > at:
            yield card.path, version


def _sealed(register: Register, digest: Digest | None) -> Version | None:
    return register.version(digest) if digest else None


def _ready(card: Card, version: Version) -> Ready:
    return Ready(path=card.path, title=card.title, not_before=version.seal.not_before)


def _moment(ready: Ready) -> tuple[datetime, str]:
    return ready.not_before, ready.path
