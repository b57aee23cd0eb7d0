"""The manifest of an article, its digest, and the digest's short form for hands.

* The digest is SHA-256 over a manifest that anybody can check with ``sha256sum`` from published files.
* The manifest names the public text and every local file that the page uses, sorted, paths percent-encoded,
  so that no path can forge a line.
* The correction code is the first 60 bits of the digest in Crockford's base 32: it stops accidents, not an insider.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from paraf.rules.words import Digest

FORMAT = "paraf-content/1"
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_CHARACTERS = 12
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class LocalFile:
    """A file that the page uses: the reference as linked (percent-decoded), its bytes' digest, and their number."""

    ref: str
    sha: Digest
    size: int


def sha256(content: bytes) -> Digest:
    """Give the digest of some bytes."""
    return Digest(f"sha256:{hashlib.sha256(content).hexdigest()}")


def manifest(public_text: str, files: Iterable[LocalFile]) -> str:
    """Give the manifest of an article's public text and the local files that it uses."""
    encoded = public_text.encode()
    lines = [FORMAT, f"text {sha256(encoded)} {len(encoded)}"]
    lines += sorted(f"file {file.sha} {file.size} {quote(file.ref)}" for file in set(files))
    return "".join(f"{line}\n" for line in lines)


def content_digest(public_text: str, files: Iterable[LocalFile]) -> Digest:
    """Give the digest that a sign-off is for."""
    return sha256(manifest(public_text, files).encode())


def correction_code(digest: Digest) -> str:
    """Give the digest's short form as printed at the foot of a preview, such as ``R7G2-M8VK-YFPV``."""
    number = int(digest.removeprefix("sha256:")[:15], 16)
    characters = "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(55, -5, -5))
    return "-".join(characters[start : start + 4] for start in range(0, _CODE_CHARACTERS, 4))


def plain_code(typed: str) -> str | None:
    """Give a typed code without dashes, in capitals, misread letters mended; None where it is no code at all."""
    plain = typed.replace("-", "").upper().translate(_READ_AS)
    if len(plain) != _CODE_CHARACTERS or any(character not in _CROCKFORD for character in plain):
        return None
    return plain


def is_code_of(typed: str, digest: Digest) -> bool:
    """Tell whether a typed code is the short form of this digest."""
    return plain_code(typed) == plain_code(correction_code(digest))
