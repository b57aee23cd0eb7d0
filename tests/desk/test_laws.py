"""The laws hold through any sequence of acts by hands and commands, in a real newsroom on disk.

``PARAF_LAWS_EXAMPLES`` and ``PARAF_LAWS_STEPS`` make the search larger.
"""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from paraf.desk.records.vault import Vault
from paraf.rules.answers import is_ours
from paraf.rules.grammar import parse
from paraf.rules.manifest import sha256
from tests.support.crashes import crashes_at
from tests.support.newsrooms import photo, text
from tests.support.offices import SETTINGS_TEXT
from tests.support.people import AUTHORS, BODIES, COLOURS, SIGNERS, TITLES, People, names, some

REVOKED = ("siti", "budi")


class Newsroom(People):
    """People, commands and crashes in one newsroom, and the laws."""

    @initialize(
        name=st.sampled_from(["banjir.md", "pasar/index.md"]),
        who=st.sampled_from([*SIGNERS]),
        colour=st.none() | st.sampled_from(COLOURS),
        waits=st.booleans(),
    )
    def the_office_is_at_work(self, name, who, colour, waits):
        self.take_stock()
        self.goes_the_whole_way(name, "Banjir surut", "Air surut.", colour, "Rina Wulandari", who)
        if waits:
            self.put("review/jalan.md", text("Lihat.\n\n![Air di jalan](foto.jpg)", Judul="Jalan rusak"))
            self.put("review/foto.jpg", photo("blue"))
            self.house.sweep()

    # commands

    @rule(number=some)
    def submits_by_command(self, number):
        place = self.pick(number)
        if place:
            self.house.submit(place)

    @rule(number=some, by=st.sampled_from(["siti", "budi", "dewi", "rina"]), right=st.booleans())
    def signs_by_command(self, number, by, right):
        place = self.pick(number, "review", "content")
        if place and self.house.case(place).digest:
            self.note_approval(place, by if by in SIGNERS.values() else None, right=right)
            self.house.sign(place, by=by, code=None if right else "0000-0000-0000")

    @rule(number=some)
    def returns_by_command(self, number):
        place = self.pick(number, "review")
        if place:
            self.house.send_back(place)

    @rule(number=some, withdraws=st.booleans())
    def revises_or_withdraws(self, number, withdraws):
        addresses = list(self.house.newsroom.register.versions)
        if addresses:
            slug = addresses[number % len(addresses)].rpartition("/")[2]
            place = self.house.withdraw(slug) if withdraws else self.house.revise(slug)
            if withdraws:
                self.house.write(place, f"X-Peminta: Rina Wulandari\n{self.house.read(place)}")

    @precondition(lambda self: not self.revoked)
    @rule(who=st.sampled_from(REVOKED))
    def accepts_a_roster_with_an_officer_revoked(self, who):
        day = date(2026, 1, 1)
        settings_text = SETTINGS_TEXT.replace(f'id = "{who}"\n', f'id = "{who}"\nrevoked_since = {day}\n')
        self.house.write("newsroom.toml", settings_text)
        accepted = self.house.accept(by="dewi")
        if not isinstance(accepted, tuple):
            self.revoked.add(who)
            self.live = {}

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
            self.put(str(Path(f"review/{name}").parent / "foto.jpg"), photo(colour))
        self.house.sweep()
        self.signs_what_waits(0, who)

    @rule(number=some, who=st.sampled_from([*SIGNERS]))
    def signs_what_waits(self, number, who):
        place = self.pick(number, "review")
        if place and self.house.case(place).digest:
            self.sign_at(place, who, right=True)
            self.sweeps()

    @rule(number=some)
    def mends_what_is_live(self, number):
        addresses = list(self.house.newsroom.register.versions)
        if addresses:
            place = self.house.revise(addresses[number % len(addresses)].rpartition("/")[2])
            self.put(place, f"Change: ralat\nChange-Note: Nama keliru ({number})\n{self.house.read(place)}")
            self.house.submit(place)

    # paraf

    @rule()
    def sweeps(self):
        self.house.sweep()
        self.settle()

    @rule(step=st.integers(1, 60))
    def crashes_in_a_sweep(self, step):
        crashes_at(step, self.house.sweep)
        self.house.reopen()

    @rule(step=st.integers(1, 40), number=some)
    def crashes_in_a_command(self, step, number):
        place = self.pick(number)
        if place is None:
            return
        sign = place.startswith("review/") and self.house.case(place).digest is not None
        if sign:
            self.note_approval(place, "siti", right=True)
        crashes_at(step, lambda: self.house.sign(place, by="siti") if sign else self.house.submit(place))
        self.house.reopen()

    @rule()
    def starts_again(self):
        self.house.reopen()

    def settle(self):
        """Hold that a sweep leaves nothing to do for the next one."""
        with self.house.unchanged():
            swept = self.house.sweep()
        assert not swept.done

    # laws

    @invariant()
    def nothing_unsigned_is_public(self):
        for address, digest in self.house.live().items():
            assert digest in self.approved, f"{address} shows what nobody signed"

    @invariant()
    def a_second_person_signed_what_is_public(self):
        register, office = self.house.newsroom.register, self.house.newsroom.office
        for address, digest in self.house.live().items():
            (seal,) = [version.seal for version in register.versions[address] if version.seal.digest == digest][-1:]
            article = parse(self.house.newsroom.vault.get(seal.text).decode(), path="x").article
            authors = {author.id for author in office.roster.authors(article.get("Authors"))}
            signers = {signer.officer for signer in seal.signers}
            assert signers
            assert not signers & (authors | self.revoked)

    @invariant()
    def nothing_public_goes_away(self):
        live = self.house.live()
        assert set(self.live) <= set(live)
        sealed = {version.seal.digest for each in self.house.newsroom.register.versions.values() for version in each}
        assert set(live.values()) <= sealed
        self.live = live

    @invariant()
    def nothing_leaves_the_vault(self):
        names = {file.name for file in self.house.newsroom.layout.vault.rglob("*") if not file.name.startswith(".")}
        assert self.kept <= names
        self.kept = names

    @invariant()
    def nothing_that_somebody_wrote_is_lost(self):
        vault = Vault(self.house.newsroom.layout.vault)
        lying = {sha256(content) for content in self.house.tree().values() if isinstance(content, bytes)}
        lost = [
            place
            for digest, place in self.written.items()
            if digest not in lying and digest not in self.let_go and digest not in vault
        ]
        assert not lost

    @invariant()
    def the_records_fit_together(self):
        assert not self.house.problems()

    @invariant()
    def every_note_is_ours(self):
        assert all(is_ours(note) for note in self.house.told().values())


TestLaws = pytest.mark.usefixtures("fast_disk")(Newsroom.TestCase)
TestLaws.settings = settings(
    max_examples=int(os.environ.get("PARAF_LAWS_EXAMPLES", "80")),
    stateful_step_count=int(os.environ.get("PARAF_LAWS_STEPS", "30")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
