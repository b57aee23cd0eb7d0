"""Modes: who may look at what paraf itself makes, whatever the system's habit.

* The public site is for everybody, the records and the previews for the desk's own people.
* What can be made again is for paraf alone, but for the way through it to the public site.
* Nothing is ever opened wider than it was found, but for that way.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

from paraf.desk.disk.links import FileError, folder_at
from paraf.desk.layout import Layout

PUBLIC_FOLDER, PUBLIC_FILE = 0o755, 0o644
DESK_FOLDER, DESK_FILE = 0o750, 0o640
OWN_FOLDER, OWN_FILE = 0o700, 0o600
KEPT_FILE = 0o440
WAY_FOLDER = 0o711
"""A folder that everybody may pass through and nobody else may look into."""

_OTHERS = 0o007
_PASS = 0o001


def close_to_others(layout: Layout) -> None:
    """Close what is the desk's own to everybody else, as far as it is ours to close."""
    made_again = layout.staging, layout.work, layout.cleaned, layout.tried, layout.remembered, layout.drawn
    for folder in (layout.records, layout.previews, *made_again):
        _leave_others(0, folder)
    for folder in (layout.volatile, layout.releases):
        _leave_others(_PASS, folder)


def open_to_all(tree: Path) -> None:
    """Let everybody read a finished tree, and nobody but its owner write it."""
    for _, _, files, descriptor in os.fwalk(tree):
        os.fchmod(descriptor, PUBLIC_FOLDER)
        for name in files:
            if stat.S_ISREG(os.lstat(name, dir_fd=descriptor).st_mode):
                os.chmod(name, PUBLIC_FILE, dir_fd=descriptor)


def _leave_others(rights: int, folder: Path) -> None:
    with suppress(FileNotFoundError, PermissionError, FileError), folder_at(folder) as way:
        descriptor = os.open(".", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC, dir_fd=way)
        try:
            mode = stat.S_IMODE(os.fstat(descriptor).st_mode)
            if mode & _OTHERS != rights:
                os.fchmod(descriptor, mode & ~_OTHERS | rights)
        finally:
            os.close(descriptor)
