"""``paraf sign``: initial an article, so that it may be public."""

import sys

import click

from paraf.cli.options import dry_run_option, json_option, officer_option
from paraf.cli.papers import find_paper, read_paper
from paraf.cli.session import Session
from paraf.cli.signing import (
    check_code,
    in_no_line,
    say_signoff,
    wants_code,
    wants_only_others,
    with_signoff,
    write_line,
)
from paraf.desk.acts import plan_seal, seal
from paraf.desk.folders import scan
from paraf.desk.judging import submission_for
from paraf.desk.surroundings import surroundings
from paraf.rules.entries import Sealed
from paraf.rules.words import Stage
from paraf.rules.workflow.outcome import Refusal

_STAGES = (Stage.REVIEW, Stage.PUBLISHED)


@click.command("sign")
@click.argument("article")
@click.option("--code", help="The correction code at the foot of the preview.")
@dry_run_option
@json_option
@officer_option
@click.pass_obj
def command(session: Session, article: str, code: str | None, *, dry_run: bool, officer: str | None) -> None:
    """Sign ARTICLE in review/ with your initials (paraf)."""
    signer = session.officer(officer)
    code = code or _asked(session, article)
    newsroom = session.newsroom
    check_code(session, article, signer, code)
    with session.writing():
        actor = session.actor(officer)
        place = find_paper(session, article, _STAGES, in_order=True)
        gathered = with_signoff(newsroom, read_paper(session, place), signer, code, at=actor.at)
        around = surroundings(newsroom, scan(newsroom.layout))
        submission = submission_for(gathered.case, newsroom.register, around)
        plan = plan_seal(newsroom, gathered, around, submission, actor)
        done = None if dry_run or isinstance(plan, Refusal) else seal(newsroom, gathered, plan, actor)
        waits = isinstance(plan, Refusal) and wants_only_others(plan.findings)
        waits = waits and (dry_run or write_line(newsroom, gathered.case))
    if isinstance(plan, Refusal) and not waits:
        session.refuse(in_no_line(plan.findings))
    if waits or done is None:
        say_signoff(session, plan.findings, path=str(place), sealed=False, dry_run=dry_run)
        return
    act = done.entry.act
    assert isinstance(act, Sealed)  # noqa: S101  # what seal records
    shown = {"address": act.address, "digest": act.digest}
    say_signoff(session, done.findings, path=f"{Stage.PUBLISHED}/{act.path}", sealed=True, dry_run=False, **shown)


def _asked(session: Session, article: str) -> str | None:
    """Ask for the code where the office wants one and somebody sits there."""
    case = read_paper(session, find_paper(session, article, _STAGES, in_order=True)).case
    if session.as_json or not wants_code(session.newsroom, case) or not sys.stdin.isatty():
        return None
    return str(click.prompt(session.language.sentence("Correction code, from the foot of the preview"), err=True))
