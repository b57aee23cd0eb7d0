"""The journeys that go on, remembered, so that the ledger is not read once more to follow them.

* They count for a ledger that has the same line at the number up to which they were followed, and for the same rules.
* Whoever can write here can write into the records as well. A ledger that is proved anew is followed anew.
"""

from typing import Final

import msgspec

from paraf.desk.layout import Layout
from paraf.desk.records.outcomes import Outcomes
from paraf.desk.records.proven import Until, key_of
from paraf.rules.journey import Journey, Journeys
from paraf.rules.words import Digest

_FORMAT: Final = "paraf-journeys/1"


class _Followed(msgspec.Struct, frozen=True, array_like=True):
    """The entry that was followed last with the digest of its line, and the journeys that went on after it."""

    number: int
    digest: Digest
    going_on: list[Journey]


_DECODER = msgspec.msgpack.Decoder(_Followed)


def followed_until(layout: Layout) -> tuple[Until, Journeys] | None:
    """Give up to where entries were followed, and what went on then; None where nothing is remembered."""
    kept = Outcomes(layout.remembered).get(key_of(_FORMAT))
    if kept is None:
        return None
    known = _DECODER.decode(kept)
    journeys = Journeys(open={each.place: each for each in known.going_on}, number=known.number)
    return Until(number=known.number, digest=known.digest), journeys


def remember_followed(layout: Layout, journeys: Journeys, digest: Digest) -> None:
    """Keep the journeys that go on, where the disk has room for them; ``digest`` is that of the last line followed."""
    kept = _Followed(journeys.number, digest, [*journeys.open.values()])
    Outcomes(layout.remembered).put(key_of(_FORMAT), msgspec.msgpack.encode(kept))
