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
* Where nothing happens for a while, the live release is held against a clean build.
* A newsroom has one watcher; another one waits for it to end.
"""

from collections.abc import Callable
from datetime import datetime

from watchdog.observers.api import BaseObserver

from paraf.desk.clock import now, ticks
from paraf.desk.disk.lock import writer
from paraf.desk.disk.marks import Mark, mark_at
from paraf.desk.heap import clear_up, give_back
from paraf.desk.papers.casebook import CaseBook
from paraf.desk.papers.gathering import Gathered
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.settings import waiting_settings
from paraf.desk.sweeping.board import Withheld, board_of_swept, withheld_of
from paraf.desk.sweeping.sweeping import Swept, sweep
from paraf.press.board.board_file import BEAT, TAKEN, BoardFile
from paraf.press.build import Press
from paraf.press.orders import edition_of
from paraf.press.posting.announcing import Announcer
from paraf.press.press_run import PressRun
from paraf.press.previews.previews import Previews
from paraf.press.releases.untouched import Looking
from paraf.press.stops import PressStoppedError
from paraf.press.theming.looks import Marks, marks_of
from paraf.press.watching.coming import Coming
from paraf.press.watching.hints import Bell, Ears, Heard, Listener
from paraf.press.watching.idle_proof import IdleProof
from paraf.press.watching.spots import spots_of
from paraf.press.watching.stillness import Stillness
from paraf.press.watching.told import Printed, Times, Told
from paraf.press.watching.trouble import Trouble
from paraf.rules.edition import Publication
from paraf.rules.entries import Sealed
from paraf.rules.findings import Finding
from paraf.rules.settling import Pace

_HINTS, _RECORDS, _PRESS, _PREVIEWS, _BOARD = "hints", "records", "press", "previews", "board"
_PROOF, _READY, _NOTICES = "proof", "ready", "notices"
_SHORTEST = 0.01
_FOR_NOTICES = 30.0  # seconds, where nobody stays to send them later


class Watcher:
    """Watches one newsroom; ``looking`` at its live tree was begun before the records were read."""

    def __init__(
        self,
        newsroom: Newsroom,
        told: Told,
        pace: Pace | None = None,
        observer: Callable[[], BaseObserver] = Listener,
        looking: Looking | None = None,
    ) -> None:
        self.newsroom, self.told = newsroom, told
        self.pace = pace or Pace()
        self.bell = Bell()
        self._ears = Ears(self.bell.ring, told.note, observer)
        self._cases = CaseBook(newsroom)
        self._all_due = 0.0  # when everything has to be swept, and when it was swept last
        self._all_swept = 0.0
        self._listens_anew = self._is_ready = False
        self._coming = Coming(newsroom)
        self._heard: float | None = None  # when the first of it was heard of, and since when it is worked on
        self._began, self._acted = ticks(), 0.0
        self._press = Press(newsroom, looking=looking, on_whole=self._before_whole)
        self._previews = Previews(newsroom)
        self._board = BoardFile(newsroom, lambda name: told.note(TAKEN, name=name))
        self._board_due, self._board_head = True, newsroom.ledger.head
        self._stillness = Stillness(self.pace)
        self._idle = IdleProof(newsroom.layout, after=self.pace.idle)
        self._notices = Announcer(newsroom, told.note, self.pace.retries)
        self._public: tuple[Publication, ...] = ()  # what the last release shows
        self._changing: set[str] = set()
        self._printed: tuple[object, ...] | None = None
        self._unprinted: Exception | None = None
        self._next_change: datetime | None = None
        self._ledger: Mark | None = None
        self._office: tuple[Finding, ...] = ()
        self._trouble = Trouble(told)

    def once(self) -> Swept:
        """Sweep until everything has settled or was waited for long enough, then print; what goes wrong is raised."""
        until = ticks() + self.pace.held + self.pace.still
        swept = self._sweep(None)
        if swept.unsettled:
            self._press.let_go()  # what was seen of the live tree is old when it is printed
        while swept.unsettled and not self.bell.stopping and ticks() < until:
            self.bell.wait(self.pace.still / 2, Heard())
            swept = self._sweep(None)
        for place in sorted(self._changing):
            self.told.note("Still changing, so left for now: {place}.", place=place)
        self._print(stays=False)
        self._show_previews(swept)
        self._show_board(swept)
        self._notices.tend(self._public)
        self._notices.close(seconds=_FOR_NOTICES)
        return swept

    def withheld(self) -> Withheld:
        """Give what lies in ``content/`` and is not live."""
        return withheld_of(self.newsroom, at=now(), cases=self._cases)

    def run(self, started: Callable[[], None] = lambda: None) -> None:
        """Watch until ``bell.stop()``; ``started`` is called when no other watcher is at work any more."""
        lock = self.newsroom.layout.volatile / "watch.lock"
        with writer(lock, on_wait=lambda: self.told.note("Another watcher is at work here; waiting for it to end.")):
            started()
            heard = Heard()
            try:
                while not self.bell.stopping:
                    self._trouble.tried(_HINTS, self._listen)
                    patience = self._turn(heard)
                    heard = Heard()
                    if self.bell.wait(patience, heard):
                        self.bell.hear_out(heard, self.pace)
            finally:
                self._idle.close()
                self._notices.close()
                self._ears.close()

    def _listen(self) -> bool:
        if is_anew := self._ears.listen(spots_of(self.newsroom.layout)):
            self._all_due, self._listens_anew = 0.0, True  # nobody knows what happened before
        return is_anew

    def _before_whole(self) -> None:
        """Let workers be forked, which would keep for good what another thread holds at that moment."""
        self._ears.close()
        self._notices.rest()
        self._is_ready = False  # workers learn how to set pages, and nobody learns it from them

    def _listen_again(self) -> None:
        """Listen on after everything was made; what changed meanwhile is looked for now, and where that failed once."""
        listens_anew = self._listens_anew
        is_anew = self._listen()
        if self._trouble.stands(_PRESS) and is_anew:
            self._listens_anew = listens_anew
        elif self._trouble.stands(_PRESS) and not isinstance(self._unprinted, PressStoppedError):
            self._printed = None  # disk, vault or a bug: nothing looked at here tells when it is mended

    def _turn(self, heard: Heard) -> float:
        """Do what there is to do; give for how many seconds there is nothing more, unless something is heard."""
        self._heard, self._began = heard.since, ticks()
        everything = heard.everything or self._began >= self._all_due
        swept = self._trouble.tried(_RECORDS, lambda: self._sweep(None if everything else heard.places))
        if swept is None:
            self._cases, self._all_due = CaseBook(self.newsroom), 0.0  # nobody knows how far it came
            return self.pace.sweep
        self._set_due(swept)
        self._trouble.tried(_PRESS, self._print)
        if self._trouble.stands(_PRESS) and any(isinstance(done.entry.act, Sealed) for done in swept.done):
            self.told.note("What was signed is not on the public site yet. See what stands in the way: paraf build")
        self._trouble.tried(_HINTS, self._listen_again)
        if not (self._is_ready or self._trouble.stands(_PRESS)):
            self._is_ready = True
            self._trouble.tried(_READY, lambda: self._press.make_ready(at=now()))
            self._trouble.tried(_PREVIEWS, self._previews.get_ready)
        if swept.everything or not self._trouble.stands(_PREVIEWS):  # of which a few papers tell nothing
            self._trouble.tried(_PREVIEWS, lambda: self._show_previews(swept))
        self._trouble.tried(_BOARD, lambda: self._show_board(swept, heard=heard.since is not None))
        self._trouble.tried(_NOTICES, lambda: self._notices.tend(self._public))
        if swept.done or swept.unsettled or heard.places:
            self._idle.disturb()
        self._trouble.tried(_PROOF, self._prove)
        clear_up()
        if swept.everything and not swept.done:
            give_back()
        return self._patience(swept)

    def _prove(self) -> None:
        """Have the live release proven in the quiet, and say what came of it where it was not as it should be."""
        proven = self._idle.tend()
        if proven and proven.failed:
            self.told.note("The live site could not be compared with a clean build. Try: paraf build --verify")
        elif proven and proven.mended:
            sentence = "The live site was not what a clean build gives, and was made anew: {places}. See: paraf doctor"
            self.told.note(sentence, places=", ".join(proven.mended[:3]))

    def _set_due(self, swept: Swept) -> None:
        at = ticks()
        self._all_swept = at if swept.everything else self._all_swept
        latest = self._all_swept + self.pace.sweep
        is_news = bool(swept.concerned - swept.undecided)
        if swept.everything:  # who listens may have begun a moment after it
            self._all_due = min(at + self.pace.follow, latest) if self._listens_anew else latest
            self._listens_anew = False
        elif is_news:
            self._all_due = min(at + self.pace.follow, latest)

    def _sweep(self, hinted: frozenset[str] | None) -> Swept:
        with self.newsroom.writing(self.told.waiting):
            self._reread_ledger()
            self._changing.clear()
            self._stillness.begin()
            head = self.newsroom.ledger.head
            swept = sweep(self.newsroom, self._cases, clock=now, is_quiet=self._is_quiet, hinted=hinted)
            if self.newsroom.ledger.head != head:  # who wrote was this one
                self._ledger = mark_at(self.newsroom.layout.ledger)
        self._coming.take(self._cases.verdicts)
        self._acted = swept.acted
        self.told.swept(swept)
        if swept.everything:
            self._stillness.forget_gone(lambda place: self._cases.folders.mark(place) is not None)
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
        """Look at the whole ledger again where somebody else has written in it since the last sweep."""
        mark = mark_at(self.newsroom.layout.ledger)
        if mark != self._ledger:
            self.newsroom.ledger.check()
            self._ledger = mark

    def _print(self, *, stays: bool = True) -> None:
        """Print where there may be something to print; who does not stay asks only for what is told of it."""
        at = now()
        register = self.newsroom.register
        inputs = (register.settled, register.office, self._looks())
        is_the_same = inputs == self._printed and (self._next_change is None or at < self._next_change)
        if is_the_same:
            if self._unprinted is not None:
                raise self._unprinted
            return
        started = ticks()
        self._printed = self._unprinted = None
        public = self._public_at(at) if stays or self.newsroom.office.notices.are_on else ()
        try:
            run = self._press.print_site(at=at)
        except Exception as error:
            self._printed, self._unprinted = inputs, error  # tried again when something changes
            raise
        self._printed, self._public, self._board_due = inputs, public, True
        self._told_of(run, ticks() - started, printed=at)

    def _public_at(self, at: datetime) -> tuple[Publication, ...]:
        """Give what is public at a moment, and note when time alone changes that."""
        edition = edition_of(self.newsroom, at=at)
        self._next_change = edition.next_change
        return edition.publications

    def _looks(self) -> Marks:
        return marks_of(self.newsroom.layout.theme, self.newsroom.layout)

    def _told_of(self, run: PressRun, seconds: float, *, printed: datetime) -> None:
        at = ticks()
        heard = self._began if self._heard is None else self._heard
        times = Times(
            heard=self._began - heard,
            judged=at - seconds - self._began - self._acted,
            sealed=self._acted,
            printed=seconds,
        )
        since = at - self._heard if self._heard and not self._trouble.stands(_PRESS) else None
        self.told.printed(Printed(run=run, titles=self._coming.shown(printed), since=since, times=times))

    def _show_previews(self, swept: Swept) -> None:
        gone = None if swept.everything else swept.concerned - {item.case.place for item in swept.judged}
        self._previews.bring_up_to_date(swept.judged, settled=swept.settled, looks=self._looks(), gone=gone)

    def _show_board(self, swept: Swept, *, heard: bool = True) -> None:
        at, head = now(), self.newsroom.ledger.head
        self._board_due |= heard or swept.everything or bool(swept.concerned) or head != self._board_head
        self._board.tend(lambda: board_of_swept(self.newsroom, self._cases, at=at), at=at, is_news=self._board_due)
        self._board_due, self._board_head = False, head

    def _patience(self, swept: Swept) -> float:
        until = [self._all_due - ticks(), self.pace.sweep, self._idle.patience, self._notices.patience, BEAT]
        if self._next_change:
            until.append((self._next_change - now()).total_seconds())
        if swept.unsettled:
            until.append(self._stillness.soonest)
        return max(min(until), _SHORTEST)
