"""The watcher: papers are judged, sealed, answered and printed as soon as they change.

* Events are hints; the state is always found anew from bytes, by a full sweep.
* A sweep also runs at the start, on a timer, and when the clock alone changes what is public.
* The site is printed when the ledger grew, the theme or its settings changed, or a moment came; nothing else prints.
* What stops the press is said once and tried again at the next change; the public site stays as it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from paraf.desk.casebook import CaseBook
from paraf.desk.clock import now, ticks
from paraf.desk.newsroom import Newsroom
from paraf.desk.sweeping import Swept, sweep
from paraf.press.build import PressRun, print_site
from paraf.press.hints import Bell, observe
from paraf.press.previews import Previews
from paraf.press.stillness import Stillness
from paraf.press.stops import PressStoppedError
from paraf.rules.edition import edition
from paraf.rules.settling import Pace, wait_for
from paraf.rules.words import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Where the watcher says what it did; each is called with what happened."""

    swept: Callable[[Swept], None]
    printed: Callable[[PressRun, float], None]
    stopped: Callable[[PressStoppedError], None]
    note: Callable[[str], None]
    waiting: Callable[[], None]


class Watcher:
    """Watches one newsroom."""

    def __init__(self, newsroom: Newsroom, told: Told, pace: Pace | None = None) -> None:
        self.newsroom, self.told = newsroom, told
        self.pace = pace or Pace()
        self.bell = Bell()
        self._cases = CaseBook(newsroom)
        self._previews = Previews(newsroom)
        self._is_quiet = Stillness(self.pace)
        self._printed: tuple[object, ...] | None = None
        self._next_change: datetime | None = None

    def once(self) -> Swept:
        """Sweep until everything has settled, then print; what stops the press is raised."""
        swept = self._sweep()
        while swept.unsettled and not self.bell.stopping:
            self.bell.wait(self.pace.still / 2)
            swept = self._sweep()
        self._print()
        return swept

    def run(self) -> None:
        """Watch until ``bell.stop()``."""
        observer = observe(self._folders(), self.bell.ring, self.told.note)
        try:
            while not self.bell.stopping:
                unsettled = self._turn()
                if self.bell.wait(self._patience(unsettled=unsettled)):
                    self._gather_hints()
        finally:
            observer.stop()
            observer.join()

    def _turn(self) -> bool:
        swept = self._sweep()
        try:
            self._print()
        except PressStoppedError as error:
            self.told.stopped(error)
        return swept.unsettled

    def _sweep(self) -> Swept:
        with self.newsroom.writing(self.told.waiting):
            swept = sweep(self.newsroom, self._cases, clock=now, is_quiet=self._is_quiet)
        self.told.swept(swept)
        self._previews.bring_up_to_date(swept.judged)
        return swept

    def _print(self) -> None:
        at = now()
        public = edition(self.newsroom.register, self.newsroom.office, at=at)
        inputs = (public.publications, self.newsroom.register.office, _marks(self._printing_folders()))
        self._next_change = public.next_change
        if inputs == self._printed:
            return
        started = ticks()
        self._printed = inputs  # a failed run is tried again when something changes
        self.told.printed(print_site(self.newsroom, at=at), ticks() - started)

    def _gather_hints(self) -> None:
        first = last = ticks()
        while (seconds := wait_for(first, last, at=ticks(), pace=self.pace)) > 0 and not self.bell.stopping:
            if self.bell.wait(seconds):
                last = ticks()

    def _patience(self, *, unsettled: bool) -> float:
        if unsettled:
            return self.pace.still / 2
        until = (self._next_change - now()).total_seconds() if self._next_change else self.pace.sweep
        return max(min(until, self.pace.sweep), 0.01)

    def _folders(self) -> list[tuple[Path, bool]]:
        layout = self.newsroom.layout
        stages = [(layout.stage(stage), True) for stage in Stage]
        return [
            *stages,
            (layout.images, True),
            (layout.root, False),
            *((one, True) for one in self._printing_folders()),
        ]

    def _printing_folders(self) -> list[Path]:
        layout = self.newsroom.layout
        return [layout.theme, layout.root / "plugins"]


def _marks(folders: list[Path]) -> tuple[tuple[str, int, int], ...]:
    """Give what changes when the theme, the plugins or Pelican's settings do."""
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if "__pycache__" not in path.parts]
    files += [folder.parent / "pelicanconf.py" for folder in folders[:1]]
    return tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files if path.is_file())
