"""``paraf roster``: who may do what, and putting edited settings in force."""

import sys

import click

from paraf.cli.exits import Exit
from paraf.cli.session import Session, json_option, officer_option
from paraf.desk.settings import accept_settings, edited_settings, waiting_settings
from paraf.rules.differences import Change, word_difference
from paraf.rules.entries import Entry


@click.group("roster")
def command() -> None:
    """Show the roster in force, or accept the edited one."""


@command.command("show")
@json_option
@click.pass_obj
def show(session: Session, *, as_json: bool) -> None:
    """Show the officers in force, and what newsroom.toml would change."""
    newsroom = session.newsroom
    officers = newsroom.office.roster.officers
    waiting = waiting_settings(newsroom)
    if as_json:
        rows = [{"id": one.id, "name": one.name, "roles": sorted(one.roles)} for one in officers]
        session.show({"officers": rows, "findings": [session.finding_json(finding) for finding in waiting]})
        return
    for one in officers:
        click.echo(f"{one.id} · {one.name} · {', '.join(sorted(one.roles))}")
    if waiting and newsroom.register.office:
        in_force = newsroom.vault.get(newsroom.register.office).decode()
        for stretch in word_difference(in_force, edited_settings(newsroom).decode("utf-8", "replace")):
            if stretch.change is not Change.KEPT:
                sign = "+" if stretch.change is Change.ADDED else "-"
                click.echo(f"{sign} {stretch.text.strip()}")
    session.tell(waiting)


@command.command("accept")
@officer_option
@click.pass_obj
def accept(session: Session, officer: str | None) -> None:
    """Put the edited newsroom.toml in force; only an admin can."""
    actor = session.actor(officer)
    with session.writing():
        outcome = accept_settings(session.newsroom, by=actor.by, at=actor.at)
    if not isinstance(outcome, Entry):
        session.tell(outcome)
        sys.exit(Exit.REFUSED)
    session.say("In force from now on: entry {number}.", number=str(outcome.number))
