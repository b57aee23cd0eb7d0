"""Sweeping: what hands have asked for in the folders is done, and what they cannot have is answered.

* A sweep starts from bytes, never from events: running it again changes nothing.
* What a crash cut off is finished first.
* A paper whose files still change is left for the next sweep, unless its sign-off names exactly these bytes.
* Every act changes the folders, so each is judged anew on the folders as they then are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from paraf.desk.acts import Done, plan_seal, plan_submission, record_return, seal, submit, tidy
from paraf.desk.aligning import align_publication, align_submission, put_back, write_seal_line
from paraf.desk.answering import answer
from paraf.desk.casebook import CaseBook
from paraf.desk.folders import PaperFile
from paraf.desk.gathering import Gathered, gather
from paraf.desk.judging import Judged, by_hand, judge, judge_all, set_bench, submission_for
from paraf.desk.language import language
from paraf.desk.moving import Place
from paraf.desk.newsroom import Newsroom
from paraf.rules.addresses import identity_of
from paraf.rules.answers import calls_for_answer
from paraf.rules.article import render
from paraf.rules.entries import Submitted
from paraf.rules.findings import Finding
from paraf.rules.manifest import sha256
from paraf.rules.office import SignoffLevel
from paraf.rules.register import Submission
from paraf.rules.words import Seal, Stage
from paraf.rules.workflow.outcome import Plan, Refusal

UNREADABLE = frozenset(
    {"unreadable-encoding", "not-text", "too-long", "symlink", "not-regular", "name-clash", "copy-of", "bad-name"}
)
"""The codes that a draft's note tells of: everything else a writer may still be writing."""

