"""The public record of a ledger entry: a leaf of the tree that anybody may read.

* It tells number, time and kind of the act, and the hashes of the ledger line and of the statements; nothing private.
* The line's hash gives nothing away, since each line holds a random salt.
* The time is in UTC. There is one ``statement`` line a signer, in the order of the act; none where nobody signed.
* What is read back gives the same text again, or it is no record.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from msgspec import Struct

from paraf.rules.entries import Act, Entry, Signer, signers_of
from paraf.rules.manifest import sha256
from paraf.rules.words import Digest

FORMAT: Final = "paraf-entry/1"
_RECORD = re.compile(
    rf"{FORMAT}\nnumber: ([1-9][0-9]{{0,18}})\ntime: (\S+)\nact: ([a-z]+)\nline: (sha256:[0-9a-f]{{64}})\n"
    r"((?:statement: sha256:[0-9a-f]{64}\n)*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A public record: the entry's number, time and kind of act, and the digests of its line and its statements."""

    number: int
    time: datetime
    act: str
    line: Digest
    statements: tuple[Digest, ...]


class Stub(Struct, frozen=True, kw_only=True, gc=False):
    """What of an entry its public record is made of, besides the digest of its line."""

    number: int
    time: datetime
    act: str
    signers: tuple[Signer, ...]


def stub_of(entry: Entry) -> Stub:
    """Give what of an entry its public record is made of."""
    return stub_of_act(entry.act, number=entry.number, time=entry.time)


def stub_of_act(act: Act, *, number: int, time: datetime) -> Stub:
    """Give what the public record of an act's entry is made of."""
    return Stub(number=number, time=time, act=str(act.__struct_config__.tag), signers=signers_of(act))


def leaf_of(stub: Stub, line: Digest) -> Leaf:
    """Give the record of an entry whose line in the ledger, without its newline, has this digest."""
    statements = tuple(sha256(signer.statement.encode()) for signer in stub.signers)
    return Leaf(number=stub.number, time=stub.time, act=stub.act, line=line, statements=statements)


def leaf_text(leaf: Leaf) -> str:
    """Give the text of a record, which is what the tree hashes."""
    lines = [
        FORMAT,
        f"number: {leaf.number}",
        f"time: {leaf.time.astimezone(UTC).isoformat()}",
        f"act: {leaf.act}",
        f"line: {leaf.line}",
        *(f"statement: {statement}" for statement in leaf.statements),
    ]
    return "".join(f"{text}\n" for text in lines)


def read_leaf(text: str) -> Leaf | None:
    """Read the text of a record, or give None where it is none."""
    read = _RECORD.fullmatch(text)
    time = _time(read[2]) if read else None
    if read is None or time is None:
        return None
    statements = tuple(Digest(line.removeprefix("statement: ")) for line in read[5].split("\n")[:-1])
    leaf = Leaf(number=int(read[1]), time=time, act=read[3], line=Digest(read[4]), statements=statements)
    return leaf if leaf_text(leaf) == text else None


def _time(text: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(text)
        return time.astimezone(UTC) if time.tzinfo is not None else None
    except (ValueError, OverflowError):  # the first and the last day of the calendar have moments outside it elsewhere
        return None
