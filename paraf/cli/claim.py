"""``paraf claim``: take an article for correction, so that nobody else works on it unawares."""

import click

from paraf.cli.options import dry_run_option, json_option, officer_option
from paraf.cli.papers import find_paper, read_paper
from paraf.cli.session import Session
from paraf.desk.acting.acts import claim
from paraf.desk.papers.folders import scan
from paraf.desk.papers.surroundings import surroundings
from paraf.rules.words import Stage
from paraf.rules.workflow.claiming import propose_claim
from paraf.rules.workflow.outcome import Refusal


@click.command("claim")
@click.argument("article")
@dry_run_option
@json_option
@officer_option
@click.pass_obj
def command(session: Session, article: str, *, dry_run: bool, officer: str | None) -> None:
    """Take ARTICLE in review/ for half an hour; others see who corrects it, and may still sign it."""
    corrector, newsroom = session.officer(officer), session.newsroom
    with session.writing():
        actor = session.actor(corrector.id)
        case = read_paper(session, find_paper(session, article, (Stage.REVIEW,))).case
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
