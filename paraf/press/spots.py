"""Spots: where a watcher listens, and what tells that the theme, the plugins or Pelican's settings changed."""

import os
from collections.abc import Iterator
from pathlib import Path

from paraf.desk.layout import Layout
from paraf.press.hints import Spot
from paraf.rules.office import SETTINGS
from paraf.rules.words import Stage

_CONFIGURATION = "pelicanconf.py"
_PLUGINS = "plugins"


def spots_of(layout: Layout) -> list[Spot]:
    """Give where a newsroom's watcher listens: what is heard of papers and pictures names them, the rest nothing."""
    papers = [*(layout.stage(stage) for stage in Stage), layout.images]
    others = [layout.theme, layout.root / _PLUGINS]
    names = {SETTINGS, _CONFIGURATION, layout.records.name, *(folder.name for folder in (*papers, *others))}
    return [
        *(Spot(folder=folder, place=folder.name) for folder in papers),
        *(Spot(folder=folder) for folder in others),
        Spot(folder=layout.root, names=frozenset(names)),
        Spot(folder=layout.records, names=frozenset({layout.ledger.name}), place=layout.records.name),
    ]


def looks_marks(layout: Layout) -> tuple[tuple[str | int, ...], ...]:
    """Give what changes when the theme, the plugins or Pelican's settings do."""
    files = [*_files_in(layout.theme), *_files_in(layout.root / _PLUGINS), layout.root / _CONFIGURATION]
    return tuple((str(path), *mark) for path in files if (mark := file_mark(path)))


def file_mark(path: Path) -> tuple[int, ...]:
    """Give what changes when a file is written; nothing where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _files_in(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(where, name) for name in sorted(names))
