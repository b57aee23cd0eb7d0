"""``paraf sign``: initial an article, so that it may be public."""

import sys
from dataclasses import replace
from datetime import datetime

import click

from paraf.cli.papers import find_paper, read_paper
from paraf.cli.session import Session, json_option, officer_option
from paraf.desk.acts import Actor, plan_seal, seal
from paraf.desk.files import rewrite
from paraf.desk.folders import scan
from paraf.desk.gathering import Gathered
from paraf.desk.judging import submission_for
from paraf.desk.surroundings import surroundings
from paraf.rules.article import render, with_fields
from paraf.rules.entries import Sealed
from paraf.rules.findings import errors
from paraf.rules.office import SignoffLevel
from paraf.rules.words import Stage
from paraf.rules.workflow.outcome import Refusal


@click.command("sign")
@click.argument("article")
@click.option("--code", help="The correction code at the foot of the preview.")
@click.option("--dry-run", is_flag=True, help="Say whether it could be signed, and do nothing.")
@json_option
@officer_option
@click.pass_obj
def command(session: Session, article: str, code: str | None, *, dry_run: bool, as_json: bool, officer: str | None) -> None:
    """Sign ARTICLE in review/ with your initials (paraf)."""
    actor = session.actor(officer)
    code = code or _asked(session, article)
    newsroom = session.newsroom
    with session.writing():
        place = find_paper(session, article, (Stage.REVIEW, Stage.PUBLISHED))
        gathered = _with_line(session, read_paper(session, place), actor, code)
        around = surroundings(newsroom, scan(newsroom.layout))
        submission = submission_for(gathered.case, newsroom.register, around)
        plan = plan_seal(newsroom, gathered, around, submission, actor)
        if isinstance(plan, Refusal):
            _keep_first_signature(session, gathered, plan)
            session.refuse(plan.findings, as_json=as_json)
            return
        if dry_run:
            session.say("It can be signed.")
            return
        done = seal(newsroom, gathered, plan, actor)
    act = done.entry.act
    assert isinstance(act, Sealed)  # noqa: S101  # what seal records
    if as_json:
        findings = [session.finding_json(finding) for finding in done.findings]
        path = f"{Stage.PUBLISHED}/{act.path}"
        session.show({"done": True, "path": path, "address": act.address, "digest": act.digest, "findings": findings})
        return
    session.tell(done.findings)
    session.say("Signed and sealed: {path}. The public site shows it with the next build.", path=f"content/{act.path}")


def _asked(session: Session, article: str) -> str | None:
    """Ask for the code where the office wants one and somebody sits there."""
    place = find_paper(session, article, (Stage.REVIEW, Stage.PUBLISHED))
    paper = read_paper(session, place).case.article
    policy = session.newsroom.office.signoff.for_category((paper.get("Category") if paper else None) or "")
    if policy.level is not SignoffLevel.CODE or not sys.stdin.isatty():
        return None
    return str(click.prompt(session.language.sentence("Correction code, from the foot of the preview"), err=True))


def _with_line(session: Session, gathered: Gathered, actor: Actor, code: str | None) -> Gathered:
    """Give the paper with the signer's part added to its sign-off line."""
    article = gathered.case.article
    signer = session.newsroom.office.roster.officer(actor.by or "")
    if article is None or signer is None:
        return gathered
    part = ", ".join(filter(None, (signer.name, _typed(actor.at, session), code)))
    others = [
        other.strip()
        for other in (article.get("Koreksi") or "").split(";")
        if other.strip() and not other.strip().startswith(signer.name)
    ]
    signed = with_fields(article, {"Koreksi": "; ".join([*others, part])})
    return replace(gathered, case=replace(gathered.case, article=signed))


def _typed(at: datetime, session: Session) -> str:
    return f"{at.astimezone(session.newsroom.office.zone):%d-%m-%Y %H.%M}"


def _keep_first_signature(session: Session, gathered: Gathered, plan: Refusal) -> None:
    """Write the line where all that is missing is another signer."""
    case = gathered.case
    if case.article is not None and {finding.code for finding in errors(plan.findings)} == {"more-signers-needed"}:
        rewrite(session.newsroom.root / case.place, render(case.article).encode(), expected=case.raw)
