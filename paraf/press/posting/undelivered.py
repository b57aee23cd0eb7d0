"""Undelivered: what keeps notices from reaching people, as ``paraf doctor`` tells it."""

from collections.abc import Iterator
from datetime import datetime

from paraf.desk.language import language
from paraf.desk.layout import Layout
from paraf.desk.records.newsroom import Newsroom
from paraf.press.posting.outbox import RECORD, Outbox, read_outbox
from paraf.press.posting.password import is_open, read_password
from paraf.rules.findings import Finding
from paraf.rules.notices_settings import Smtp
from paraf.rules.office import Office
from paraf.rules.wording import find
from paraf.rules.words import Role


def undelivered(newsroom: Newsroom, *, at: datetime) -> Iterator[Finding]:
    """Give what does not go out, and what would not."""
    office = newsroom.office
    if not office.notices.are_on:
        return
    outbox = read_outbox(newsroom.layout)
    if outbox is not None:
        yield from _left_in(outbox, office)
    if office.notices.smtp is not None:
        yield from _password(newsroom.layout, office.notices.smtp)
        names = _without_address(office, at)
        if names:
            yield find("notices-no-address", names=", ".join(names))


def _left_in(outbox: Outbox, office: Office) -> Iterator[Finding]:
    speech = language(office.language)
    for channel, trouble in outbox.troubles.items():
        yield find(
            "notices-failing",
            path=f".paraf/{RECORD}",
            channel=speech.sentence(channel),
            when=_shown(trouble.since, office),
            cause=trouble.cause.rstrip("."),
            waiting=str(sum(parcel.channel == channel for parcel in outbox.parcels)),
        )
    if outbox.lost is not None:
        yield find(
            "notice-lost",
            path=f".paraf/{RECORD}",
            count=str(outbox.lost.count),
            name=outbox.lost.name,
            channel=speech.sentence(outbox.lost.channel),
            when=_shown(outbox.lost.time, office),
            cause=outbox.lost.cause.rstrip("."),
        )


def _password(layout: Layout, smtp: Smtp) -> Iterator[Finding]:
    if smtp.user:
        path = layout.root / smtp.password_file
        password = read_password(path)
        if isinstance(password, Finding):
            yield password
        elif is_open(path):
            yield find("notices-open-password", path=str(path))


def _without_address(office: Office, at: datetime) -> tuple[str, ...]:
    return tuple(
        officer.name
        for officer in office.roster.officers
        if not officer.email
        and officer.is_active(at, office.zone)
        and (officer.has(Role.WRITER) or officer.has(Role.CORRECTOR))
    )


def _shown(at: datetime, office: Office) -> str:
    return f"{at.astimezone(office.zone):%d-%m-%Y %H.%M}"
