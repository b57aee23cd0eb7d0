"""``paraf withdraw``: ask for a published article to be taken off the site, with a public reason."""

import click

from paraf.cli.papers import find_version, read_paper
from paraf.cli.session import Session, json_option, officer_option
from paraf.desk.acts import plan_submission, submit
from paraf.desk.folders import scan
from paraf.desk.revising import start_withdrawal
from paraf.desk.surroundings import surroundings
from paraf.rules.entries import Submitted
from paraf.rules.manifest import correction_code
from paraf.rules.words import Stage
from paraf.rules.workflow.outcome import Refusal


@click.command("withdraw")
@click.argument("slug")
@click.option("--reason", required=True, help="Why; the public will read it.")
@json_option
@officer_option
@click.pass_obj
def command(session: Session, slug: str, reason: str, *, as_json: bool, officer: str | None) -> None:
    """Ask for the published article SLUG to be withdrawn; a second person signs it."""
    actor = session.actor(officer)
    newsroom = session.newsroom
    version = find_version(session, slug)
    with session.writing():
        place = start_withdrawal(newsroom, version, reason=reason)
        gathered = read_paper(session, place, cleaning=True)
        around = surroundings(newsroom, scan(newsroom.layout))
        plan = plan_submission(newsroom, gathered, around, at=actor.at)
        if isinstance(plan, Refusal):
            session.refuse(plan.findings, as_json=as_json)
            return
        done = submit(newsroom, gathered, plan, actor)
    act = done.entry.act
    assert isinstance(act, Submitted)  # noqa: S101  # what submit records
    path = f"{Stage.REVIEW}/{act.path}"
    if as_json:
        session.show({"done": True, "path": path, "code": correction_code(act.digest)})
        return
    click.echo(path)
    session.say("The withdrawal waits for another corrector: paraf sign {path}", path=path)
