"""``paraf diff``: what changed against the version that was signed last, word by word."""

import click

from paraf.cli.papers import find_paper, read_paper
from paraf.cli.session import Session, json_option
from paraf.desk.judging import submission_for
from paraf.desk.folders import scan
from paraf.desk.newsroom import Newsroom
from paraf.desk.surroundings import surroundings
from paraf.rules.addresses import identity_of
from paraf.rules.article import public_text
from paraf.rules.case import Case
from paraf.rules.differences import Change, word_difference
from paraf.rules.register import Version
from paraf.rules.seals import version_of
from paraf.rules.words import Stage

_COLOURS = {Change.TAKEN: "red", Change.ADDED: "green"}
_MARKS = {Change.KEPT: ("", ""), Change.TAKEN: ("[-", "-]"), Change.ADDED: ("{+", "+}")}


@click.command("diff")
@click.argument("article")
@json_option
@click.pass_obj
def command(session: Session, article: str, *, as_json: bool) -> None:
    """Show what changed in ARTICLE against the version signed last."""
    newsroom = session.newsroom
    case = read_paper(session, find_paper(session, article, tuple(Stage))).case
    if case.article is None:
        session.refuse(case.findings, as_json=as_json)
        return
    version = _signed(newsroom, case)
    before = newsroom.vault.get(version.seal.public).decode() if version else _submitted(newsroom, case)
    stretches = list(word_difference(before, public_text(case.article)))
    pictures = _pictures(case, version)
    if as_json:
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


def _signed(newsroom: Newsroom, case: Case) -> Version | None:
    if case.stage is Stage.PUBLISHED:
        return version_of(case, newsroom.register)
    identity = identity_of(case.article, newsroom.register) if case.article else None
    return newsroom.register.latest(identity[0]) if identity else None


def _submitted(newsroom: Newsroom, case: Case) -> str:
    """Give the public text as submitted; the same text where it was never submitted."""
    around = surroundings(newsroom, scan(newsroom.layout))
    submission = submission_for(case, newsroom.register, around)
    article = case.article
    if submission is not None:
        from paraf.rules.grammar import parse  # noqa: PLC0415  # only this branch reads the vault

        article = parse(newsroom.vault.get(submission.act.text).decode(), path=case.place).article
    return public_text(article) if article else ""


def _pictures(case: Case, version: Version | None) -> list[str]:
    signed = {file.ref: file.sha for file in version.seal.files} if version else {}
    return [file.ref for file in case.files if version and signed.get(file.ref) != file.sha]
