"""Handing a paper to the correction desk: what ``submit`` and ``withdraw`` have in common."""

from collections.abc import Iterable
from dataclasses import dataclass

from paraf.cli.papers import read_paper
from paraf.cli.session import Session
from paraf.desk.acting.acts import plan_submission, submit
from paraf.desk.acting.moving import Place
from paraf.desk.papers.folders import scan
from paraf.desk.papers.surroundings import surroundings
from paraf.rules.article import render
from paraf.rules.case import code_to_give
from paraf.rules.entries import Submitted
from paraf.rules.findings import Finding
from paraf.rules.reading import Change, read_article
from paraf.rules.words import Stage
from paraf.rules.workflow.outcome import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """A submission that was admitted: what it records, its text, what was tidied, and what people are told besides.

    ``code`` is what whoever signs the text as submitted has to give.
    """

    act: Submitted
    code: str
    text: str
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]

    @property
    def path(self) -> str:
        """Where the paper waits for correction."""
        return f"{Stage.REVIEW}/{self.act.path}"


def hand_in(session: Session, place: Place, officer: str | None, *, dry_run: bool = False) -> HandedIn | Refusal:
    """Submit a paper, or only decide on it; whoever calls this holds ``writing()``."""
    newsroom, actor = session.newsroom, session.actor(officer)
    gathered = read_paper(session, place, cleaning=True)
    around = surroundings(newsroom, scan(newsroom.layout))
    plan = plan_submission(newsroom, gathered, around, at=actor.at, by=actor.by)
    if isinstance(plan, Refusal):
        return plan
    done = plan if dry_run else submit(newsroom, gathered, plan, actor)
    if isinstance(done, Refusal):
        return done
    act = plan.act
    assert isinstance(act, Submitted)  # noqa: S101  # the plan of a submission
    reading = read_article(gathered.contents[act.original], path=str(place), zone=newsroom.office.zone)
    code = code_to_give(act.digest, plan.article, newsroom.office.signoff.for_category(act.category))
    return HandedIn(act=act, code=code, text=render(plan.article), findings=done.findings, changes=reading.changes)


def tell_changes(session: Session, changes: Iterable[Change]) -> None:
    """Say what was tidied in the header, as far as words or dates became others."""
    for change in changes:
        if change.found and change.became:
            place = {"line": str(change.line), "found": change.found, "became": change.became}
            session.say("Tidied, line {line}: “{found}” became “{became}”.", **place)
