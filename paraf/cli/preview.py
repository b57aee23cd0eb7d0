"""``paraf preview``: an article as it would be published, private, with its correction code."""

import click

from paraf.cli.papers import find_paper
from paraf.cli.session import Session
from paraf.desk.casebook import CaseBook
from paraf.desk.judging import judge, set_bench
from paraf.press.previews import write_preview
from paraf.rules.words import Stage


@click.command("preview")
@click.argument("article")
@click.pass_obj
def command(session: Session, article: str) -> None:
    """Make a private preview of ARTICLE in previews/ and say where it is."""
    newsroom = session.newsroom
    place = find_paper(session, article, tuple(Stage))
    bench = set_bench(newsroom, CaseBook(newsroom), at=session.clock())
    paper = next(paper for paper in bench.scan.papers if (paper.stage, paper.path) == (place.stage, place.path))
    judged = judge(bench, paper)
    if judged is None or judged.case.article is None:
        session.refuse(judged.findings if judged else ())
        return
    click.echo(str(write_preview(newsroom, judged).relative_to(session.root)))
