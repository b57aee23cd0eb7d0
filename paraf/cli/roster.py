"""``paraf roster``: who may do what, and putting edited settings in force."""

import click

from paraf.cli.options import json_option, officer_option
from paraf.cli.session import Session
from paraf.desk.settings import accept_settings, edited_settings, waiting_settings
from paraf.rules.differences import Change, word_difference
from paraf.rules.entries import Entry


@click.group("roster")
def command() -> None:
    """Show the roster in force, or accept the edited one."""


@command.command("show")
@json_option
@click.pass_obj
def show(session: Session) -> None:
    """Show the officers in force, and what newsroom.toml would change."""
    newsroom = session.newsroom
    officers = newsroom.office.roster.officers
    waiting = waiting_settings(newsroom)
    if session.as_json:
        rows = [{"id": one.id, "name": one.name, "roles": sorted(one.roles)} for one in officers]
        session.show({"officers": rows, "findings": session.findings_json(waiting)})
        return
    for one in officers:
        click.echo(f"{one.id} · {one.name} · {', '.join(sorted(one.roles))}")
    if waiting:
        _show_difference(session)
    session.tell(waiting)


@command.command("accept")
@json_option
@officer_option
@click.pass_obj
def accept(session: Session, officer: str | None) -> None:
    """Put the edited newsroom.toml in force; only an admin can."""
    session.officer(officer)
    with session.writing():
        actor = session.actor(officer)
        waiting = waiting_settings(session.newsroom)
        outcome = accept_settings(session.newsroom, by=actor.by, at=actor.at) if waiting else ()
    if waiting and not isinstance(outcome, Entry):
        session.refuse(outcome)
    number = outcome.number if isinstance(outcome, Entry) else None
    if session.as_json:
        session.show({"done": number is not None, "entry": number})
    elif number is None:
        session.say("newsroom.toml is in force as it stands; there is nothing to accept.")
    else:
        session.say("In force from now on: entry {number}.", number=str(number))


def _show_difference(session: Session) -> None:
    newsroom = session.newsroom
    in_force = newsroom.vault.get(newsroom.register.office).decode() if newsroom.register.office else ""
    for stretch in word_difference(in_force, edited_settings(newsroom).decode("utf-8", "replace")):
        if stretch.change is not Change.KEPT:
            click.echo(f"{'+' if stretch.change is Change.ADDED else '-'} {stretch.text.strip()}")
