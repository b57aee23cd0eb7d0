"""People at work: what hands do in a newsroom's folders, as rules of a state machine.

* Whoever saves over a file, moves onto it or deletes it destroys its bytes himself: those may be lost.
* Everything else that somebody ever wrote must still be somewhere.
"""

import shutil
import tempfile
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from paraf.desk.papers.folders import scan
from paraf.rules.manifest import sha256
from paraf.rules.words import Stage
from tests.support.newsrooms import House, photo, text

NAMES = ("banjir.md", "jalan.md", "Banjir.md", "banjir (1).md", "pasar/index.md")
BODIES = ("Air surut.", "Air naik.", "Jalan ditutup.")
TITLES = ("Banjir surut", "Jalan rusak", "Pasar baru", "Kebun kota")
COLOURS = ("red", "blue")
STAGES = tuple(stage.value for stage in Stage)
SIGNERS = {"Siti Rahma": "siti", "Budi Sastrawijaya": "budi", "Dewi Anggraini": "dewi"}
OTHERS = ("Rina Wulandari", "Gita Maharani", "Eko Prasetyo", "Siti Rama", "A. Wibowo")
AUTHORS = ("Rina Wulandari", "Siti Rahma")

names = st.sampled_from(NAMES)
stages = st.sampled_from(STAGES)
some = st.integers(0, 20)


