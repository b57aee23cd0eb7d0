"""Keeping: before paraf rewrites a person's file, the bytes that lay there are in the vault."""

from pathlib import Path

from paraf.desk.disk.files import read_regular, rewrite
from paraf.desk.disk.links import FileError
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.manifest import sha256
from paraf.rules.words import Digest

_LARGEST = 40_000_000


def rewrite_kept(newsroom: Newsroom, path: Path, content: bytes, *, expected: Digest) -> bool:
    """Replace a person's file only while its bytes are the expected ones, which are kept; tell whether it was done."""
    try:
        lying = read_regular(path, limit=_LARGEST)
    except (FileNotFoundError, FileError):
        return False
    if sha256(lying) != expected:
        return False
    newsroom.vault.put(lying)
    return rewrite(path, content, expected=expected)
