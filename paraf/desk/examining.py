"""Examining: what would stop or mislead the newsroom, found before it does.

* Folders that are missing or cannot be written, a clock behind the ledger, settings that wait for acceptance.
* Articles whose seal counts for nothing because an officer was revoked: they must be approved again.
* A category whose policy asks for more signers than there are correctors.
"""

import os
from collections.abc import Iterator
from datetime import datetime

from paraf.desk.newsroom import Newsroom
from paraf.desk.settings import waiting_settings
from paraf.rules.edition import revoked
from paraf.rules.findings import Finding
from paraf.rules.office import SETTINGS
from paraf.rules.wording import find
from paraf.rules.words import Role, Stage


def examine(newsroom: Newsroom, *, at: datetime) -> tuple[Finding, ...]:
    """Give everything that needs a person's attention."""
    return (
        *_folders(newsroom),
        *_clock(newsroom, at),
        *waiting_settings(newsroom),
        *_correctors(newsroom, at),
        *_revoked(newsroom),
    )


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


def _correctors(newsroom: Newsroom, at: datetime) -> Iterator[Finding]:
    office = newsroom.office
    active = [one for one in office.roster.officers if one.has(Role.CORRECTOR) and one.is_active(at, office.zone)]
    policies = {"": office.signoff.general, **office.signoff.categories}
    needed = max(policy.signers_needed for policy in policies.values())
    if len(active) < needed:
        yield find("too-few-correctors", path=SETTINGS, needed=str(needed), active=str(len(active)))


def _revoked(newsroom: Newsroom) -> Iterator[Finding]:
    for address, versions in newsroom.register.versions.items():
        for version in revoked(versions[-1:], newsroom.office):
            signers = ", ".join(signer.name for signer in version.seal.signers)
            yield find("revoked-seal", path=f"{Stage.PUBLISHED}/{version.seal.path}", signers=signers, slug=address)
