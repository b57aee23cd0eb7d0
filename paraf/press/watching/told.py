"""What a watcher tells: what it did and found, and of each release what is in it and where the time went."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from paraf.desk.sweeping.sweeping import Swept
from paraf.press.press_run import PressRun
from paraf.rules.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How many seconds each part took: hearing out, judging, recording and moving, printing with the release."""

    heard: float
    judged: float
    sealed: float
    printed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One release: its press run, the titles of what it is the first to show, and how long it took.

    ``since`` counts the seconds since the first change that it shows was heard of; None where nothing was heard, or the
    press stood still meanwhile.
    """

    run: PressRun
    titles: tuple[str, ...]
    since: float | None
    times: Times


class Note(Protocol):
    """Says a sentence of the house, its blanks filled."""

    def __call__(self, sentence: str, /, **blanks: str) -> None:
        """Say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Where the watcher says what it did; each is called with what happened.

    ``failed`` is told of the same trouble once, ``mended`` when it is over; ``office`` of settings that wait.
    """

    swept: Callable[[Swept], None]
    printed: Callable[[Printed], None]
    failed: Callable[[Exception], None]
    mended: Callable[[], None]
    office: Callable[[tuple[Finding, ...]], None]
    note: Note
    waiting: Callable[[], None]
