"""``paraf history``: who did what with an article, and when."""

import click

from paraf.cli.memory import entries_about, entry_json, entry_words
from paraf.cli.options import json_option
from paraf.cli.session import Session


@click.command("history")
@click.argument("article", required=False)
@json_option
@click.pass_obj
def command(session: Session, article: str | None) -> None:
    """Show what the ledger says of ARTICLE.

    ARTICLE is a slug, an address or a file; without it, everything is shown.
    """
    entries = session.newsroom.ledger.read().entries
    if article is not None:
        entries = entries_about(session, entries, article)
    if session.as_json:
        session.show({"entries": [entry_json(session, entry) for entry in entries]})
        return
    for entry in entries:
        click.echo(" · ".join(entry_words(session, entry)))
    if not entries:
        session.say("The ledger has nothing about “{named}”.", named=article or "")
