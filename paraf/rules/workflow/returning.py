"""Returning: a submitted paper goes back to its writer with a reason.

* Only what waits in ``review/`` can be returned, and never without a reason when a command does it.
* A hand that moves the paper back gives its reason in the file (``X-Kembali``), or none.
* The writer is told who returned it, when and why, until the paper is submitted again; who takes their own paper back
  is told nothing.
"""

from collections.abc import Iterator

from paraf.rules.addresses import identity_of
from paraf.rules.article import Article, render, with_fields
from paraf.rules.case import Case, Surroundings
from paraf.rules.completeness import authors_of
from paraf.rules.entries import Returned
from paraf.rules.findings import Finding
from paraf.rules.grammar import parse
from paraf.rules.register import Submission
from paraf.rules.wording import find
from paraf.rules.words import Stage
from paraf.rules.workflow.claiming import LINE
from paraf.rules.workflow.outcome import Plan, Refusal

NOTE = "X-Kembali"

RETURNED = frozenset({"returned", "returned-by-hand", "returned-without-reason"})
"""The codes of what a draft's writer is told of a return."""


def propose_return(case: Case, around: Surroundings, *, note: str) -> Plan | Refusal:
    """Decide whether the paper in ``review/`` may go back to ``drafts/``, under the same path."""
    submission = around.register.submissions.get(case.path) if case.stage is Stage.REVIEW else None
    if case.article is None:
        return Refusal(findings=case.findings)
    if submission is None:
        return Refusal(findings=(find("not-in-review", path=case.place),))
    if not note.strip():
        return Refusal(findings=(find("note-missing", path=case.place),))
    article = with_fields(case.article, {NOTE: " ".join(note.split()), "Koreksi": None, LINE: None})
    reading = parse(render(article), path=case.place)
    if reading.article is None:
        return Refusal(findings=reading.findings)
    return Plan(act=returned(submission, path=case.path, note=article.get(NOTE) or ""), article=article)


def returned(submission: Submission, *, path: str, note: str) -> Returned:
    """Give the act for a submitted paper that now lies at ``path`` in ``drafts/``."""
    act = submission.act
    return Returned(address=act.address, slug=act.slug, replaces=act.replaces, path=path, source=act.path, note=note)


def note_in(article: Article | None) -> str:
    """Give the reason that a hand wrote into the file, or an empty string."""
    return (article.get(NOTE) or "") if article else ""


def told_to_writer(case: Case, around: Surroundings) -> Iterator[Finding]:
    """Find that a draft was returned to its writer."""
    register, office = around.register, around.office
    identity = identity_of(case.article, register) if case.article else None
    is_new = case.article is not None and case.article.get("Slug") is None  # whatever lay there before
    back = None if is_new or case.stage is not Stage.DRAFT else register.sent_back(case.path, identity)
    officer = office.roster.officer(back.by) if back and back.by else None
    if back is None or (officer and case.article and officer in authors_of(case.article, office)):
        return
    when = f"{back.time.astimezone(office.zone):%d-%m-%Y %H.%M}"
    line = case.article.line_of(NOTE) if case.article else None
    if not back.act.note:
        yield find("returned-without-reason", path=case.place, when=when)
    elif officer is None:
        yield find("returned-by-hand", path=case.place, line=line, when=when, note=back.act.note)
    else:
        yield find("returned", path=case.place, line=line, name=officer.name, when=when, note=back.act.note)
