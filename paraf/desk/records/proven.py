"""What was proven of the ledger, remembered, so that its proofs are not checked at every opening.

* What is remembered is a head: the lines up to it were followed from the first on, and none lacked a proof.
* It counts for a ledger that has the same line at that number, and so, each line naming the one before, the same lines.
* It counts for the same rules alone: a paraf of other bytes proves everything itself.
* Whoever can write here can write into the records as well. Verifying asks for nothing that is remembered.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import paraf.rules
from paraf.desk.layout import Layout
from paraf.desk.records.outcomes import Outcomes
from paraf.rules.manifest import sha256
from paraf.rules.words import Digest

_FORMAT: Final = "paraf-proven/1"
_UNTIL: Final = re.compile(rb"([1-9][0-9]{0,17}) (sha256:[0-9a-f]{64})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Until:
    """A place in the ledger up to which something is known: the entry's number, and the digest of its line."""

    number: int
    digest: Digest

    def written(self) -> bytes:
        """Give it in one line."""
        return f"{self.number} {self.digest}".encode()


def read_until(line: bytes) -> Until | None:
    """Read what ``written`` gave; anything else gives None."""
    read = _UNTIL.fullmatch(line)
    return Until(number=int(read[1]), digest=Digest(read[2].decode())) if read else None


def proven_until(layout: Layout) -> Until | None:
    """Give up to where everything was proven by these rules, or None where nothing is remembered."""
    return read_until(Outcomes(layout.remembered).get(key_of(_FORMAT)) or b"")


def remember_proven(layout: Layout, until: Until) -> None:
    """Keep up to where everything was proven, where the disk has room for it."""
    Outcomes(layout.remembered).put(key_of(_FORMAT), until.written())


def key_of(kind: str, *others: Path) -> Digest:
    """Give the key of what these rules, and the modules in other folders, find out: it follows from every byte."""
    folders = (Path(paraf.rules.__file__).parent, *others)
    return sha256("".join([f"{kind}\n", *map(_modules_of, folders)]).encode())


@cache
def _modules_of(folder: Path) -> str:
    """Tell the modules of a folder from any others; they are read once, as they are run."""
    return "".join(f"{sha256(path.read_bytes())} {path.name}\n" for path in sorted(folder.glob("*.py")))
