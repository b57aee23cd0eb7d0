"""What the press keeps from one process to the next: parsed texts, and what the live release was made from.

* Everything here can be made again from ledger and vault; nothing that is kept under another engine, or for another
  release than the live one, is used.
* A store that cannot be read is made anew.
* What a run adds is written in one piece, after its release is public; in the order of its keys, for a store that is
  filled from end to end is written once, and one that is filled here and there several times.
"""

import contextlib
import errno
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import msgspec

from paraf.desk.disk.files import make_folder
from paraf.desk.disk.modes import DESK_FILE, OWN_FOLDER
from paraf.press.contents.shelves import Aspect, Shelf
from paraf.press.reading.reads import GarbledStoreError, Reads, packed
from paraf.rules.words import Address, Digest

if TYPE_CHECKING:
    from paraf.press.contents.parsed import Parsed
    from paraf.press.reading.kept_paper import KeptPaper

P = ParamSpec("P")
T = TypeVar("T")

KEPT = "press.sqlite"
"""The name of the store's file."""

_TABLES = (
    "CREATE TABLE IF NOT EXISTS said (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS parsed (engine TEXT, digest TEXT, content BLOB NOT NULL, PRIMARY KEY (digest, engine))",
    "CREATE TABLE IF NOT EXISTS paper (address TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS page (place TEXT PRIMARY KEY, reads BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS aspect (shelf TEXT, part TEXT, name TEXT, value TEXT, PRIMARY KEY (shelf, part, name))",
)
_SHAPE = zlib.crc32("".join(_TABLES).encode()) & 0x7FFFFFFF
_RELEASE_TABLES = ("paper", "page", "aspect")
_ENGINE, _RELEASE, _THEME = "engine", "release", "theme"


def _plainly(method: Callable[P, T]) -> Callable[P, T]:
    """Let a method fail as files do: with what the disk says, or with a store that is garbled."""

    @wraps(method)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(*args, **kwargs)
        except sqlite3.OperationalError as error:
            is_full = error.sqlite_errorcode == sqlite3.SQLITE_FULL
            raise OSError(errno.ENOSPC if is_full else errno.EIO, str(error), KEPT) from error
        except (sqlite3.DatabaseError, msgspec.DecodeError) as error:
            raise GarbledStoreError(str(error)) from error

    return call


