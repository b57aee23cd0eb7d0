"""An office with a clock on its wall, where people put files down and a watcher looks: for whole days of it.

* What a day is about is one item in a folder of its own, ``ITEM``, which becomes the page ``PAGE``.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from paraf.desk.layout import Layout
from paraf.desk.sweeping.last_sweep import note_sweep
from tests.support.commands import Office, code_in
from tests.support.offices import ZONE

THURSDAY, FRIDAY, MONDAY = "2026-10-22", "2026-10-23", "2026-10-26"
ITEM, PAGE = "pasar-murah", "berita/2026/pasar-murah-dibuka-di-contoh-selatan"


@dataclass
class Wall:
    """The clock on the wall."""

    now: datetime


class Day(Office):
    """An office with a clock on its wall, where people put files down and a watcher looks."""

    def __init__(self, root, wall):
        self.wall = wall
        super().__init__(root)

    def at(self, time, day=THURSDAY):
        """Let it be a time of day."""
        self.wall.now = datetime.fromisoformat(f"{day} {time.replace('.', ':')}").replace(tzinfo=ZONE)

    def looks(self):
        """Let the watcher look, who looked a moment ago as well; gives what it says."""
        note_sweep(Layout(self.root), at=self.wall.now - timedelta(seconds=20))
        return self("watch", "--once").err

    def edit(self, place, *changes, **header):
        """Save a file with words exchanged and lines put on top."""
        text = self.read(place)
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        self.write(place, "".join(f"{key.replace('_', '-')}: {value}\n" for key, value in header.items()) + text)

    def move(self, source, target):
        """Move a file or folder, as a file manager does."""
        self.path(source).rename(self.path(target))

    def column(self, name):
        """Give the words of one of the board's columns."""
        section = re.search(rf'<section[^>]*aria-labelledby="{name}".*?</section>', self.read("papan.html"), re.DOTALL)
        return section[0] if section else ""

    def code(self):
        """Give the correction code at the foot of the preview."""
        return code_in(self.read(f"previews/review/{ITEM}/index.html").partition('<p class="code">')[2])

    def unsign(self, place):
        """Take the sign-off line out of a paper."""
        self.write(place, re.sub(r"^Koreksi: .*\n", "", self.read(place), flags=re.MULTILINE))

    def signs(self, who):
        """Let somebody type a sign-off line with the code of the preview, and the watcher look."""
        place = f"review/{ITEM}/index.md"
        self.unsign(place)
        self.edit(place, Koreksi=f"{who}, {self.code()}")
        return self.looks()

    def answer(self):
        """Give the note beside the paper in ``review/``; nothing where there is none."""
        note = self.path(f"review/{ITEM}.PARAF.txt")
        return note.read_text(encoding="utf-8") if note.exists() else ""

    def shown(self):
        """Give the article's page; nothing where the site has none."""
        page = self.root / "public" / PAGE / "index.html"
        return page.read_text(encoding="utf-8") if page.exists() else ""
