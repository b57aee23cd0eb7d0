"""The sign-off line as ``paraf sign`` writes it, and what it says then."""

from dataclasses import replace
from datetime import datetime

from paraf.cli.session import Session
from paraf.desk.acting.acts import Actor, plan_seal
from paraf.desk.disk.files import rewrite
from paraf.desk.papers.folders import scan
from paraf.desk.papers.gathering import Gathered
from paraf.desk.papers.surroundings import surroundings
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.spoken_time import say_moment
from paraf.desk.sweeping.judging import submission_for
from paraf.rules.article import render, with_fields
from paraf.rules.case import Case, Surroundings
from paraf.rules.entries import Signer
from paraf.rules.findings import Finding, Level
from paraf.rules.manifest import plain_code
from paraf.rules.register import Submission
from paraf.rules.roster import Officer
from paraf.rules.signoff import joined_signoffs, means, parse_signoffs, written_signoff
from paraf.rules.wording import find
from paraf.rules.workflow.outcome import Plan, Refusal
from paraf.rules.workflow.paper import Emergency

WAITS = "Signed and sealed: {path}. It waits; the public site shows it on {moment}."
_LINE = "Koreksi"


def with_signoff(
    newsroom: Newsroom, gathered: Gathered, signer: Officer, code: str | None, *, at: datetime
) -> Gathered:
    """Give a paper with one officer's part in its sign-off line; what others wrote there stays, in its order."""
    article = gathered.case.article
    if article is None:
        return gathered
    typed = parse_signoffs(article.get(_LINE) or "")
    others = [part.text for part in typed if not means(part, signer, newsroom.office.roster)]
    line = joined_signoffs([*others, written_signoff(signer.name, at, newsroom.office.zone, code)])
    return replace(gathered, case=replace(gathered.case, article=with_fields(article, {_LINE: line})))


def weighed(
    session: Session,
    gathered: Gathered,
    actor: Actor,
    *,
    given: Signer | None = None,
    emergency: Emergency | None = None,
) -> tuple[Surroundings, Submission | None, Plan | Refusal]:
    """Decide whether a paper's sign-off seals it; give as well what surrounds it, and what was submitted of it."""
    newsroom = session.newsroom
    around = surroundings(newsroom, scan(newsroom.layout))
    submission = submission_for(gathered.case, newsroom.register, around)
    plan = plan_seal(newsroom, gathered, around, submission, actor, given=given, emergency=emergency)
    return around, submission, plan


def check_code(session: Session, named: str, signer: Officer, code: str | None) -> None:
    """End the command where what was given as a code can be none."""
    if code is not None and plain_code(code) is None:
        session.refuse([find("wrong-code", path=named, name=signer.name, typed=code)])


def in_no_line(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Give findings about a sign-off line that stands in no file yet without its line."""
    return tuple(replace(finding, line=finding.line or None) for finding in findings)


def write_line(newsroom: Newsroom, case: Case) -> bool:
    """Write a paper with its new sign-off line; tells False where somebody saved it meanwhile."""
    assert case.article is not None  # noqa: S101  # a line was put into it
    return rewrite(newsroom.root / case.place, render(case.article).encode(), expected=case.raw)


def say_warnings(session: Session, findings: tuple[Finding, ...]) -> None:
    """Say what was found that refuses nothing, before whoever signs is asked for anything."""
    if not session.as_json:
        session.tell(in_no_line(tuple(found for found in findings if found.level is not Level.ERROR)))


def say_signoff(  # noqa: PLR0913  # what there is to say of a sign-off
    session: Session,
    findings: tuple[Finding, ...],
    *,
    path: str,
    sealed: bool,
    dry_run: bool,
    due: datetime | None = None,
    **shown: str,
) -> None:
    """Say what became of a sign-off; ``due`` is when the public may see what was sealed."""
    if session.as_json:
        told = session.findings_json(findings)
        session.show({"done": not dry_run, "sealed": sealed, "path": path, **shown, "findings": told})
        return
    session.tell(findings)
    if due is not None and due > session.newsroom.moment(session.clock()):
        moment = say_moment(session.language, due, session.newsroom.office.zone)
        session.say(WAITS, path=path, moment=moment)
    elif sealed:
        session.say("Signed and sealed: {path}. The public site follows with the next build.", path=path)
    elif dry_run:
        session.say("It can be signed.")
    else:
        session.say("Your sign-off stands in {path}; it waits for the others.", path=path)
