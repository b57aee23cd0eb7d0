"""The looks of the site: everything but the records that its pages follow from.

* These are the theme, the newsroom's plugins, its ``pelicanconf.py``, and the engine: the programs that print.
* With the same looks and the same records, the same pages are printed, byte for byte.
* The engine is paraf's own code and the versions of all that is installed with it.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from paraf.desk.disk.marks import mark_at
from paraf.desk.layout import Layout
from paraf.rules.words import Digest

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

CONFIGURATION = "pelicanconf.py"
PLUGINS = "plugins"
_MADE_ANEW = "__pycache__"
_METADATA = (".dist-info", ".egg-info")
_OURS = Path(__file__).parents[2]

Marks = tuple[tuple[str | int, ...], ...]
"""What changes when a file of the looks does, without reading it."""


def looks_of(theme: Path, layout: Layout) -> str:
    """Give the SHA-256 of the looks that a newsroom has with a theme."""
    digest = hashlib.sha256(engine().encode())
    for line in (*_files(theme), *_files(layout.root / PLUGINS), *_file(layout.root, CONFIGURATION)):
        digest.update(f"{line}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def marks_of(theme: Path, layout: Layout) -> Marks:
    """Give what changes when the theme, the plugins or Pelican's settings do."""
    files = (*_within(theme), *_within(layout.root / PLUGINS), layout.root / CONFIGURATION)
    return tuple((str(path), *mark) for path in files if (mark := mark_at(path)))


def setup_name(office: Digest | None, key: "Ed25519PrivateKey", looks: str) -> str:
    """Give the name of all that pages follow from besides the records: a hash of the looks, the office and the key."""
    public = key.public_key().public_bytes_raw().hex()
    return hashlib.sha256(f"{looks} {office} {public}".encode()).hexdigest()


@cache
def engine() -> str:
    """Give the SHA-256 of the programs that parse and print, as this process has them."""
    digest = hashlib.sha256(sys.version.encode())
    for line in (*sorted(_installed()), *_files(_OURS)):
        digest.update(f"{line}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _installed() -> set[str]:
    """Give name and version of all that is installed, as the folders of its metadata are called."""
    folders = (Path(place) for place in sys.path if Path(place).is_dir())
    return {entry.name for folder in folders for entry in folder.iterdir() if entry.name.endswith(_METADATA)}


def _files(folder: Path) -> Iterator[str]:
    for path in _within(folder):
        yield from _file(folder, path.relative_to(folder).as_posix())


def _within(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != _MADE_ANEW)
        yield from (Path(where, name) for name in sorted(names))


def _file(folder: Path, name: str) -> Iterator[str]:
    path = folder / name
    if path.is_file():
        yield f"{hashlib.sha256(path.read_bytes()).hexdigest()} {name}"
