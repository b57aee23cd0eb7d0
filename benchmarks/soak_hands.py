"""The hands of a soak: one person who does everything that people do in the folders, at random, and gives orders.

* What a hand overwrites or deletes itself is its own to lose; everything else that was written must be kept.
* The words of a text count as released from the moment when somebody orders or types its sign-off.
* Orders run beside the hand, two at a time; each must end well or with a plain refusal.
* The newsroom stays bounded: from so many articles on, what is written is a revision or is thrown away again.
"""

import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.soak_readers import SealedWords
from paraf.desk.board import Card
from paraf.desk.newsroom import Newsroom
from paraf.rules.words import Stage
from tests.support.faults import plain_environment
from tests.support.keeping import PUBLIC_WORD
from tests.support.newsdesk import Newsdesk, held_by

FINE = frozenset({0, 2, 3})
"""How an order may end: done, nothing of that name there any more, or refused."""

_AT_ONCE = 2
_MOST_OPEN = 12
_LONGEST_ORDER = 120.0
_LOOKS = (("status",), ("check",), ("history",), ("doctor",), ("build",), ("roster", "show"), ("verify",))


@dataclass(slots=True)
class _Running:
    words: tuple[str, ...]
    run: subprocess.Popen[str]
    since: float
    killed: bool = False


class Hands(Newsdesk):
    """One person at work; ``done`` counts the acts by kind."""

    def __init__(self, root: Path, rng: random.Random, sealed: SealedWords, *, most: int) -> None:
        super().__init__(root, rng)
        self.sealed, self.most = sealed, most
        self.done: Counter[str] = Counter()
        self.faults: list[str] = []
        self.kills_orders = False
        self._running: list[_Running] = []
        self._signed_texts: dict[Path, bytes] = {}

    def act(self) -> str:
        """Do one thing, and give its name; what a hand reaches for may be gone by then."""
        self.reap()
        acts = self._acts(self._cards())
        name, do = self.rng.choice(acts)
        try:
            do()
        except FileNotFoundError:
            name = f"{name}, too late"
        self.done[name] += 1
        return name

    def reap(self, *, wait: bool = False) -> None:
        """Look how the orders ended; with ``wait``, let them all end first."""
        for each in list(self._running):
            if self.kills_orders and not each.killed and self.rng.random() < 0.05:  # noqa: PLR2004  # now and then
                each.run.kill()
                each.killed = True
                self.done["order killed"] += 1
            late = time.monotonic() - each.since > _LONGEST_ORDER
            if late and each.run.poll() is None:
                each.run.kill()
                self.faults.append(f"{' '.join(each.words)}: did not end")
            if wait or each.run.poll() is not None:
                self._ended(each)

    def _ended(self, order: _Running) -> None:
        said = order.run.communicate(timeout=_LONGEST_ORDER)[0]
        self._running.remove(order)
        if not order.killed and (order.run.returncode not in FINE or "Traceback" in said):
            self.faults.append(f"paraf {' '.join(order.words)}: {order.run.returncode}: {said[-1500:]}")

    def _order(self, *words: str) -> None:
        while len(self._running) >= _AT_ONCE:
            self.reap()
            time.sleep(0.02)
        run = subprocess.Popen(  # noqa: S603  # our own command
            [Path(sys.executable).with_name("paraf"), "-C", self.root, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=plain_environment(),
            text=True,
        )
        self._running.append(_Running(words=words, run=run, since=time.monotonic()))

    # what can be done

    def _acts(self, cards: tuple[Card, ...]) -> list[tuple[str, Callable[[], object]]]:
        drafts = [card for card in cards if card.stage is Stage.DRAFT]
        ready = [card for card in drafts if not held_by(card)]
        review = [card for card in cards if card.stage is Stage.REVIEW]
        submitted = {f"review/{path}" for path in Newsroom.open(self.root).register.submissions}
        waiting = [card for card in review if card.path in submitted and card.code and not held_by(card)]
        published = [card for card in cards if card.stage is Stage.PUBLISHED and card.digest]
        is_full = len(self.sealed.read().versions) >= self.most
        acts: list[tuple[str, Callable[[], object]]] = [
            ("look", lambda: self._order(*self.rng.choice(_LOOKS))),
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
            yield from [("submit", lambda: self._order("submit", self._one(ready).path, "--as", "rina"))] * 2
            yield from [("move to review", lambda: self._drop(self._one(ready)))] * 2
            yield "preview", lambda: self._order("preview", self._one(ready).path)

    def _on_review(self, review: list[Card], waiting: list[Card]) -> Iterator[tuple[str, Callable[[], object]]]:
        if review:
            yield "edit in review", lambda: self._edit(self._one(review))
            yield "move back", lambda: self._move_back(self._one(review))
            yield "swap a picture in review", lambda: self._swap_picture("review")
        if waiting:
            yield from [("sign", lambda: self._sign_by_command(self._one(waiting)))] * 3
            yield from [("type a line", lambda: self._type(self._one(waiting)))] * 3
            yield "type a line and edit", lambda: self._type_and_edit(self._one(waiting))
            yield "sign twice at once", lambda: self._sign_twice(self._one(waiting))
            yield "edit while signing", lambda: self._edit_while_signing(self._one(waiting))
            yield (
                "return",
                lambda: self._order("return", self._one(waiting).path, "--note", "Mohon dicek", "--as", "siti"),
            )

    def _on_published(self, published: list[Card], *, is_full: bool) -> Iterator[tuple[str, Callable[[], object]]]:
        live = [card for card in published if not self._is_withdrawn(card)]
        if live:
            yield from [("revise", lambda: self._order("revise", self._one(live).slug))] * (4 if is_full else 1)
            yield "edit after signing", lambda: self._edit_signed(self._one(live))
            yield "old window", lambda: self._old_window(self._one(live))
            yield "sign what was edited", lambda: self._sign_by_command(self._one(live))
        if live and len(live) > self.most // 2 and self.rng.random() < 0.3:  # noqa: PLR2004  # seldom
            reason = f"Keliru {self._word('jarum')}"
            yield "withdraw", lambda: self._withdraw(self._one(live), reason)

    def _one(self, cards: list[Card]) -> Card:
        return self.rng.choice(cards)

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
        return content + f"\nSisipan {self._word('jarum')}.\n".encode()

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
        self._order("sign", card.path, "--code", card.code or "", "--as", self.rng.choice(("siti", "budi")))

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
        self._order("withdraw", card.slug, "--reason", reason, "--as", "rina")

    def _finish_what_was_begun(self, cards: list[Card]) -> None:
        try:
            self._finish_revisions(tuple(cards))
        except FileNotFoundError:
            self.done["revision moved before it was finished"] += 1

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Let every order end, and nothing new begin."""
        self.reap(wait=True)
        yield
