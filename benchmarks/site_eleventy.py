"""Eleventy as a site that is measured; it comes from npm, into a folder of its own."""

import shutil
import subprocess
from pathlib import Path

from benchmarks.site import Words
from benchmarks.site_plain import PeerMissingError, PlainSite

_ELEVENTY = "@11ty/eleventy"


class EleventySite(PlainSite):
    """Eleventy, whose watch renders everything again at a change, so that it shows no stale page that it knows of."""

    name = "eleventy"
    template = "_includes/base.njk"
    out, content = "_site", "berita"
    kept = (".cache",)

    def __init__(self, root: Path, articles: int, program: Path) -> None:
        super().__init__(root, articles)
        self.program = program

    def build(self) -> Words:
        """Give ``eleventy``."""
        return ("node", self.program, "--quiet")

    def serve(self, port: int) -> Words:
        """Give ``eleventy --serve``."""
        return (*self.build(), "--serve", "--port", str(port))


def eleventy_of(folder: Path) -> Path:
    """Give Eleventy's program, which is installed below a folder where it is not there yet."""
    npm, place = shutil.which("npm"), folder / "eleventy"
    if npm is None:
        message = "Eleventy cannot be had: there is no npm."
        raise PeerMissingError(message)
    if not place.exists():
        place.mkdir(parents=True)
        words = (npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", place, _ELEVENTY)
        try:
            subprocess.run(words, check=True, capture_output=True)  # noqa: S603  # ours
        except subprocess.CalledProcessError as error:
            shutil.rmtree(place)
            message = f"Eleventy cannot be had: {error.stderr.decode(errors='replace').strip()[-400:]}"
            raise PeerMissingError(message) from error
    return place / "node_modules" / _ELEVENTY / "cmd.cjs"
