"""``paraf revise``: start a new version of a published article."""

import click

from paraf.cli.options import dry_run_option, json_option
from paraf.cli.papers import find_version
from paraf.cli.session import Session
from paraf.desk.acting.revising import put_back, sealed_article, start_revision
from paraf.rules.article import render
from paraf.rules.register import Version
from paraf.rules.wording import find
from paraf.rules.words import Stage
from paraf.rules.workflow.revision import revision_of


@click.command("revise")
@click.argument("slug")
@dry_run_option
@json_option
@click.option("--put-back", "back", is_flag=True, help="Put its file back into content/ instead, as it was signed.")
@click.pass_obj
def command(session: Session, slug: str, *, back: bool, dry_run: bool) -> None:
    """Start a new version of the published article SLUG in drafts/.

    The old one stays live.
    """
    if back and dry_run:
        session.wrong("--put-back changes nothing that is there, and has no --dry-run.")
    with session.writing():
        version = find_version(session, slug)
        if back:
            _put_back(session, version)
            return
        if dry_run:
            text = render(revision_of(sealed_article(session.newsroom, version), version.seal.digest))
            session.show({"done": False, "text": text}) if session.as_json else click.echo(text, nl=False)
            return
        place = start_revision(session.newsroom, version)
    if session.as_json:
        session.show({"done": True, "path": str(place), "replaces": version.seal.digest})
        return
    click.echo(str(place))
    session.say("Edit it, fill in Change and Change-Note, then: paraf submit {path}", path=str(place))


def _put_back(session: Session, version: Version) -> None:
    try:
        place = put_back(session.newsroom, version)
    except FileExistsError:
        session.refuse([find("paper-still-there", path=f"{Stage.PUBLISHED}/{version.seal.path}")])
    if session.as_json:
        session.show({"done": True, "path": str(place)})
        return
    click.echo(str(place))
    session.say("It lies there again as it was signed.")
