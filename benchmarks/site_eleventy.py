"""Eleventy as a site that is measured; it comes from npm, into a folder of its own."""

import shutil
from pathlib import Path

from benchmarks.site import Words
from benchmarks.site_plain import InstalledSite, PeerMissingError, install

_ELEVENTY = "@11ty/eleventy"


class EleventySite(InstalledSite):
    """Eleventy, whose watch renders everything again at a change, so that it shows no stale page that it knows of."""

    name = "eleventy"
    template = "_includes/base.njk"
    out, content = "_site", "berita"
    kept = (".cache",)

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
    quietly = ("--silent", "--no-audit", "--no-fund")
    install("Eleventy", place, (npm, "install", *quietly, "--prefix", place, _ELEVENTY))
    return place / "node_modules" / _ELEVENTY / "cmd.cjs"
