"""Scenes: newsrooms in which one act is about to happen, to be played again and again while something fails.

* A scene is prepared once; every take plays in a copy of its own.
* The words of each text are its own, so that it can be told what is public, signed, or lost.
* ``done`` looks at the disk alone, as another process finds it.
"""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from paraf.cli.main import main
from paraf.desk.clock import now
from paraf.desk.papers.casebook import CaseBook
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.sweeping.sweeping import sweep
from paraf.press.releases.standing import hashes_of, live, standing
from paraf.rules.manifest import sha256
from tests.support.commands import Office, paraf, picture, text_of
from tests.support.keeping import PUBLIC_WORD, Keeping

Done = Callable[["Take"], bool]
_FIRST = 0.5
REASON = "Alasan jarum00000000ff."


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """An act that is about to happen in a prepared newsroom.

    ``public`` tells whether the act, or what follows from it, changes the site; ``gone`` are words that leave it.
    """

    kind: str
    office: Office
    words: tuple[str, ...]
    done: Done
    keeping: Keeping
    released: frozenset[bytes]
    public: bool = False
    gone: frozenset[bytes] = frozenset()

    def take(self, root: Path) -> "Take":
        """Set the scene up in a folder."""
        shutil.copytree(self.office.root, root, symlinks=True)
        return Take(self, root)


class Take:
    """One play of a scene, in a folder of its own."""

    def __init__(self, scene: Scene, root: Path) -> None:
        self.scene, self.root = scene, root
        self.keeping = scene.keeping.elsewhere(root)
        self.ledger = self._ledger()

    def act(self) -> int:
        """Do it, in this process; give the exit status."""
        try:
            main(["-C", str(self.root), *self.scene.words])
        except SystemExit as end:
            return int(end.code or 0)
        raise AssertionError

    def newsroom(self) -> Newsroom:
        """Open the newsroom as another process would."""
        return Newsroom.open(self.root)

    def sweep(self) -> None:
        """Start paraf again, as far as the folders go."""
        newsroom = self.newsroom()
        with newsroom.writing(lambda: None):
            sweep(newsroom, CaseBook(newsroom), clock=now, is_quiet=lambda _: True)

    def is_done(self) -> bool:
        """Tell whether the act is recorded on disk."""
        return self.scene.done(self)

    def faults(self) -> list[str]:
        """Give every law that is broken at this very moment."""
        public, private = self.keeping.public_words()
        signed = self.keeping.signed_words()
        found = [f"lost: {each}" for each in self.keeping.lost()]
        found += [f"private lines are public: {private}"] * bool(private)
        found += [f"public without a seal: {public - signed}"] * (not public <= signed)
        found += [f"sealed without a sign-off: {signed - self.scene.released}"] * (not signed <= self.scene.released)
        found += ["the ledger's past was changed"] * (not self._ledger().startswith(self.ledger))
        return found + self._faults_of_the_site()

    def finish(self) -> list[str]:
        """Start paraf again, and do again what was not done; give what goes wrong."""
        orders = [("watch", "--once")] if self.scene.public else []
        if not self.is_done() and self.scene.words != ("watch", "--once"):
            first = random.random() < _FIRST  # noqa: S311 - no secret
            orders = [self.scene.words, *orders] if first else [*orders, self.scene.words]
        for words in orders:
            again = paraf(*words, folder=self.root)
            if again.status and words != self.scene.words:  # what was moved already cannot be handed in once more
                return [f"then {' '.join(words)}: {again.status} {again.err}"]
        if not self.scene.public:
            self.sweep()
        elif orders[-1] == self.scene.words != ("build",):
            assert paraf("build", folder=self.root).status == 0
        return [*self._left_undone(), *self.faults()]

    def _left_undone(self) -> list[str]:
        found = [] if self.is_done() else [f"{self.scene.kind} is not done after all"]
        if self.scene.public:
            for folder in (".paraf/releases", ".paraf/work"):
                files = [path for path in (self.root / folder).rglob("*") if path.is_file()]
                left = {word for path in files for word in PUBLIC_WORD.findall(path.read_bytes())}
                found += [f"still in {folder}: {left & self.scene.gone}"] * bool(left & self.scene.gone)
        verified = paraf("verify", folder=self.root)
        found += [f"verify: {verified.status} {verified.out}{verified.err}"] * bool(verified.status)
        stages = ("drafts", "review", "content", "records")
        halves = [path for stage in stages for path in (self.root / stage).rglob(".paraf-tmp-*")]
        return found + [f"half-written: {path}" for path in halves]

    def _faults_of_the_site(self) -> list[str]:
        layout = self.newsroom().layout
        release = live(layout)
        if release is None:
            return ["the site is gone"]
        known = standing(layout)
        if known is None or known.hashes() != hashes_of(release):
            return ["the site is not whole"]
        return []

    def _ledger(self) -> bytes:
        return (self.root / "records" / "ledger").read_bytes()


