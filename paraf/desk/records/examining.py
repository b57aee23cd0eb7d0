"""Examining: what would stop or mislead the newsroom, found before it does.

* Folders that are missing or cannot be written, a clock behind the ledger, settings that wait for acceptance.
* Articles whose seal counts for nothing because an officer was revoked: they must be approved again.
* Contacts in security.txt that hold no longer, or only for some weeks.
* A policy that asks for more signers than there are correctors who can sign, or for all of them.
* What edited settings would be refused for, and what they would bring.
"""

import os
from collections.abc import Iterator
from datetime import datetime

from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.settings import foreseen
from paraf.rules.correctors import weigh_correctors
from paraf.rules.disclosure import WARNED
from paraf.rules.edition import revoked, revoked_signers
from paraf.rules.findings import Finding
from paraf.rules.wording import find
from paraf.rules.words import Stage


def examine(newsroom: Newsroom, *, at: datetime) -> tuple[Finding, ...]:
    """Give everything that needs a person's attention."""
    found = [*_folders(newsroom), *_clock(newsroom, at), *_contacts(newsroom, at), *foreseen(newsroom, at=at)]
    found += [each for each in weigh_correctors(newsroom.office, at=at) if each not in found]
    return (*found, *_revoked(newsroom))


def _folders(newsroom: Newsroom) -> Iterator[Finding]:
    layout = newsroom.layout
    for folder in (*(layout.stage(stage) for stage in Stage), layout.records):
        if not folder.is_dir():
            yield find("folder-missing", path=folder.name)
        elif not os.access(folder, os.W_OK):
            yield find("folder-closed", path=folder.name)


def _clock(newsroom: Newsroom, at: datetime) -> Iterator[Finding]:
    last = newsroom.register.time
    if last is not None and last > at:
        zone = newsroom.office.zone
        yield find(
            "clock-behind", last=f"{last.astimezone(zone):%d-%m-%Y %H.%M}", now=f"{at.astimezone(zone):%d-%m-%Y %H.%M}"
        )


def _contacts(newsroom: Newsroom, at: datetime) -> Iterator[Finding]:
    disclosure, zone = newsroom.office.disclosure, newsroom.office.zone
    end = disclosure.ends(zone)
    if end is not None and at >= end - WARNED:
        code = "security-ended" if at >= end else "security-ends-soon"
        yield find(code, path=".well-known/security.txt", day=f"{disclosure.expires:%d-%m-%Y}")


def _revoked(newsroom: Newsroom) -> Iterator[Finding]:
    for address, versions in newsroom.register.versions.items():
        for version in revoked(versions[-1:], newsroom.office):
            signers = ", ".join(signer.name for signer in revoked_signers(version, newsroom.office))
            yield find("revoked-seal", path=f"{Stage.PUBLISHED}/{version.seal.path}", signers=signers, slug=address)
