"""Sealing: a submitted paper with a valid sign-off may be public.

* Only what was submitted can be signed, complete as at submission, its pictures cleaned.
* A revision is signed against the version it names; if another was sealed meanwhile, the signer is told first.
* The corrector is none of the authors, whoever was named at submission or in the version that is revised included;
  who asked for a withdrawal counts as one.
* The policy is that of the category, and of the one that was submitted where that is stricter.
* A withdrawal is signed exactly as it was asked for, and takes effect at once.
* Where the office wants it, an author confirms what was changed in review; a corrector cannot do that for them.
* A new article's address is that of its date at the first seal; no article takes the place of another's paper.
* A redirect takes no article's address, and one that was sealed once is in every later version.
* A translation is signed after what it translates, and public no sooner (see ``translating``).
* Nothing is public before its date, nor before its embargo.
* A paper that somebody asked back is not signed while the reason stands in it.
* A typed line in a file that belongs to another officer's system account is refused.
* Where the policy asks for signatures, typed lines count for nothing: each signer's key signed that signer's statement
  of this very paper. The first of several signatures is recorded and waits under the paper.
* In an emergency one admin's word is enough, if the office allows that (see ``releasing``); everything else holds.
* What was signed is public from the latest moment that a statement names.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from paraf.rules.addresses import holder_of, redirect_clashes, redirects_of
from paraf.rules.article import Article, public_text, render, with_fields
from paraf.rules.bench import Bench, Judgement, waits_for_others
from paraf.rules.case import Case, Surroundings
from paraf.rules.completeness import authors_of, is_withdrawal, missing
from paraf.rules.entries import SEALED_LINES, Sealed, Signed, Signer
from paraf.rules.findings import Finding, errors
from paraf.rules.manifest import correction_code, sha256
from paraf.rules.register import Submission, slug_of
from paraf.rules.roster import Officer
from paraf.rules.signatures import Sheet, judge_signatures
from paraf.rules.signoff import joined_signoffs, judge_signoffs, written_signoff
from paraf.rules.slips import slips
from paraf.rules.statement import Statement, statement_text, statements_by
from paraf.rules.translating import original_of, translation_problems
from paraf.rules.wording import find
from paraf.rules.words import Digest, OfficerId, Stage
from paraf.rules.workflow.outcome import Plan, Refusal
from paraf.rules.workflow.paper import Emergency, Hand, Paper, not_before_of, paper_of, statement_of
from paraf.rules.workflow.releasing import parts_that_count, released_alone, stands_until
from paraf.rules.workflow.returning import NOTE

CLAIMED = "claimed"
KNOWN = "system-user"


def propose_seal(  # noqa: PLR0913  # what a seal is judged by, and each is the caller's to know
    case: Case,
    submission: Submission | None,
    around: Surroundings,
    *,
    hand: Hand,
    at: datetime,
    given: Signer | None = None,
    emergency: Emergency | None = None,
) -> Plan | Refusal:
    """Decide whether the paper's sign-off seals it: its line, or the signatures that wait and the one given now."""
    if case.digest is not None and submission is None:
        return Refusal(findings=(*case.findings, _unsubmitted(case, case.digest, around)))
    look = partial(paper_of, case, around=around, hand=hand, given=given, at=at, emergency=emergency)
    paper = look(submission=submission) if submission else None
    if paper is None or submission is None:
        return Refusal(findings=case.findings)
    article = paper.article
    judgement = _signed(paper) if paper.by_signature else _typed(paper)
    findings = (
        *case.findings,
        *missing(article, around.office, path=case.place, revised=paper.revised),
        *slips(article, around, revised=paper.revised, path=case.place, at=paper.at),
        *judgement.findings,
        *_pictures(paper),
        *_identity(paper),
        *_redirects(paper),
        *translation_problems(
            article, paper.address, around, path=case.place, public_from=not_before_of(paper, paper.at)
        ),
        *_confirmation(paper, judgement),
        *_foreign_hand(paper, judgement),
        *_asked_back(paper),
        *released_alone(paper),
    )
    if paper.given is not None and waits_for_others(findings):
        article = _with_line(paper, judgement.signatures)
        return Plan(act=_waits(paper, paper.given), article=article, findings=findings)
    if errors(findings) or not judgement.whole:
        return Refusal(findings=findings)
    signers = judgement.signatures or tuple(_claimed(paper, signer) for signer in judgement.signers)
    article = with_fields(_with_line(paper, signers) if paper.by_signature else article, {"Paraf": None})
    return Plan(act=_act(paper, article, signers), article=article, findings=findings)


