"""Hints: the file system says that something changed, and nothing more is believed of it.

* A hint wakes the watcher and names a place to look at; what changed is found by looking.
* Too many places are everything.
* A file is complete, as far as can be heard, when it was closed, got its name, or went; what follows may undo that.
* Where the kernel cannot tell (a network share, no watches left), the folders are polled, and that is said.
* Where folders lie deeper in one another than the listener can go, only settings and ledger are listened to.
* What editors and sync programs leave while they work is no hint, nor are our own notes and half-written files,
  nor that a folder changed because of them.
* A folder that was made anew is listened to again.
"""

import logging
import queue
import warnings
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from watchdog.events import (
    EVENT_TYPE_ATTRIB,
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers.api import BaseObserver
from watchdog.observers.inotify import InotifyEmitter
from watchdog.observers.inotify_c import InotifyFD
from watchdog.observers.inotify_move_event_grouper import InotifyMoveEventGrouper
from watchdog.observers.polling import PollingObserver

from paraf.desk.clock import ticks
from paraf.rules.names import is_passed_over
from paraf.rules.settling import Pace, wait_for

_NO_CHANGE = frozenset({EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE})
_COMPLETE = frozenset({EVENT_TYPE_CLOSED, EVENT_TYPE_DELETED, EVENT_TYPE_MOVED})
_REMOTE = frozenset(
    {
        *("cifs", "smb3", "smbfs", "nfs", "nfs4", "9p", "drvfs", "vboxsf", "virtiofs", "prl_fs", "afs", "ceph"),
        *("fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.vmhgfs-fuse", "fuse.davfs2"),
    }
)
_EVERY = 2.0
_PAIRING = 0.02
"""How many seconds a name that went waits for the one that it became: meanwhile nothing behind it is heard."""

_FEW = 4
_MOST = 500
_SHARE = "The folders lie on a network share; looking every few seconds instead of waiting for the system's word."
_DEAF = "The system gives no notice of changes here; looking every few seconds instead."
_ABYSS = "Some folders lie too deep in one another to be listened to; looking now and then instead."
_MOUNTS = Path("/proc/mounts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """That something happened at a place, relative to the newsroom; None stands for everything.

    ``complete`` tells whether the file there is whole, as far as can be heard; None where that stays as it was.
    """

    place: str | None
    complete: bool | None = None


EVERYTHING = Hint(place=None)


class Heard:
    """What was heard since somebody looked last, and when the first of it was."""

    def __init__(self) -> None:
        self.everything = False
        self.since: float | None = None
        self._places: dict[str, bool] = {}

    def add(self, hint: Hint, at: float) -> None:
        """Take a hint."""
        self.since = at if self.since is None else self.since
        if hint.place is None or len(self._places) >= _MOST:
            self.everything = True
        elif hint.complete is not None or hint.place not in self._places:
            self._places[hint.place] = bool(hint.complete)

    @property
    def places(self) -> frozenset[str]:
        """The places that were named."""
        return frozenset(self._places)

    @property
    def is_complete(self) -> bool:
        """Tell whether all of it is about a few files that are whole, as far as can be heard."""
        return not self.everything and 0 < len(self._places) <= _FEW and all(self._places.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A folder to listen to: with all that lies below it, or for these names in it alone.

    ``place`` is where it lies, relative to the newsroom; None where whatever happens there is about everything.
    """

    folder: Path
    names: frozenset[str] | None = None
    place: str | None = None

    def place_of(self, path: str) -> str | None:
        """Give the place of a path below the folder; None for the folder itself."""
        below = path.removeprefix(f"{self.folder}/")
        return f"{self.place}/{below}" if self.place is not None and below != path else None


class _Handler(FileSystemEventHandler):
    def __init__(self, hint: Callable[[Hint], None], spot: Spot) -> None:
        self._hint, self._spot = hint, spot

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _NO_CHANGE or (event.is_directory and event.event_type == EVENT_TYPE_MODIFIED):
            return
        complete = None if event.event_type == EVENT_TYPE_ATTRIB else event.event_type in _COMPLETE
        for path in (str(event.src_path), str(event.dest_path)):
            if path and self._counts(PurePath(path).name):
                self._hint(Hint(place=self._spot.place_of(path), complete=complete))

    def _counts(self, name: str) -> bool:
        names = self._spot.names
        return not is_passed_over(name) if names is None else name in names


class _Emitter(InotifyEmitter):
    """Watchdog's own, but for how long it waits for the other half of a move, and for a folder that comes back.

    Of a folder that went and came back under its name watchdog loses count.
    """

    def on_thread_start(self) -> None:
        InotifyMoveEventGrouper.delay = _PAIRING
        super().on_thread_start()

    def on_thread_stop(self) -> None:
        with suppress(KeyError):  # it has stopped listening by then, and whoever asks ``hears_all`` begins anew
            super().on_thread_stop()


class Listener(BaseObserver):
    """Listens to the kernel's word; all its threads end with it, which the one that watchdog shares never does."""

    def __init__(self) -> None:
        self._kernel = InotifyFD()
        self._kernel.start()
        super().__init__(_Emitter, inotify_fd=self._kernel)

    def on_thread_stop(self) -> None:
        """End all its threads."""
        super().on_thread_stop()
        self._kernel.stop()
        self._kernel.join()


class Ears:
    """Listens to folders, by whichever means there is; ``observer`` makes what listens to the system's word."""

    def __init__(
        self, hint: Callable[[Hint], None], say: Callable[[str], None], observer: Callable[[], BaseObserver]
    ) -> None:
        self._hint, self._say, self._make = hint, say, observer
        self._observer: BaseObserver | None = None
        self._listening: tuple[tuple[Spot, int, int], ...] = ()
        self._said: set[str] = set()

    def listen(self, spots: Iterable[Spot]) -> bool:
        """Listen to those of the folders that are there; tell whether some were not listened to before."""
        there = tuple(_marks(spots))
        if there == self._listening and self.hears_all():
            return False
        self.close()
        self._observer = self._hearing([spot for spot, _, _ in there])
        self._listening = there
        return True

    def close(self) -> None:
        """Stop listening."""
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
        self._observer = None

    def hears_all(self) -> bool:
        """Tell whether every folder is still listened to; one that was removed is not, though it is there again."""
        return self._observer is not None and all(each.should_keep_running() for each in self._observer.emitters)

    def _hearing(self, spots: list[Spot]) -> BaseObserver:
        try:
            return self._started(spots)
        except RecursionError:
            self._tell_once(_ABYSS)
            return self._start(self._make(), [spot for spot in spots if spot.names is not None])

    def _started(self, spots: list[Spot]) -> BaseObserver:
        if any(is_remote(spot.folder) for spot in spots):
            self._tell_once(_SHARE)
            return self._start(PollingObserver(timeout=_EVERY), spots)
        try:
            return self._start(self._make(), spots)  # to make it may ask too much of the system already
        except OSError:
            self._tell_once(_DEAF)
            return self._start(PollingObserver(timeout=_EVERY), spots)

    @staticmethod
    def _hush() -> None:
        """Keep watchdog from telling people what the watcher gets over: a folder moved and back, a late word."""
        warnings.filterwarnings("ignore", message="Callback with id", category=RuntimeWarning)
        logging.getLogger(InotifyEmitter.__module__).setLevel(logging.CRITICAL)

    def _start(self, observer: BaseObserver, spots: list[Spot]) -> BaseObserver:
        with ExitStack() as undoing:
            undoing.callback(observer.stop)  # what listens already must not outlive what cannot
            for spot in spots:
                observer.schedule(_Handler(self._hint, spot), str(spot.folder), recursive=spot.names is None)
            self._hush()
            observer.start()
            undoing.pop_all()
        return observer

    def _tell_once(self, sentence: str) -> None:
        if sentence not in self._said:
            self._said.add(sentence)
            self._say(sentence)


def is_remote(folder: Path, mounts: Path = _MOUNTS) -> bool:
    """Tell whether a folder lies on a file system of another machine, which cannot tell of changes made there."""
    if not mounts.is_file():
        return False
    kind, longest = "", -1
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, place, system, *_ = f"{line} - - -".split(" ")
        place = place.replace("\\040", " ")
        if folder.is_relative_to(place) and len(place) >= longest:  # what was mounted last lies on top
            kind, longest = system, len(place)
    return kind in _REMOTE


class Bell:
    """Rings when something changed or the watcher is to stop; a signal's handler may ring it, too."""

    def __init__(self) -> None:
        # an event's lock is not safe in a signal's handler
        self._rings: queue.SimpleQueue[tuple[Hint, float] | None] = queue.SimpleQueue()
        self.stopping = False

    def ring(self, hint: Hint = EVERYTHING) -> None:
        """Wake whoever waits."""
        self._rings.put((hint, ticks()))

    def stop(self) -> None:
        """Wake whoever waits, for the last time."""
        self.stopping = True
        self._rings.put(None)

    def wait(self, seconds: float, heard: Heard) -> bool:
        """Wait for the bell, at most so long, and add what it rang for to what was heard; tell whether it rang."""
        rang = self._takes(max(seconds, 0), heard)
        if rang:
            while self._takes(0, heard):
                pass  # many hints are one
        return rang

    def hear_out(self, heard: Heard, pace: Pace) -> None:
        """Hear out what belongs together: a burst until it is over, a lone file that is whole for a moment only."""
        first = last = ticks()
        while not self.stopping:
            seconds = wait_for(first, last, at=ticks(), pace=pace, complete=heard.is_complete)
            if seconds <= 0:
                return
            if self.wait(seconds, heard):
                last = ticks()

    def _takes(self, seconds: float, heard: Heard) -> bool:
        try:
            ring = self._rings.get(timeout=seconds) if seconds else self._rings.get_nowait()
        except queue.Empty:
            return False
        if ring is not None:
            heard.add(*ring)
        return True


def _marks(spots: Iterable[Spot]) -> Iterable[tuple[Spot, int, int]]:
    for spot in spots:
        if spot.folder.is_dir():
            found = spot.folder.stat()
            yield spot, found.st_dev, found.st_ino
