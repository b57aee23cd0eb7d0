"""The status of an article for programs, beside its page: which version is live, who corrected it, and what changed.

* It says what the page says, and where the proof of it is.
* Of a withdrawn article it says what its notice says; of one that lapsed, that alone.
"""

from typing import Any

import msgspec

from paraf.press.contents.papers import Paper
from paraf.press.contents.told import Record
from paraf.rules.release_papers import proof_of, text_of

FORMAT = "paraf-status/1"


def status_of(paper: Paper, *, is_proven: bool) -> bytes:
    """Give the status of an article or notice; where the site has proofs, with the addresses of its own."""
    office, publication = paper.office, paper.publication
    said: dict[str, Any] = {
        "format": FORMAT,
        "slug": publication.live.seal.slug,
        "address": paper.address,
        "url": f"{office.url}/{paper.url}",
        "status": "lapsed" if paper.lapsed else "withdrawn" if paper.withdrawn else "published",
    }
    if paper.lapsed:
        return _encoded(said)
    said |= {
        "expired": publication.expired,
        **_version(paper.record),
        "versions": [_version(record) for record in (*paper.history, paper.record)],
    }
    if is_proven:
        said |= {"proof": f"{office.url}/{proof_of(paper.address)}", "text": f"{office.url}/{text_of(paper.address)}"}
    return _encoded(said)


def _encoded(said: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(said), indent=2) + b"\n"


def _version(record: Record) -> dict[str, Any]:
    return {
        "digest": record.digest,
        "code": record.code,
        "correctors": [{"name": signer.name, "identity": signer.identity} for signer in record.signers],
        "time": record.sealed.isoformat(timespec="seconds"),
        "live": record.live.isoformat(timespec="seconds"),
        "kind": record.change,
        "note": record.note,
    }
