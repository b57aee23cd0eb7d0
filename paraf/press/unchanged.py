"""Whether there is nothing to print: known in a fresh process without Pelican, and without an article being read.

* The records hold nothing that counts since the last run, no moment came, and looks, office and key are the same.
* The live tree is as that run left it.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from paraf.desk.records.newsroom import Newsroom
from paraf.press.press_run import PressRun
from paraf.press.reading.kept import Kept
from paraf.press.releases.release import witness
from paraf.press.releases.untouched import Looking
from paraf.press.theming.looks import looks_of, setup_name
from paraf.press.theming.themes import default_theme

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def unchanged(
    newsroom: Newsroom, kept: Kept, looking: Looking, key: "Ed25519PrivateKey", *, at: datetime
) -> PressRun | None:
    """Give the run that changes nothing, or None where there may be something to print."""
    record, settled = looking.record, newsroom.register.settled
    if record.ledger is None or settled is None or settled.number > record.ledger.number:
        return None
    moment = newsroom.moment(at)
    is_due = record.next_change is not None and record.next_change <= moment
    if is_due or moment < record.time or record.assets:
        return None
    looks = looks_of(kept.theme() or default_theme(newsroom.layout), newsroom.layout)
    if looks != record.looks or not kept.is_of(record.release, setup_name(newsroom, key, looks)):
        return None
    counts = looking.counts()
    if counts is None:
        return None
    witness(newsroom.layout, record, newsroom.ledger.head)
    return PressRun(release=record.release, written=(), removed=(), total=counts.total, articles=counts.articles)
