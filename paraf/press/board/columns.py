"""What the board's page shows, in columns: the papers that somebody has work with, and what went live lately.

* A paper stands in one column: with its writer, with the correctors, ready and waiting for its moment, or held back.
* What is published and asks for nothing is counted, and the latest are named.
* Hints are left to preview and check: a card says what keeps the paper from going on.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from paraf.desk.sweeping.board import Board, Card, work_of
from paraf.press.contents.places import is_picture
from paraf.rules.clocks import Timing
from paraf.rules.findings import Finding
from paraf.rules.register import Register, Version
from paraf.rules.words import Digest, Seal, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A sealed version that waits for its moment."""

    path: str
    title: str
    not_before: datetime
    picture: Digest | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """A version that went live lately, with its article's title and picture."""

    version: Version
    title: str
    picture: Digest | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The board's columns; ``ready`` in the order of their moments, ``latest`` the youngest first.

    Of those in ``correction`` first comes the one whose time is over first, last those that have no such moment.

    ``attention`` are live papers that ask for something, ``others`` findings that belong to no paper.
    """

    writing: tuple[Card, ...]
    correction: tuple[Card, ...]
    ready: tuple[Ready, ...]
    held: tuple[Card, ...]
    attention: tuple[Card, ...]
    latest: tuple[Latest, ...]
    others: tuple[Finding, ...]

    @property
    def pictures(self) -> frozenset[Digest]:
        """The pictures that stand for what the board shows."""
        cards = (card.picture for card in (*self.writing, *self.correction, *self.held, *self.attention))
        others = ((ready.picture for ready in self.ready), (latest.picture for latest in self.latest))
        return frozenset(picture for picture in chain(cards, *others) if picture)


def columns_of(
    board: Board, register: Register, latest: Iterable[Latest], times: Mapping[str, Timing], *, at: datetime
) -> Columns:
    """Put what the board holds into columns; ``times`` are those of the papers, by their place."""
    published = [card for card in board.cards if card.stage is Stage.PUBLISHED]
    due = dict(_waiting(published, register, at))
    return Columns(
        writing=tuple(card for card in board.cards if card.stage is Stage.DRAFT),
        correction=tuple(sorted(_in_review(board), key=lambda card: _end(times.get(card.path), at))),
        ready=tuple(sorted((_ready(card, due[card.path]) for card in published if card.path in due), key=_moment)),
        held=tuple(card for card in published if card.seal is not Seal.WHOLE),
        attention=tuple(card for card in published if card.seal is Seal.WHOLE and work_of(card)),
        latest=tuple(latest),
        others=(*board.uncarded, *board.office),
    )


def _in_review(board: Board) -> Iterator[Card]:
    return (card for card in board.cards if card.stage is Stage.REVIEW)


def _end(timing: Timing | None, at: datetime) -> tuple[bool, datetime]:
    """Give when the time for the step that goes on is used up, so that those without such a moment come last."""
    due = timing.due if timing else None
    return due is None, due or at


def _waiting(cards: Iterable[Card], register: Register, at: datetime) -> Iterator[tuple[str, Version]]:
    """Give the sealed versions whose moment is still to come, by their paper's path in the newsroom."""
    for card in cards:
        version = _sealed(register, card.digest)
        if version and card.waits(at):
            yield card.path, version


def _sealed(register: Register, digest: Digest | None) -> Version | None:
    return register.version(digest) if digest else None


def _ready(card: Card, version: Version) -> Ready:
    return Ready(path=card.path, title=card.title, not_before=version.seal.not_before, picture=picture_in(version))


def picture_in(version: Version, named: str | None = None) -> Digest | None:
    """Give the picture that stands for a version: the one that its header names, else the first."""
    pictures = {file.ref: file.sha for file in version.seal.files if is_picture(file.ref)}
    return pictures.get(named or "") or next(iter(pictures.values()), None)


def _moment(ready: Ready) -> tuple[datetime, str]:
    return ready.not_before, ready.path
