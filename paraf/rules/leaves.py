"""The public record of a ledger entry: a leaf of the tree that anybody may read.

* It tells number, time and kind of the act, and the hashes of the ledger line and of the statements; nothing private.
* The line's hash gives nothing away, since each line holds a random salt.
* The time is in UTC. There is one ``statement`` line a signer, in the order of the act; none where nobody signed.
"""

from datetime import UTC
from typing import Final

from paraf.rules.entries import Entry, signers_of
from paraf.rules.manifest import sha256

FORMAT: Final = "paraf-entry/1"


def public_record(entry: Entry, line: bytes) -> str:
    """Give the record of an entry whose line in the ledger, without its newline, is this."""
    lines = [
        FORMAT,
        f"number: {entry.number}",
        f"time: {entry.time.astimezone(UTC).isoformat()}",
        f"act: {entry.act.__struct_config__.tag}",
        f"line: {sha256(line)}",
        *(f"statement: {sha256(signer.statement.encode())}" for signer in signers_of(entry.act)),
    ]
    return "".join(f"{text}\n" for text in lines)