class People(RuleBasedStateMachine):
    """People at work in one newsroom; ``approved`` and ``written`` remember what they did, for the laws."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="paraf-laws-"))
        self.house = House(self.folder / "n")
        self.approved = set()
        self.written = {}
        self.let_go = set()
        self.live = {}
        self.kept = set()
        self.revoked = set()

    def teardown(self):
        shutil.rmtree(self.folder)

    # what people have in their hands

    def papers(self, *stages):
        """Give the papers in some stages, in order."""
        return [paper.place for paper in scan(self.house.newsroom.layout).papers if paper.stage.value in stages]

    def pick(self, number, *stages):
        """Give one of the papers in some stages, or None where there is none."""
        papers = self.papers(*(stages or STAGES))
        return papers[number % len(papers)] if papers else None

    def put(self, place, content):
        """Save a file, as people do: what was there before is theirs to lose."""
        raw = content.encode() if isinstance(content, str) else content
        path = self.house.root / place
        if path.parent.is_file() or path.is_dir():
            return
        self.lose(place)
        self.house.write(place, raw)
        self.written[sha256(raw)] = place
        self.let_go.discard(sha256(raw))

    def lose(self, place):
        """Let a person's own hand destroy what lies at a place."""
        path = self.house.root / place
        if path.is_file():
            self.let_go.add(sha256(path.read_bytes()))

    # hands

    def take_stock(self):
        self.kept |= {file.name for file in self.house.newsroom.layout.vault.rglob("*") if file.is_file()}

    @rule(
        stage=stages,
        name=names,
        title=st.sampled_from(TITLES),
        body=st.sampled_from(BODIES),
        slug=st.booleans(),
        author=st.sampled_from(AUTHORS),
        crlf=st.booleans(),
    )
    def drops_an_article(self, stage, name, title, body, slug, author, crlf):  # noqa: PLR0913, PLR0917  # drawn by name
        content = text(body, Judul=title, Penulis=author, Slug=title.split()[0].lower() if slug else None)
        self.put(f"{stage}/{name}", content.replace("\n", "\r\n") if crlf else content)

    @rule(
        stage=stages,
        name=names,
        title=st.sampled_from(TITLES),
        colour=st.sampled_from(COLOURS),
        ref=st.sampled_from(["foto.jpg", "images/bersama.jpg"]),
        beside=st.booleans(),
    )
    def drops_an_article_with_a_picture(self, stage, name, title, colour, ref, beside):  # noqa: PLR0913, PLR0917  # drawn by name
        self.put(f"{stage}/{name}", text(f"Lihat.\n\n![Air di jalan]({ref})", Judul=title))
        if beside:
            folder = "images" if "/" in ref else str(Path(f"{stage}/{name}").parent)
            self.put(f"{folder}/{Path(ref).name}", photo(colour))

    @rule(number=some)
    def drops_an_old_window(self, number):
        versions = [version for each in self.house.newsroom.register.versions.values() for version in each]
        if versions:
            version = versions[number % len(versions)]
            self.put(f"review/{version.seal.submission}", self.house.newsroom.vault.get(version.seal.text))

    @rule(number=some, body=st.sampled_from(BODIES))
    def changes_the_text(self, number, body):
        place = self.pick(number)
        if place:
            lines = self.house.read(place).splitlines()
            self.put(place, "\n".join([*lines[:-1], body]) + "\n")

    @rule(
        number=some, line=st.sampled_from(["Kategori: Desa", "Change: ralat", "X-Kembali: salah nama", "Judul: Lain"])
    )
    def adds_a_line(self, number, line):
        place = self.pick(number)
        if place:
            self.put(place, f"{line}\n{self.house.read(place)}")

    @rule(number=some, old=st.sampled_from(["Category", "Title", "Authors"]))
    def types_an_alias(self, number, old):
        place = self.pick(number, "review")
        if place:
            alias = {"Category": "Kategori", "Title": "Judul", "Authors": "Penulis"}[old]
            self.put(place, self.house.read(place).replace(f"{old}:", f"{alias}:"))
            self.house.sweep()

    @rule(number=some)
    def says_what_changed(self, number):
        place = self.pick(number)
        if place:
            key = ("Change", "Jenis-Ubahan", "Catatan-Perubahan", "Change-Note")
            lines = [line for line in self.house.read(place).splitlines(keepends=True) if not line.startswith(key)]
            self.put(place, f"Jenis-Ubahan: ralat\nChange-Note: Nama keliru ({number})\n{''.join(lines)}")

    @rule(number=some)
    def takes_the_signoff_out(self, number):
        place = self.pick(number)
        if place:
            lines = self.house.read(place).splitlines(keepends=True)
            self.put(place, "".join(line for line in lines if not line.startswith("Koreksi:")))

    @rule(number=some)
    def puts_the_signed_text_back(self, number):
        versions = list(self.house.newsroom.register.versions.values())
        if versions:
            version = versions[number % len(versions)][-1]
            self.put(f"content/{version.seal.path}", self.house.newsroom.vault.get(version.seal.text))

    @rule(number=some, who=st.sampled_from([*SIGNERS, *OTHERS]), right=st.booleans())
    def types_a_signoff(self, number, who, right):
        place = self.pick(number, "review", "content")
        if place and self.house.case(place).code:
            self.sign_at(place, who, right=right)

    def sign_at(self, place, who, *, right):
        """Type a sign-off line."""
        code = self.house.code(place) if right else "0000-0000-0000"
        self.note_approval(place, SIGNERS.get(who), right=right)
        lines = self.house.read(place).splitlines(keepends=True)
        rest = "".join(line for line in lines if not line.startswith("Koreksi:"))
        self.put(place, f"Koreksi: {who}, {code}\n{rest}")

    def note_approval(self, place, officer, *, right):
        """Remember that somebody who may do so signed this very content."""
        case = self.house.case(place)
        names = self.house.newsroom.office.roster.authors(case.article.get("Authors") or "")
        if (
            right
            and officer
            and officer not in self.revoked
            and officer not in {getattr(one, "id", None) for one in names}
        ):
            self.approved.add(case.digest)

    @rule(number=some, stage=stages, name=st.none() | names, along=st.booleans())
    def moves_a_paper(self, number, stage, name, along):
        place = self.pick(number)
        if place is None:
            return
        target = f"{stage}/{name or place.partition('/')[2]}"
        if (self.house.root / target).is_dir() or (self.house.root / target).parent.is_file() or target == place:
            return
        self.lose(target)
        self.house.move(place, target)
        beside, to = Path(place).parent / "foto.jpg", Path(target).parent / "foto.jpg"
        if along and self.house.has(beside) and beside != to:
            self.lose(to)
            self.house.move(beside, to)

    @rule(number=some)
    def moves_a_folder(self, number):
        place = self.pick(number)
        source = self.house.root / "review/pasar"
        target = self.house.root / ("content/pasar" if place else "drafts/pasar")
        if source.is_dir() and not target.exists() and target.parent.is_dir():
            source.rename(target)

    @rule(number=some)
    def deletes_a_paper(self, number):
        place = self.pick(number)
        if place:
            self.lose(place)
            (self.house.root / place).unlink()

    @rule(stage=stages, colour=st.sampled_from(COLOURS))
    def changes_the_picture(self, stage, colour):
        self.put(f"{stage}/foto.jpg", photo(colour, width=60))

    @rule(stage=stages)
    def deletes_the_picture(self, stage):
        if self.house.has(f"{stage}/foto.jpg"):
            self.lose(f"{stage}/foto.jpg")
            (self.house.root / stage / "foto.jpg").unlink()

    @rule()
    def loses_the_content_folder(self):
        for path in (self.house.root / "content").rglob("*"):
            if path.is_file():
                self.lose(path.relative_to(self.house.root))
        shutil.rmtree(self.house.root / "content", ignore_errors=True)