def statement_to_sign(  # noqa: PLR0913  # what a statement says
    case: Case,
    submission: Submission,
    around: Surroundings,
    signer: Officer,
    *,
    at: datetime,
    emergency: Emergency | None = None,
) -> Statement | tuple[Finding, ...]:
    """Give the statement that an officer signs of a paper now, or why that officer may not sign it."""
    paper = paper_of(case, submission, around, at=at, emergency=emergency)
    if paper is None:
        return case.findings
    against = tuple(_bench(paper).judge_officer(signer))
    return against or statement_of(paper, signer, paper.at)


def able_to_sign(case: Case, submission: Submission, around: Surroundings, *, at: datetime) -> tuple[Officer, ...]:
    """Give the officers whose sign-off on a paper would count now, in the roster's order."""
    paper = paper_of(case, submission, around, at=at)
    if paper is None:
        return ()
    bench = _bench(paper)
    return tuple(officer for officer in around.office.roster.officers if not any(bench.judge_officer(officer)))


def _unsubmitted(case: Case, digest: Digest, around: Surroundings) -> Finding:
    version = around.register.version(digest)
    if version is not None and case.stage is Stage.PUBLISHED:
        return find("signed-already", path=case.place, slug=version.seal.slug)
    return find("not-submitted", path=case.place)


def _typed(paper: Paper) -> Judgement:
    return judge_signoffs(parts_that_count(paper), _bench(paper))


def _signed(paper: Paper) -> Judgement:
    if not authors_of(paper.article, paper.office):  # whose names a statement would have to hold
        return Judgement(signers=(), findings=(), needed=paper.policy.signers_needed)
    sheet = Sheet(
        site=paper.office.site,
        since=paper.submission.time,
        statement=lambda officer, time: statement_of(paper, officer, time),
    )
    waiting = () if paper.emergency else paper.submission.signers
    return judge_signatures(waiting, paper.given, sheet, _bench(paper))


def _bench(paper: Paper) -> Bench:
    article, office = paper.article, paper.office
    barred = {author.id for author in authors_of(article, office)} | {*paper.act.authors} | _authors_before(paper)
    return Bench(
        digest=paper.digest,
        authors=frozenset(barred),
        policy=paper.policy,
        roster=office.roster,
        zone=office.zone,
        at=paper.at,
        path=paper.case.place,
        line=article.line_of("Koreksi"),
        alone=paper.emergency is not None,
        released_by=frozenset(signer.officer for signer in paper.debt.seal.signers) if paper.debt else frozenset(),
    )


def _authors_before(paper: Paper) -> set[OfficerId]:
    """Give the authors of the version that is revised, as its statements name them."""
    signers = paper.revised.seal.signers if paper.revised else ()
    return {author for statement in statements_by(signers) for author in statement.authors}


def _pictures(paper: Paper) -> Iterator[Finding]:
    for used in paper.case.used:
        if used.picture and used.file.sha not in paper.around.register.pictures:
            yield paper.find("picture-not-cleaned", picture=used.path)


def _identity(paper: Paper) -> Iterator[Finding]:
    act, case, latest = paper.act, paper.case, paper.latest
    if paper.article.get("Slug") != act.slug or paper.article.get("Replaces") != act.replaces:
        yield paper.find("identity-changed", slug=act.slug)
    if paper.debt is not None:
        return
    holder = holder_of(paper.address, paper.around.register)
    if holder is not None and act.replaces is None:
        yield paper.find("slug-clash", slug=act.slug, other=f"{Stage.PUBLISHED}/{holder.seal.path}")
    elif latest is not None and latest.seal.digest != act.replaces:
        yield paper.find("outdated-revision", slug=act.slug)
    owner = paper.around.register.paths.get(paper.path)
    in_place = case.stage is Stage.PUBLISHED and case.path == paper.path
    if owner not in {None, paper.address} or (owner is None and paper.path in paper.around.content and not in_place):
        yield paper.find("name-taken", other=f"{Stage.PUBLISHED}/{paper.path}")


