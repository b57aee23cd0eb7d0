"""What was drawn before, kept so that nothing is drawn twice: copies by their SHA-256, and what they are, by a key.

* A key says everything that a drawing follows from; what is kept under it is good for as long as its copies are there.
* Copies are not on disk for certain, and are hashed again when they are taken out: what is damaged is drawn anew.
* It can be deleted at any time between two runs. What no release shows any more goes: a withdrawn picture stays in the
  vault alone.
"""

import hashlib
import os
import secrets
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import Struct

from paraf.desk.disk.files import make_folder, read_regular, write_all
from paraf.desk.disk.links import FileError
from paraf.desk.disk.modes import OWN_FILE, OWN_FOLDER
from paraf.desk.layout import Layout
from paraf.desk.records.vault import Vault, VaultError
from paraf.press.contents import places
from paraf.rules.manifest import sha256
from paraf.rules.words import Digest

_LARGEST = 1 << 20
_HASH = 32
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


class _Told(Struct, frozen=True, array_like=True):
    """What is known of a drawing, and its copies with their sizes."""

    facts: bytes
    copies: list[tuple[Digest, int]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The drawings of one newsroom, below one folder."""

    folder: Path

    def told(self, key: Digest) -> bytes | None:
        """Give what is known of the drawing under a key; None where it, or a copy of it, is not there."""
        try:
            kept = read_regular(self._facts(key), limit=_LARGEST)
        except (FileNotFoundError, FileError):
            return None
        if hashlib.sha256(kept[_HASH:]).digest() != kept[:_HASH]:
            return None
        told = msgspec.msgpack.decode(kept[_HASH:], type=_Told)
        return told.facts if all(self._has(digest, size) for digest, size in told.copies) else None

    def keep(self, key: Digest, facts: bytes, copies: Iterable[bytes]) -> None:
        """Keep a drawing: its copies, then what is known of it."""
        named = [(sha256(copy), copy) for copy in copies]
        for digest, copy in named:
            if not self._has(digest, len(copy)):
                _write(self._copy(digest), copy)
        told = msgspec.msgpack.encode(_Told(facts, [(digest, len(copy)) for digest, copy in named]))
        _write(self._facts(key), hashlib.sha256(told).digest() + told)

    def get(self, digest: Digest) -> bytes:
        """Give a copy; one that is damaged goes, so that the next run draws it anew."""
        copies = self._copies
        try:
            return copies.get(digest)
        except VaultError:
            copies.path_of(digest).unlink(missing_ok=True)
            raise

    def forget(self, digests: Iterable[Digest]) -> None:
        """Forget some copies."""
        for digest in digests:
            self._copy(digest).unlink(missing_ok=True)

    def forget_all_but(self, digests: Collection[Digest]) -> None:
        """Forget every copy that is none of these, and what is known of drawings whose copies are not there."""
        for copy in self.folder.glob("copies/??/*"):
            if f"sha256:{copy.name}" not in digests:
                copy.unlink(missing_ok=True)
        for facts in self.folder.glob("facts/??/*"):
            if facts.name.startswith(".") or self.told(Digest(f"sha256:{facts.name}")) is None:
                facts.unlink(missing_ok=True)

    @property
    def _copies(self) -> Vault:
        return Vault(self.folder / "copies")

    def _copy(self, digest: Digest) -> Path:
        return self._copies.path_of(digest)

    def _facts(self, key: Digest) -> Path:
        return Vault(self.folder / "facts").path_of(key)

    def _has(self, digest: Digest, size: int) -> bool:
        try:
            return self._copy(digest).stat(follow_symlinks=False).st_size == size
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Copies:
    """Every file of the site that is no page: what was sealed, out of the vault, and what was drawn."""

    vault: Vault
    drawn: Drawn

    def get(self, place: str, digest: Digest) -> bytes:
        """Give the bytes of the file at a place of the site."""
        return self.drawn.get(digest) if places.is_drawn(place) else self.vault.get(digest)


def copies_of(layout: Layout) -> Copies:
    """Give the copies of a newsroom."""
    return Copies(Vault(layout.vault), Drawn(layout.drawn))


def _write(path: Path, content: bytes) -> None:
    """Put a file in its place, whole; a crash may leave it out, or damaged."""
    folder, name = os.path.split(path)
    fresh = f"{folder}/.{name}.{secrets.token_hex(4)}"
    try:
        descriptor = os.open(fresh, _NEW, OWN_FILE)
    except FileNotFoundError:
        make_folder(path.parent.parent, mode=OWN_FOLDER)
        with suppress(FileExistsError):
            os.mkdir(folder, OWN_FOLDER)  # noqa: PTH102  # one of very many, and not on disk for certain either
        descriptor = os.open(fresh, _NEW, OWN_FILE)
    try:
        try:
            write_all(descriptor, content)
        finally:
            os.close(descriptor)
        os.rename(fresh, path)  # noqa: PTH104  # a Path for each of very many files costs more than the call
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(fresh)  # noqa: PTH108
        raise
