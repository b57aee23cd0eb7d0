"""What a sweep of what was hinted at does is what a sweep of everything would have done.

``PARAF_LAWS_EXAMPLES`` and ``PARAF_LAWS_STEPS`` make the search larger.
"""

import os
import shutil

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from paraf.desk.disk.marks import mark_of
from paraf.rules.entries import Sealed
from tests.support.newsrooms import photo, text
from tests.support.people import AUTHORS, BODIES, COLOURS, SIGNERS, TITLES, People, names, some


def marks(house):
    """Give what tells the bytes of everything in the folders from any others, by place."""
    folders = [house.root / name for name in ("drafts", "review", "content", "images")]
    found = [path for folder in folders for path in (folder, *folder.rglob("*")) if os.path.lexists(path)]
    return {path.relative_to(house.root).as_posix(): mark_of(path.lstat()) for path in found}


def outcome(house, acts):
    """Give what lies in the folders, notes and all, and what was recorded, the moment left out."""
    files = {str(place): content for place, content in house.tree().items() if "/records/" not in str(place)}
    lying = {place.removeprefix(f"{house.root}/"): content for place, content in files.items()}
    told = [
        (type(act).__name__, getattr(act, "path", None), getattr(act, "digest", None)) for act in house.acts()[acts:]
    ]
    return lying, told, [content for _, content in house.superseded()]


class Hinted(People):
    """People at work, in a newsroom that is swept where something changed."""

    def __init__(self):
        super().__init__()
        self.seen = marks(self.house)
        self.house.sweep()
        self.copies = 0

    @initialize(name=st.sampled_from(["banjir.md", "pasar/index.md"]), colour=st.none() | st.sampled_from(COLOURS))
    def the_office_is_at_work(self, name, colour):
        self.goes_the_whole_way(name, "Banjir surut", "Air surut.", colour, "Rina Wulandari", "Siti Rahma")
        self.put("review/jalan.md", text("Lihat.\n\n![Air di jalan](foto.jpg)", Judul="Jalan rusak"))
        self.put("review/foto.jpg", photo("blue"))
        self.look_around()

    def changed(self):
        """Give the places that changed since this was asked."""
        before, self.seen = self.seen, marks(self.house)
        return {place for place in before.keys() | self.seen.keys() if before.get(place) != self.seen.get(place)}

    @rule()
    def look_around(self):
        """Sweep what changed, and in a copy everything; hold the two against each other."""
        hinted, acts, now = self.changed(), len(self.house.acts()), self.house.tick()
        self.copies += 1
        copy = self.house.copied(self.folder / f"copy-{self.copies}")
        copy.sweep(clock=lambda: now)
        self.house.sweep(hinted=hinted, clock=lambda: now)
        assert outcome(self.house, acts) == outcome(copy, acts)
        shutil.rmtree(copy.root)
        self.changed()

    @rule(number=some)
    def misses_something(self, number):
        """Sweep a part of what changed, then everything: nothing is left for whoever sees the newsroom anew."""
        hinted = sorted(self.changed())
        self.house.sweep(hinted=hinted[: number % (len(hinted) + 1)])
        self.house.sweep()
        self.house.sweep()
        self.copies += 1
        copy = self.house.copied(self.folder / f"copy-{self.copies}")
        with copy.unchanged():
            assert not copy.sweep().done
        shutil.rmtree(copy.root)
        self.changed()

    @rule(
        name=names,
        title=st.sampled_from(TITLES),
        body=st.sampled_from(BODIES),
        colour=st.none() | st.sampled_from(COLOURS),
        author=st.sampled_from(AUTHORS),
        who=st.sampled_from([*SIGNERS]),
    )
    def goes_the_whole_way(self, name, title, body, colour, author, who):  # noqa: PLR0913, PLR0917  # drawn by name
        picture = "\n\n![Air di jalan](foto.jpg)" if colour else ""
        self.put(f"review/{name}", text(body + picture, Judul=title, Penulis=author))
        if colour:
            folder = f"review/{name}".rpartition("/")[0]
            self.put(f"{folder}/foto.jpg", photo(colour))
        self.look_around()
        place = self.pick(0, "review")
        if place and self.house.case(place).digest:
            self.sign_at(place, who, right=True)
            self.look_around()

    @precondition(lambda self: any(isinstance(act, Sealed) for act in self.house.acts()))
    @rule(number=some, withdraws=st.booleans())
    def revises_by_command(self, number, withdraws):
        addresses = list(self.house.newsroom.register.versions)
        slug = addresses[number % len(addresses)].rpartition("/")[2]
        place = self.house.withdraw(slug) if withdraws else self.house.revise(slug)
        self.house.submit(place)

    @rule(number=some)
    def signs_by_command(self, number):
        place = self.pick(number, "review")
        if place and self.house.case(place).digest:
            self.house.sign(place)


TestHintedSweeps = pytest.mark.usefixtures("fast_disk")(Hinted.TestCase)
TestHintedSweeps.settings = settings(
    max_examples=int(os.environ.get("PARAF_LAWS_EXAMPLES", "80")),
    stateful_step_count=int(os.environ.get("PARAF_LAWS_STEPS", "30")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.usefixtures("fast_disk")
def test_a_paper_that_waited_for_another_goes_on_when_that_one_is_deleted():
    people = Hinted()
    people.the_office_is_at_work(name="banjir.md", colour=None)
    people.revises_by_command(number=0, withdraws=True)
    people.loses_the_content_folder()
    people.revises_by_command(number=0, withdraws=False)
    people.types_an_alias(number=0, old="Category")
    same = {"body": "Air surut.", "colour": None, "title": "Pasar baru", "who": "Siti Rahma"}
    people.goes_the_whole_way(name="banjir.md", author="Siti Rahma", **same)
    people.goes_the_whole_way(name="pasar/index.md", author="Rina Wulandari", **same)
    people.deletes_a_paper(number=11)
    people.look_around()
    people.teardown()


@pytest.mark.usefixtures("fast_disk")
def test_a_folder_that_came_back_is_judged_though_only_a_note_in_it_was_looked_for():
    people = Hinted()
    people.the_office_is_at_work(name="banjir.md", colour="red")
    people.loses_the_content_folder()
    people.misses_something(number=0)
    people.puts_the_signed_text_back(number=0)
    people.misses_something(number=0)