class Stage:
    """Where scenes are prepared: a newsroom with two articles on its site, copied for each of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.office = Office(folder / "dasar")
        self.keeping = Keeping(self.office.root)
        self.released: set[bytes] = set()
        for number, slug in enumerate(("satu", "lama"), 1):
            self._write(self.office, self.keeping, slug, number)
            self._sign(self.office, slug)
        assert self.office("build").status == 0

    def scenes(self) -> dict[str, Scene]:
        """Prepare all scenes."""
        makers = (
            *(self._submit, self._signing, self._return, self._revise, self._revision, self._withdraw),
            *(self._withdrawal, self._accept, self._build, self._taking_off, self._watch),
        )
        made = [maker() for maker in makers]
        return {scene.kind: scene for scene in made}

    def _submit(self) -> Scene:
        office, keeping = self._copy("submit")
        self._write(office, keeping, "dua", 3)
        words = ("submit", "drafts/dua.md", "--as", "rina")
        return self._scene("submit", office, keeping, words, lambda take: _waits(take, "dua.md"))

    def _signing(self) -> Scene:
        office, keeping = self._copy("sign")
        self._write(office, keeping, "dua", 3)
        words = self._signing_words(office, "drafts/dua.md", "dua")
        return self._scene("sign", office, keeping, words, lambda take: _versions(take, "dua") == 1, public=True)

    def _return(self) -> Scene:
        office, keeping = self._copy("return")
        self._write(office, keeping, "dua", 3)
        assert office("submit", "drafts/dua.md", "--as", "rina").status == 0
        words = ("return", "dua", "--note", "Nama keliru", "--as", "siti")
        return self._scene("return", office, keeping, words, lambda take: not _waits(take, "dua.md"))

    def _revise(self) -> Scene:
        office, keeping = self._copy("revise")
        done = lambda take: any((take.root / "drafts").glob("satu*.md"))  # noqa: E731
        return self._scene("revise", office, keeping, ("revise", "satu"), done)

    def _revision(self) -> Scene:
        office, keeping = self._copy("revision")
        path = office.root / office("revise", "satu").out.strip()
        change = "\nChange: ralat\nChange-Note: Angka jarum00000000aa keliru.\n\n"
        keeping.wrote(path, path.read_text().replace("\n\n", change, 1).encode())
        words = self._signing_words(office, str(path.relative_to(office.root)), f"review/{path.name}")
        done = lambda take: _versions(take, "satu") == 2  # noqa: E731
        return self._scene("sign a revision", office, keeping, words, done, public=True)

    def _withdraw(self) -> Scene:
        office, keeping = self._copy("withdraw")
        words = ("withdraw", "satu", "--reason", REASON, "--as", "rina")
        return self._scene("withdraw", office, keeping, words, lambda take: len(_waiting(take)) == 1)

    def _withdrawal(self) -> Scene:
        office, keeping, words = self._withdrawn("withdrawal")
        done = lambda take: _versions(take, "satu") == 2  # noqa: E731
        gone = _words(office, "content/satu.md") - _words(office, words[1])
        return self._scene("sign a withdrawal", office, keeping, words, done, public=True, gone=gone)

    def _accept(self) -> Scene:
        office, keeping = self._copy("accept")
        settings = office.read("newsroom.toml").replace("Kabar Kota Contoh", "Kabar Kota Baru").encode()
        keeping.wrote(office.root / "newsroom.toml", settings)
        del keeping.written[sha256(settings).removeprefix("sha256:")]  # lies where no paper does
        done = lambda take: take.newsroom().register.office == sha256(settings)  # noqa: E731
        return self._scene("roster accept", office, keeping, ("roster", "accept", "--as", "dewi"), done)

    def _build(self) -> Scene:
        office, keeping = self._copy("build")
        self._write(office, keeping, "dua", 3)
        self._sign(office, "dua")
        done = lambda take: (take.root / "public/berita/2026/dua/index.html").is_file()  # noqa: E731
        return self._scene("build", office, keeping, ("build",), done, public=True)

    def _taking_off(self) -> Scene:
        office, keeping, words = self._withdrawn("taking off")
        gone = _words(office, "content/satu.md") - _words(office, words[1])
        assert office(*words).status == 0
        done = lambda take: not take.keeping.public_words()[0] & gone  # noqa: E731
        return self._scene("build without", office, keeping, ("build",), done, public=True, gone=gone)

    def _watch(self) -> Scene:
        office, keeping = self._copy("watch")
        self._write(office, keeping, "dua", 3)
        assert office("submit", "drafts/dua.md", "--as", "rina").status == 0
        code = next(one["code"] for one in office("status", "--json").json["articles"] if one["slug"] == "dua")
        keeping.wrote(office.path("review/dua.md"), f"Koreksi: SR {code}\n{office.read('review/dua.md')}".encode())
        self._write(office, keeping, "tiga", 4, folder="review")
        done = lambda take: _versions(take, "dua") == 1 and _waits(take, "tiga.md")  # noqa: E731
        return self._scene("watch", office, keeping, ("watch", "--once"), done, public=True)

    def _withdrawn(self, name: str) -> tuple[Office, Keeping, tuple[str, ...]]:
        office, keeping = self._copy(name)
        place = office("withdraw", "satu", "--reason", REASON, "--as", "rina").out.strip()
        code = next(one["code"] for one in office("status", "--json").json["articles"] if one["path"] == place)
        return office, keeping, ("sign", place, "--code", code, "--as", "siti")

    def _copy(self, name: str) -> tuple[Office, Keeping]:
        office = object.__new__(Office)
        office.root = self.folder / name
        shutil.copytree(self.office.root, office.root, symlinks=True)
        return office, self.keeping.elsewhere(office.root)

    def _write(self, office: Office, keeping: Keeping, slug: str, number: int, folder: str = "drafts") -> None:
        body = f"Isi jarum{number:010x}.\n\n![Foto](foto-{slug}.jpg)"
        text = text_of(slug, body=body, X_Catatan=f"rahasia{number:010x}", Title=f"Kabar jarum{number + 100:010x}")
        keeping.wrote(office.path(f"{folder}/foto-{slug}.jpg"), picture(("red", "blue", "green", "grey")[number % 4]))
        keeping.wrote(office.path(f"{folder}/{slug}.md"), text.encode())

    def _sign(self, office: Office, slug: str) -> None:
        assert office(*self._signing_words(office, f"drafts/{slug}.md", slug)).status == 0

    def _signing_words(self, office: Office, draft: str, paper: str) -> tuple[str, ...]:
        done = office("submit", draft, "--as", "rina", "--json")
        assert done.status == 0, done
        return ("sign", paper, "--code", done.json["code"], "--as", "siti")

    @staticmethod
    def _scene(
        kind: str, office: Office, keeping: Keeping, words: tuple[str, ...], done: Done, **rest: object
    ) -> Scene:
        papers = [path.read_bytes() for path in office.root.rglob("*.md")]
        released = frozenset(word for paper in papers for word in PUBLIC_WORD.findall(paper))
        if kind != "watch":
            released |= frozenset(PUBLIC_WORD.findall(REASON.encode()))
        return Scene(kind=kind, office=office, words=words, done=done, keeping=keeping, released=released, **rest)


def _waits(take: Take, path: str) -> bool:
    return path in _waiting(take)


def _waiting(take: Take) -> list[str]:
    return list(take.newsroom().register.submissions)


def _versions(take: Take, slug: str) -> int:
    return len(take.newsroom().register.versions.get(f"berita/2026/{slug}", ()))


def _words(office: Office, place: str) -> frozenset[bytes]:
    return frozenset(PUBLIC_WORD.findall(office.path(place).read_bytes()))
