"""The theme: which folder it is, and the assets that it brings to the public site.

* A theme lies where no paper lies: neither among the papers, records and releases, nor around them.
* A symlink in a theme that leads out of it stops the press: behind it could be anything.
* Assets stand in a folder that is named after their bytes, so that a browser may keep them for good; the icon that
  browsers look for unasked stands at the root of the site as well.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from paraf.desk.layout import Layout
from paraf.press.contents import places
from paraf.press.stops import stop
from paraf.rules.words import Stage

STATIC = "static"
ICON = "favicon.ico"
_HEX = 10
_PACKAGED = Path(__file__).parents[2] / "theme"
_BESIDE = Path(__file__).parents[3] / "theme"


def default_theme(layout: Layout) -> Path:
    """Give the newsroom's own theme, else the one that comes with paraf."""
    return next(theme for theme in (layout.theme, _PACKAGED, _BESIDE) if (theme / "templates").is_dir())


def check_theme(theme: Path, layout: Layout) -> None:
    """Stop where a theme could carry a paper into the site."""
    real = theme.resolve()
    private = (*(layout.stage(stage) for stage in Stage), layout.images, layout.records, layout.volatile)
    for folder in (each.resolve() for each in (*private, layout.previews, layout.public)):
        if real.is_relative_to(folder) or folder.is_relative_to(real):
            raise stop(code="theme-among-papers", path=str(theme))
    for path in _everything(real):
        if path.is_symlink() and not path.resolve().is_relative_to(real):
            raise stop(code="theme-symlink", path=str(path))


def assets_of(theme: Path) -> tuple[str, Mapping[str, Path]]:
    """Give the folder of a theme's assets on the site, and each asset's file by its place there."""
    static = theme / STATIC
    found = {path.relative_to(static).as_posix(): path for path in _everything(static) if path.is_file()}
    shown = {name: path for name, path in sorted(found.items()) if not any(map(_hidden, name.split("/")))}
    digest = hashlib.sha256()
    for name, path in shown.items():
        digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    folder = f"{places.ASSETS}/{digest.hexdigest()[:_HEX]}"
    at_root = {ICON: shown[ICON]} if ICON in shown else {}
    return folder, {f"{folder}/{name}": path for name, path in shown.items()} | at_root


def _everything(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        yield from (Path(where, name) for name in (*folders, *names))


def _hidden(part: str) -> bool:
    return part.startswith(".") or part.endswith("~")