Clock = Callable[[], datetime]
Quiet = Callable[[Gathered], bool]
"""Tells whether a paper and its files have stopped changing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """What a sweep did, how every paper stands after it, and whether some are still changing."""

    done: tuple[Done, ...]
    judged: tuple[Judged, ...]
    strangers: tuple[Finding, ...]
    unsettled: bool


def sweep(newsroom: Newsroom, cases: CaseBook, *, clock: Clock, is_quiet: Quiet) -> Swept:
    """Do all that is asked for and can be had, then write the notes; whoever calls this holds ``writing()``."""
    recover(newsroom, at=clock())
    round_ = _Round(newsroom, cases, clock, is_quiet)
    round_.returns()
    for paper in round_.bench.scan.papers:
        round_.step(paper)
    judged = tuple(judge_all(round_.bench))
    round_.finish(judged)
    return Swept(
        done=tuple(round_.done),
        judged=judged,
        strangers=round_.bench.scan.strangers,
        unsettled=bool(round_.undecided),
    )


def recover(newsroom: Newsroom, *, at: datetime) -> None:
    """Finish in the folders what the ledger says was done."""
    for submission in newsroom.register.submissions.values():
        align_submission(newsroom, submission.act)
    for versions in newsroom.register.versions.values():
        seal_of_last = versions[-1].seal
        moved = seal_of_last.source != f"{Stage.PUBLISHED}/{seal_of_last.path}"
        if moved and (newsroom.root / seal_of_last.source).exists():
            align_publication(newsroom, versions[-1], at=at)


class _Round:
    """One sweep on its way through the papers."""

    def __init__(self, newsroom: Newsroom, cases: CaseBook, clock: Clock, is_quiet: Quiet) -> None:
        self.newsroom, self.cases, self.clock, self.is_quiet = newsroom, cases, clock, is_quiet
        self.done: list[Done] = []
        self.undecided: set[str] = set()
        self.bench = set_bench(newsroom, cases, at=clock())

    def returns(self) -> None:
        """Record every submitted paper that a hand moved back to ``drafts/``."""
        gone = [waiting for path, waiting in self._submissions() if path not in self.bench.around.review]
        drafts = [paper for paper in self.bench.scan.papers if paper.stage is Stage.DRAFT] if gone else []
        for paper in drafts:
            gathered = self.cases.look_up(paper.stage, paper.path, cleaning=True)
            waiting = _submission_of(gathered, gone, self.newsroom) if gathered else None
            if gathered is not None and waiting is not None:
                actor = by_hand(gathered, self.clock())
                self._did(record_return(self.newsroom, waiting, gathered.case, actor))
                gone.remove(waiting)

    def step(self, paper: PaperFile) -> None:
        """Do what a hand asked for with one paper."""
        judged = judge(self.bench, paper)
        if judged is None or paper.stage is Stage.DRAFT:
            return
        if paper.stage is Stage.REVIEW and self._is_stale(judged):
            return
        if judged.plan is None:
            self._keep_tidy(judged)
            return
        if isinstance(judged.plan.act, Submitted):
            if self._is_done_submitting(paper):
                self.step(paper)
        else:
            self._seal(paper)

    def finish(self, judged: tuple[Judged, ...]) -> None:
        """Write the notes and the seal lines that are due."""
        told: dict[str, tuple[Finding, ...]] = {finding.path: (finding,) for finding in self.bench.scan.strangers}
        for item in judged:
            case = item.case
            if item.seal is Seal.WHOLE and case.article is not None and case.digest:
                write_seal_line(self.newsroom, case, case.article, case.digest)
            signed = bool(case.article and case.article.get("Koreksi"))
            told[case.place] = told_of(item, signed=signed)
            if told[case.place] and not self._quiet(case.stage, case.path):
                self.undecided.add(case.place)
                del told[case.place]
        answer(self.newsroom, told, language(self.newsroom.office.language), undecided=self.undecided)

    def _submissions(self) -> list[tuple[str, Submission]]:
        return list(self.newsroom.register.submissions.items())

    def _is_stale(self, judged: Judged) -> bool:
        """Clear a paper out of ``review/`` whose text was sealed already."""
        latest = self.newsroom.register.latest(judged.address) if judged.address else None
        if latest is None or judged.case.digest != latest.seal.digest:
            return False
        put_back(self.newsroom, Place(Stage.REVIEW, judged.case.path), latest, at=self.clock())
        self._look_again()
        return True

    def _keep_tidy(self, judged: Judged) -> None:
        """Write a saved alias or local date in ``review/`` in its canonical form."""
        case = judged.case
        if case.stage is not Stage.REVIEW or case.article is None or case.path not in dict(self._submissions()):
            return
        if sha256(render(case.article).encode()) != case.raw and self._quiet(case.stage, case.path):
            tidy(self.newsroom, case)

    def _is_done_submitting(self, paper: PaperFile) -> bool:
        gathered = gather(self.newsroom, paper.stage, paper.path, cleaning=True)
        if gathered is None or not self._is_settled(gathered):
            return False
        plan = plan_submission(self.newsroom, gathered, self.bench.around, at=self.clock())
        if isinstance(plan, Refusal):
            return False
        self._did(submit(self.newsroom, gathered, plan, by_hand(gathered, self.clock())))
        return True

    def _seal(self, paper: PaperFile) -> None:
        gathered = gather(self.newsroom, paper.stage, paper.path)
        if gathered is None:
            return
        names_no_version = self.newsroom.office.signoff.general.level is SignoffLevel.NAME
        if names_no_version and not self._is_settled(gathered):
            return
        actor = by_hand(gathered, self.clock())
        waiting = submission_for(gathered.case, self.newsroom.register, self.bench.around)
        plan = plan_seal(self.newsroom, gathered, self.bench.around, waiting, actor)
        if isinstance(plan, Plan):
            self._did(seal(self.newsroom, gathered, plan, actor))

    def _is_settled(self, gathered: Gathered) -> bool:
        if self.is_quiet(gathered):
            return True
        self.undecided.add(gathered.case.place)
        return False

    def _quiet(self, stage: Stage, path: str) -> bool:
        gathered = self.cases.look_up(stage, path)
        return gathered is None or self.is_quiet(gathered)

    def _did(self, done: Done) -> None:
        self.done.append(done)
        self._look_again()

    def _look_again(self) -> None:
        self.bench = set_bench(self.newsroom, self.cases, at=self.clock())


def told_of(item: Judged, *, signed: bool) -> tuple[Finding, ...]:
    """Give what has to be told beside a paper; drafts are only told what keeps them from being read at all."""
    if item.case.stage is Stage.DRAFT:
        return tuple(finding for finding in item.findings if finding.code in UNREADABLE)
    return calls_for_answer(item.findings, signed=signed or item.case.stage is Stage.PUBLISHED)


def _submission_of(gathered: Gathered, gone: list[Submission], newsroom: Newsroom) -> Submission | None:
    article = gathered.case.article
    identity = identity_of(article, newsroom.register) if article else None
    return next((one for one in gone if (one.act.address, one.act.replaces) == identity), None)
