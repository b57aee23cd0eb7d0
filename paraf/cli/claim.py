"""``paraf claim``: take an article for correction, so that nobody else works on it unawares; or a draft to write it."""

import click

from paraf.cli.options import dry_run_option, json_option, officer_option
from paraf.cli.papers import find_paper, read_paper
from paraf.cli.session import Session
from paraf.desk.acting.acts import Actor, claim, record
from paraf.desk.papers.folders import scan
from paraf.desk.papers.surroundings import surroundings
from paraf.rules.case import Case
from paraf.rules.roster import Officer
from paraf.rules.words import Stage
from paraf.rules.workflow.beginning import propose_beginning
from paraf.rules.workflow.claiming import propose_claim
from paraf.rules.workflow.outcome import Refusal


@click.command("claim")
@click.argument("article")
@dry_run_option
@json_option
@officer_option
@click.pass_obj
def command(session: Session, article: str, *, dry_run: bool, officer: str | None) -> None:
    """Take ARTICLE in review/ for half an hour.

    Others may still sign it. Where ARTICLE is a draft, its time for writing begins.
    """
    corrector, newsroom = session.officer(officer), session.newsroom
    with session.writing():
        actor = session.actor(corrector.id)
        case = read_paper(session, find_paper(session, article, (Stage.REVIEW, Stage.DRAFT), in_order=True)).case
        if case.stage is Stage.DRAFT:
            _begin(session, case, corrector, actor, dry_run=dry_run)
            return
        outcome = propose_claim(case, surroundings(newsroom, scan(newsroom.layout)), corrector, at=actor.at)
        if isinstance(outcome, Refusal):
            session.refuse(outcome.findings)
        if not dry_run:
            claim(newsroom, case, outcome, actor)
    until = outcome.until.astimezone(newsroom.office.zone)
    if session.as_json:
        told = until.isoformat(timespec="seconds")
        session.show({"done": not dry_run, "path": case.place, "officer": corrector.id, "until": told})
    elif dry_run:
        session.say("It can be taken.")
    else:
        session.say("{path} is yours until {until}.", path=case.place, until=f"{until:%H.%M}")


def _begin(session: Session, case: Case, writer: Officer, actor: Actor, *, dry_run: bool) -> None:
    """Take a draft to write it."""
    newsroom = session.newsroom
    outcome = propose_beginning(case, newsroom.register, newsroom.office, writer, at=actor.at)
    if isinstance(outcome, Refusal):
        session.refuse(outcome.findings)
    if not dry_run:
        record(newsroom, outcome, actor)
    if session.as_json:
        session.show({"done": not dry_run, "path": case.place, "officer": writer.id})
    elif dry_run:
        session.say("It can be taken.")
    else:
        session.say("{path} is yours to write; its time for writing runs from now on.", path=case.place)
