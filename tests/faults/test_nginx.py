"""Readers behind a real web server, while releases are made and killed: no page is torn, lost, or of two releases.

* ``PARAF_REQUESTS`` and ``PARAF_RELEASES`` make it longer; what it counted is printed (``pytest -rP``).
* Every third release is killed at a step that ``PARAF_SEED`` draws, and made again.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from paraf.press.build import print_site
from paraf.press.releases.standing import standing
from paraf.press.theming.themes import default_theme
from paraf.rules.words import Verdict
from tests.support.crashes import crashes_at, forked
from tests.support.press import NOW, open_newsroom, seal, text_of
from tests.support.webserver import nginx, served_by_nginx

KIND = "killed while a web server is asked"
REQUESTS = int(os.environ.get("PARAF_REQUESTS", "3000"))
RELEASES = int(os.environ.get("PARAF_RELEASES", "6"))
SEED = int(os.environ.get("PARAF_SEED", "1"))
ROOT = Path(__file__).parents[2]
STEPS = 260
"""A release of this newsroom takes about so many steps that change the disk."""


class Desk:
    """A newsroom that publishes, and remembers what was ever live and what has to be there from then on."""

    def __init__(self, root, folder):
        self.newsroom = open_newsroom(root)
        self.folder = folder
        self.ever: dict[str, set[str]] = {}
        self.lasting: set[str] | None = None
        self.made = Counter()
        folder.mkdir()
        shutil.copytree(default_theme(self.newsroom.layout), self.newsroom.layout.theme)

    def change(self, number):
        """Do what a newsroom does: news, a correction, a withdrawal, another look."""
        at = NOW + timedelta(minutes=number)
        kind = ("news", "correction", "look", "news", "withdrawal")[number % 5] if number else "news"
        self.made[kind] += 1
        older = f"kabar-{number - 1}"
        match kind:
            case "news":
                seal(self.newsroom, text_of(Slug=f"kabar-{number}", Title=f"Kabar {number}"), at=at)
            case "correction":
                seal(self.newsroom, text_of("Isi lain.", Slug=older, Change="ralat", Change_Note="x"), at=at)
            case "withdrawal":
                gone = text_of("", Slug=older, Change="pencabutan", Change_Note="x")
                seal(self.newsroom, gone, verdict=Verdict.WITHDRAW, at=at)
            case _:
                style = self.newsroom.layout.theme / "static" / "lain.css"
                style.write_text(f"p {{ margin: {number}px }}\n", encoding="utf-8")
        return at

    def printed(self, at):
        """Print in a process of its own."""
        ended = forked(lambda: bool(print_site(self.newsroom, at=at)) and 0)
        assert ended.status == 0, ended.said
        self.look()

    def look(self):
        """Note what is live now."""
        stands = standing(self.newsroom.layout)
        hashes = stands.hashes()
        for place, digest in hashes.items():
            self.ever.setdefault(place, set()).add(digest)
        asked = {name for name in hashes if name.endswith((".html", ".xml", ".txt")) and name != "404.html"}
        self.lasting = asked if self.lasting is None else self.lasting & asked
        self._tell(sorted(self.lasting))

    def _tell(self, places):
        fresh = self.folder / "places.new"
        fresh.write_text("\n".join(places), encoding="utf-8")
        fresh.replace(self.folder / "places")


def test_a_withdrawn_address_is_gone_for_good_and_shows_its_notice(tmp_path, faults):
    if nginx() is None:
        faults.skip(KIND, "nginx is not on this computer (Debian: apt-get install nginx-light)")
    newsroom = open_newsroom(tmp_path / "kabar")
    for slug in ("air", "banjir"):
        seal(newsroom, text_of(Slug=slug), at=NOW)
    notice = text_of("", Slug="air", Change="pencabutan", Change_Note="Salah kabar")
    seal(newsroom, notice, verdict=Verdict.WITHDRAW, at=NOW)
    print_site(newsroom, at=NOW)
    with served_by_nginx(newsroom.root, tmp_path / "nginx") as port:
        answers = {}
        for path in ("/berita/2026/air/", "/berita/2026/air/index.html", "/berita/2026/banjir/"):
            asked = HTTPConnection("127.0.0.1", port, timeout=30)
            asked.request("GET", path)
            answer = asked.getresponse()
            answers[path] = (answer.status, b"Salah kabar" in answer.read())
            asked.close()
    assert answers == {
        "/berita/2026/air/": (410, True),
        "/berita/2026/air/index.html": (200, True),
        "/berita/2026/banjir/": (200, False),
    }


def test_a_redirect_leads_to_the_article_and_its_page_to_the_same_place(tmp_path, faults):
    if nginx() is None:
        faults.skip(KIND, "nginx is not on this computer (Debian: apt-get install nginx-light)")
    newsroom, longest = open_newsroom(tmp_path / "kabar"), "x" * 100
    seal(newsroom, text_of(Redirect=f"air, {longest}"), at=NOW)
    print_site(newsroom, at=NOW)
    with served_by_nginx(newsroom.root, tmp_path / "nginx") as port:
        answers = {}
        for path in ("air/", f"{longest}/", "air/index.html", "banjir/"):
            asked = HTTPConnection("127.0.0.1", port, timeout=30)
            asked.request("GET", f"/berita/2026/{path}")
            answer = asked.getresponse()
            answers[path] = (answer.status, urlsplit(answer.headers["Location"] or "").path)
            assert b"/berita/2026/banjir/" in answer.read() or answer.status == 301
            asked.close()
    led = (301, "/berita/2026/banjir/")
    assert answers == {"air/": led, f"{longest}/": led, "air/index.html": (200, ""), "banjir/": (200, "")}


def test_readers_meet_whole_pages_of_releases_that_were_whole(tmp_path, faults):
    if nginx() is None:
        faults.skip(KIND, "nginx is not on this computer (Debian: apt-get install nginx-light)")
    desk, drawn = Desk(tmp_path / "kabar", tmp_path / "pembaca"), random.Random(SEED)  # noqa: S311 - not for secrets
    desk.printed(desk.change(0))
    killed = 0
    command = [sys.executable, "-m", "tests.support.crowd"]
    with (
        served_by_nginx(desk.newsroom.root, tmp_path / "nginx") as port,
        subprocess.Popen([*command, str(port), str(desk.folder), str(REQUESTS)], cwd=ROOT) as crowd,  # noqa: S603
    ):
        try:
            for number in range(1, RELEASES):
                at = desk.change(number)
                if number % 3 == 2:
                    with faults.injected_one(KIND):
                        killed += crashes_at(
                            drawn.randrange(STEPS), lambda at=at: bool(print_site(desk.newsroom, at=at))
                        )
                        desk.look()
                        desk.printed(at)
                else:
                    desk.printed(at)
        finally:
            (desk.folder / "end").touch()
        assert crowd.wait(timeout=600) == 0
    told = json.loads((desk.folder / "seen").read_text(encoding="utf-8"))
    torn = [place for place, seen in told["seen"].items() if not set(seen) <= desk.ever.get(place, set())]
    print(  # noqa: T201 - shown by pytest -rP
        f"{told['asked']}, releases {dict(desk.made)}, killed {killed}, different answers "
        f"{sum(map(len, told['seen'].values()))}, faults {len(told['faults'])}, torn {len(torn)}"
    )
    assert told["faults"][:5] == []
    assert torn == []
    assert killed
    assert sum(told["asked"].values()) >= REQUESTS
    assert told["asked"]["asset"]
