"""paraf as a site that is measured: every story is sealed, and every change to one is signed.

* Before a change, the revision is written and handed in; that is not timed, as the writing elsewhere is not.
* The change itself is the save of the paper under ``review/`` with the corrector's line in it.
* A template is a file of the theme, which nobody signs.
"""

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.changes import Spot
from benchmarks.correcting import Hands
from benchmarks.measuring import command
from benchmarks.newsrooms import Maker
from benchmarks.site import THEME, Save, Site, Words
from benchmarks.stories import Story, address_part
from paraf.desk.layout import Layout
from paraf.rules.answers import answer_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Void:
    """An edit that voids a seal, and the note that must come of it; ``undo`` puts the signed bytes back."""

    save: Save
    note: Path
    undo: Save


class ParafSite(Site):
    """A newsroom, printed by paraf."""

    name = "paraf"
    template = "theme/templates/base.html"
    out = "public"

    @cached_property
    def hands(self) -> Hands:
        """Give the newsroom's writer and corrector."""
        return Hands(self.root)

    def make(self) -> None:
        """Make a newsroom whose articles are all sealed."""
        Maker(self.root, level="code", seed=93).make(self.articles)
        shutil.copytree(THEME, self.root / "theme")

    def build(self) -> Words:
        """Give ``paraf build``."""
        return self._paraf("build")

    def again(self) -> Words:
        """Give ``paraf watch --once``, which judges the papers as well."""
        return self._paraf("watch", "--once")

    def serve(self, port: int) -> Words:
        """Give ``paraf watch --serve``."""
        return self._paraf("watch", "--serve", "--port", str(port))

    def clear(self, *, keeping: bool = False) -> None:
        """Put the releases away, and what was kept for the next build unless that stays; ledger and vault stay."""
        layout = Layout(self.root)
        self.put_away(layout.public, *((layout.releases, layout.work) if keeping else (layout.volatile,)))

    def place(self, spot: Spot, story: Story) -> str:
        """Give where a spot of a story is."""
        return {
            Spot.PAGE: f"berita/{story.date[:4]}/{story.slug}/index.html",
            Spot.FRONT: "index.html",
            Spot.CATEGORY: f"kategori/{address_part(story.category)}/index.html",
            Spot.TAG: f"topik/{address_part(story.tags[-1])}/index.html",
            Spot.FEED: "feeds/berita.atom.xml",
        }[spot]

    def revised(self, story: Story) -> Save:
        """Hand in a revision."""
        self.hands.refresh()
        values = {"Title": story.title, "Tags": ", ".join(story.tags)}
        return self.hands.revise(story.slug, values, lambda _: story.body).save

    def added(self, story: Story) -> Save:
        """Hand in a new article."""
        return self.hands.new(story).save

    def withdrawn(self, story: Story) -> Save:
        """Hand in a withdrawal."""
        self.hands.refresh()
        return self.hands.withdraw(story.slug, "Pengukuran kecepatan.").save

    def void(self) -> Void:
        """Get an edit of a published paper ready that nobody signed."""
        paper = self.root / "content" / f"{self.newest.slug}.md"
        signed = paper.read_bytes()
        note = self.root / answer_path(f"content/{paper.name}")

        def edit() -> None:
            with paper.open("ab") as file:
                file.write(b"\nSisipan yang tidak diparaf.\n")

        def undo() -> None:
            paper.write_bytes(signed)

        return Void(save=edit, note=note, undo=undo)

    def _paraf(self, *words: str) -> Words:
        return (command("paraf"), "-C", self.root, *words)
