"""A watcher in a thread of its own, and what it told."""

import threading
import weakref

from watchdog.observers import Observer

from paraf.desk.records.newsroom import Newsroom
from paraf.press.watching.told import Told
from paraf.press.watching.watch import Watcher
from paraf.rules.settling import Pace
from tests.support.commands import wait_until

QUICK = Pace(quiet=0.02, longest=0.3, follow=0.1, still=0.15, held=0.6, sweep=0.5)
NEVER = Pace(quiet=0.02, longest=0.3, follow=0.2, still=0.15, held=0.6, sweep=600)


class Watching:
    """A watcher at work as long as the block lasts; it must not die, and must end when it is told to."""

    def __init__(self, office, pace=NEVER, observer=Observer):
        self.runs, self.failures, self.mended, self.offices, self.notes, self.done = [], [], [], [], [], []
        self.sweeps, self.titles, self.since = [], [], []
        told = Told(
            swept=self._swept,
            printed=self._printed,
            failed=self.failures.append,
            mended=lambda: self.mended.append(True),
            office=self.offices.append,
            note=lambda sentence, **_: self.notes.append(sentence),
            waiting=lambda: None,
        )
        self.watcher = Watcher(Newsroom.open(office.root), told, pace, observer)
        self.died = []
        self.thread = threading.Thread(target=self._run)

    def _printed(self, printed):
        self.titles.extend(printed.titles)
        self.since += [printed.since] if printed.titles else []
        self.runs.append(printed.run)

    def _swept(self, swept):
        self.sweeps.append(swept)
        self.done.extend(swept.done)

    def _run(self):
        try:
            self.watcher.run()
        except BaseException as error:  # noqa: BLE001 - the test wants to know of any
            self.died.append(error)

    def __enter__(self):
        self.thread.start()
        wait_until(lambda: self.runs or self.died or self.failures)
        return self

    def __exit__(self, *_):
        self.watcher.bell.stop()
        self.thread.join(20)
        assert not self.thread.is_alive()
        assert self.died == []


class _Circle:
    def __init__(self):
        self.own = self


def circle_left():
    """Leave something behind that only refers to itself; give what tells whether it is still there."""
    return weakref.ref(_Circle())
