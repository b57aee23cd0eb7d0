"""The watcher: papers are judged, sealed, answered and printed as soon as they change.

* Events are hints; the state is always found anew from bytes. What was hinted at is swept at once, and everything in
  the quiet after it: what hints missed is found by then.
* Everything is also swept at the start, on a timer, when folders are listened to anew, and when the clock alone changes
  what is public.
* The site is printed when the ledger grew, the theme or its settings changed, or a moment came; nothing else prints.
* What stops the press is said once and tried again at the next change; the public site stays as it is.
* What is wrong with records or disk is said once, and the watcher goes on when it is mended.
* A bug of ours is shown once and ends nothing: the site stays as it is, and the next change is tried as ever.
* Sweeping once waits for what still changes no longer than for what is held open, then names it and prints.
* A newsroom has one watcher; another one waits for it to end.
"""

import os
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from watchdog.observers.api import BaseObserver

from paraf.desk.casebook import CaseBook
from paraf.desk.clock import now, ticks
from paraf.desk.gathering import Gathered
from paraf.desk.ledger import DamagedLedgerError, Ledger
from paraf.desk.links import FileError
from paraf.desk.lock import writer
from paraf.desk.newsroom import Newsroom, OfficeUnreadableError
from paraf.desk.settings import waiting_settings
from paraf.desk.sweeping import Swept, sweep
from paraf.desk.vault import VaultError
from paraf.press.build import PressRun, print_site
from paraf.press.hints import Bell, Ears, Heard, Listener, Spot
from paraf.press.previews import Previews
from paraf.press.stillness import Stillness
from paraf.press.stops import PressStoppedError
from paraf.rules.edition import edition
from paraf.rules.findings import Finding
from paraf.rules.office import SETTINGS
from paraf.rules.settling import Pace, wait_for
from paraf.rules.words import Stage

_CONFIGURATION = "pelicanconf.py"
_PLUGINS = "plugins"
_HINTS, _RECORDS, _PRESS, _PREVIEWS = "hints", "records", "press", "previews"
_TROUBLE = (PressStoppedError, DamagedLedgerError, OfficeUnreadableError, VaultError, FileError, OSError)
_SHORTEST = 0.01
_BUG = "paraf met a bug of its own, shown above. The public site stays as it is; the next change is tried as ever."

Result = TypeVar("Result")
Looks = tuple[tuple[str | int, ...], ...]


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
    printed: Callable[[PressRun, float], None]
    failed: Callable[[Exception], None]
    mended: Callable[[], None]
    office: Callable[[tuple[Finding, ...]], None]
    note: Note
    waiting: Callable[[], None]


