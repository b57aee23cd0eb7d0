"""Returning: a submitted paper goes back to its writer with a reason.

* Only what waits in ``review/`` can be returned, and never without a reason when a command does it.
* A hand that moves the paper back gives its reason in the file (``X-Kembali``), or none.
"""

from paraf.rules.article import Article, render, with_fields
from paraf.rules.case import Case, Surroundings
from paraf.rules.entries import Returned
from paraf.rules.grammar import parse
from paraf.rules.register import Submission
from paraf.rules.wording import find
from paraf.rules.words import Stage
from paraf.rules.workflow.outcome import Plan, Refusal

NOTE = "X-Kembali"


def propose_return(case: Case, around: Surroundings, *, note: str) -> Plan | Refusal:
    """Decide whether the paper in ``review/`` may go back to ``drafts/``, under the same path."""
    submission = around.register.submissions.get(case.path) if case.stage is Stage.REVIEW else None
    if case.article is None:
        return Refusal(findings=case.findings)
    if submission is None:
        return Refusal(findings=(find("not-in-review", path=case.place),))
    if not note.strip():
        return Refusal(findings=(find("note-missing", path=case.place),))
    article = with_fields(case.article, {NOTE: " ".join(note.split()), "Koreksi": None})
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
