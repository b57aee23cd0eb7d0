"""``paraf diff``: what changed against the version that was signed last, word by word."""

import click

from paraf.cli.comparing import changed_files, signed_version, submitted_text
from paraf.cli.options import json_option
from paraf.cli.papers import find_paper, read_paper
from paraf.cli.session import Session
from paraf.rules.article import public_text
from paraf.rules.differences import Change, word_difference
from paraf.rules.words import Stage

_COLOURS = {Change.TAKEN: "red", Change.ADDED: "green"}
_MARKS = {Change.KEPT: ("", ""), Change.TAKEN: ("[-", "-]"), Change.ADDED: ("{+", "+}")}


@click.command("diff")
@click.argument("article")
@json_option
@click.pass_obj
def command(session: Session, article: str) -> None:
    """Show what changed in ARTICLE against the version signed last."""
    newsroom = session.newsroom
    case = read_paper(session, find_paper(session, article, tuple(Stage))).case
    if case.article is None:
        session.refuse(case.findings)
    version = signed_version(newsroom, case)
    before = newsroom.vault.get(version.seal.public).decode() if version else submitted_text(newsroom, case)
    stretches = list(word_difference(before, public_text(case.article)))
    pictures = changed_files(case, version)
    if session.as_json:
        changes = [{"change": each.change.value, "text": each.text} for each in stretches]
        against = version.seal.digest if version else None
        session.show({"path": case.place, "against": against, "changes": changes, "pictures": pictures})
        return
    if version is None:
        session.say("This article was never signed; shown against the text as it was submitted.")
    for stretch in stretches:
        before_mark, after_mark = _MARKS[stretch.change]
        click.secho(f"{before_mark}{stretch.text}{after_mark}", fg=_COLOURS.get(stretch.change), nl=False)
    for picture in pictures:
        session.say("Picture changed: {picture}", picture=picture)
    if not pictures and all(stretch.change is Change.KEPT for stretch in stretches):
        session.say("Nothing changed.")
