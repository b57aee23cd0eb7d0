"""Hands: what people asked for by moving a paper or typing a line in it.

* A paper that came to ``review/`` is submitted; one that left it for ``drafts/`` was returned.
* A sign-off line that names exactly these bytes seals them at once, in ``review/`` or on the way to ``content/``.
* A line that names a corrector claims the paper for them.
* A draft that is no longer what was made of its material was begun.
* A text that was sealed already and reappears in ``review/`` came from a stale window: it is cleared away. So is that
  of a former version in ``content/``, whatever it is called there.
* An alias or a local date that was saved in ``review/`` is written in its canonical form; a line that submission had
  filled in and an old window left out is put back.
"""

from dataclasses import replace

from paraf.desk.acting.acts import Done, claim, plan_seal, plan_submission, record, record_return, seal, submit, tidy
from paraf.desk.acting.aligning import clear_superseded, put_back
from paraf.desk.acting.moving import Place
from paraf.desk.acting.revising import kept_article
from paraf.desk.acting.superseded import SEALED_ALREADY, displace
from paraf.desk.papers.concerning import places_of
from paraf.desk.papers.folders import PaperFile
from paraf.desk.papers.gathering import Gathered, gather
from paraf.desk.papers.verdicts import Judged
from paraf.desk.sweeping.judging import moved_submission, policy_for, submission_for
from paraf.desk.sweeping.rounds import Round
from paraf.rules.article import render
from paraf.rules.case import Case
from paraf.rules.edition import is_good
from paraf.rules.entries import Submitted
from paraf.rules.manifest import sha256
from paraf.rules.office import SignoffLevel
from paraf.rules.register import Submission
from paraf.rules.words import Stage
from paraf.rules.workflow.beginning import begun_by_hand
from paraf.rules.workflow.claiming import typed_claim
from paraf.rules.workflow.outcome import Plan
from paraf.rules.workflow.submission import restored


def record_returns(round_: Round) -> None:
    """Record every submitted paper that a hand moved back to ``drafts/``."""
    gone = _gone(round_)
    drafts = [paper for paper in round_.papers if paper.stage is Stage.DRAFT] if gone else []
    for paper in drafts:
        gathered = round_.cases.look_up(paper.stage, paper.path, cleaning=True)
        waiting = _taken_from(gone, round_, gathered) if gathered else None
        if gathered is not None and waiting is not None:
            with round_.working_on(paper.place):
                done = record_return(round_.newsroom, waiting, gathered.case, round_.hand(gathered))
                round_.did(done, gathered.case.files)


def obey(round_: Round, paper: PaperFile) -> None:
    """Do what a hand asked for with one paper."""
    judged = round_.judged(paper)
    if judged is None:
        return
    if paper.stage is Stage.DRAFT:
        _begin(round_, paper)
    elif _is_sealed_already(round_, judged):
        _clear_away(round_, judged)
    elif _is_superseded(round_, judged):
        return
    elif judged.plan is None:
        _keep_tidy(round_, judged.case)
        _claim(round_, paper)
    elif not isinstance(judged.plan.act, Submitted):
        _seal(round_, paper)
    elif _is_done_submitting(round_, paper):
        obey(round_, paper)


def _gone(round_: Round) -> dict[str, Submission]:
    """Give the submitted papers that are no longer in ``review/``, unless they were renamed or moved on."""
    register, around = round_.newsroom.register, round_.bench.around
    gone = {path: waiting for path, waiting in register.submissions.items() if path not in around.review}
    known = {Stage.REVIEW: register.submissions, Stage.PUBLISHED: register.paths}
    for paper in round_.with_all_unsettled() if gone else ():
        if paper.stage is not Stage.DRAFT and paper.path not in known[paper.stage]:
            gathered = round_.cases.look_up(paper.stage, paper.path)
            if gathered is not None:
                _taken_from(gone, round_, gathered)
    return gone


def _taken_from(gone: dict[str, Submission], round_: Round, gathered: Gathered) -> Submission | None:
    waiting = moved_submission(gathered.case, round_.newsroom.register, gone)
    return gone.pop(waiting.act.path) if waiting else None


def _is_sealed_already(round_: Round, judged: Judged) -> bool:
    """Tell whether a paper in ``review/`` is a version that was sealed; a seal that counts for nothing is none."""
    versions = round_.newsroom.register.versions.get(judged.address, ()) if judged.address else ()
    good = (version for version in versions if is_good(version, round_.newsroom.office))
    return judged.case.stage is Stage.REVIEW and any(version.seal.digest == judged.case.digest for version in good)


