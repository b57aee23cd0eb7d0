"""Officers' public keys, as OpenSSH writes them.

* Only Ed25519 counts: ``ssh-ed25519``, and ``sk-ssh-ed25519@openssh.com`` for a key that lives in a security key.
* A line is kind, base64, and an optional comment, which means nothing. The kind in the base64 is that of the line.
* There is one way to write a key: no stray bits in the base64, no bytes after the key, no weak key.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import Final

from paraf.rules.ed25519 import KEY_BYTES, is_weak
from paraf.rules.wire import base64_text, read_base64, read_text, wire_string, wire_strings

PLAIN: Final = "ssh-ed25519"
SECURITY_KEY: Final = "sk-ssh-ed25519@openssh.com"
_LINE = re.compile(r"(\S+)[ \t]+(\S+)(?:[ \t].*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """A public key: its kind, its bytes on the wire, the 32 bytes of the key itself, and a security key's application.

    ``application`` is empty for a plain key.
    """

    kind: str
    blob: bytes
    raw: bytes
    application: str


def plain_key(raw: bytes) -> PublicKey:
    """Give the plain key of these 32 bytes."""
    return PublicKey(kind=PLAIN, blob=wire_string(PLAIN.encode()) + wire_string(raw), raw=raw, application="")


def read_public_key(text: str) -> PublicKey | None:
    """Give the key that a line of a ``.pub`` file holds, or None where it is none of ours."""
    line = _LINE.fullmatch(text.strip())
    blob = None if line is None else read_base64(line[2])
    key = None if blob is None else public_key_of_blob(blob)
    return key if key is not None and line is not None and key.kind == line[1] else None


def public_key_of_blob(blob: bytes) -> PublicKey | None:
    """Give the key that stands in these bytes of the wire, or None where it is none of ours."""
    plain = wire_strings(blob, 2)
    if plain is None:
        return None
    (kind, raw), rest = plain
    if len(raw) != KEY_BYTES or is_weak(raw):
        return None
    if kind == PLAIN.encode() and not rest:
        return PublicKey(kind=PLAIN, blob=blob, raw=raw, application="")
    named = wire_strings(rest, 1)
    if kind != SECURITY_KEY.encode() or named is None or named[1]:
        return None
    application = read_text(named[0][0])
    return None if application is None else PublicKey(kind=SECURITY_KEY, blob=blob, raw=raw, application=application)


def key_line(key: PublicKey) -> str:
    """Give the key as a line of a ``.pub`` file, without comment or newline."""
    return f"{key.kind} {base64_text(key.blob)}"


def fingerprint(key: PublicKey) -> str:
    """Give the key's short form for eyes, as ``ssh-keygen -l`` prints it."""
    return f"SHA256:{base64.b64encode(hashlib.sha256(key.blob).digest()).decode().rstrip('=')}"
