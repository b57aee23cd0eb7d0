"""``paraf diff``: what changed against the version that was signed last, or was last seen, word by word."""

import click

from paraf.cli.options import json_option, officer_option
from paraf.cli.papers import find_paper, read_paper
from paraf.cli.session import Session
from paraf.desk.papers.seen import note_seen
from paraf.desk.sweeping.comparing import Earlier, changed_files, earlier_of, seen_of
from paraf.rules.article import public_text
from paraf.rules.case import Case
from paraf.rules.differences import Change, word_difference
from paraf.rules.roster import Officer
from paraf.rules.words import Stage

_COLOURS = {Change.TAKEN: "red", Change.ADDED: "green"}
_MARKS = {Change.KEPT: ("", ""), Change.TAKEN: ("[-", "-]"), Change.ADDED: ("{+", "+}")}


@click.command("diff")
@click.argument("article")
@click.option("--seen", is_flag=True, help="Compare with what you last saw of it, by diff, preview, claim or return.")
@json_option
@officer_option
@click.pass_obj
def command(session: Session, article: str, *, seen: bool, officer: str | None) -> None:
    """Show what changed in ARTICLE against the version signed last."""
    case = read_paper(session, find_paper(session, article, tuple(Stage))).case
    if case.article is None:
        session.refuse(case.findings)
    reader = session.officer(officer) if seen else session.known_officer(officer)
    earlier = _earlier(session, case, reader if seen else None)
    stretches = list(word_difference(earlier.text, public_text(case.article)))
    pictures = changed_files(case, earlier.version)
    if reader is not None:
        note_seen(session.newsroom, case, reader.id)
    if session.as_json:
        changes = [{"change": each.change.value, "text": each.text} for each in stretches]
        against = earlier.version.seal.digest if earlier.version else None
        session.show({"path": case.place, "against": against, "changes": changes, "pictures": pictures})
        return
    for stretch in stretches:
        before_mark, after_mark = _MARKS[stretch.change]
        click.secho(f"{before_mark}{stretch.text}{after_mark}", fg=_COLOURS.get(stretch.change), nl=False)
    for picture in pictures:
        session.say("Picture changed: {picture}", picture=picture)
    if not pictures and all(stretch.change is Change.KEPT for stretch in stretches):
        session.say("Nothing changed.")


def _earlier(session: Session, case: Case, reader: Officer | None) -> Earlier:
    """Give what the paper is held against, and say so where that is not what was asked for."""
    seen = seen_of(session.newsroom, case, reader.id) if reader else None
    if seen is not None:
        return seen
    if reader is not None:
        session.say("You have not seen this article before.")
    earlier = earlier_of(session.newsroom, case)
    if earlier.version is None:
        session.say("This article was never signed; shown against the text as it was submitted.")
    return earlier
