"""A busy newsroom: people who write, submit, sign, build and revise, at random but the same for the same seed.

* Every text has a public word and a private one that no other text has.
* An order is given by command, or by hand and left to ``paraf watch --once``.
* The words of a text count as released from the moment when somebody orders its sign-off.
"""

import codecs
import random
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from paraf.desk.clock import now
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.sweeping.board import Card, board_of
from paraf.rules.findings import errors
from paraf.rules.words import Stage
from tests.support.keeping import PUBLIC_WORD, Keeping
from tests.support.offices import SETTINGS_TEXT

_WAITING = {"not-signed"}
_ENOUGH_DRAFTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One order to the command line, and what kind of order it is."""

    kind: str
    words: tuple[str, ...]


def held_by(card: Card) -> tuple[str, ...]:
    """Give the codes of what holds a paper besides a missing sign-off."""
    codes = {finding.code for finding in errors(card.findings)}
    return tuple(sorted(codes - _WAITING))


class Newsdesk:
    """The people of one newsroom."""

    def __init__(self, root: Path, rng: random.Random) -> None:
        self.root, self.rng = root, rng
        self.keeping = Keeping(root)
        self.released: set[bytes] = set()
        self._number = 0

    def settle_in(self) -> None:
        """Write the settings that ``paraf init`` puts in force."""
        self.root.mkdir(parents=True)
        (self.root / "newsroom.toml").write_text(SETTINGS_TEXT, encoding="utf-8")

    def next_order(self) -> Order:
        """Write what is to be written, and give the next order."""
        self._finish_revisions(self._cards())
        cards = self._cards()
        while sum(card.stage is Stage.DRAFT for card in cards) < _ENOUGH_DRAFTS:
            self._write()
            cards = self._cards()
        return self.rng.choice(self._possible(cards))()

    def addresses(self) -> list[str]:
        """Give the address of every article that was ever sealed."""
        return list(Newsroom.open(self.root).register.versions)

    def held(self) -> list[str]:
        """Give every paper that something else holds than a missing sign-off, or than another revision signed first.

        Two people may revise one version; that the second one is told so is the right answer, not a paper left behind.
        """
        self._finish_revisions(self._cards())
        codes = {card.path: set(held_by(card)) - {"outdated-revision"} for card in self._cards()}
        return [f"{path}: {', '.join(sorted(found))}" for path, found in codes.items() if found]

    def _cards(self) -> tuple[Card, ...]:
        return board_of(Newsroom.open(self.root), at=now()).cards

    def _possible(self, cards: tuple[Card, ...]) -> list[Callable[[], Order]]:
        drafts = [card for card in cards if card.stage is Stage.DRAFT and not held_by(card)]
        submitted = {f"review/{path}" for path in Newsroom.open(self.root).register.submissions}
        waiting = [card for card in cards if card.path in submitted and not held_by(card)]
        published = [card for card in cards if card.stage is Stage.PUBLISHED]
        possible: list[Callable[[], Order]] = [lambda: Order(kind="build", words=("build",))]
        if drafts:
            possible += [lambda: self._submit(self.rng.choice(drafts)), lambda: self._drop(self.rng.choice(drafts))]
        if waiting:
            possible += [lambda: self._sign(self.rng.choice(waiting)), lambda: self._type(self.rng.choice(waiting))] * 2
        if published and len(drafts) <= _ENOUGH_DRAFTS:
            possible.append(lambda: self._revise(self.rng.choice(published)))
        return possible

    def _submit(self, card: Card) -> Order:
        return Order(kind="submit", words=("submit", card.path, "--as", "rina"))

    def _drop(self, card: Card) -> Order:
        """Move a draft into ``review/`` by hand."""
        own = Path(card.path).parent if Path(card.path).name == "index.md" else Path(card.path)
        (self.root / own).rename(self.root / "review" / own.name)
        return Order(kind="watch, submitting", words=("watch", "--once"))

    def _sign(self, card: Card) -> Order:
        self._release(card)
        return Order(kind="sign", words=("sign", card.path, "--code", card.code or "", "--as", "siti"))

    def _type(self, card: Card) -> Order:
        """Type a sign-off line by hand."""
        self._release(card)
        path = self.root / card.path
        raw = path.read_bytes()
        encoding = "utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
        text = raw.decode(encoding)
        end = "\r\n" if "\r\n" in text else "\n"
        header, blank, body = text.partition(end * 2)
        lines = [line for line in header.split(end) if not line.startswith("Koreksi:")]
        typed = end.join([*lines, f"Koreksi: BS {card.code}"]) + blank + body
        self.keeping.wrote(path, typed.encode(encoding))
        return Order(kind="watch, signing", words=("watch", "--once"))

    def _revise(self, card: Card) -> Order:
        return Order(kind="revise", words=("revise", card.slug))

    def _release(self, card: Card) -> None:
        plain = (self.root / card.path).read_bytes().replace(b"\0", b"")  # UTF-16, as long as nobody tidied it
        self.released |= set(PUBLIC_WORD.findall(plain))

    def _finish_revisions(self, cards: tuple[Card, ...]) -> None:
        """Write a new text into every revision that was begun."""
        for card in cards:
            path = self.root / card.path
            text = path.read_bytes() if card.stage is Stage.DRAFT and path.is_file() else b""
            if b"\nReplaces: " in text and b"\nChange: " not in text:
                header, blank, body = text.partition(b"\n\n")
                change = f"\nChange: pemutakhiran\nChange-Note: Tambahan {self._word('jarum')}.".encode()
                self.keeping.wrote(
                    path, header + change + blank + body + f"\nTambahan {self._word('jarum')}.\n".encode()
                )

    def _write(self) -> None:
        """Write a new article: a file with or without a picture, a folder, or what Notepad makes of one."""
        self._number += 1
        name, kind = f"kabar-{self._number}", self.rng.choice(("plain", "picture", "folder", "notepad"))
        picture = f"foto-{self._number}.jpg" if kind in {"picture", "folder"} else None
        place = self.root / "drafts" / (f"{name}/index.md" if kind == "folder" else f"{name}.md")
        if picture:
            self.keeping.wrote(place.parent / picture, self._picture())
        self.keeping.wrote(place, self._text(name, picture, notepad=kind == "notepad"))

    def _text(self, slug: str, picture: str | None, *, notepad: bool) -> bytes:
        title, author = ("Judul ", "Penulis") if notepad else ("Title", "Authors")
        lines = [
            f"{title}: Kabar {self._word('jarum')}",
            "Date: 2026-03-02 09:30",
            "Category: Kota",
            f"{author}: Rina Wulandari",
            f"Slug: {slug}",
            f"Summary: Ringkasan {self._word('jarum')}.",
            f"X-Catatan: {self._word('rahasia')}",
            "",
            f"Isi kabar dengan kata {self._word('jarum')}.",
            *([f"![Foto dengan kata {self._word('jarum')}]({picture})"] if picture else []),
            "",
        ]
        return ("\r\n" if notepad else "\n").join(lines).encode("utf-16" if notepad else "utf-8")

    def _picture(self) -> bytes:
        colour = tuple(self.rng.randrange(256) for _ in range(3))
        buffer = BytesIO()
        Image.new("RGB", (64, 48), colour).save(buffer, format="JPEG", comment=self.rng.randbytes(16))
        return buffer.getvalue()

    def _word(self, kind: str) -> str:
        return f"{kind}{self.rng.getrandbits(40):010x}"
