"""SSH signatures of messages (OpenSSH's PROTOCOL.sshsig), which ``ssh-keygen -Y`` makes and checks too.

* What is signed is not the message but a short record of it: magic, namespace, hash algorithm, hash of the message.
  The namespace keeps a signature for one purpose from being used for another.
* We write version 1 with SHA-512; we read SHA-256 too. The reserved field is empty.
* A signature has one spelling: no bit of its text can change without its being refused.
* A security key signs that record's hash with its own flags and counter (PROTOCOL.u2f); its owner must have touched it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from paraf.rules.ed25519 import SIGNATURE_BYTES, is_signed
from paraf.rules.ssh_keys import PLAIN, PublicKey, plain_key, public_key_of_blob
from paraf.rules.wire import base64_text, read_base64, read_text, wire_string, wire_strings

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_BEGIN: Final = "-----BEGIN SSH SIGNATURE-----"
_END: Final = "-----END SSH SIGNATURE-----"
_LINE = 70
_MAGIC = b"SSHSIG"
_VERSION = (1).to_bytes(4, "big")
_OURS = "sha512"
_HASHES = {"sha256": hashlib.sha256, "sha512": hashlib.sha512}
_TOUCH_BYTES = 5
_TOUCHED = 0x01


@dataclass(frozen=True, slots=True, kw_only=True)
class SshSignature:
    """A signature as read: the key that claims it, its namespace, and what is needed to check it.

    ``touch`` is a security key's flags and counter, five bytes; empty for a plain key.
    """

    key: PublicKey
    namespace: str
    hash_algorithm: str
    raw: bytes
    touch: bytes


def to_be_signed(message: bytes, namespace: str, *, hash_algorithm: str = _OURS) -> bytes:
    """Give the record of a message that a key signs."""
    fields = (namespace.encode(), b"", hash_algorithm.encode(), _HASHES[hash_algorithm](message).digest())
    return _MAGIC + b"".join(map(wire_string, fields))


def signature_blob(kind: str, raw: bytes) -> bytes:
    """Give the 64 bytes of a signature as they stand on the wire."""
    return wire_string(kind.encode()) + wire_string(raw)


def sign(message: bytes, private: Ed25519PrivateKey, *, namespace: str) -> str:
    """Sign a message; the same key, message and namespace give the same text."""
    key = plain_key(private.public_key().public_bytes_raw())
    return armored(key, namespace, signature_blob(PLAIN, private.sign(to_be_signed(message, namespace))))


def armored(key: PublicKey, namespace: str, signature_blob: bytes) -> str:
    """Give the text of a signature that was made over the SHA-512 record, byte for byte as ``ssh-keygen`` writes it."""
    if not namespace:
        message = "a signature needs a namespace"
        raise ValueError(message)
    fields = (key.blob, namespace.encode(), b"", _OURS.encode(), signature_blob)
    return _armour(_MAGIC + _VERSION + b"".join(map(wire_string, fields)))


def read_signature(text: str) -> SshSignature | None:
    """Read the text of a signature, or give None where anything in it is not as it must be."""
    lines = text.split("\n")
    blob = read_base64("".join(lines[1:-2]))
    if blob is None or _armour(blob) != text or not blob.startswith(_MAGIC + _VERSION):
        return None
    read = wire_strings(blob.removeprefix(_MAGIC + _VERSION), 5)
    if read is None or read[1]:
        return None
    key_blob, namespace_bytes, reserved, algorithm, signature = read[0]
    key = public_key_of_blob(key_blob)
    namespace = read_text(namespace_bytes)
    hash_algorithm = read_text(algorithm)
    if key is None or not namespace or reserved or hash_algorithm not in _HASHES:
        return None
    made = _read_made(signature, key)
    if made is None:
        return None
    return SshSignature(key=key, namespace=namespace, hash_algorithm=hash_algorithm, raw=made[0], touch=made[1])


def verify(message: bytes, text: str, *, namespace: str) -> PublicKey | None:
    """Give the key that signed exactly this message for this purpose, or None; others say whose it is."""
    signature = read_signature(text)
    if signature is None or signature.namespace != namespace:
        return None
    record = to_be_signed(message, namespace, hash_algorithm=signature.hash_algorithm)
    if signature.key.kind != PLAIN:
        if not signature.touch[0] & _TOUCHED:
            return None
        application = hashlib.sha256(signature.key.application.encode()).digest()
        record = application + signature.touch + hashlib.sha256(record).digest()
    return signature.key if is_signed(record, signature.raw, public=signature.key.raw) else None


def _read_made(signature: bytes, key: PublicKey) -> tuple[bytes, bytes] | None:
    """Give the 64 bytes that a key of this kind made, and its touch, from their form on the wire."""
    read = wire_strings(signature, 2)
    if read is None:
        return None
    (kind, raw), touch = read
    touch_bytes = 0 if key.kind == PLAIN else _TOUCH_BYTES
    if kind != key.kind.encode() or len(raw) != SIGNATURE_BYTES or len(touch) != touch_bytes:
        return None
    return raw, touch


def _armour(blob: bytes) -> str:
    encoded = base64_text(blob)
    lines = [encoded[start : start + _LINE] for start in range(0, len(encoded), _LINE)]
    return "".join(f"{line}\n" for line in (_BEGIN, *lines, _END))
