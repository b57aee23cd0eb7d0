"""The ledger's file: one line an entry, only ever added to.

* An entry is recorded when its whole line is on disk; before that it never happened.
* A line that a crash cut off at the end is set aside and work goes on; damage anywhere else stops all work.
* Whoever appends holds the writer's lock.
* What was read once is not read again: as long as the file only grows, its entries are the same objects.
"""

import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from paraf.desk.files import add_to, cut_off, make_folder, read_from, write_whole
from paraf.desk.modes import DESK_FILE, DESK_FOLDER
from paraf.rules.entries import Act, Entry
from paraf.rules.findings import Finding
from paraf.rules.ledger import GENESIS, Head, follow, head_after, line_of, next_entry
from paraf.rules.manifest import sha256
from paraf.rules.words import Channel, OfficerId

_SALT = 16  # bytes


class DamagedLedgerError(Exception):
    """The ledger was damaged or tampered with; ``findings`` name the lines."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(", ".join(f"{finding.code} ({finding.place})" for finding in findings))
        self.findings = findings


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerReading:
    """What the file says: its entries, its head, and the unterminated tail that a crash left, if any."""

    entries: tuple[Entry, ...] = ()
    torn: bytes = b""
    head: Head = GENESIS


class Ledger:
    """The ledger in one file; it need not be there yet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known = LedgerReading()
        self._last = 0  # where the last known line starts
        self._end = 0  # where it ends, newline included

    def read(self) -> LedgerReading:
        """Give what the file says now; reads only what is new, and raises where a line is damaged."""
        fresh = self._fresh()
        whole, newline, torn = fresh.rpartition(b"\n")
        lines = whole.split(b"\n") if newline else []
        chain = follow(lines, after=self._known.head)
        if chain.findings:
            raise DamagedLedgerError(chain.findings)
        if lines:
            self._end += len(whole) + 1
            self._last = self._end - len(lines[-1]) - 1
            self._known = LedgerReading(entries=self._known.entries + chain.entries, head=chain.head)
        return LedgerReading(entries=self._known.entries, torn=torn, head=chain.head)

    def append(self, act: Act, *, by: OfficerId | None, channel: Channel, at: datetime) -> Entry:
        """Record an act: when this returns, it is on disk."""
        reading = self.read()
        if reading.torn:
            self._set_aside(reading.torn)
        entry = next_entry(reading.head, act, by=by, channel=channel, at=at, salt=secrets.token_hex(_SALT))
        line = line_of(entry)
        make_folder(self.path.parent, mode=DESK_FOLDER)
        add_to(self.path, line + b"\n", end=self._end, mode=DESK_FILE)
        self._last, self._end = self._end, self._end + len(line) + 1
        self._known = LedgerReading(entries=(*reading.entries, entry), head=head_after(entry, line))
        return entry

    def _fresh(self) -> bytes:
        if not self._end:
            return read_from(self.path, 0)
        tail = read_from(self.path, self._last)
        length = self._end - self._last
        if tail[:length].endswith(b"\n") and sha256(tail[: length - 1]) == self._known.head.digest:
            return tail[length:]
        self._known, self._last, self._end = LedgerReading(), 0, 0
        return read_from(self.path, 0)

    def _set_aside(self, torn: bytes) -> None:
        names = (self.path.with_name(f"{self.path.name}.torn-{number}") for number in count(1))
        write_whole(next(name for name in names if not os.path.lexists(name)), torn, mode=DESK_FILE)
        cut_off(self.path, self._end)
