"""Judging: every paper in the three folders, how it stands, and what a hand has asked for with it.

* One judgement serves the board, the checks, the notes beside the papers, and the watcher's acts.
* A paper in ``review/`` that was never submitted asks to be submitted; one with a sign-off line asks to be sealed.
* A paper moved to ``content/`` with a sign-off line asks to be sealed as well; so does one that was released there in
  an emergency, where somebody else signed it since.
* What names are in the way (twins, copies, strangers) is a finding of the paper that has the name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from paraf.desk.acting.acts import Actor, plan_seal, plan_submission
from paraf.desk.papers.casebook import CaseBook
from paraf.desk.papers.folders import Folders, PaperFile
from paraf.desk.papers.gathering import Gathered, gather
from paraf.desk.papers.surroundings import surroundings
from paraf.desk.papers.verdicts import Judged
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.addresses import identity_of
from paraf.rules.case import Case, Surroundings
from paraf.rules.edition import Publication, edition, publication_of
from paraf.rules.emergency import debt_here, debt_of, words_of_others
from paraf.rules.findings import Finding
from paraf.rules.layers import Layers
from paraf.rules.office import CategoryPolicy, stricter
from paraf.rules.receiving.checklist import lacks
from paraf.rules.register import Register, Submission, Version
from paraf.rules.seals import SealReading, read_seal
from paraf.rules.wording import find
from paraf.rules.words import Address, Channel, Digest, Seal, Stage
from paraf.rules.workflow.claiming import claim_problems
from paraf.rules.workflow.outcome import Plan, Refusal
from paraf.rules.workflow.returning import told_to_writer
from paraf.rules.workflow.sealing import able_to_sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What a judgement needs besides the paper: the newsroom, its cases, what lies around, and the moment."""

    newsroom: Newsroom
    cases: CaseBook
    around: Surroundings
    at: datetime

    @property
    def folders(self) -> Folders:
        """The folders as they were seen last."""
        return self.cases.folders

    @property
    def papers(self) -> tuple[PaperFile, ...]:
        """Every paper in the three folders."""
        return self.folders.seen().papers

    def live(self, address: Address | None) -> Digest | None:
        """Give what the public sees at an address."""
        versions = self.around.register.versions.get(address) if address else None
        if address is None or versions is None:
            return None
        public = publication_of(address, versions, self.around.office, self.newsroom.moment(self.at))
        return public.live.seal.digest if public and not public.lapsed else None


def set_bench(newsroom: Newsroom, cases: CaseBook, *, at: datetime) -> Bench:
    """Give the bench for folders and records as they were seen last."""
    return Bench(newsroom=newsroom, cases=cases, around=surroundings(newsroom, cases.folders), at=at)


def judge_all(bench: Bench) -> Iterator[Judged]:
    """Judge every paper in the three folders."""
    for paper in bench.papers:
        judged = judge(bench, paper)
        if judged is not None:
            yield judged


def judge(bench: Bench, paper: PaperFile) -> Judged | None:
    """Judge one paper, and keep the verdict; None where it is gone meanwhile."""
    cleaning = paper.stage is Stage.DRAFT or (
        paper.stage is Stage.REVIEW and paper.path not in bench.around.register.submissions
    )
    gathered = bench.cases.look_up(paper.stage, paper.path, cleaning=cleaning)
    if gathered is None:
        bench.cases.verdicts.drop(paper.place)
        return None
    return judge_gathered(bench, paper, gathered)


def judge_gathered(bench: Bench, paper: PaperFile, gathered: Gathered) -> Judged:
    """Judge what was read of a paper, and keep the verdict."""
    judged = _judge(bench, paper, gathered)
    files = (place.relative_to(bench.newsroom.root).as_posix() for place, _ in gathered.probes[1:])
    bench.cases.verdicts.put(paper.place, judged, files, settled=_is_settled(bench, judged))
    return judged


def _judge(bench: Bench, paper: PaperFile, gathered: Gathered) -> Judged:
    names = bench.folders.about(paper.place)
    if names:
        gathered = replace(gathered, case=replace(gathered.case, findings=(*names, *gathered.case.findings)))
    match paper.stage:
        case Stage.DRAFT:
            return _draft(bench, gathered)
        case Stage.REVIEW:
            return _in_review(bench, gathered)
        case Stage.PUBLISHED:
            return _published(bench, gathered)


