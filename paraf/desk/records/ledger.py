"""The ledger's file: one line an entry, only ever added to.

* An entry is recorded when its whole line is on disk; before that it never happened.
* A line that a crash cut off at the end is set aside and work goes on; damage anywhere else stops all work.
* Whoever appends holds the writer's lock.
* What was read once is not read again, as long as the file only grows: its entries are given once, and only the
  digests of their lines are kept.
"""

import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count, islice
from pathlib import Path
from typing import Final

from paraf.desk.disk.files import add_to, cut_off, make_folder, pieces_from, write_whole
from paraf.desk.disk.marks import Mark, sure_mark_at
from paraf.desk.disk.modes import DESK_FILE, DESK_FOLDER
from paraf.rules.entries import Act, Entry
from paraf.rules.findings import Finding
from paraf.rules.ledger import GENESIS, Head, follow, head_after, line_of, next_entry
from paraf.rules.manifest import sha256
from paraf.rules.observing import AT_ONCE, Observed
from paraf.rules.words import Channel, Digest, OfficerId

_SALT: Final = 16  # bytes
_HASH: Final = 32  # bytes
_PREFIX: Final = "sha256:"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Entries that were not given before, read as they are asked for; all of them, where the ledger is another one."""

    entries: Iterator[Entry]
    anew: bool


class Ledger:
    """The ledger in one file; it need not be there yet. ``head`` is where it ended when it was looked at last."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.forget()

    def forget(self) -> None:
        """Know nothing of the file: the next news are all that it says."""
        self.head = GENESIS
        self._previous = bytearray()  # of each entry: the hash of the line before
        self._last = 0  # where the last known line starts
        self._end = 0  # where it ends, newline included
        self._mark: Mark | None = None  # what the file looked like before it was read from its start
        self._torn = b""
        self._kept: list[Entry] = []  # read when something was appended, and not given yet
        self._anew = True

    def read(self) -> LedgerReading:
        """Give what the file says now, every byte of it read anew; raises where a line is damaged."""
        ledger = Ledger(self.path)
        entries = tuple(ledger.news().entries)
        return LedgerReading(entries=entries, torn=ledger._torn, head=ledger.head)

    def read_again(self) -> Iterator[Entry]:
        """Give the entries up to ``head`` once more, read as they are asked for; raises where a line is damaged."""
        return islice(Ledger(self.path).news().entries, self.head.number)

    def check(self) -> None:
        """Hold every byte of the lines that are known against their digests; raises where a line is damaged.

        A file that nobody can have written to since it was read is not read again.
        """
        if self.mark is None and not self._is_as_known():
            self.read()

    @property
    def mark(self) -> Mark | None:
        """Give what tells the file from any other, where nobody can have written to it since it was read; else None."""
        return self._mark if self._mark == sure_mark_at(self.path) else None

    def news(self) -> News:
        """Give what the file says that was not given before; who reads it raises where a line is damaged."""
        fresh = self._fresh()
        kept, self._kept = self._kept, []
        anew, self._anew = self._anew, False
        return News(entries=chain(kept, fresh), anew=anew)

    def append(
        self, act: Act, *, by: OfficerId | None, channel: Channel, at: datetime, observed: Observed = AT_ONCE
    ) -> Entry:
        """Record an act: when this returns, it is on disk."""
        self._kept += list(self._fresh())
        if self._torn:
            self._set_aside(self._torn)
        salt = secrets.token_hex(_SALT)
        entry = next_entry(self.head, act, by=by, channel=channel, at=at, salt=salt, observed=observed)
        line = line_of(entry)
        make_folder(self.path.parent, mode=DESK_FOLDER)
        add_to(self.path, line + b"\n", end=self._end, mode=DESK_FILE)
        self._last, self._end = self._end, self._end + len(line) + 1
        self._known((entry,), head_after(entry, line))
        self._kept.append(entry)
        return entry

    def digest_of(self, number: int) -> Digest:
        """Give the digest of a line that was read, by the number of its entry; of nothing for 0."""
        if number == self.head.number:
            return self.head.digest
        return Digest(f"{_PREFIX}{self._previous[number * _HASH : (number + 1) * _HASH].hex()}")

    def holds(self, number: int, digest: Digest) -> bool:
        """Tell whether a line that was read has this number and this digest."""
        return number <= self.head.number and self.digest_of(number) == digest

    def _fresh(self) -> Iterator[Entry]:
        """Read on behind what is known; from the start where that is no longer what stands there."""
        if self._end:
            lines = self._lines(self._last)
            known, *rest = next(lines, [b""])
            if known and sha256(known) == self.head.digest:
                return self._followed(chain([rest], lines))
            self.forget()
        self._mark = sure_mark_at(self.path)
        return self._followed(self._lines(0))

    def _is_as_known(self) -> bool:
        number = 0
        for line in islice(chain.from_iterable(self._lines(0)), self.head.number):
            number += 1
            if sha256(line) != self.digest_of(number):
                return False
        return number == self.head.number

    def _lines(self, start: int) -> Iterator[list[bytes]]:
        torn = b""
        for piece in pieces_from(self.path, start):
            *lines, torn = (torn + piece).split(b"\n")
            if lines:
                yield lines
        self._torn = torn

    def _followed(self, pieces: Iterator[list[bytes]]) -> Iterator[Entry]:
        head, damage = self.head, list[Finding]()
        for lines in pieces:
            found = follow(lines, after=head)
            damage += found.findings
            head = found.head
            if lines and not damage:
                self._end += sum(map(len, lines)) + len(lines)
                self._last = self._end - len(lines[-1]) - 1
                self._known(found.entries, head)
                yield from found.entries
        if damage:
            self.forget()
            raise DamagedLedgerError(tuple(damage))

    def _known(self, entries: Iterable[Entry], head: Head) -> None:
        for entry in entries:
            self._previous += bytes.fromhex(entry.previous.removeprefix(_PREFIX))
        self.head = head

    def _set_aside(self, torn: bytes) -> None:
        names = (self.path.with_name(f"{self.path.name}.torn-{number}") for number in count(1))
        write_whole(next(name for name in names if not os.path.lexists(name)), torn, mode=DESK_FILE)
        cut_off(self.path, self._end)
