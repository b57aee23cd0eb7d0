"""The vault: copies that are kept under the SHA-256 of their bytes.

* What is put in is whole and on disk before ``put`` returns; putting it again changes nothing.
* What is taken out is hashed again, so that a damaged copy is never used.
* Nothing is ever taken away.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from paraf.desk.disk.files import digest_on_disk, make_folder, read_regular, write_whole
from paraf.desk.disk.links import FileError
from paraf.desk.disk.modes import DESK_FOLDER, KEPT_FILE
from paraf.desk.disk.renames import sync_folder
from paraf.rules.manifest import sha256
from paraf.rules.words import Digest

_ANY_SIZE = 1 << 40
_HEX = frozenset("0123456789abcdef")
_HEX_DIGITS = 64


class VaultError(Exception):
    """The vault cannot give what was asked of it; ``digest`` names it."""

    def __init__(self, digest: Digest) -> None:
        super().__init__(digest)
        self.digest = digest


class MissingFromVaultError(VaultError):
    """The vault has no copy with this digest."""


class DamagedVaultError(VaultError):
    """The copy with this digest has other bytes."""


@dataclass(frozen=True, slots=True)
class Vault:
    """The kept copies below one folder, as ``ab/<64 hex digits>``."""

    folder: Path

    def put(self, content: bytes) -> Digest:
        """Keep some bytes and give their digest; a damaged copy of them is mended."""
        digest = sha256(content)
        path = self.path_of(digest)
        make_folder(path.parent, mode=DESK_FOLDER)
        if digest_on_disk(path) == digest:
            sync_folder(path.parent)  # whoever put it may have died before it was on disk
        else:
            write_whole(path, content, mode=KEPT_FILE)
        return digest

    def get(self, digest: Digest) -> bytes:
        """Give the bytes that were kept under a digest."""
        try:
            content = read_regular(self.path_of(digest), limit=_ANY_SIZE)
        except FileNotFoundError as error:
            raise MissingFromVaultError(digest) from error
        except FileError as error:
            raise DamagedVaultError(digest) from error
        if sha256(content) != digest:
            raise DamagedVaultError(digest)
        return content

    def __contains__(self, digest: Digest) -> bool:
        """Tell whether there is a copy under this digest, whole or damaged."""
        return self.path_of(digest).is_file()

    def digests(self) -> Iterator[Digest]:
        """Give the digest of every copy, in order."""
        for path in sorted(self.folder.glob("??/*")):
            if _is_hex(path.name) and path.name.startswith(path.parent.name):
                yield Digest(f"sha256:{path.name}")

    def path_of(self, digest: Digest) -> Path:
        """Give the place of the copy with this digest."""
        name = digest.removeprefix("sha256:")
        if not _is_hex(name):
            raise MissingFromVaultError(digest)
        return self.folder / f"{name[:2]}/{name}"


def _is_hex(name: str) -> bool:
    return len(name) == _HEX_DIGITS and _HEX.issuperset(name)
