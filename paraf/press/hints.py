"""Hints: the file system says that something changed, and nothing more is believed of it.

* A hint wakes the watcher; what changed is found by looking.
* Where the kernel cannot tell (a network share, no watches left), the folders are polled, and that is said.
* What editors and sync programs leave while they work is no hint, nor are our own notes and half-written files.
"""

import threading
from collections.abc import Callable
from pathlib import Path, PurePath

from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from paraf.rules.names import Kind, kind_of

_NO_CHANGE = frozenset({EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE})
_REMOTE = frozenset({"cifs", "smb3", "smbfs", "nfs", "nfs4", "fuse.sshfs", "fuse.rclone", "9p", "drvfs", "vboxsf"})
_EVERY = 2.0


class _Handler(FileSystemEventHandler):
    def __init__(self, hint: Callable[[], None]) -> None:
        self._hint = hint

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _NO_CHANGE:
            return
        names = {PurePath(str(path)).name for path in (event.src_path, event.dest_path) if path}
        if any(kind_of(name) is not Kind.IGNORED for name in names):
            self._hint()


def observe(folders: list[tuple[Path, bool]], hint: Callable[[], None], say: Callable[[str], None]) -> BaseObserver:
    """Start to watch folders (each with whether what lies below counts), by whichever means there is."""
    if any(_is_remote(folder) for folder, _ in folders):
        say("The folders lie on a network share; looking every few seconds instead of waiting for the system's word.")
        return _started(PollingObserver(timeout=_EVERY), folders, hint)
    try:
        return _started(Observer(), folders, hint)
    except OSError:
        say("The system gives no notice of changes here; looking every few seconds instead.")
        return _started(PollingObserver(timeout=_EVERY), folders, hint)


def _started(observer: BaseObserver, folders: list[tuple[Path, bool]], hint: Callable[[], None]) -> BaseObserver:
    for folder, below in folders:
        if folder.is_dir():
            observer.schedule(_Handler(hint), str(folder), recursive=below)
    observer.start()
    return observer


def _is_remote(folder: Path, mounts: Path = Path("/proc/mounts")) -> bool:
    """Tell whether a folder lies on a file system of another machine, which cannot tell of changes made there."""
    if not mounts.is_file():
        return False
    rows = [line.split() for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines()]
    under = [(len(row[1]), row[2]) for row in rows if len(row) > 2 and folder.is_relative_to(row[1])]  # noqa: PLR2004
    return bool(under) and max(under)[1] in _REMOTE


class Bell:
    """Rings when something changed or the watcher is to stop."""

    def __init__(self) -> None:
        self._rung = threading.Event()
        self.stopping = False

    def ring(self) -> None:
        """Wake whoever waits."""
        self._rung.set()

    def stop(self) -> None:
        """Wake whoever waits, for the last time."""
        self.stopping = True
        self._rung.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the bell, at most so long; tell whether it rang."""
        rang = self._rung.wait(max(seconds, 0))
        self._rung.clear()
        return rang
