"""Sealing: a submitted paper with a valid sign-off may be public.

* Only what was submitted can be signed, complete as at submission, its pictures cleaned.
* A revision is signed against the version it names; if another was sealed meanwhile, the signer is told first.
* The corrector is none of the authors; nor, for a withdrawal, the one who asked for it.
* Where the office wants it, an author confirms what was changed in review.
* A typed line in a file that belongs to another officer's system account is refused.
"""

from dataclasses import dataclass
from datetime import datetime

from paraf.rules.article import Article, public_text, render
from paraf.rules.case import Case, Surroundings
from paraf.rules.completeness import authors_of, is_withdrawal, missing, refuses
from paraf.rules.dates import read_date
from paraf.rules.entries import Sealed, Signer
from paraf.rules.findings import Finding
from paraf.rules.manifest import sha256
from paraf.rules.office import Office
from paraf.rules.register import Submission
from paraf.rules.roster import Officer
from paraf.rules.signoff import Judgement, judge_signoffs, parse_signoffs
from paraf.rules.statement import Statement, statement_text
from paraf.rules.wording import find
from paraf.rules.words import Digest, OfficerId, Stage, Verdict
from paraf.rules.workflow.outcome import Plan, Refusal

CLAIMED = "claimed"
KNOWN = "system-user"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who is at the keyboard as far as the system can tell: the account that owns the file or runs the command."""

    system_user: str | None
    owns_file: bool


def propose_seal(
    case: Case, submission: Submission | None, around: Surroundings, *, hand: Hand, at: datetime
) -> Plan | Refusal:
    """Decide whether the paper's sign-off line seals it."""
    article, digest, office = case.article, case.digest, around.office
    if article is None or digest is None:
        return Refusal(findings=case.findings)
    if submission is None:
        return Refusal(findings=(*case.findings, find("not-submitted", path=case.place)))
    judgement = _judgement(case, article, digest, submission, office, at)
    findings = (
        *case.findings,
        *missing(article, office, path=case.place, revises=submission.act.replaces is not None),
        *judgement.findings,
        *_paper_findings(case, article, submission, around),
        *_confirmation(case, article, digest, submission, office),
        *_foreign_hand(case, article, judgement, office, hand),
    )
    if refuses(findings) or not judgement.whole:
        return Refusal(findings=findings)
    act = _act(case, article, digest, submission, judgement.signers, around, hand, at)
    return Plan(act=act, article=article, findings=findings)


def _judgement(
    case: Case, article: Article, digest: Digest, submission: Submission, office: Office, at: datetime
) -> Judgement:
    barred = {author.id for author in authors_of(article, office)}
    if is_withdrawal(article) and submission.by is not None:
        barred.add(submission.by)
    return judge_signoffs(
        parse_signoffs(article.get("Koreksi") or ""),
        digest=digest,
        authors=frozenset(barred),
        policy=office.signoff.for_category(article.get("Category") or ""),
        roster=office.roster,
        zone=office.zone,
        at=at,
        path=case.place,
        line=article.line_of("Koreksi"),
    )


def _paper_findings(case: Case, article: Article, submission: Submission, around: Surroundings) -> tuple[Finding, ...]:
    register = around.register
    found = [
        find("picture-not-cleaned", path=case.place, picture=used.path)
        for used in case.used
        if used.picture and used.file.sha not in register.pictures
    ]
    act, latest = submission.act, register.latest(submission.act.address)
    if article.get("Slug") != act.slug or article.get("Replaces") != act.replaces:
        found.append(find("identity-changed", path=case.place, slug=act.slug))
    if latest is not None and act.replaces is None:
        owner = f"{Stage.PUBLISHED}/{latest.seal.path}"
        found.append(find("slug-clash", path=case.place, slug=act.slug, other=owner))
    elif latest is not None and latest.seal.digest != act.replaces:
        found.append(find("outdated-revision", path=case.place, slug=act.slug))
    if latest is None and case.stage is not Stage.PUBLISHED and case.path in around.content:
        found.append(find("name-taken", path=case.place, other=f"{Stage.PUBLISHED}/{case.path}"))
    return tuple(found)


def _confirmation(
    case: Case, article: Article, digest: Digest, submission: Submission, office: Office
) -> tuple[Finding, ...]:
    policy = office.signoff.for_category(article.get("Category") or "")
    if policy.author_confirms_changes and digest != submission.act.digest:
        return (find("author-must-confirm", path=case.place),)
    return ()


def _foreign_hand(
    case: Case, article: Article, judgement: Judgement, office: Office, hand: Hand
) -> tuple[Finding, ...]:
    owner = next((one for one in office.roster.officers if one.system_user == hand.system_user), None)
    if not hand.owns_file or not hand.system_user or owner is None or owner in judgement.signers:
        return ()
    return (find("owner-is-another", path=case.place, line=article.line_of("Koreksi"), owner=owner.name),)


def _act(  # noqa: PLR0913  # a seal names everything that it rests on
    case: Case,
    article: Article,
    digest: Digest,
    submission: Submission,
    signers: tuple[Officer, ...],
    around: Surroundings,
    hand: Hand,
    at: datetime,
) -> Sealed:
    submitted, office = submission.act, around.office
    latest = around.register.latest(submitted.address)
    not_before = max(_embargo(article, office) or at, at).replace(microsecond=0)
    verdict = Verdict.WITHDRAW if is_withdrawal(article) else Verdict.PUBLISH
    authors = tuple(author.id for author in authors_of(article, office))

    def signed(signer: Officer) -> Signer:
        statement = Statement(
            site=office.site,
            address=submitted.address,
            content=digest,
            replaces=submitted.replaces,
            not_before=not_before.astimezone(office.zone),
            authors=authors,
            corrector=signer.id,
            verdict=verdict,
            time=at.replace(microsecond=0).astimezone(office.zone),
        )
        identity = KNOWN if signer.system_user and signer.system_user == hand.system_user else CLAIMED
        return Signer(
            officer=OfficerId(signer.id), name=signer.name, identity=identity, statement=statement_text(statement)
        )

    return Sealed(
        address=submitted.address,
        slug=submitted.slug,
        digest=digest,
        text=sha256(render(article).encode()),
        public=sha256(public_text(article).encode()),
        files=case.files,
        path=latest.seal.path if latest else case.path,
        source=case.place,
        submission=submitted.path,
        replaces=submitted.replaces,
        not_before=not_before,
        verdict=verdict,
        change=article.get("Change"),
        note=article.get("Change-Note"),
        mended=digest != submitted.digest,
        signers=tuple(signed(signer) for signer in signers),
    )


def _embargo(article: Article, office: Office) -> datetime | None:
    """Give the moment before which the article is not public: its embargo, else its date."""
    moment = read_date(article.get("Embargo") or article.get("Date") or "", zone=office.zone)
    return moment if isinstance(moment, datetime) else None