def never_settled(bench: Bench) -> set[str]:
    """Give the places in ``content/`` whose paper time or a second person has still to do with, however it lies."""
    register = bench.around.register
    ahead = (
        address
        for address, versions in register.versions.items()
        if any(version.seal.not_before > bench.at for version in versions)
    )
    return {f"{Stage.PUBLISHED}/{register.versions[each][-1].seal.path}" for each in (*ahead, *register.released)}


def _is_settled(bench: Bench, judged: Judged) -> bool:
    """Tell whether neither time nor another paper can change a verdict."""
    article = judged.case.article
    if judged.seal is not Seal.WHOLE or judged.case.sealed is None or not (judged.address and article):
        return False
    if debt_of(judged.address, bench.around.register, bench.around.office):
        return False
    if article.get("Paraf") is None:  # which is still to be written
        return False
    return all(version.seal.not_before <= bench.at for version in bench.around.register.versions[judged.address])


def _draft(bench: Bench, gathered: Gathered) -> Judged:
    case = gathered.case
    outcome = _submitted_by_hand(bench, gathered)
    is_item = case.path in bench.around.register.items
    needs = lacks(case.article, path=case.place) if is_item and case.article else ()
    back = told_to_writer(case, bench.around)
    return _judged(bench, case, (*back, *outcome.findings, *needs))


def _submitted_by_hand(bench: Bench, gathered: Gathered) -> Plan | Refusal:
    by = by_hand(bench.newsroom, gathered, bench.at).by
    return plan_submission(bench.newsroom, gathered, bench.around, at=bench.at, by=by)


def _in_review(bench: Bench, gathered: Gathered) -> Judged:
    case = gathered.case
    submission = submission_for(case, bench.around.register, bench.around)
    if submission is None:
        return _asking(bench, case, _submitted_by_hand(bench, gathered))
    actor = by_hand(bench.newsroom, gathered, bench.at)
    asked = _asking(bench, case, plan_seal(bench.newsroom, gathered, bench.around, submission, actor))
    unclaimed = tuple(claim_problems(case, bench.around, at=bench.at)) if asked.plan is None else ()
    able = able_to_sign(case, submission, bench.around, at=bench.at)
    return replace(asked, findings=(*asked.findings, *unclaimed), able=able)


def _published(bench: Bench, gathered: Gathered) -> Judged:
    case = gathered.case
    vault = bench.newsroom.vault
    reading = read_seal(case, bench.around, signed_text=lambda digest: vault.get(digest).decode(), at=bench.at)
    if reading.seal is Seal.WHOLE and _has_second_word(bench, case):
        return _signed_after_all(bench, gathered, reading)
    moved = None if reading.seal is Seal.WHOLE else submission_for(case, bench.around.register, bench.around)
    if moved is not None and case.article is not None and case.article.get("Koreksi"):
        actor = by_hand(bench.newsroom, gathered, bench.at)
        return _asking(bench, case, plan_seal(bench.newsroom, gathered, bench.around, moved, actor))
    if reading.version is None:
        return _judged(bench, case, reading.findings)
    return _sealed(bench, case, reading, reading.version)


def _sealed(
    bench: Bench, case: Case, reading: SealReading, version: Version, outcome: Plan | Refusal | None = None
) -> Judged:
    address = version.seal.address
    debt = debt_of(address, bench.around.register, bench.around.office)
    return Judged(
        case=case,
        address=address,
        seal=reading.seal,
        live=bench.live(address),
        findings=(*reading.findings, *(outcome.findings if outcome else ())),
        plan=outcome if isinstance(outcome, Plan) else None,
        owed=debt.seal.until if debt else None,
        due=version.seal.not_before if reading.seal is Seal.WHOLE else None,
    )


def _has_second_word(bench: Bench, case: Case) -> bool:
    """Tell whether somebody else signed in the file what was released in an emergency by one person alone."""
    debt = debt_here(case, bench.around)
    return bool(debt and case.article and words_of_others(case.article, debt, bench.around.office.roster))


