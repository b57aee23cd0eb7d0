"""``paraf roster``: who may do what, and putting edited settings in force."""

from difflib import unified_diff
from pathlib import Path

import click

from paraf.cli.keys import key_option, key_owner, signature_of, signer_of
from paraf.cli.options import json_option, officer_option
from paraf.cli.session import Session
from paraf.desk.acting.accepting import accept_settings
from paraf.desk.records.settings import (
    acceptance_to_sign,
    accepted_settings,
    edited_settings,
    foreseen,
    may_accept,
)
from paraf.rules.allowed_signers import allowed_signers, signers_of_office
from paraf.rules.entries import Entry, Signer
from paraf.rules.findings import Finding
from paraf.rules.manifest import sha256
from paraf.rules.office import SETTINGS
from paraf.rules.roster import Officer
from paraf.rules.ssh_keys import fingerprint

_AROUND = 2


@click.group("roster")
def command() -> None:
    """Show the roster in force, or accept the edited one."""


@command.command("show")
@json_option
@click.pass_obj
def show(session: Session) -> None:
    """Show the officers in force, and what newsroom.toml would change.

    Below each officer stand the fingerprints of their keys.
    """
    newsroom = session.newsroom
    officers = newsroom.office.roster.officers
    waiting = foreseen(newsroom, at=session.clock())
    if session.as_json:
        rows = [
            {"id": one.id, "name": one.name, "roles": sorted(one.roles), "keys": _keys_json(session, one)}
            for one in officers
        ]
        session.show({"officers": rows, "findings": session.findings_json(waiting)})
        return
    for one in officers:
        click.echo(f"{one.id} · {one.name} · {', '.join(sorted(one.roles))}")
        for own in _keys_json(session, one):
            key = str(own["fingerprint"])
            said = session.language.sentence("key {key}" if own["valid"] else "key {key}, not valid today", key=key)
            click.echo(f"  {said}")
    if waiting:
        _show_difference(session)
    session.tell(waiting)


@command.command("accept")
@json_option
@officer_option
@key_option
@click.pass_obj
def accept(session: Session, officer: str | None, key_file: Path | None) -> None:
    """Put the edited newsroom.toml in force.

    Only an admin can, with a key where the office asks for signatures.
    """
    admin = session.officer(officer, at_hand=lambda: key_owner(session, key_file))
    if found := may_accept(session.newsroom, by=admin.id, at=session.clock()):
        session.refuse(found)
    if not session.as_json:
        session.tell(foreseen(session.newsroom, at=session.clock())[1:])  # before a key is asked for
    signer = _signed(session, admin, key_file)
    with session.writing():
        actor = session.actor(admin.id)
        waiting, *brought = foreseen(session.newsroom, at=actor.at) or (None,)
        outcome = accept_settings(session.newsroom, by=actor.by, at=actor.at, signer=signer) if waiting else ()
    if waiting and not isinstance(outcome, Entry):
        session.refuse(outcome)
    number = outcome.number if isinstance(outcome, Entry) else None
    if session.as_json:
        session.show({"done": number is not None, "entry": number, "findings": session.findings_json(brought)})
    elif number is None:
        session.say("newsroom.toml is in force as it stands; there is nothing to accept.")
    else:
        session.tell(brought)
        session.say("In force from now on: entry {number}.", number=str(number))


@command.command("export")
@click.pass_obj
def export(session: Session) -> None:
    """Print who may sign with which key (allowed_signers).

    The form is that which ssh-keygen -Y verify reads.
    """
    click.echo(allowed_signers(signers_of_office(session.newsroom.office)), nl=False)


def _keys_json(session: Session, officer: Officer) -> list[dict[str, str | bool]]:
    """Give an officer's keys as JSON has them: the fingerprint, and whether the key may sign today."""
    valid = officer.valid_keys(session.clock(), session.newsroom.office.zone)
    return [{"fingerprint": fingerprint(own.key), "valid": own in valid} for own in officer.keys]


def _signed(session: Session, admin: Officer, key_file: Path | None) -> Signer | None:
    """Have the admin's key sign the acceptance, where the settings in force ask for that and some wait."""
    newsroom = session.newsroom
    raw = edited_settings(newsroom)
    if isinstance(raw, Finding) or sha256(raw) == newsroom.register.office:
        return None
    text = acceptance_to_sign(newsroom, raw, by=admin.id, at=session.clock())
    if text is None:
        return None
    click.echo(text, err=True, nl=False)
    return signer_of(admin, text, signature_of(session, admin, text, key_file))


def _show_difference(session: Session) -> None:
    """Show the lines in which the edited settings differ from those in force."""
    edited = edited_settings(session.newsroom)
    if isinstance(edited, bytes):
        in_force, wanted = (raw.decode("utf-8", "replace") for raw in (accepted_settings(session.newsroom), edited))
        names = (session.language.sentence("in force"), SETTINGS)
        lines = unified_diff(in_force.splitlines(), wanted.splitlines(), *names, n=_AROUND, lineterm="")
        for line in lines:
            click.echo(line)
