"""A real browser (Debian's Chromium) over the demo newsroom's public site, as ``paraf serve`` gives it."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.base import AXE_FILE_PATH

from paraf.press.serving.serve import Server
from tests.support.commands import paraf

ROOT = Path(__file__).parents[2]
NEWSROOM = ("newsroom.toml", "pelicanconf.py", "drafts", "review", "content", "images", "records")
AXE = Path(AXE_FILE_PATH).read_text("utf-8")
REQUIRED = "PARAF_BROWSER"
"""With this in the environment a missing browser is a failure, and nothing is skipped."""


def chromium() -> str | None:
    """Give where Chromium is on this computer, if it is."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def demo_newsroom(folder: Path) -> Path:
    """Copy the demo newsroom to a folder and print its site."""
    for name in NEWSROOM:
        there = ROOT / name
        if there.is_dir():
            shutil.copytree(there, folder / name, ignore=shutil.ignore_patterns("site-key"))
        elif there.exists():
            shutil.copy2(there, folder / name)
    assert paraf("build", folder=folder).status == 0
    return folder


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve a newsroom's site from a port of this computer; gives its address."""
    server = Server(root)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.url.rstrip("/")
    finally:
        server.shutdown()
        thread.join()


def is_required() -> bool:
    """Tell whether a missing browser is a failure."""
    return bool(os.environ.get(REQUIRED))


def kinds(public: Path) -> list[str]:
    """Give one page of each kind by its path: pages whose addresses differ in a name alone are of one kind."""
    found: dict[tuple[str | int, ...], str] = {}
    for file in sorted(public.rglob("index.html")):
        parts = file.relative_to(public).parts[:-1]
        found.setdefault((*parts[:1], len(parts)), "/".join(("", *parts, "")))
    articles = {
        f"/{each.parent.relative_to(public)}/": each.read_text() for each in public.glob("berita/*/*/index.html")
    }
    for sign in ('id="terkait"', '<html lang="en">'):
        found[sign,] = next((path for path, text in sorted(articles.items()) if sign in text), "/")
    withdrawn = [line for line in (public / "dicabut.txt").read_text().split() if not line.startswith("#")]
    assert withdrawn
    return [*dict.fromkeys(found.values()), f"/{withdrawn[0].strip('/')}/", "/tidak-ada-halaman-ini/"]
