"""Claiming: a corrector takes a submitted paper, so that no two work on it unawares.

* A claim lasts so long and ends by itself; it keeps nobody from signing, and a seal or a return ends it.
* Who holds a paper may claim it again, and then has the whole time anew; for all others it is taken.
* A hand claims with a line that names the corrector (``X-Dikoreksi: SR``). It counts when it is typed, and again when
  its time is over and the paper was saved since; a line that merely still stands there claims nothing.
* Only who may sign a paper can claim it: a corrector of that day who did not write it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from paraf.rules.article import Article, render
from paraf.rules.case import Case, Surroundings
from paraf.rules.completeness import authors_of
from paraf.rules.entries import Claimed
from paraf.rules.findings import Finding
from paraf.rules.manifest import sha256
from paraf.rules.office import Office
from paraf.rules.register import Register, Submission
from paraf.rules.roster import Officer
from paraf.rules.wording import find
from paraf.rules.words import Digest, OfficerId, Role, Stage
from paraf.rules.workflow.outcome import Refusal

HOLD = timedelta(minutes=30)
"""How long a claim lasts."""

LINE = "X-Dikoreksi"
"""The line by which a hand claims."""


def propose_claim(case: Case, around: Surroundings, corrector: Officer, *, at: datetime) -> Claimed | Refusal:
    """Decide whether a corrector may take the paper in ``review/``."""
    submission = _submission(case, around)
    if case.article is None:
        return Refusal(findings=case.findings)
    if submission is None:
        return Refusal(findings=(find("not-in-review", path=case.place),))
    hindered = tuple(_hindrances(case, submission, around, corrector, at=at))
    if hindered:
        return Refusal(findings=hindered)
    return _claim(case.article, submission, corrector, at)


def typed_claim(case: Case, around: Surroundings, *, at: datetime) -> Claimed | None:
    """Give the claim that a hand makes by what it typed; None where it makes none, or cannot have the paper."""
    submission, article = _submission(case, around), case.article
    if submission is None or article is None:
        return None
    corrector = around.office.roster.named(article.get(LINE) or "")
    if not isinstance(corrector, Officer) or not _is_anew(article, submission, corrector, at):
        return None
    if any(_hindrances(case, submission, around, corrector, at=at)):
        return None
    return _claim(article, submission, corrector, at)


def claim_problems(case: Case, around: Surroundings, *, at: datetime) -> Iterator[Finding]:
    """Find why what a hand typed claims nothing."""
    submission, article = _submission(case, around), case.article
    typed = article.get(LINE) if article else None
    if submission is None or article is None or not typed:
        return
    corrector, line = around.office.roster.named(typed), article.line_of(LINE)
    if not isinstance(corrector, Officer):
        yield find("claim-unknown", path=case.place, line=line, name=corrector.typed, near=corrector.near)
    elif _is_anew(article, submission, corrector, at):
        yield from _hindrances(case, submission, around, corrector, at=at, line=line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who holds a paper, by name, and until when."""

    officer: OfficerId
    name: str
    until: datetime


def holding_of(case: Case, register: Register, office: Office, *, at: datetime) -> Holding | None:
    """Give who holds a paper now, or None where nobody does."""
    waiting = register.submissions.get(case.path) if case.stage is Stage.REVIEW else None
    claim = waiting.claim if waiting else None
    if claim is None or at >= claim.until:
        return None
    officer = office.roster.officer(claim.officer)
    return Holding(officer=claim.officer, name=officer.name if officer else claim.officer, until=claim.until)


def held_by_other(  # noqa: PLR0913  # what is looked at, by whom, and when
    case: Case, register: Register, office: Office, corrector: Officer, *, at: datetime, line: int | None = None
) -> Iterator[Finding]:
    """Find that another corrector holds a paper now."""
    holding = holding_of(case, register, office, at=at)
    if holding is not None and holding.officer != corrector.id:
        until = f"{holding.until.astimezone(office.zone):%H.%M}"
        yield find("claim-held", path=case.place, line=line, name=holding.name, until=until)


def _hindrances(  # noqa: PLR0913  # what a claim is judged by
    case: Case,
    submission: Submission,
    around: Surroundings,
    corrector: Officer,
    *,
    at: datetime,
    line: int | None = None,
) -> Iterator[Finding]:
    office = around.office
    if not (corrector.has(Role.CORRECTOR) and corrector.is_active(at, office.zone)):
        yield find("claim-not-a-corrector", path=case.place, line=line, name=corrector.name)
    named = authors_of(case.article, office) if case.article else ()
    if corrector in named or corrector.id in submission.act.authors:
        yield find("claim-own-work", path=case.place, line=line, name=corrector.name)
    yield from held_by_other(case, around.register, office, corrector, at=at, line=line)


def _is_anew(article: Article, submission: Submission, corrector: Officer, at: datetime) -> bool:
    last = submission.claim
    if last is None or (article.get(LINE) or "") != last.line:
        return True
    return last.officer == corrector.id and at >= last.until and _text(article) != last.text


def _claim(article: Article, submission: Submission, corrector: Officer, at: datetime) -> Claimed:
    act = submission.act
    return Claimed(
        address=act.address,
        slug=act.slug,
        path=act.path,
        officer=corrector.id,
        until=at + HOLD,
        text=_text(article),
        line=article.get(LINE) or "",
    )


def _text(article: Article) -> Digest:
    return sha256(render(article).encode())


def _submission(case: Case, around: Surroundings) -> Submission | None:
    return around.register.submissions.get(case.path) if case.stage is Stage.REVIEW else None
