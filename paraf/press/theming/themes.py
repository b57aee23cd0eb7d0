"""The theme: which folder it is, and the assets that it brings to the public site, in an office's dress.

* A theme lies where no paper lies: neither among the papers, records and releases, nor around them.
* A symlink in a theme that leads out of it stops the press: behind it could be anything.
* Assets stand in a folder that is named after their bytes, so that a browser may keep them for good; the icon that
  browsers look for unasked stands at the root of the site as well.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from paraf.desk.layout import Layout
from paraf.press.contents import places
from paraf.press.stops import stop
from paraf.press.theming.dressing import Dress, ShownCrest
from paraf.rules.words import Stage

STATIC = "static"
ICON = "favicon.ico"
_HEX = 10
_PACKAGED = Path(__file__).parents[2] / "theme"
_BESIDE = Path(__file__).parents[3] / "theme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """A theme's assets: their folder on the site, their bytes by their place there, and the office's crest."""

    folder: str
    files: Mapping[str, bytes]
    crest: ShownCrest | None = None

    def place_of(self, name: str) -> str | None:
        """Give the place on the site of the asset that the theme calls so; None where it has none."""
        place = f"{self.folder}/{name}"
        return place if place in self.files else None


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


def assets_of(theme: Path, dress: Dress) -> Assets:
    """Give a theme's assets with what an office has of its own."""
    static = theme / STATIC
    found = {path.relative_to(static).as_posix(): path for path in _everything(static) if path.is_file()}
    own = {name: path.read_bytes() for name, path in found.items() if not any(map(_hidden, name.split("/")))}
    shown = dict(sorted(dress.put_on(own).items()))
    digest = hashlib.sha256()
    for name, content in shown.items():
        digest.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    folder = f"{places.ASSETS}/{digest.hexdigest()[:_HEX]}"
    at_root = {ICON: shown[ICON]} if ICON in shown else {}
    files = {f"{folder}/{name}": content for name, content in shown.items()} | at_root
    return Assets(folder=folder, files=files, crest=dress.crest)


def _everything(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        yield from (Path(where, name) for name in (*folders, *names))


def _hidden(part: str) -> bool:
    return part.startswith(".") or part.endswith("~")
