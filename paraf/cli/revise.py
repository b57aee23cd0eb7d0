"""``paraf revise``: start a new version of a published article."""

import click

from paraf.cli.papers import find_version
from paraf.cli.session import Session, json_option
from paraf.desk.revising import start_revision


@click.command("revise")
@click.argument("slug")
@json_option
@click.pass_obj
def command(session: Session, slug: str, *, as_json: bool) -> None:
    """Start a new version of the published article SLUG in drafts/; the old one stays live."""
    version = find_version(session, slug)
    with session.writing():
        place = start_revision(session.newsroom, version)
    if as_json:
        session.show({"done": True, "path": str(place), "replaces": version.seal.digest})
        return
    click.echo(str(place))
    session.say("Edit it, fill in Change and Change-Note, then: paraf submit {path}", path=str(place))