def _signed_after_all(bench: Bench, gathered: Gathered, reading: SealReading) -> Judged:
    """Judge the second person's word; of a paper that lies as it was sealed the text is read for that."""
    case, version = gathered.case, reading.version
    assert version is not None  # noqa: S101  # as for every whole seal
    full = gather(bench.newsroom, case.stage, case.path) if case.sealed else gathered
    waiting = submission_for(full.case, bench.around.register, bench.around) if full else None
    if full is None or waiting is None:
        return _sealed(bench, case, reading, version)
    actor = by_hand(bench.newsroom, full, bench.at)
    return _sealed(bench, case, reading, version, plan_seal(bench.newsroom, full, bench.around, waiting, actor))


def by_hand(newsroom: Newsroom, gathered: Gathered, at: datetime) -> Actor:
    """Give the actor of a hand's act: the one officer whose account owns the paper, else nobody in particular."""
    owners = newsroom.office.roster.of_system_user(gathered.owner) if gathered.owner else ()
    by = owners[0].id if len(owners) == 1 else None
    return Actor(by=by, channel=Channel.HAND, at=at, system_user=gathered.owner)


def submission_for(case: Case, register: Register, around: Surroundings) -> Submission | None:
    """Find a paper's submission: by its path in ``review/``; elsewhere that of a paper that was moved there.

    What was released in an emergency has its own as long as a second person has to sign it.
    """
    if case.stage is Stage.REVIEW:
        return register.submissions.get(case.path)
    debt = debt_here(case, around)
    if debt is not None:
        return register.released[debt.seal.address]
    gone = {path: waiting for path, waiting in register.submissions.items() if path not in around.review}
    return moved_submission(case, register, gone)


def moved_submission(case: Case, register: Register, gone: Mapping[str, Submission]) -> Submission | None:
    """Find which of the papers gone from ``review/`` a paper is: by what it says it is, else by its name.

    A name alone tells only of papers that have a slug, as every submitted paper has.
    """
    if case.article is None or case.article.get("Slug") is None:
        return None
    identity = identity_of(case.article, register)
    same = (waiting for waiting in gone.values() if (waiting.act.address, waiting.act.replaces) == identity)
    return next(same, None) or gone.get(case.path)


def policy_for(newsroom: Newsroom, case: Case) -> CategoryPolicy:
    """Give what the office wants of a sign-off of this paper, by its category and by the one that was submitted."""
    signoff = newsroom.office.signoff
    policy = signoff.for_category((case.article.get("Category") if case.article else None) or "")
    waiting = newsroom.register.submissions.get(case.path) if case.stage is Stage.REVIEW else None
    return stricter(policy, signoff.for_category(waiting.act.category)) if waiting else policy


def _asking(bench: Bench, case: Case, outcome: Plan | Refusal) -> Judged:
    return _judged(bench, case, outcome.findings, plan=outcome if isinstance(outcome, Plan) else None)


def _judged(bench: Bench, case: Case, findings: tuple[Finding, ...], *, plan: Plan | None = None) -> Judged:
    identity = identity_of(case.article, bench.around.register) if case.article else None
    address = identity[0] if identity else None
    live = bench.live(address) if identity and identity[1] else None  # a new article is not live, whose slug it may be
    return Judged(case=case, address=address, seal=Seal.MISSING, live=live, findings=findings, plan=plan)


def missing_papers(bench: Bench) -> tuple[tuple[Address, Finding], ...]:
    """Find the addresses whose paper is gone from ``content/`` while no new version of it is on the desk."""
    register = bench.around.register
    gone = bench.cases.verdicts.missing(register.versions)
    if not gone:
        return ()
    versions = Layers({address: register.versions[address] for address in gone})
    public = edition(replace(register, versions=versions), bench.around.office, at=bench.at)
    return tuple((publication.address, _missing(publication)) for publication in public.publications)


def _missing(publication: Publication) -> Finding:
    seal = publication.live.seal
    return find("paper-missing", path=f"{Stage.PUBLISHED}/{seal.path}", slug=seal.slug)
