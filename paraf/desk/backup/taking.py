"""Taking: the files of a newsroom into a store, looked at again until nothing changed meanwhile.

* The ledger's whole lines are read before anything else: every copy that they name is in the vault by then.
* Nobody is held up. A file that changed since it was read is read again, and one that was moved is found where it went.
* A copy of the vault that is damaged, unreadable or gone is taken from the store, where that still has it whole.
"""

import os
import re
import stat
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from paraf.desk.backup.lying import RECORDS, Lying, Stamp, closed, lying_in, stamp_of
from paraf.desk.backup.passing import Measure, UnreadableError, pieces
from paraf.desk.backup.store import Store
from paraf.desk.disk.files import opened_regular
from paraf.desk.disk.links import FileError
from paraf.rules.findings import Finding
from paraf.rules.names import shown
from paraf.rules.snapshot import FILE_RIGHTS, KeptFile
from paraf.rules.wording import find
from paraf.rules.words import Digest

LEDGER = f"{RECORDS}/ledger"
VAULT = f"{RECORDS}/vault"

_LOOKS = 10
_VAULT_COPY = re.compile(rf"{VAULT}/([0-9a-f]{{2}})/(\1[0-9a-f]{{62}})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A file as it was taken: what tells that it changed since, what is kept of it, and what was wrong with it."""

    stamp: Stamp
    file: KeptFile | None
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True, kw_only=True)
class Taking:
    """One backup under way: what was taken so far, and what had to be written for it."""

    root: Path
    store: Store
    ledger: bytes = b""
    lying: Lying = field(default_factory=Lying)
    taken: dict[str, Taken] = field(default_factory=dict)
    written: dict[Digest, int] = field(default_factory=dict)

    def take_all(self) -> None:
        """Take everything, as it is at one moment if there is one without a change."""
        for _ in range(_LOOKS):
            if self._look():
                return

    def _look(self) -> bool:
        """Take what is new or changed; tell whether there was nothing."""
        before = self.ledger, {path: taken.stamp for path, taken in self.taken.items() if path != LEDGER}
        ledger = self._take_ledger()
        self.lying = lying_in(self.root)
        files = {path: stamp for path, stamp in self.lying.files.items() if path != LEDGER}
        self.taken = {path: taken for path, taken in self.taken.items() if files.get(path) == taken.stamp}
        if ledger is not None:
            self.taken[LEDGER] = ledger
        for path in sorted(files.keys() - self.taken.keys()):
            self._take(path)
        return (self.ledger, files) == before

    def _take_ledger(self) -> Taken | None:
        try:
            with opened_regular(self.root / LEDGER) as descriptor:
                found = os.fstat(descriptor)
                whole, newline, _ = b"".join(pieces(descriptor)).rpartition(b"\n")
        except FileNotFoundError:
            self.ledger = b""
            return None
        self.ledger = whole + newline
        return Taken(stamp=stamp_of(found), file=_kept(LEDGER, found, self._keep(lambda: (self.ledger,))))

    def _take(self, path: str) -> None:
        with ExitStack() as stack:
            try:
                descriptor = stack.enter_context(opened_regular(self.root / path))
            except (FileNotFoundError, FileError):
                return  # gone meanwhile; the next look tells where
            except OSError as error:
                self.taken[path] = Taken(stamp=self.lying.files[path], file=None, findings=(closed(path, error),))
                return
            self.taken[path] = self._taken(path, descriptor)

    def _taken(self, path: str, descriptor: int) -> Taken:
        found = os.fstat(descriptor)
        measured: Measure | None
        try:
            measured = self._keep(lambda: pieces(descriptor))
        except UnreadableError:
            measured = None
        findings = [] if measured else [find("backup-unreadable", path=shown(path))]
        named = named_copy(path)
        if named and (measured is None or measured.digest != named):
            measured, finding = self.replaced(path, named, measured)
            findings = [finding]
        file = _kept(path, found, measured) if measured else None
        return Taken(stamp=stamp_of(found), file=file, findings=tuple(findings))

    def replaced(self, path: str, named: Digest, damaged: Measure | None = None) -> tuple[Measure | None, Finding]:
        """Give the store's whole copy in place of a damaged one of the vault, if it has one; and say what was found."""
        whole = self.store.lying(named)
        if whole is None or whole.digest != named:
            return damaged, find("vault-copy-lost", path=path)
        return whole, find("vault-copy-mended", path=path, copy=str(self.store.path_of(named)))

    def _keep(self, content: Callable[[], Iterable[bytes]]) -> Measure:
        measured, is_new = self.store.keep(content)
        if is_new:
            self.written[measured.digest] = measured.size
        return measured


def named_copy(path: str) -> Digest | None:
    """Give the digest that a path in the vault names; None where it is no copy's."""
    match = _VAULT_COPY.fullmatch(path)
    return Digest(f"sha256:{match[2]}") if match else None


def _kept(path: str, found: os.stat_result, measured: Measure) -> KeptFile:
    mode = stat.S_IMODE(found.st_mode) & FILE_RIGHTS
    return KeptFile(path=path, mode=mode, modified=found.st_mtime_ns, digest=measured.digest, size=measured.size)
