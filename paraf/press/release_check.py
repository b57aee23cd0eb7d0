"""The live release against the records as they were when it was printed."""

from paraf.desk.newsroom import Newsroom
from paraf.press.inspection import inspect_release
from paraf.press.release import live, record_of
from paraf.rules.edition import edition
from paraf.rules.findings import Finding
from paraf.rules.office import Office, read_office
from paraf.rules.register import fold


def release_problems(newsroom: Newsroom) -> tuple[Finding, ...]:
    """Find everything in which the live release, where there is one, is not what the records asked for at its time."""
    release = live(newsroom.layout)
    record = record_of(release) if release else None
    if release is None:
        return ()
    entries = newsroom.ledger.read().entries
    then = fold(entry for entry in entries if record is None or entry.time <= record.time)
    office = read_office(newsroom.vault.get(then.office).decode()) if then.office else ()
    printed = office if isinstance(office, Office) else newsroom.office
    at = record.time if record else newsroom.register.time
    return inspect_release(newsroom.layout, edition(then, printed, at=at)) if at else ()
