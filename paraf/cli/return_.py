"""``paraf return``: send an article back to its writer with a reason."""

import click

from paraf.cli.papers import find_paper, read_paper
from paraf.cli.session import Session, json_option, officer_option
from paraf.desk.acts import send_back
from paraf.desk.folders import scan
from paraf.desk.surroundings import surroundings
from paraf.rules.words import Stage
from paraf.rules.workflow.outcome import Refusal


@click.command("return")
@click.argument("article")
@click.option("--note", required=True, help="What has to be mended.")
@json_option
@officer_option
@click.pass_obj
def command(session: Session, article: str, note: str, *, as_json: bool, officer: str | None) -> None:
    """Return ARTICLE from review/ to drafts/, with a note for its writer."""
    actor = session.actor(officer)
    newsroom = session.newsroom
    with session.writing():
        case = read_paper(session, find_paper(session, article, (Stage.REVIEW,))).case
        done = send_back(newsroom, case, surroundings(newsroom, scan(newsroom.layout)), note, actor)
    if isinstance(done, Refusal):
        session.refuse(done.findings, as_json=as_json)
        return
    path = f"{Stage.DRAFT}/{case.path}"
    if as_json:
        session.show({"done": True, "path": path})
    session.say("Returned: {path}. The reason stands in the line X-Kembali.", path=path)
