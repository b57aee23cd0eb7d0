"""The office's settings as edited, against those in force.

* An edited ``newsroom.toml`` changes nothing until an admin accepts it; one that is gone changes nothing either.
* Where the settings in force ask for signatures, the admin's key signs which settings replace which.
* What accepting would be refused for, and what it would bring, can be seen before.
"""

from datetime import datetime

from paraf.desk.disk.files import read_regular, write_new
from paraf.desk.disk.links import FileError
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.weighing import weigh
from paraf.rules.acceptance import Acceptance, acceptance_text
from paraf.rules.findings import Finding
from paraf.rules.manifest import sha256
from paraf.rules.office import SETTINGS, Office, decode_office
from paraf.rules.wording import find
from paraf.rules.words import OfficerId, Role

_LONGEST = 1_000_000


def edited_settings(newsroom: Newsroom) -> bytes | Finding:
    """Give the bytes of ``newsroom.toml`` as they lie there, or why there are none."""
    try:
        return read_regular(newsroom.layout.settings, limit=_LONGEST)
    except FileNotFoundError:
        return find("settings-gone", path=SETTINGS)
    except FileError:
        return find("settings-no-file", path=SETTINGS)


def accepted_settings(newsroom: Newsroom) -> bytes:
    """Give the bytes of the settings in force; a newsroom in the making has none."""
    return newsroom.vault.get(newsroom.register.office) if newsroom.register.office else b""


def waiting_settings(newsroom: Newsroom) -> tuple[Finding, ...]:
    """Find whether the settings were edited but not accepted, and what is wrong with them."""
    office = _edited_office(newsroom)
    if office is None:
        return ()
    if isinstance(office, Finding):
        return (office,)
    return (find("roster-not-accepted", path=SETTINGS), *(() if isinstance(office, Office) else office))


def foreseen(newsroom: Newsroom, *, at: datetime) -> tuple[Finding, ...]:
    """Find what waits for acceptance, what stands against that, and what it would bring."""
    office = _edited_office(newsroom)
    return (*waiting_settings(newsroom), *(weigh(newsroom, office, at=at) if isinstance(office, Office) else ()))


def acceptance_to_sign(newsroom: Newsroom, raw: bytes, *, by: OfficerId, at: datetime) -> str | None:
    """Give what an admin has to sign to put these settings in force; None where no signature is asked for."""
    replaced = newsroom.register.office
    if replaced is None or not newsroom.office.signoff.asks_for_signatures:
        return None
    time = at.replace(microsecond=0).astimezone(newsroom.office.zone)
    said = Acceptance(site=newsroom.office.site, settings=sha256(raw), replaces=replaced, admin=by, time=time)
    return acceptance_text(said)


def put_back_settings(newsroom: Newsroom) -> bool:
    """Put the accepted settings where ``newsroom.toml`` is gone; tells whether it was."""
    try:
        write_new(newsroom.layout.settings, accepted_settings(newsroom))
    except FileExistsError:
        return False
    return True


def may_accept(newsroom: Newsroom, *, by: OfficerId | None, at: datetime) -> tuple[Finding, ...]:
    """Find whether somebody may not accept; the first settings need nobody."""
    if newsroom.register.office is None:
        return ()
    admin = newsroom.office.roster.officer(by or "")
    if admin is not None and admin.has(Role.ADMIN) and admin.is_active(at, newsroom.office.zone):
        return ()
    return (find("not-an-admin", path=SETTINGS, name=admin.name if admin else "-"),)


def _edited_office(newsroom: Newsroom) -> Office | tuple[Finding, ...] | Finding | None:
    """Give the office as edited, what is wrong with it, or why there is none; None where it is the one in force."""
    raw = edited_settings(newsroom)
    if isinstance(raw, Finding):
        return raw
    return None if sha256(raw) == newsroom.register.office else decode_office(raw)