class Kept:
    """The store of one newsroom; ``engine`` names everything that parses and prints."""

    @_plainly
    def __init__(self, file: Path, *, engine: str) -> None:
        self._file, self._engine = file, engine
        make_folder(file.parent, mode=OWN_FOLDER)
        try:
            self._base = self._opened()
        except sqlite3.DatabaseError:
            forget(file)
            self._base = self._opened()

    @_plainly
    def reopen(self) -> None:
        """Read with a new connection: a process that was forked must not use the old one, not even to close it.

        It takes no locks, which a forked process has wrong ideas of: the store is as ``commit`` left it.
        """
        self._inherited = self._base
        self._base = sqlite3.connect(f"{self._file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)

    @_plainly
    def commit(self) -> None:
        """Write what was kept so far into the one file; parsed texts are good whatever comes of a run."""
        self._base.commit()
        self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @_plainly
    def close(self) -> None:
        """Close the store."""
        self._base.close()

    @_plainly
    def parsed(self, digest: Digest) -> "Parsed | None":
        """Give what a text was parsed to, where that is kept."""
        from paraf.press.contents.parsed import Parsed  # noqa: PLC0415  # as for papers

        row = self._base.execute(
            "SELECT content FROM parsed WHERE engine = ? AND digest = ?", (self._engine, digest)
        ).fetchone()
        return msgspec.msgpack.decode(row[0], type=Parsed) if row else None

    @_plainly
    def keep_parsed(self, texts: "Mapping[Digest, Parsed]") -> None:
        """Keep what some texts were parsed to."""
        rows = ((self._engine, digest, msgspec.msgpack.encode(parsed)) for digest, parsed in texts.items())
        self._base.executemany("INSERT OR REPLACE INTO parsed VALUES (?, ?, ?)", rows)

    @_plainly
    def texts(self) -> set[Digest]:
        """Give the digest of every text whose parse is kept."""
        return {
            digest for (digest,) in self._base.execute("SELECT digest FROM parsed WHERE engine = ?", (self._engine,))
        }

    @_plainly
    def forget_parsed(self, digests: Iterable[Digest]) -> None:
        """Forget what some texts were parsed to; their bytes leave the store's files with the next ``end_release``."""
        self._base.executemany("DELETE FROM parsed WHERE digest = ?", ((digest,) for digest in digests))

    @_plainly
    def clear(self) -> None:
        """Forget everything, in place: another process may have the store open."""
        _empty(self._base, "parsed")
        self.begin_release(anew=True)
        self._base.commit()

    @_plainly
    def is_of(self, release: str, setup: str) -> bool:
        """Tell whether what is kept of papers and pages is of this release, made with the setup of this name."""
        return self._said(_RELEASE) == f"{release} {setup}"

    @_plainly
    def papers(self) -> "dict[Address, KeptPaper]":
        """Give every paper."""
        from paraf.press.reading.kept_paper import KeptPaper  # noqa: PLC0415  # who finds nothing to print asks for none

        decoder = msgspec.msgpack.Decoder(KeptPaper)
        return {address: decoder.decode(row) for address, row in self._base.execute("SELECT * FROM paper")}

    @_plainly
    def pages(self) -> dict[str, bytes]:
        """Give what every page read, packed."""
        return dict(self._base.execute("SELECT * FROM page"))

    @_plainly
    def values(self) -> dict[Aspect, str]:
        """Give the values of all aspects that pages read."""
        rows = self._base.execute("SELECT * FROM aspect")
        return {Aspect(Shelf(kind, part), name): value for kind, part, name, value in rows}

    @_plainly
    def theme(self) -> Path | None:
        """Give the theme that the settings of the release chose, or None where they left it to paraf."""
        said = self._said(_THEME)
        return Path(said) if said else None

    @_plainly
    def begin_release(self, *, anew: bool) -> None:
        """Begin to keep what a release was made from; until ``end_release`` nothing that is kept is of any release."""
        self._base.execute("DELETE FROM said WHERE name = ?", (_RELEASE,))
        if anew:
            _empty(self._base, *_RELEASE_TABLES)

    @_plainly
    def keep_papers(self, papers: "Mapping[Address, KeptPaper]", *, gone: Iterable[Address]) -> None:
        """Keep some papers, and forget others."""
        self._base.executemany("DELETE FROM paper WHERE address = ?", ((address,) for address in gone))
        rows = ((address, msgspec.msgpack.encode(papers[address])) for address in sorted(papers))
        self._base.executemany("INSERT OR REPLACE INTO paper VALUES (?, ?)", rows)

    @_plainly
    def keep_pages(self, pages: Mapping[str, Reads], *, gone: Iterable[str]) -> None:
        """Keep what some pages read, and forget others."""
        self._base.executemany("DELETE FROM page WHERE place = ?", ((place,) for place in gone))
        rows = ((place, packed(pages[place])) for place in sorted(pages))
        self._base.executemany("INSERT OR REPLACE INTO page VALUES (?, ?)", rows)

    @_plainly
    def keep_values(self, values: Mapping[Aspect, str], *, gone: Iterable[Aspect]) -> None:
        """Keep the values of some aspects, and forget others."""
        forget = "DELETE FROM aspect WHERE shelf = ? AND part = ? AND name = ?"
        self._base.executemany(forget, ((*aspect.shelf, aspect.name) for aspect in gone))
        rows = sorted((*aspect.shelf, aspect.name, value) for aspect, value in values.items())
        self._base.executemany("INSERT OR REPLACE INTO aspect VALUES (?, ?, ?, ?)", rows)

    @_plainly
    def end_release(self, release: str, setup: str, theme: Path | None) -> None:
        """Say of which release and setup all this is, and which theme was chosen; write everything in one piece."""
        said = ((_RELEASE, f"{release} {setup}"), (_THEME, str(theme or "")))
        self._base.executemany("INSERT OR REPLACE INTO said VALUES (?, ?)", said)
        self.commit()

    def _opened(self) -> sqlite3.Connection:
        self._file.touch(mode=DESK_FILE)
        base = sqlite3.connect(self._file)
        try:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            base.execute("PRAGMA secure_delete = ON")
            _check_shape(base)
            for table in _TABLES:
                base.execute(table)
            base.execute(f"PRAGMA user_version = {_SHAPE}")
            said = base.execute("SELECT value FROM said WHERE name = ?", (_ENGINE,)).fetchone()
            if said is None or said[0] != self._engine:
                _empty(base, "said", "parsed", *_RELEASE_TABLES)
                base.execute("INSERT INTO said VALUES (?, ?)", (_ENGINE, self._engine))
            base.commit()
        except sqlite3.DatabaseError:
            base.close()
            raise
        return base

    def _said(self, name: str) -> str | None:
        row = self._base.execute("SELECT value FROM said WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None


def _check_shape(base: sqlite3.Connection) -> None:
    """Raise where a store has tables of another shape."""
    is_fresh = base.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    if not is_fresh and base.execute("PRAGMA user_version").fetchone() != (_SHAPE,):
        message = f"the tables of {KEPT} have another shape"
        raise sqlite3.DatabaseError(message)


def _empty(base: sqlite3.Connection, *tables: str) -> None:
    for table in tables:
        base.execute(f"DELETE FROM {table}")  # noqa: S608  # our own names


def forget(file: Path) -> None:
    """Remove a store."""
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            file.with_name(file.name + suffix).unlink()
