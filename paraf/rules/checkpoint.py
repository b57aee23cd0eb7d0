"""Checkpoints of the ledger's tree as signed notes (C2SP signed-note and tlog-checkpoint).

* A checkpoint says that a log (its origin) had so many entries with this root; its signature covers every byte of that.
* A note is text, a blank line, then signature lines: em dash, key name, and base64 of key id and signature.
* A key is known by its name and its id together. Lines of other keys are ignored; a line of our key must hold.
* The key's name is the checkpoint's origin. Only Ed25519 (type 1) is signed and checked.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paraf.rules.ed25519 import KEY_BYTES, is_signed, is_weak
from paraf.rules.wire import base64_text, read_base64

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_DASH = "\N{EM DASH}"
_ED25519 = b"\x01"
_ID_BYTES = 4
_ROOT_BYTES = 32
_MOST_SIGNATURES = 100
_SIGNATURE_LINE = re.compile(rf"{_DASH} (\S+) (\S+)")
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_VERIFIER_KEY = re.compile(r"([^+]+)\+([0-9a-f]{8})\+(\S+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """That a log had this many entries, and the root of the tree over them."""

    origin: str
    size: int
    root: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSignature:
    """A signature line of a note: the name and id of the key that it claims, and the signature's bytes, unchecked."""

    name: str
    key_id: bytes
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note as read: the text that is signed, with its final newline, and the lines that claim to sign it."""

    text: str
    signatures: tuple[NoteSignature, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifier:
    """A key that checks notes: its name, and its 32 public bytes."""

    name: str
    public: bytes


def checkpoint_text(checkpoint: Checkpoint) -> str:
    """Give the checkpoint's three lines; what cannot stand in them is a ValueError."""
    if not _is_name(checkpoint.origin) or checkpoint.size < 0 or len(checkpoint.root) != _ROOT_BYTES:
        message = f"no checkpoint can say this: {checkpoint}"
        raise ValueError(message)
    return f"{checkpoint.origin}\n{checkpoint.size}\n{base64_text(checkpoint.root)}\n"


def signed(checkpoint: Checkpoint, private: Ed25519PrivateKey) -> str:
    """Give the checkpoint as a note signed by the log's key, under the name of its origin."""
    return signed_note(checkpoint_text(checkpoint), private, name=checkpoint.origin)


def signed_note(text: str, private: Ed25519PrivateKey, *, name: str) -> str:
    """Give a text, which ends with a newline, as a note signed under this name."""
    verifier = Verifier(name=name, public=private.public_key().public_bytes_raw())
    return f"{text}\n{_DASH} {name} {base64_text(_key_id(verifier) + private.sign(text.encode()))}\n"


def read_note(text: str) -> Note | None:
    """Read a note without checking its signatures, or give None where it has not the form of one."""
    body, blank, tail = text.rpartition("\n\n")
    lines = tail.split("\n")
    if not blank or lines.pop() or not _is_plain(text) or len(lines) > _MOST_SIGNATURES:
        return None
    signatures = [signature for line in lines if (signature := _read_signature_line(line)) is not None]
    if not signatures or len(signatures) != len(lines):
        return None
    return Note(text=f"{body}\n", signatures=tuple(signatures))


def verifier_key(origin: str, public: bytes) -> str:
    """Give the text by which others know the log's key: name, key id, and public key."""
    return f"{origin}+{_key_id(Verifier(name=origin, public=public)).hex()}+{base64_text(_ED25519 + public)}"


def read_verifier_key(text: str) -> Verifier | None:
    """Read the text of a key, or give None where it is no Ed25519 key or its id is not its own."""
    parts = _VERIFIER_KEY.fullmatch(text)
    key = None if parts is None else read_base64(parts[3])
    if parts is None or key is None or len(key) != len(_ED25519) + KEY_BYTES or not key.startswith(_ED25519):
        return None
    verifier = Verifier(name=parts[1], public=key.removeprefix(_ED25519))
    is_sound = _is_name(verifier.name) and not is_weak(verifier.public)
    return verifier if is_sound and _key_id(verifier).hex() == parts[2] else None


def is_signed_by(note: Note, verifier: Verifier) -> bool:
    """Tell whether the key signed the note: at least one line is of this name and key id, and every such line holds."""
    key_id = _key_id(verifier)
    claims = [claim for claim in note.signatures if (claim.name, claim.key_id) == (verifier.name, key_id)]
    text = note.text.encode()
    return bool(claims) and all(is_signed(text, claim.raw, public=verifier.public) for claim in claims)


def opened(text: str, vkey: str) -> Checkpoint | None:
    """Give the checkpoint that this key signed as its own log's, or None; extension lines of the text are ignored."""
    note, verifier = read_note(text), read_verifier_key(vkey)
    if note is None or verifier is None or not is_signed_by(note, verifier):
        return None
    checkpoint = _read_checkpoint(note.text)
    return checkpoint if checkpoint is not None and checkpoint.origin == verifier.name else None


def _read_checkpoint(text: str) -> Checkpoint | None:
    lines = text.removesuffix("\n").split("\n")
    if len(lines) < 3 or not all(lines) or not _SIZE.fullmatch(lines[1]):  # noqa: PLR2004  # origin, size, root
        return None
    root = read_base64(lines[2])
    if root is None or len(root) != _ROOT_BYTES:
        return None
    return Checkpoint(origin=lines[0], size=int(lines[1]), root=root)


def _read_signature_line(line: str) -> NoteSignature | None:
    parts = _SIGNATURE_LINE.fullmatch(line)
    made = None if parts is None else read_base64(parts[2])
    if parts is None or made is None or len(made) <= _ID_BYTES or not _is_name(parts[1]):
        return None
    return NoteSignature(name=parts[1], key_id=made[:_ID_BYTES], raw=made[_ID_BYTES:])


def _key_id(verifier: Verifier) -> bytes:
    return hashlib.sha256(verifier.name.encode() + b"\n" + _ED25519 + verifier.public).digest()[:_ID_BYTES]


def _is_name(text: str) -> bool:
    """Tell whether a text can be a key's name: something, in plain characters, without blanks or plus signs."""
    return bool(text) and "+" not in text and not any(map(str.isspace, text)) and _is_plain(text)


def _is_plain(text: str) -> bool:
    """Tell whether a text has a form in UTF-8 and no control characters but newlines."""
    return not any((character < " " and character != "\n") or "\ud800" <= character <= "\udfff" for character in text)
