"""``paraf return``: send an article back to its writer with a reason."""

import click

from paraf.cli.options import dry_run_option, json_option, officer_option
from paraf.cli.papers import find_paper, read_paper
from paraf.cli.session import Session
from paraf.desk.acting.acts import Done, send_back
from paraf.desk.papers.folders import scan
from paraf.desk.papers.surroundings import surroundings
from paraf.rules.words import Stage
from paraf.rules.workflow.outcome import Plan, Refusal
from paraf.rules.workflow.returning import propose_return


@click.command("return")
@click.argument("article")
@click.option("--note", required=True, help="What has to be mended.")
@dry_run_option
@json_option
@officer_option
@click.pass_obj
def command(session: Session, article: str, note: str, *, dry_run: bool, officer: str | None) -> None:
    """Return ARTICLE to drafts/, with a note for its writer."""
    session.officer(officer)
    newsroom = session.newsroom
    with session.writing():
        case = read_paper(session, find_paper(session, article, (Stage.REVIEW,))).case
        around = surroundings(newsroom, scan(newsroom.layout))
        if dry_run:
            outcome: Done | Plan | Refusal = propose_return(case, around, note=note)
        else:
            outcome = send_back(newsroom, case, around, note, session.actor(officer))
    if isinstance(outcome, Refusal):
        session.refuse(outcome.findings)
    path = f"{Stage.DRAFT}/{case.path}"
    if session.as_json:
        session.show({"done": not dry_run, "path": path})
    elif dry_run:
        session.say("It can be returned.")
    else:
        session.say("Returned: {path}. The reason stands in the line X-Kembali.", path=path)
