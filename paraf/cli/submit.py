"""``paraf submit``: hand an article to the correction desk."""

import click

from paraf.cli.exits import Exit
from paraf.cli.papers import find_paper, read_paper
from paraf.cli.session import Session, json_option, officer_option
from paraf.desk.acts import plan_submission, submit
from paraf.desk.folders import scan
from paraf.desk.surroundings import surroundings
from paraf.rules.article import render
from paraf.rules.entries import Submitted
from paraf.rules.manifest import correction_code
from paraf.rules.words import Stage
from paraf.rules.workflow.outcome import Refusal


@click.command("submit")
@click.argument("article")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@json_option
@officer_option
@click.pass_obj
def command(session: Session, article: str, *, dry_run: bool, as_json: bool, officer: str | None) -> None:
    """Submit ARTICLE for correction: drafts/ to review/."""
    actor = session.actor(officer)
    newsroom = session.newsroom
    with session.writing():
        place = find_paper(session, article, (Stage.DRAFT, Stage.REVIEW, Stage.PUBLISHED))
        gathered = read_paper(session, place, cleaning=True)
        around = surroundings(newsroom, scan(newsroom.layout))
        plan = plan_submission(newsroom, gathered, around, at=actor.at)
        if isinstance(plan, Refusal):
            session.refuse(plan.findings, as_json=as_json)
            return
        if dry_run:
            click.echo(render(plan.article), nl=False)
            return
        done = submit(newsroom, gathered, plan, actor)
    act = done.entry.act
    assert isinstance(act, Submitted)  # noqa: S101  # what submit records
    path, code = f"{Stage.REVIEW}/{act.path}", correction_code(act.digest)
    if as_json:
        findings = [session.finding_json(finding) for finding in done.findings]
        session.show({"done": True, "path": path, "slug": act.slug, "digest": act.digest, "code": code, "findings": findings})
    else:
        session.tell(done.findings)
        session.say("Submitted: {path}. It waits for correction.", path=path)
    raise SystemExit(Exit.DONE)
