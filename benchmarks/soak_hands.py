"""The hands of a soak: one person who does everything that people do in the folders, at random, and gives orders.

* What a hand overwrites or deletes itself is its own to lose; everything else that was written must be kept.
* The words of a text count as released from the moment when somebody orders or types its sign-off.
* The newsroom stays bounded: from so many articles on, what is written is a revision or is thrown away again.
"""

import random
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from benchmarks.soak_orders import Orders
from benchmarks.soak_readers import SealedWords
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.sweeping.board import Card
from paraf.rules.words import Stage
from tests.support.keeping import PUBLIC_WORD
from tests.support.newsdesk import Newsdesk, held_by

_MOST_OPEN = 12
_LOOKS = (("status",), ("check",), ("history",), ("doctor",), ("build",), ("roster", "show"), ("verify",))


def _can_be_signed(card: Card) -> bool:
    """Tell whether nothing holds a paper but a code that was typed too early, or another revision signed first."""
    return set(held_by(card)) <= {"wrong-code", "outdated-revision"}


class Hands(Newsdesk):
    """One person at work; ``done`` counts the acts by kind."""

    def __init__(self, root: Path, rng: random.Random, sealed: SealedWords, *, most: int) -> None:
        super().__init__(root, rng)
        self.sealed, self.most = sealed, most
        self.done: Counter[str] = Counter()
        self.orders = Orders(root, rng)
        self._signed_texts: dict[Path, bytes] = {}

    def act(self) -> str:
        """Do one thing, and give its name; what a hand reaches for may be gone by then."""
        self.orders.reap()
        acts = self._acts(self._cards())
        name, do = self.rng.choice(acts)
        try:
            do()
        except FileNotFoundError:
            name = f"{name}, too late"
        self.done[name] += 1
        return name

    # what can be done

    def _acts(self, cards: tuple[Card, ...]) -> list[tuple[str, Callable[[], object]]]:
        drafts = [card for card in cards if card.stage is Stage.DRAFT]
        ready = [card for card in drafts if not held_by(card)]
        review = [card for card in cards if card.stage is Stage.REVIEW]
        submitted = {f"review/{path}" for path in Newsroom.open(self.root).register.submissions}
        waiting = [card for card in review if card.path in submitted and card.code and _can_be_signed(card)]
        published = [card for card in cards if card.stage is Stage.PUBLISHED and card.digest]
        is_full = len(self.sealed.read().versions) >= self.most
        acts: list[tuple[str, Callable[[], object]]] = [
            ("look", lambda: self.orders.give(*self.rng.choice(_LOOKS))),
            ("folder away and back", self._folder_away),
            ("edit undone", self._undo),
        ]
        if len(drafts) + len(review) < _MOST_OPEN and not is_full:
            acts += [("draft", self._write), ("half-copied", self._half_copied)] * 3
        elif len(drafts) + len(review) >= _MOST_OPEN:
            acts += [("thrown away", lambda: self._throw_away(self._one(drafts or review)))] * 4
        acts += list(self._on_drafts(drafts, ready))
        acts += list(self._on_review(review, waiting))
        if published:
            acts += list(self._on_published(published, is_full=is_full))
        return acts

    def _on_drafts(self, drafts: list[Card], ready: list[Card]) -> Iterator[tuple[str, Callable[[], object]]]:
        self._finish_what_was_begun(drafts)
        if drafts:
            yield "edit a draft", lambda: self._edit(self._one(drafts))
            yield "rename a draft", lambda: self._rename(self._one(drafts))
            yield "swap a picture", lambda: self._swap_picture("drafts")
        if ready:
            yield from [("submit", lambda: self.orders.give("submit", self._one(ready).path, "--as", "rina"))] * 2
            yield from [("move to review", lambda: self._drop(self._one(ready)))] * 2
            yield "preview", lambda: self.orders.give("preview", self._one(ready).path)

    def _on_review(self, review: list[Card], waiting: list[Card]) -> Iterator[tuple[str, Callable[[], object]]]:
        papers = [card for card in review if not self._is_notice(card)]
        notices = [card for card in waiting if self._is_notice(card)]
        if papers:
            yield "edit in review", lambda: self._edit(self._one(papers))
            yield "move back", lambda: self._move_back(self._one(papers))
            yield "swap a picture in review", lambda: self._swap_picture("review")
        if notices:
            yield "sign a withdrawal", lambda: self._sign_by_command(self._one(notices))
        if waiting:
            yield from [("sign", lambda: self._sign_by_command(self._one(waiting)))] * 3
            yield from [("type a line", lambda: self._type(self._one(waiting)))] * 3
            yield "type a line and edit", lambda: self._type_and_edit(self._one(waiting))
            yield "sign twice at once", lambda: self._sign_twice(self._one(waiting))
            yield "edit while signing", lambda: self._edit_while_signing(self._one(waiting))
            yield (
                "return",
                lambda: self.orders.give("return", self._one(waiting).path, "--note", "Mohon dicek", "--as", "siti"),
            )

    def _on_published(self, published: list[Card], *, is_full: bool) -> Iterator[tuple[str, Callable[[], object]]]:
        live = [card for card in published if not self._is_withdrawn(card)]
        if live:
            yield from [("revise", lambda: self.orders.give("revise", self._one(live).slug))] * (4 if is_full else 1)
            yield "edit after signing", lambda: self._edit_signed(self._one(live))
            yield "old window", lambda: self._old_window(self._one(live))
            yield "sign what was edited", lambda: self._sign_by_command(self._one(live))
        if live and len(live) > self.most // 2 and self.rng.random() < 0.3:  # noqa: PLR2004  # seldom
            reason = f"Keliru {self._word('jarum')}"
            yield "withdraw", lambda: self._withdraw(self._one(live), reason)

    def _one(self, cards: list[Card]) -> Card:
        return self.rng.choice(cards)

    def _is_notice(self, card: Card) -> bool:
        try:
            return b"\nChange: pencabutan" in (self.root / card.path).read_bytes()
        except FileNotFoundError:  # moved since the board was looked at
            return False

    def _is_withdrawn(self, card: Card) -> bool:
        found = [versions for address, versions in self.sealed.versions.items() if address.endswith(f"/{card.slug}")]
        return any(versions[-1][0] for versions in found)

    # hands in the folders

    def _lose(self, path: Path) -> bytes:
        """Give what lies at a place, which the hand is about to destroy."""
        content = path.read_bytes()
        self.keeping.forget(content)
        return content

    def _save(self, path: Path, content: bytes) -> None:
        """Save over a file, in place as some editors do or by a new file as others do."""
        if self.rng.random() < 0.5:  # noqa: PLR2004  # either
            path.parent.stat()
            path.write_bytes(content)
        else:
            fresh = path.with_name(f".{path.name}.swp")
            fresh.write_bytes(content)
            fresh.replace(path)
        self.keeping.remember(path, content)

    def _edit(self, card: Card) -> None:
        path = self.root / card.path
        self._save(path, self._with_a_word(self._lose(path)))

    def _with_a_word(self, content: bytes) -> bytes:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content + f"Sisipan {self._word('jarum')}.\r\n".encode("utf-16")[2:]
        end = "\r\n" if b"\r\n" in content else "\n"
        return content + f"{end}Sisipan {self._word('jarum')}.{end}".encode()

    def _half_copied(self) -> None:
        self._number += 1
        name = f"kabar-{self._number}"
        content = self._text(name, None, notepad=self.rng.random() < 0.3)  # noqa: PLR2004  # some
        path = self.root / self.rng.choice(("drafts", "review")) / f"{name}.md"
        cut = self.rng.randrange(1, len(content))
        with path.open("wb") as copy:
            copy.write(content[:cut])
            copy.flush()
            time.sleep(self.rng.uniform(0.1, 1.5))
            copy.write(content[cut:])
        self.keeping.remember(path, content)

    def _rename(self, card: Card) -> None:
        path = self.root / card.path
        if path.name != "index.md":
            self._number += 1
            path.rename(path.with_name(f"naskah-{self._number}.md"))

    def _swap_picture(self, stage: str) -> None:
        pictures = sorted((self.root / stage).rglob("foto-*.jpg"))
        if pictures:
            picture = self.rng.choice(pictures)
            self._lose(picture)
            self._save(picture, self._picture())

    def _move_back(self, card: Card) -> None:
        path = self.root / card.path
        note = b"X-Kembali: Nama camat keliru\n"
        content = path.read_bytes()
        if not content.startswith((b"\xff\xfe", b"\xfe\xff", note)):
            self._lose(path)
            self._save(path, note + content)
        own = path.parent if path.name == "index.md" else path
        target = self.root / "drafts" / own.name
        if not target.exists():
            own.rename(target)

    def _throw_away(self, card: Card) -> None:
        path = self.root / card.path
        self._lose(path)
        path.unlink()
        if path.name == "index.md":
            for picture in path.parent.glob("foto-*"):
                self._lose(picture)
                picture.unlink()

    def _folder_away(self) -> None:
        folder = self.root / self.rng.choice(("content", "content", "review", "drafts"))
        away = folder.with_name(f"{folder.name}-pergi")
        folder.rename(away)
        time.sleep(self.rng.uniform(0.2, 4))
        try:
            away.rename(folder)
        except OSError:
            self._merge(away, folder)

    def _merge(self, away: Path, folder: Path) -> None:
        """Put back file by file where a new folder took the place; what came there meanwhile stays."""
        self.done["folder merged"] += 1
        for path in sorted(away.rglob("*")):
            target = folder / path.relative_to(away)
            with suppress(FileNotFoundError):  # an order that had the folder open took it on
                if path.is_file():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    if target.exists():
                        self._lose(path)
                    else:
                        path.rename(target)
        shutil.rmtree(away)

    def _edit_signed(self, card: Card) -> None:
        path = self.root / card.path
        content = path.read_bytes()
        self._signed_texts.setdefault(path, content)
        self._save(path, self._with_a_word(self._lose(path)))

    def _undo(self) -> None:
        for path, content in list(self._signed_texts.items()):
            del self._signed_texts[path]
            self._lose(path)
            path.write_bytes(content)

    def _old_window(self, card: Card) -> None:
        path = self.root / "review" / Path(card.path).relative_to("content")
        content = (self.root / card.path).read_bytes()
        if path.name != "index.md" and not path.exists():
            path.write_bytes(content)

    # sign-offs

    def _sign_by_command(self, card: Card) -> None:
        self._release(card)
        self.orders.give("sign", card.path, "--code", card.code or "", "--as", self.rng.choice(("siti", "budi")))

    def _sign_twice(self, card: Card) -> None:
        self._sign_by_command(card)
        self._sign_by_command(card)

    def _type(self, card: Card) -> None:
        self._lose(self.root / card.path)
        super()._type(card)

    def _type_and_edit(self, card: Card) -> None:
        self._type(card)
        time.sleep(self.rng.choice((0, 0, self.rng.uniform(0, 1))))
        self._edit(card)

    def _edit_while_signing(self, card: Card) -> None:
        self._sign_by_command(card)
        time.sleep(self.rng.uniform(0, 0.8))
        self._edit(card)

    def _withdraw(self, card: Card, reason: str) -> None:
        self.released |= set(PUBLIC_WORD.findall(reason.encode()))
        self.orders.give("withdraw", card.slug, "--reason", reason, "--as", "rina")

    def _finish_what_was_begun(self, cards: list[Card]) -> None:
        try:
            self._finish_revisions(tuple(cards))
        except FileNotFoundError:
            self.done["revision moved before it was finished"] += 1
