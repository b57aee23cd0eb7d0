"""The looks of the site: everything but the records that its pages follow from.

* These are the theme, the newsroom's plugins, its ``pelicanconf.py``, and the versions of the programs that print.
* With the same looks and the same records, the same pages are printed, byte for byte.
"""

import hashlib
import os
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

from paraf.desk.layout import Layout

_CONFIGURATION = "pelicanconf.py"
_PLUGINS = "plugins"
_MADE_ANEW = "__pycache__"


def looks_of(theme: Path, layout: Layout) -> str:
    """Give the SHA-256 of the looks that a newsroom has with a theme."""
    digest = hashlib.sha256()
    for line in (*_programs(), *_files(theme), *_files(layout.root / _PLUGINS), *_file(layout.root, _CONFIGURATION)):
        digest.update(f"{line}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _programs() -> list[str]:
    return sorted(f"{each.name} {each.version}" for each in distributions())


def _files(folder: Path) -> Iterator[str]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != _MADE_ANEW)
        for name in sorted(names):
            yield from _file(folder, Path(where, name).relative_to(folder).as_posix())


def _file(folder: Path, name: str) -> Iterator[str]:
    path = folder / name
    if path.is_file():
        yield f"{hashlib.sha256(path.read_bytes()).hexdigest()} {name}"
