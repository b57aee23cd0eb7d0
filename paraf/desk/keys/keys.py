"""Private keys: read from a file that a person names, or used through the SSH agent; made for people who have none.

* Only Ed25519 keys in OpenSSH's form. A passphrase is asked for, never taken from the command line or a variable.
* A key that others can read is used all the same, and told.
* A new key is written whole, readable by its owner alone, and never over anything.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from paraf.desk.disk.files import TooLargeError
from paraf.rules.findings import Finding
from paraf.rules.ssh_keys import key_line, plain_key
from paraf.rules.wording import find

_LARGEST = 1 << 16
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def read_private_key(path: Path, ask: Callable[[], str]) -> Ed25519PrivateKey | Finding:
    """Read a private key; ``ask`` gives the passphrase where there is one."""
    try:
        content = _content(path)
    except FileNotFoundError:
        return find("key-file-gone", path=str(path))
    except (OSError, TooLargeError) as error:
        return find("key-file-unreadable", path=str(path), cause=getattr(error, "strerror", None) or "-")
    try:
        key = serialization.load_ssh_private_key(content, password=None)
    except TypeError:  # there is a passphrase
        try:
            key = serialization.load_ssh_private_key(content, password=ask().encode())
        except ValueError:
            return find("key-locked", path=str(path))
    except (ValueError, UnsupportedAlgorithm) as error:
        return find("key-file-unreadable", path=str(path), cause=str(error).splitlines()[0])
    if not isinstance(key, Ed25519PrivateKey):
        return find("key-file-unreadable", path=str(path), cause=type(key).__name__)
    return key


def is_open(path: Path) -> bool:
    """Tell whether others on this computer may read a key's file."""
    return bool(path.stat().st_mode & _OTHERS)


def write_new_key(path: Path, passphrase: str, *, comment: str) -> str | Finding:
    """Make a key, put it and its ``.pub`` beside each other, and give the public line; nothing is overwritten."""
    if taken := key_clash(path):
        return taken
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = Ed25519PrivateKey.generate()
    line = f"{key_line(plain_key(key.public_key().public_bytes_raw()))} {comment}"
    _write(path, private_bytes(key, passphrase), mode=0o600)
    _write(_public(path), f"{line}\n".encode(), mode=0o644)
    return line


def key_clash(path: Path) -> Finding | None:
    """Find what takes the name of a new key or of its ``.pub``."""
    taken = next((place for place in (path, _public(path)) if os.path.lexists(place)), None)
    return find("key-exists", path=str(taken)) if taken else None


def _public(path: Path) -> Path:
    return path.with_name(f"{path.name}.pub")


def private_bytes(key: Ed25519PrivateKey, passphrase: str) -> bytes:
    """Give a private key as a file has it, locked where there is a passphrase."""
    locked = serialization.BestAvailableEncryption(passphrase.encode()) if passphrase else serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, locked)


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise TooLargeError(path)
    return content


def _write(path: Path, content: bytes, *, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, mode)
    with os.fdopen(descriptor, "wb") as file:
        os.fchmod(descriptor, mode)
        file.write(content)
        file.flush()
        os.fsync(descriptor)