class Watcher:
    """Watches one newsroom."""

    def __init__(
        self,
        newsroom: Newsroom,
        told: Told,
        pace: Pace | None = None,
        observer: Callable[[], BaseObserver] = Listener,
    ) -> None:
        self.newsroom, self.told = newsroom, told
        self.pace = pace or Pace()
        self.bell = Bell()
        self._ears = Ears(self.bell.ring, told.note, observer)
        self._cases = CaseBook(newsroom)
        self._all_due = 0.0  # when everything has to be swept, and when it was swept last
        self._all_swept = 0.0
        self._previews = Previews(newsroom)
        self._stillness = Stillness(self.pace)
        self._changing: set[str] = set()
        self._printed: tuple[object, ...] | None = None
        self._unprinted: PressStoppedError | None = None
        self._next_change: datetime | None = None
        self._ledger: tuple[int, ...] | None = None
        self._office: tuple[Finding, ...] = ()
        self._trouble: dict[str, str] = {}

    def once(self) -> Swept:
        """Sweep until everything has settled or was waited for long enough, then print; what goes wrong is raised."""
        until = ticks() + self.pace.held + self.pace.still
        swept = self._sweep(None)
        while swept.unsettled and not self.bell.stopping and ticks() < until:
            self.bell.wait(self.pace.still / 2, Heard())
            swept = self._sweep(None)
        for place in sorted(self._changing):
            self.told.note("Still changing, so left for now: {place}.", place=place)
        self._print()
        self._show_previews(swept)
        return swept

    def run(self, started: Callable[[], None] = lambda: None) -> None:
        """Watch until ``bell.stop()``; ``started`` is called when no other watcher is at work any more."""
        lock = self.newsroom.layout.volatile / "watch.lock"
        with writer(lock, on_wait=lambda: self.told.note("Another watcher is at work here; waiting for it to end.")):
            started()
            heard = Heard()
            try:
                while not self.bell.stopping:
                    self._tried(_HINTS, self._listen)
                    patience = self._turn(heard)
                    heard = Heard()
                    if self.bell.wait(patience, heard):
                        self._hear_out(heard)
            finally:
                self._ears.close()

    def _listen(self) -> None:
        if self._ears.listen(self._spots()):
            self._all_due = 0.0  # nobody knows what happened before

    def _turn(self, heard: Heard) -> float:
        """Do what there is to do; give for how many seconds there is nothing more, unless something is heard."""
        everything = heard.everything or ticks() >= self._all_due
        swept = self._tried(_RECORDS, lambda: self._sweep(None if everything else heard.places))
        if swept is None:
            self._cases, self._all_due = CaseBook(self.newsroom), 0.0  # nobody knows how far it came
            return self.pace.sweep
        self._set_due(swept)
        self._tried(_PRESS, self._print)
        if swept.everything or _PREVIEWS not in self._trouble:  # of which a few papers tell nothing
            self._tried(_PREVIEWS, lambda: self._show_previews(swept))
        return self._patience(swept)

    def _set_due(self, swept: Swept) -> None:
        at = ticks()
        self._all_swept = at if swept.everything else self._all_swept
        latest = self._all_swept + self.pace.sweep
        is_news = bool(swept.concerned - swept.undecided)
        if swept.everything:
            self._all_due = latest
        elif is_news:
            self._all_due = min(at + self.pace.follow, latest)

    def _tried(self, part: str, work: Callable[[], Result]) -> Result | None:
        """Do one part of a turn; say what goes wrong once, and when that is over."""
        try:
            result = work()
        except Exception as error:  # noqa: BLE001  # a newsroom's watcher must outlive a bug of ours, and show it
            self._failed(part, error)
            return None
        if self._trouble.pop(part, None) is not None:
            self.told.mended()
        return result

    def _failed(self, part: str, error: Exception) -> None:
        name, known = _name_of(error), self._trouble.get(part)
        if part == _PREVIEWS and self._trouble.get(_PRESS) == name:
            return  # a broken theme is said once
        self._trouble[part] = name
        if name == known:
            return
        if isinstance(error, _TROUBLE):
            self.told.failed(error)
        else:
            traceback.print_exception(error)
            self.told.note(_BUG)

    def _sweep(self, hinted: frozenset[str] | None) -> Swept:
        with self.newsroom.writing(self.told.waiting):
            self._reread_ledger()
            self._changing.clear()
            self._stillness.begin()
            swept = sweep(self.newsroom, self._cases, clock=now, is_quiet=self._is_quiet, hinted=hinted)
            self._ledger = _mark(self.newsroom.layout.ledger)
        self.told.swept(swept)
        if swept.everything:
            self._say_settings()
        return swept

    def _say_settings(self) -> None:
        """Say which settings wait to be accepted, where that changed."""
        waiting = waiting_settings(self.newsroom)
        if waiting != self._office:
            self._office = waiting
            self.told.office(waiting)

    def _is_quiet(self, gathered: Gathered) -> bool:
        quiet = self._stillness(gathered)
        if not quiet:
            self._changing.add(gathered.case.place)
        return quiet

    def _reread_ledger(self) -> None:
        """Read the whole ledger anew where somebody else has written in it since the last sweep."""
        if _mark(self.newsroom.layout.ledger) != self._ledger:
            Ledger(self.newsroom.layout.ledger).read()

    def _print(self) -> None:
        at = now()
        register = self.newsroom.register
        inputs = (register.settled, register.office, self._looks())
        is_the_same = inputs == self._printed and (self._next_change is None or at < self._next_change)
        if is_the_same:
            if self._unprinted is not None:
                raise self._unprinted
            return
        started = ticks()
        self._printed = self._unprinted = None  # disk, vault or a bug: nothing looked at here tells when it is mended
        self._next_change = edition(register, self.newsroom.office, at=at).next_change
        try:
            run = print_site(self.newsroom, at=at)
        except PressStoppedError as error:
            self._printed, self._unprinted = inputs, error  # tried again when something changes
            raise
        self._printed = inputs
        self.told.printed(run, ticks() - started)

    def _show_previews(self, swept: Swept) -> None:
        self._previews.bring_up_to_date(swept.judged, looks=self._looks(), everything=swept.everything)

    def _hear_out(self, heard: Heard) -> None:
        """Hear out what belongs together: a burst until it is over, a lone file that is whole for a moment only."""
        first = last = ticks()
        while not self.bell.stopping:
            seconds = wait_for(first, last, at=ticks(), pace=self.pace, complete=heard.is_complete)
            if seconds <= 0:
                return
            if self.bell.wait(seconds, heard):
                last = ticks()

    def _patience(self, swept: Swept) -> float:
        at = ticks()
        until = [self._all_due - at, self.pace.sweep]
        if self._next_change:
            until.append((self._next_change - now()).total_seconds())
        if swept.unsettled:
            until.append(self._stillness.soonest)
        return max(min(until), _SHORTEST)

    def _spots(self) -> list[Spot]:
        layout = self.newsroom.layout
        folders = [*(layout.stage(stage) for stage in Stage), layout.images, layout.theme, layout.root / _PLUGINS]
        names = frozenset({SETTINGS, _CONFIGURATION, *(folder.name for folder in folders), layout.records.name})
        papers = {layout.stage(stage) for stage in Stage} | {layout.images}
        return [
            *(Spot(folder=folder, place=folder.name if folder in papers else None) for folder in folders),
            Spot(folder=layout.root, names=names),
            Spot(folder=layout.records, names=frozenset({layout.ledger.name}), place=layout.records.name),
        ]

    def _looks(self) -> Looks:
        """Give what changes when the theme, the plugins or Pelican's settings do."""
        layout = self.newsroom.layout
        files = [*_files_in(layout.theme), *_files_in(layout.root / _PLUGINS), layout.root / _CONFIGURATION]
        return tuple((str(path), *mark) for path in files if (mark := _mark(path)))


def _files_in(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(where, name) for name in sorted(names))


def _mark(path: Path) -> tuple[int, ...]:
    """Give what changes when a file is written; nothing where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _name_of(error: Exception) -> str:
    """Give what is the same for the same trouble, however often it comes."""
    if isinstance(error, PressStoppedError | DamagedLedgerError | OfficeUnreadableError):
        return repr(error.findings)
    return f"{type(error).__name__} {error.errno if isinstance(error, OSError) else error}"
