"""What people ever wrote, and where every byte of it still lies.

* A text counts as kept where its bytes are, or a text that means the same: the same article, sign-off lines apart.
* A picture counts as kept where its bytes are.
* A word is signed where the text of a seal in the ledger holds it; ledger and vault are read here without paraf.
"""

import json
import re
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from paraf.rules.article import render, with_fields
from paraf.rules.reading import read_article

PUBLIC_WORD = re.compile(rb"jarum[0-9a-f]{10}")
"""The words that every text of these tests has in its public part: no two texts have the same."""

PRIVATE_WORD = re.compile(rb"rahasia[0-9a-f]{10}")
"""The words that its private lines have, which nobody may ever meet in public."""

_FOLDERS = ("drafts", "review", "content", "images", "records/superseded", "records/vault")
_ZONE = ZoneInfo("Asia/Pontianak")


class Keeping:
    """Remembers everything that was written in one newsroom, and looks for it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written: dict[str, tuple[str, str]] = {}
        self._meanings: dict[str, str] = {}

    def elsewhere(self, root: Path) -> "Keeping":
        """Look for the same writings in a copy of the newsroom."""
        copy = Keeping(root)
        copy.written, copy._meanings = dict(self.written), self._meanings  # one class, one secret
        return copy

    def wrote(self, path: Path, content: bytes) -> None:
        """Write a file as a person does, and remember its bytes."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.remember(path, content)

    def remember(self, path: Path, content: bytes) -> None:
        """Remember what somebody wrote."""
        digest = sha256(content).hexdigest()
        self.written[digest] = (path.relative_to(self.root).as_posix(), self._meaning(digest, content))

    def forget(self, content: bytes) -> None:
        """Forget what somebody destroys with a hand of their own, and whatever means the same."""
        digest = sha256(content).hexdigest()
        meaning = self._meaning(digest, content)
        self.written = {name: each for name, each in self.written.items() if name != digest and each[1] != meaning}

    def lost(self) -> list[str]:
        """Give every file whose bytes and meaning are nowhere any more."""
        found: set[str] = set()
        for path in self._files():
            content = path.read_bytes()
            digest = sha256(content).hexdigest()
            found |= {digest, self._meaning(digest, content)}
        return [
            f"{name} ({digest[:12]})"
            for digest, (name, meaning) in self.written.items()
            if digest not in found and meaning not in found
        ]

    def signed_words(self) -> set[bytes]:
        """Give the words of every text that was ever sealed."""
        ledger = self.root / "records" / "ledger"
        lines = ledger.read_bytes().split(b"\n")[:-1]
        return {word for line in lines for word in self._words_of_entry(json.loads(line))}

    def public_words(self) -> tuple[set[bytes], set[bytes]]:
        """Give the public and the private words that anybody can find below ``public/``."""
        site = self.root / "public"
        everything = b"\n".join(
            part
            for path in site.resolve().rglob("*")
            if path.is_file()
            for part in (path.name.encode(), path.read_bytes())
        )
        return set(PUBLIC_WORD.findall(everything)), set(PRIVATE_WORD.findall(everything))

    def _files(self) -> list[Path]:
        places = (path for folder in _FOLDERS for path in (self.root / folder).rglob("*"))
        return [path for path in places if path.is_file() and not path.name.startswith(".")]

    def _words_of_entry(self, entry: dict) -> list[bytes]:
        act = entry["act"] if isinstance(entry.get("act"), dict) else entry
        if act.get("type") != "seal":
            return []
        name = act["public"].removeprefix("sha256:")
        return PUBLIC_WORD.findall((self.root / "records" / "vault" / name[:2] / name).read_bytes())

    def _meaning(self, digest: str, content: bytes) -> str:
        """Give the digest of what a text means; of a file that is no text, the digest of its bytes."""
        if digest not in self._meanings:
            article = read_article(content, path="x.md", zone=_ZONE).article
            plain = render(with_fields(article, {"Koreksi": None, "Paraf": None})).encode() if article else content
            self._meanings[digest] = sha256(plain).hexdigest()
        return self._meanings[digest]