def _clear_away(round_: Round, judged: Judged) -> None:
    """Take a sealed text out of ``review/``: to its place in ``content/`` where it is missing there, else aside."""
    newsroom, paper = round_.newsroom, Place(Stage.REVIEW, judged.case.path)
    latest = newsroom.register.latest(judged.address) if judged.address else None
    if latest is not None and latest.seal.digest == judged.case.digest:
        put_back(newsroom, paper, latest, at=round_.clock())
        round_.look_again([str(paper), paper.unit, *places_of(latest.seal, judged.case.files)])
    else:
        displace(newsroom, newsroom.root / paper.unit, reason=SEALED_ALREADY, at=round_.clock())
        round_.look_again([str(paper), paper.unit])


def _is_superseded(round_: Round, judged: Judged) -> bool:
    """Clear a former version's paper away, and tell whether it was one."""
    newsroom, address = round_.newsroom, judged.address
    if judged.case.stage is not Stage.PUBLISHED or address is None or address not in newsroom.register.versions:
        return False
    moved = clear_superseded(newsroom, judged.case, address, at=round_.clock())
    if moved is not None:
        round_.look_again([str(moved), moved.unit])
    return moved is not None


def _keep_tidy(round_: Round, case: Case) -> None:
    newsroom = round_.newsroom
    waiting = newsroom.register.submissions.get(case.path) if case.stage is Stage.REVIEW else None
    if waiting is None or case.article is None:
        return
    article = restored(case.article, kept_article(newsroom, waiting.act.text, case.path))
    if sha256(render(article).encode()) != case.raw and round_.looks_settled(case.stage, case.path):
        tidy(newsroom, replace(case, article=article))
        round_.look_again([case.place])


def _begin(round_: Round, paper: PaperFile) -> None:
    gathered = round_.cases.look_up(paper.stage, paper.path, cleaning=True)
    begun = begun_by_hand(gathered.case, round_.newsroom.register) if gathered else None
    if gathered is not None and begun is not None:
        round_.did(Done(entry=record(round_.newsroom, begun, round_.hand(gathered))))


def _claim(round_: Round, paper: PaperFile) -> None:
    newsroom, at = round_.newsroom, round_.clock()
    waits = paper.stage is Stage.REVIEW and paper.path in newsroom.register.submissions
    gathered = round_.cases.look_up(paper.stage, paper.path) if waits else None
    typed = typed_claim(gathered.case, round_.bench.around, at=at) if gathered else None
    if gathered is not None and typed is not None and round_.is_settled(gathered):
        round_.did(claim(newsroom, gathered.case, typed, round_.hand(gathered)))


def _is_done_submitting(round_: Round, paper: PaperFile) -> bool:
    gathered = gather(round_.newsroom, paper.stage, paper.path, cleaning=True)
    if gathered is None or not round_.is_settled(gathered):
        return False
    actor = round_.hand(gathered)
    plan = plan_submission(round_.newsroom, gathered, round_.bench.around, at=actor.at, by=actor.by)
    if isinstance(plan, Plan):
        with round_.acting():
            done = submit(round_.newsroom, gathered, plan, actor)
        assert isinstance(done, Done)  # noqa: S101  # what lies in review/ already is not moved, so it cannot be gone
        round_.did(done, gathered.case.files)
    return isinstance(plan, Plan)


def _seal(round_: Round, paper: PaperFile) -> None:
    gathered = gather(round_.newsroom, paper.stage, paper.path)
    if gathered is None or (not _names_its_text(round_, gathered) and not round_.is_settled(gathered)):
        return
    actor = round_.hand(gathered)
    waiting = submission_for(gathered.case, round_.newsroom.register, round_.bench.around)
    plan = plan_seal(round_.newsroom, gathered, round_.bench.around, waiting, actor)
    if isinstance(plan, Plan):
        with round_.acting():
            done = seal(round_.newsroom, gathered, plan, actor)
        round_.did(done, gathered.case.files)


def _names_its_text(round_: Round, gathered: Gathered) -> bool:
    """Tell whether the office's policy has a code in every sign-off, so that it names exactly these bytes."""
    return policy_for(round_.newsroom, gathered.case).level is not SignoffLevel.NAME