def _redirects(paper: Paper) -> Iterator[Finding]:
    article, latest = paper.article, paper.latest
    yield from redirect_clashes(article, paper.address, paper.around.register, path=paper.case.place)
    line, named = article.line_of("Redirect"), redirects_of(paper.address, article)
    known = latest.seal.redirects if latest else ()
    yield from (paper.find("redirect-lost", line=line, slug=slug_of(lost)) for lost in known if lost not in named)
    yield from (paper.find("redirect-new", line=line, slug=slug_of(new)) for new in named if new not in known)


def _confirmation(paper: Paper, judgement: Judgement) -> Iterator[Finding]:
    """Find what was changed after it was asked for; a corrector who submitted it cannot confirm it to themselves."""
    confirms_own = paper.emergency is None and paper.submission.by in {signer.id for signer in judgement.signers}
    if paper.mended and is_withdrawal(paper.article):
        yield paper.find("withdrawal-changed")
    elif paper.mended and paper.policy.author_confirms_changes:
        yield paper.find("author-must-confirm")
    elif confirms_own and paper.policy.author_confirms_changes:
        yield paper.find("confirms-own")


def _asked_back(paper: Paper) -> Iterator[Finding]:
    reason = paper.article.get(NOTE)
    if reason:
        yield paper.find("asked-back", line=paper.article.line_of(NOTE), reason=reason)


def _foreign_hand(paper: Paper, judgement: Judgement) -> Iterator[Finding]:
    if paper.by_signature:
        return  # a key tells who signed, whoever wrote the file
    user = paper.hand.system_user
    owners = paper.office.roster.of_system_user(user) if user and paper.hand.owns_file else ()
    if owners and not any(owner in judgement.signers for owner in owners):
        names = ", ".join(owner.name for owner in owners)
        yield paper.find("owner-is-another", line=paper.article.line_of("Koreksi"), owner=names)


def _waits(paper: Paper, signer: Signer) -> Signed:
    submitted = paper.act
    return Signed(
        address=paper.address,
        slug=submitted.slug,
        path=submitted.path,
        source=paper.case.place,
        digest=paper.digest,
        signer=signer,
    )


def _act(paper: Paper, article: Article, signers: tuple[Signer, ...]) -> Sealed:
    submitted = paper.act
    return Sealed(
        address=paper.address,
        slug=submitted.slug,
        digest=paper.digest,
        text=sha256(render(article).encode()),
        public=sha256(public_text(article).encode()),
        files=paper.case.files,
        path=paper.path,
        source=paper.case.place,
        submission=submitted.path,
        replaces=paper.replaces,
        not_before=max(statement.not_before for statement in statements_by(signers)),
        verdict=paper.verdict,
        mended=paper.mended,
        signers=signers,
        redirects=redirects_of(paper.address, article),
        lang=article.get("Lang"),
        translates=original_of(article),
        reason=paper.emergency.reason if paper.emergency else None,
        until=stands_until(paper),
        **{field: article.get(key) for field, key in SEALED_LINES.items()},
    )


def _with_line(paper: Paper, signers: tuple[Signer, ...]) -> Article:
    """Give the paper with the sign-off line that shows who signed it: for people, not for the proof."""
    zone, code = paper.office.zone, correction_code(paper.digest)
    times = zip((signer.name for signer in signers), statements_by(signers), strict=True)
    parts = (written_signoff(name, statement.time, zone, code) for name, statement in times)
    return with_fields(paper.article, {"Koreksi": joined_signoffs(parts)})


def _claimed(paper: Paper, signer: Officer) -> Signer:
    is_known = bool(signer.system_user) and signer.system_user == paper.hand.system_user
    statement = statement_text(statement_of(paper, signer, paper.at))
    identity = KNOWN if is_known else CLAIMED
    return Signer(officer=signer.id, name=signer.name, identity=identity, statement=statement)
