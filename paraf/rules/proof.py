"""The proof of a publication: one text with everything that shows that exactly this was signed off.

* Its parts are the manifest, each signer's statement and signature, the ledger entry's public record, and the way from
  that record to a checkpoint which the site's key signed.
* A line that begins with ``--- `` opens a part; no part holds such a line. The parts stand in one order, each once.
* The checkpoint is that of the tree which ends with the entry, so that a proof never changes once it is made.
* What is read back gives the same text again, or it is no proof.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from paraf.rules.findings import Finding
from paraf.rules.leaves import read_leaf
from paraf.rules.manifest import read_manifest
from paraf.rules.wire import base64_text, read_base64
from paraf.rules.wording import find
from paraf.rules.words import OfficerId

FORMAT: Final = "paraf-proof/1"
_OPENS = "--- "
_MOST_SIGNERS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One signer's part of a proof: the statement, and the signature over it where there is one."""

    officer: OfficerId
    statement: str
    signature: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The parts of a proof, each as its text; ``path`` is the way from the entry's record to the checkpoint's root."""

    manifest: str
    words: tuple[Word, ...]
    entry: str
    path: tuple[bytes, ...]
    checkpoint: str


def proof_text(proof: Proof) -> str:
    """Give the text of a proof; a part that is no lines of its own is a ValueError."""
    text = f"{FORMAT}\n"
    for name, part in _parts(proof):
        lines = part.split("\n")
        if lines.pop() or any(line.startswith(_OPENS) for line in lines):
            message = f"{part!r} cannot be the part {name} of a proof"
            raise ValueError(message)
        text += f"{_OPENS}{name}\n{part}"
    return text


def read_proof(text: str, *, path: str) -> Proof | Finding:
    """Read a proof, or give the first line from which on it is none."""
    parts = _Parts(text)
    manifest = parts.take("manifest")
    words: list[Word] = []
    while (name := parts.next()).startswith("statement ") and len(words) < _MOST_SIGNERS:
        officer = name.removeprefix("statement ")
        statement, signed = parts.take(name), parts.next() == f"signature {officer}"
        signature = parts.take(f"signature {officer}") if signed else None
        words.append(Word(officer=OfficerId(officer), statement=statement, signature=signature))
    entry = parts.take("entry")
    hashes = [read_base64(line) for line in parts.take("inclusion").split("\n")[:-1]]
    proof = Proof(
        manifest=manifest,
        words=tuple(words),
        entry=entry,
        path=tuple(content for content in hashes if content is not None),
        checkpoint=parts.take("checkpoint"),
    )
    is_whole = words and read_manifest(manifest) is not None and read_leaf(entry) is not None
    if parts.problem is None and is_whole and proof_text(proof) == text:
        return proof
    return find("proof-unreadable", path=path, line=parts.problem or 1)


def _parts(proof: Proof) -> Iterator[tuple[str, str]]:
    yield "manifest", proof.manifest
    for word in proof.words:
        yield f"statement {word.officer}", word.statement
        if word.signature is not None:
            yield f"signature {word.officer}", word.signature
    yield "entry", proof.entry
    yield "inclusion", "".join(f"{base64_text(content)}\n" for content in proof.path)
    yield "checkpoint", proof.checkpoint


class _Parts:
    """Takes the parts off a text in order; ``problem`` is the line where the first missing one should begin."""

    def __init__(self, text: str) -> None:
        self.problem: int | None = None if text.startswith(f"{FORMAT}\n") else 1
        self._lines = text.split("\n")
        self._at = 1

    def next(self) -> str:
        """Give the name of the part that comes next, or nothing."""
        line = self._lines[self._at] if self._at < len(self._lines) else ""
        return line.removeprefix(_OPENS) if line.startswith(_OPENS) else ""

    def take(self, name: str) -> str:
        """Give the text of the next part, which must have this name."""
        if self.next() != name or self.problem is not None:
            self.problem = self.problem or self._at + 1
            return ""
        self._at += 1
        start = self._at
        while self._at < len(self._lines) - 1 and not self._lines[self._at].startswith(_OPENS):
            self._at += 1
        return "".join(f"{line}\n" for line in self._lines[start : self._at])
