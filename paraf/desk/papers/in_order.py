"""In order: that all that lies in ``content/`` is live is remembered, with what the folders looked like.

* Where the folders and the ledger are the same to the last mark, no paper has to be looked up or judged again.
* It is remembered where every paper lay as it was sealed, and nothing was found that belongs to none: then nothing
  hangs on the time, or on what the office knows. Where a paper was read too soon after its times, it is not.
* It counts for the same code alone. Whoever can write here can write into the records as well.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from paraf.desk.disk.links import FileError
from paraf.desk.disk.marks import Mark
from paraf.desk.layout import Layout
from paraf.desk.papers.folders import listed_in
from paraf.desk.papers.sorting import probe
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.outcomes import Outcomes
from paraf.desk.records.proven import Until, key_of
from paraf.rules.manifest import sha256
from paraf.rules.words import Digest

if TYPE_CHECKING:
    from paraf.desk.papers.casebook import CaseBook

_FORMAT: Final = "paraf-in-order/1"


class _InOrder(msgspec.Struct, frozen=True, array_like=True):
    """The ledger's head, the folders and other places that were looked at, and the SHA-256 of what was seen there."""

    number: int
    digest: Digest
    folders: list[str]
    others: list[str]
    seen: Digest


_DECODER = msgspec.msgpack.Decoder(_InOrder)


def in_order_until(layout: Layout) -> Until | None:
    """Give the head of the ledger with which all is in order as the folders are now; None where nobody can tell."""
    kept = Outcomes(layout.remembered).get(_key())
    known = _DECODER.decode(kept) if kept else None
    if known is None:
        return None
    try:
        folders = {place: listed_in(layout.root / place) for place in known.folders}
    except (OSError, FileError):
        return None
    seen = _seen(folders, ((place, probe(layout.root / place)[1]) for place in known.others))
    return Until(number=known.number, digest=known.digest) if seen == known.seen else None


def remember_in_order(newsroom: Newsroom, cases: "CaseBook") -> None:
    """Remember that all is in order as the folders were seen last, where what was seen tells that for good."""
    folders, others = cases.folders.listings(), cases.marks_elsewhere()
    if folders is None or others is None:
        return
    head = newsroom.ledger.head
    seen = _seen(folders, others.items())
    known = _InOrder(head.number, head.digest, [*folders], [*others], seen)
    Outcomes(newsroom.layout.remembered).put(_key(), msgspec.msgpack.encode(known))


def _seen(folders: Mapping[str, Mapping[str, Mark]], others: Iterable[tuple[str, Mark | None]]) -> Digest:
    listings = [(place, sorted(names.items())) for place, names in folders.items()]
    return sha256(msgspec.msgpack.encode((listings, [*others])))


def _key() -> Digest:
    papers = Path(__file__).parent
    return key_of(_FORMAT, papers, papers.with_name("sweeping"))
