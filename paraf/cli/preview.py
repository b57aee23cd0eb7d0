"""``paraf preview``: an article as it would be published, private, with its correction code."""

import click

from paraf.cli.options import json_option, officer_option
from paraf.cli.papers import find_paper, paper_gone
from paraf.cli.session import Session
from paraf.desk.papers.casebook import CaseBook
from paraf.desk.papers.seen import note_seen
from paraf.desk.sweeping.judging import judge, set_bench
from paraf.press.previews.writing import write_preview
from paraf.rules.words import Stage


@click.command("preview")
@click.argument("article")
@json_option
@officer_option
@click.pass_obj
def command(session: Session, article: str, *, officer: str | None) -> None:
    """Make a preview of ARTICLE in previews/.

    It is for the desk alone.
    """
    newsroom, reader = session.newsroom, session.known_officer(officer)
    place = find_paper(session, article, tuple(Stage))
    cases = CaseBook(newsroom)
    cases.look()
    paper = cases.folders.paper(str(place))
    judged = judge(set_bench(newsroom, cases, at=session.clock()), paper) if paper else None
    if judged is None:
        session.refuse([paper_gone(place)])
    if judged.case.article is None:
        session.refuse(judged.findings)
    written = write_preview(newsroom, judged)
    if reader is not None and not written.is_changing:
        note_seen(newsroom, judged.case, reader.id)
    path = str(written.path.relative_to(session.root))
    if session.as_json:
        session.show({"done": True, "path": path, "code": written.code})
    else:
        click.echo(path)
