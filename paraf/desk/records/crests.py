"""The crest that settings name by its SHA-256: the very bytes, out of the vault or from where they lie.

* What is in force lies in the vault: whatever becomes of the file in ``images/``, the crest stays as accepted.
* What is to come into force is looked at as it lies, and is kept only as the bytes that were looked at.
"""

from collections.abc import Iterator

from paraf.desk.disk.files import LARGEST_KEPT, read_regular
from paraf.desk.disk.links import FileError
from paraf.desk.layout import Layout
from paraf.desk.records.vault import Vault, VaultError
from paraf.rules.crest import HEAVIEST, redrawn
from paraf.rules.findings import Finding
from paraf.rules.look_settings import Look
from paraf.rules.manifest import sha256
from paraf.rules.wording import find
from paraf.rules.words import Digest


def weigh_crest(layout: Layout, vault: Vault, look: Look) -> Iterator[Finding]:
    """Find what stands against the crest of settings, as far as it can be told without opening a picture."""
    if look.crest is not None:
        found: object = crest_bytes(layout, vault, look.crest, look.crest_digest)
        if isinstance(found, bytes) and look.crest.endswith(".svg"):
            found = redrawn(found, path=look.crest)
        if isinstance(found, Finding):
            yield found


def crest_bytes(layout: Layout, vault: Vault, crest: str, digest: Digest | None) -> bytes | Finding:
    """Give the bytes of a crest by their SHA-256, or why there are none."""
    kept = _kept(vault, digest) if digest else None
    content = _lying(layout, crest) if kept is None else kept
    if content is None:
        return find("crest-gone", path=crest)
    if len(content) > HEAVIEST:
        return find("crest-too-heavy", path=crest, limit=str(HEAVIEST))
    found = sha256(content)
    if digest is None:
        return find("crest-unnamed", path=crest, digest=_hex(found))
    return content if found == digest else find("crest-differs", path=crest, digest=_hex(found), expected=_hex(digest))


def _kept(vault: Vault, digest: Digest) -> bytes | None:
    """Give what was accepted before, as far as the vault has it whole."""
    try:
        return vault.get(digest)
    except VaultError:
        return None


def _lying(layout: Layout, crest: str) -> bytes | None:
    """Give what lies there; what is larger than anything that paraf keeps counts as nothing."""
    try:
        return read_regular(layout.root / crest, limit=LARGEST_KEPT)
    except (FileNotFoundError, FileError, PermissionError):
        return None


def _hex(digest: Digest) -> str:
    return digest.removeprefix("sha256:")
