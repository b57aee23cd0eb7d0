"""A glance at the ledger: what its end says, known by the marks of its file, without a line being read.

* It is remembered of a ledger that was read from its first line on, by the marks that the file had before. It counts
  as long as these are the same: nobody can have written to it since.
* It counts for the same code alone. Whoever can write here can write into the records as well.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from paraf.desk.disk.marks import Mark, sure_mark_at
from paraf.desk.layout import Layout
from paraf.desk.records.outcomes import Outcomes
from paraf.desk.records.proven import key_of
from paraf.rules.ledger import Head
from paraf.rules.words import Digest

_FORMAT: Final = "paraf-glance/1"


class Glance(msgspec.Struct, frozen=True, array_like=True):
    """Where the ledger ends, and what of its register says whether anything became due.

    ``settled`` is the number of the last entry that counts for what is public, or None; ``office`` the digest of the
    settings in force.
    """

    head: Head
    settled: int | None
    office: Digest

    def moment(self, at: datetime) -> datetime:
        """Give the moment that counts when the clock says ``at``: the ledger's, where that is ahead of it."""
        return max(at, self.head.time or at)


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    mark: Mark
    glance: Glance


_DECODER = msgspec.msgpack.Decoder(_Kept)


def glance_at(layout: Layout) -> Glance | None:
    """Give what is remembered of the ledger as its file is now; None where nothing is, or that is too young to tell."""
    mark = sure_mark_at(layout.ledger)
    kept = Outcomes(layout.remembered).get(_key()) if mark else None
    known = _DECODER.decode(kept) if kept else None
    return known.glance if known and known.mark == mark else None


def remember_glance(layout: Layout, mark: Mark, glance: Glance) -> None:
    """Keep what a ledger says whose file has these marks, where the disk has room for it."""
    Outcomes(layout.remembered).put(_key(), msgspec.msgpack.encode(_Kept(mark, glance)))


def _key() -> Digest:
    return key_of(_FORMAT, Path(__file__).parent)
