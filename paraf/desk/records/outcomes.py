"""Outcomes: what came of hard work is kept for the next run, by what went in.

* It can be deleted at any time; what cannot be kept is not.
* Other bytes than were kept are none: each outcome has its own SHA-256 before it.
* There is room for so many bytes; the oldest go first.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from paraf.desk.disk.files import make_folder, read_regular, remove, write_whole
from paraf.desk.disk.links import FileError
from paraf.desk.disk.listing import entries_in
from paraf.desk.disk.modes import OWN_FILE, OWN_FOLDER
from paraf.rules.words import Digest

MOST_BYTES = 1 << 29
MOST_OUTCOMES = 8192
_LARGEST = 1 << 26
_HASH = 32


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The outcomes of one kind of work, below one folder."""

    folder: Path

    def get(self, key: Digest) -> bytes | None:
        """Give what was kept under a key, or None where nothing was or it was damaged."""
        try:
            kept = read_regular(self._path(key), limit=_LARGEST)
        except (FileNotFoundError, FileError, PermissionError):
            return None
        outcome = kept[_HASH:]
        return outcome if hashlib.sha256(outcome).digest() == kept[:_HASH] else None

    def put(self, key: Digest, outcome: bytes) -> None:
        """Keep an outcome, where the disk has room for it."""
        kept = hashlib.sha256(outcome).digest() + outcome
        if len(kept) <= _LARGEST:
            with suppress(OSError, FileError):  # a full disk, or a newsroom that is only looked at: next time, then
                make_folder(self.folder.parent)
                make_folder(self.folder, mode=OWN_FOLDER)
                self._make_room(len(kept))
                write_whole(self._path(key), kept, mode=OWN_FILE)

    def _make_room(self, size: int) -> None:
        standing = sorted(entries_in(self.folder), key=lambda entry: entry.status.st_mtime_ns)
        number, total = len(standing) + 1, size + sum(entry.status.st_size for entry in standing)
        for entry in standing:
            if total <= MOST_BYTES and number <= MOST_OUTCOMES:
                return
            remove(self.folder / entry.name)
            number, total = number - 1, total - entry.status.st_size

    def _path(self, key: Digest) -> Path:
        return self.folder / key.removeprefix("sha256:")
