"""Accepting: edited settings come into force, with the crest that they name.

* The exact bytes of both are kept in the vault, and an entry is made; the first acceptance makes the newsroom.
* A crest comes into force as the bytes that the settings name by their SHA-256, and only where it can be opened.
"""

from dataclasses import dataclass
from datetime import datetime

from paraf.desk.opening.crests import open_crest
from paraf.desk.records.crests import crest_bytes
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.settings import edited_settings, may_accept
from paraf.desk.records.weighing import FORBIDDING, weigh
from paraf.rules.entries import Accepted, Entry, Signer
from paraf.rules.findings import Finding
from paraf.rules.look_settings import Look
from paraf.rules.manifest import sha256
from paraf.rules.office import SETTINGS, Office, decode_office
from paraf.rules.wording import find
from paraf.rules.words import Channel, OfficerId


@dataclass(frozen=True, slots=True)
class Kept:
    """What the vault keeps of settings that come into force: their crest and their own bytes."""

    contents: tuple[bytes, ...]


def accept_settings(
    newsroom: Newsroom, *, by: OfficerId | None, at: datetime, signer: Signer | None = None
) -> Entry | tuple[Finding, ...]:
    """Put the edited settings in force; gives the reasons where they cannot be."""
    raw = edited_settings(newsroom)
    if isinstance(raw, Finding):
        return (raw,)
    kept = kept_with(newsroom, raw, by=by, at=at)
    if not isinstance(kept, Kept):
        return kept
    act = Accepted(office=sha256(raw), signer=signer)
    if not newsroom.proves(act, at=at):
        return (find("roster-unsigned", path=SETTINGS),)
    for content in kept.contents:
        newsroom.vault.put(content)
    return newsroom.record(act, by=by, channel=Channel.COMMAND, at=at)


def kept_with(newsroom: Newsroom, raw: bytes, *, by: OfficerId | None, at: datetime) -> Kept | tuple[Finding, ...]:
    """Give what is to be kept for settings to come into force, or why they cannot; nothing is written."""
    office = decode_office(raw)
    if not isinstance(office, Office):
        return office
    found = (*may_accept(newsroom, by=by, at=at), *weigh(newsroom, office, at=at))
    refused = tuple(each for each in found if each.code in {*FORBIDDING, "not-an-admin"})
    if refused:
        return refused
    crest = _crest(newsroom, office.look)
    return (crest,) if isinstance(crest, Finding) else Kept((*crest, raw))


def _crest(newsroom: Newsroom, look: Look) -> tuple[bytes, ...] | Finding:
    """Give the bytes of the crest that is to be kept, if there is one, or why it cannot be published."""
    if look.crest is None:
        return ()
    content = crest_bytes(newsroom.layout, newsroom.vault, look.crest, look.crest_digest)
    if isinstance(content, Finding):
        return content
    opened = open_crest(content, path=look.crest)
    return opened if isinstance(opened, Finding) else (content,)
