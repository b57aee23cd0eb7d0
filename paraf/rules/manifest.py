"""The manifest of an article, its digest, and the digest's short form for hands.

* The digest is SHA-256 over a manifest that anybody can check with ``sha256sum`` from published files.
* The manifest names the public text and every local file that the page uses, sorted, paths percent-encoded,
  so that no path can forge a line.
* The correction code is the first 60 bits of the digest in Crockford's base 32: it stops accidents, not an insider
  who prepares two texts with one code. The signing code, for who signs with a key, is 120 bits: nobody finds such a
  pair. It is of the content and of the embargo, which is signed as well and stands outside the content.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote

from paraf.rules.words import Digest

FORMAT = "paraf-content/1"
_SIGNING_CODE = "paraf-signing-code/1"
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_CHARACTERS = 12
_SIGNING_CODE_CHARACTERS = 24
_BITS = 5  # a character
_DIGEST_BITS = 256
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
_TEXT = re.compile(rf"{FORMAT}\ntext (sha256:[0-9a-f]{{64}}) (0|[1-9][0-9]{{0,18}})\n")
_FILE = re.compile(r"file (sha256:[0-9a-f]{64}) (0|[1-9][0-9]{0,18}) (\S+)")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class LocalFile:
    """A file that the page uses: the reference as linked (percent-decoded), its bytes' digest, and their number."""

    ref: str
    sha: Digest
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a manifest names: the public text's digest and number of bytes, and the files."""

    text: Digest
    size: int
    files: tuple[LocalFile, ...]


def sha256(content: bytes) -> Digest:
    """Give the digest of some bytes."""
    return Digest(f"sha256:{hashlib.sha256(content).hexdigest()}")


def manifest(public_text: str, files: Iterable[LocalFile]) -> str:
    """Give the manifest of an article's public text and the local files that it uses."""
    encoded = public_text.encode()
    return _manifest(sha256(encoded), len(encoded), files)


def _manifest(text: Digest, size: int, files: Iterable[LocalFile]) -> str:
    lines = [FORMAT, f"text {text} {size}"]
    lines += sorted(f"file {file.sha} {file.size} {quote(file.ref)}" for file in set(files))
    return "".join(f"{line}\n" for line in lines)


def read_manifest(text: str) -> Manifest | None:
    """Read a manifest, or give None where it is not as it must be."""
    head = _TEXT.match(text)
    lines = [_FILE.fullmatch(line) for line in text[head.end() :].split("\n")[:-1]] if head else []
    files = tuple(LocalFile(sha=Digest(line[1]), size=int(line[2]), ref=unquote(line[3])) for line in lines if line)
    if head is None or _manifest(Digest(head[1]), int(head[2]), files) != text:
        return None
    return Manifest(text=Digest(head[1]), size=int(head[2]), files=files)


def content_digest(public_text: str, files: Iterable[LocalFile]) -> Digest:
    """Give the digest that a sign-off is for."""
    return sha256(manifest(public_text, files).encode())


def correction_code(digest: Digest) -> str:
    """Give the digest's short form as printed at the foot of a preview, such as ``R7G2-M8VK-YFPV``."""
    return _code(digest, _CODE_CHARACTERS)


def signing_code(digest: Digest, embargo: str | None) -> str:
    """Give the code that who signs with a key has to give: of the content's digest and the ``Embargo`` line."""
    covered = f"{_SIGNING_CODE}\ncontent {digest}\nembargo {embargo or '-'}\n"
    return _code(sha256(covered.encode()), _SIGNING_CODE_CHARACTERS)


def plain_code(typed: str) -> str | None:
    """Give a typed code without dashes, in capitals, misread letters mended; None where it is no code at all."""
    plain = typed.replace("-", "").upper().translate(_READ_AS)
    is_code = len(plain) in {_CODE_CHARACTERS, _SIGNING_CODE_CHARACTERS}
    return plain if is_code and all(character in _CROCKFORD for character in plain) else None


def is_code_of(typed: str, digest: Digest) -> bool:
    """Tell whether a typed code is the correction code of this digest."""
    return plain_code(typed) == plain_code(correction_code(digest))


def is_signing_code_of(typed: str, digest: Digest, embargo: str | None) -> bool:
    """Tell whether a typed code is the signing code of this digest under this embargo."""
    return plain_code(typed) == plain_code(signing_code(digest, embargo))


def _code(digest: Digest, characters: int) -> str:
    number = int(digest.removeprefix("sha256:"), 16) >> (_DIGEST_BITS - _BITS * characters)
    shifts = range(_BITS * (characters - 1), -_BITS, -_BITS)
    written = "".join(_CROCKFORD[(number >> shift) & 31] for shift in shifts)
    return "-".join(written[start : start + 4] for start in range(0, characters, 4))
