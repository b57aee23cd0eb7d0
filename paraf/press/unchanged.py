"""Whether there is nothing to print: known in a fresh process without Pelican, and without an article being read.

* The records hold nothing that counts since the last run, no moment came, and looks, office and key are the same.
* The live tree is as that run left it.
* Where nobody has written to the ledger since, not even the records are read.
"""

from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from paraf.desk.keys.site_key import SiteKeyError, read_site_key
from paraf.desk.layout import Layout
from paraf.desk.records.glance import Glance
from paraf.press.press_run import PressRun
from paraf.press.reading.kept import KEPT, Kept
from paraf.press.reading.reads import GarbledStoreError
from paraf.press.releases.release import witness
from paraf.press.releases.standing import check_public
from paraf.press.releases.two_trees import sweep_work
from paraf.press.releases.untouched import Looking
from paraf.press.theming.looks import engine, looks_of, setup_name
from paraf.press.theming.themes import default_theme
from paraf.press.turns import turn

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def at_rest(layout: Layout, glance: Glance, looking: Looking, *, at: datetime) -> PressRun | None:
    """Give the run that changes nothing, where the last one saw the ledger as it is now; None where it has to be read.

    Whatever speaks against it is left for a run that reads everything: it says so as it always does.
    """
    check_public(layout)
    if looking.record.ledger != glance.head:
        return None
    with turn(layout):
        sweep_work(layout)
        try:
            key = read_site_key(layout)
            with closing(Kept(layout.volatile / KEPT, engine=engine())) as kept:
                return unchanged(layout, glance, kept, looking, key, at=at) if key else None
        except (SiteKeyError, GarbledStoreError):
            return None


def unchanged(  # noqa: PLR0913  # all that has to be as it was
    layout: Layout, glance: Glance, kept: Kept, looking: Looking, key: "Ed25519PrivateKey", *, at: datetime
) -> PressRun | None:
    """Give the run that changes nothing, or None where there may be something to print."""
    record = looking.record
    if record.ledger is None or glance.settled is None or glance.settled > record.ledger.number:
        return None
    moment = glance.moment(at)
    is_due = record.next_change is not None and record.next_change <= moment
    if is_due or moment < record.time or record.assets:
        return None
    looks = looks_of(kept.theme() or default_theme(layout), layout)
    if looks != record.looks or not kept.is_of(record.release, setup_name(glance.office, key, looks)):
        return None
    counts = looking.counts()
    if counts is None:
        return None
    witness(layout, record, glance.head)
    return PressRun(release=record.release, written=(), removed=(), total=counts.total, articles=counts.articles)
