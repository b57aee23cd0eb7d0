"""The live release and the records held against each other.

* The release is what the records asked for when it was printed.
* The ledger still holds what it held then: the release's record remembers its head.
"""

from paraf.desk.records.newsroom import Newsroom
from paraf.press.releases.inspection import inspect_release
from paraf.press.releases.standing import ReleaseRecord, live, live_record, record_of
from paraf.press.turns import turn
from paraf.rules.edition import edition
from paraf.rules.findings import Finding
from paraf.rules.folding import fold
from paraf.rules.ledger import held_against
from paraf.rules.office import Office, decode_office
from paraf.rules.register import Register


def ledger_problems(newsroom: Newsroom) -> tuple[Finding, ...]:
    """Find where the ledger no longer holds what it held when the live release, where there is one, was printed.

    The release is looked at first: whatever it holds was in the ledger by then. Raises where the ledger is damaged.
    """
    record = live_record(newsroom.layout)
    newsroom.refresh()
    if record is None or record.ledger is None:
        return ()
    ledger = newsroom.ledger
    return held_against(record.ledger, ledger.digest_of, ledger.head)


def release_problems(newsroom: Newsroom) -> tuple[Finding, ...]:
    """Find everything in which the live release, where there is one, is not what the records asked for at its time."""
    with turn(newsroom.layout):
        return _release_problems(newsroom)


def _release_problems(newsroom: Newsroom) -> tuple[Finding, ...]:
    release = live(newsroom.layout)
    record = record_of(release) if release else None
    if release is None:
        return ()
    then = register_of(newsroom, record)
    office = decode_office(newsroom.vault.get(then.office)) if then.office else ()
    printed = office if isinstance(office, Office) else newsroom.office
    at = record.time if record else newsroom.register.time
    return inspect_release(newsroom.layout, edition(then, printed, at=at)) if at else ()


def register_of(newsroom: Newsroom, record: ReleaseRecord | None) -> Register:
    """Give the register as it was when a release was printed last; without a record, as it is."""
    entries = newsroom.ledger.read().entries
    if record is not None and record.ledger is not None:
        return fold(entries[: record.ledger.number])
    return fold(entry for entry in entries if record is None or entry.time <= record.time)
