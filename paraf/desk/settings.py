"""The office's settings as edited, against those in force.

* An edited ``newsroom.toml`` changes nothing until an admin accepts it.
* Accepting keeps the exact bytes in the vault and makes an entry; the first acceptance makes the newsroom.
"""

from datetime import datetime

from paraf.desk.files import FileError, read_regular
from paraf.desk.newsroom import Newsroom
from paraf.rules.entries import Accepted, Entry
from paraf.rules.findings import Finding
from paraf.rules.manifest import sha256
from paraf.rules.office import SETTINGS, Office, read_office
from paraf.rules.wording import find
from paraf.rules.words import Channel, OfficerId, Role

_LONGEST = 1_000_000


def edited_settings(newsroom: Newsroom) -> bytes:
    """Give the bytes of ``newsroom.toml`` as they lie there."""
    return read_regular(newsroom.layout.settings, limit=_LONGEST)


def waiting_settings(newsroom: Newsroom) -> tuple[Finding, ...]:
    """Find whether the settings were edited but not accepted, and what is wrong with them."""
    try:
        raw = edited_settings(newsroom)
    except (FileNotFoundError, FileError):
        return (find("roster-not-accepted", path=SETTINGS),)
    if sha256(raw) == newsroom.register.office:
        return ()
    office = _read(raw)
    return (find("roster-not-accepted", path=SETTINGS), *(() if isinstance(office, Office) else office))


def accept_settings(newsroom: Newsroom, *, by: OfficerId | None, at: datetime) -> Entry | tuple[Finding, ...]:
    """Put the edited settings in force; gives the reasons where they cannot be."""
    raw = edited_settings(newsroom)
    office = _read(raw)
    if not isinstance(office, Office):
        return office
    refused = _refusals(newsroom, office, by=by, at=at)
    if refused:
        return refused
    newsroom.vault.put(raw)
    return newsroom.record(Accepted(office=sha256(raw)), by=by, channel=Channel.COMMAND, at=at)


def _refusals(newsroom: Newsroom, office: Office, *, by: OfficerId | None, at: datetime) -> tuple[Finding, ...]:
    found: list[Finding] = []
    if not any(one.has(Role.ADMIN) and one.is_active(at, office.zone) for one in office.roster.officers):
        found.append(find("no-admin", path=SETTINGS))
    if newsroom.register.office is not None:
        admin = newsroom.office.roster.officer(by or "")
        if admin is None or not admin.has(Role.ADMIN) or not admin.is_active(at, newsroom.office.zone):
            found.append(find("not-an-admin", path=SETTINGS, name=admin.name if admin else "-"))
        if office.site != newsroom.office.site:
            found.append(find("site-changed", path=SETTINGS, was=newsroom.office.site, now=office.site))
    return tuple(found)


def _read(raw: bytes) -> Office | tuple[Finding, ...]:
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return (find("unreadable-encoding", path=SETTINGS, line=raw[: error.start].count(b"\n") + 1),)
    return read_office(text)
