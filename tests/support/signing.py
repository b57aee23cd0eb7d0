"""Keys to sign with, and OpenSSH's own ``ssh-keygen`` to check against."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_SSH_KEYGEN = shutil.which("ssh-keygen") or ""
needs_ssh_keygen = pytest.mark.skipif(not _SSH_KEYGEN, reason="ssh-keygen is not installed: no second opinion on SSH")


def ssh_keygen(*arguments: str | Path, folder: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run OpenSSH's own program in a folder; the exit status is for the caller to judge."""
    command = [_SSH_KEYGEN, *arguments]
    return subprocess.run(command, cwd=folder, input=stdin, capture_output=True, check=False)  # noqa: S603


def private_key(number: int = 1) -> Ed25519PrivateKey:
    """Give one of the keys that tests sign with, always the same for the same number."""
    return Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)


def flips(content: bytes) -> Iterator[bytes]:
    """Give every content that differs from this one in a single bit."""
    for place in range(len(content) * 8):
        flipped = bytearray(content)
        flipped[place // 8] ^= 1 << place % 8
        yield bytes(flipped)
