"""Sealing: a submitted paper with a valid sign-off may be public.

* Only what was submitted can be signed, complete as at submission, its pictures cleaned.
* A revision is signed against the version it names; if another was sealed meanwhile, the signer is told first.
* The corrector is none of the authors, whoever was named at submission or in the version that is revised included;
  nor, for a withdrawal, the one who asked for it.
* The policy is that of the category, and of the one that was submitted where that is stricter.
* A withdrawal is signed exactly as it was asked for, and takes effect at once.
* Where the office wants it, an author confirms what was changed in review; a corrector cannot do that for them.
* A new article's address is that of its date at the first seal; no article takes the place of another's paper.
* Nothing is public before its date, nor before its embargo.
* A paper that somebody asked back is not signed while the reason stands in it.
* A typed line in a file that belongs to another officer's system account is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from paraf.rules.addresses import new_address
from paraf.rules.article import Article, public_text, render
from paraf.rules.case import Case, Surroundings
from paraf.rules.completeness import authors_of, is_withdrawal, missing
from paraf.rules.entries import Sealed, Signer, Submitted
from paraf.rules.findings import Finding, errors
from paraf.rules.manifest import sha256
from paraf.rules.names import has_own_folder
from paraf.rules.office import CategoryPolicy, Office, stricter
from paraf.rules.register import Submission, Version
from paraf.rules.roster import Officer
from paraf.rules.signoff import Judgement, judge_signoffs, parse_signoffs
from paraf.rules.statement import Statement, parse_statement, statement_text
from paraf.rules.wording import find
from paraf.rules.words import Address, Digest, OfficerId, Stage, Verdict
from paraf.rules.workflow.outcome import Plan, Refusal
from paraf.rules.workflow.returning import NOTE

CLAIMED = "claimed"
KNOWN = "system-user"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who is at the keyboard as far as the system can tell: the account that owns the file or runs the command."""

    system_user: str | None
    owns_file: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """A submitted paper on the desk, with everything that its seal is judged by."""

    case: Case
    article: Article
    digest: Digest
    submission: Submission
    around: Surroundings
    hand: Hand
    at: datetime

    @property
    def office(self) -> Office:
        return self.around.office

    @property
    def act(self) -> Submitted:
        return self.submission.act

    @property
    def address(self) -> Address:
        """The address to seal at: that of the revised version, else the one that the date says now."""
        return self.act.address if self.act.replaces else new_address(self.article.get("Date") or "", self.act.slug)

    @property
    def latest(self) -> Version | None:
        return self.around.register.latest(self.address)

    @property
    def path(self) -> str:
        """The path in ``content/``: the former one, unless a single file became a folder or a folder a file."""
        latest = self.latest
        keeps = latest is not None and has_own_folder(latest.seal.path) == has_own_folder(self.case.path)
        return latest.seal.path if latest is not None and keeps else self.case.path

    @property
    def policy(self) -> CategoryPolicy:
        now = self.office.signoff.for_category(self.article.get("Category") or "")
        return stricter(now, self.office.signoff.for_category(self.act.category))

    @property
    def mended(self) -> bool:
        return self.digest != self.act.digest

    def find(self, code: str, /, *, line: int | None = None, **detail: str) -> Finding:
        return find(code, path=self.case.place, line=line, **detail)


def propose_seal(
    case: Case, submission: Submission | None, around: Surroundings, *, hand: Hand, at: datetime
) -> Plan | Refusal:
    """Decide whether the paper's sign-off line seals it."""
    article, digest = case.article, case.digest
    if article is None or digest is None:
        return Refusal(findings=case.findings)
    if submission is None:
        return Refusal(findings=(*case.findings, find("not-submitted", path=case.place)))
    paper = _Paper(case=case, article=article, digest=digest, submission=submission, around=around, hand=hand, at=at)
    judgement = _judgement(paper)
    findings = (
        *case.findings,
        *missing(article, around.office, path=case.place, revises=submission.act.replaces is not None),
        *judgement.findings,
        *_pictures(paper),
        *_identity(paper),
        *_confirmation(paper, judgement),
        *_foreign_hand(paper, judgement),
        *_asked_back(paper),
    )
    if errors(findings) or not judgement.whole:
        return Refusal(findings=findings)
    return Plan(act=_act(paper, judgement.signers), article=article, findings=findings)


def _judgement(paper: _Paper) -> Judgement:
    article, office = paper.article, paper.office
    barred = {author.id for author in authors_of(article, office)} | {*paper.act.authors} | _authors_before(paper)
    if is_withdrawal(article) and paper.submission.by is not None:
        barred.add(paper.submission.by)
    return judge_signoffs(
        parse_signoffs(article.get("Koreksi") or ""),
        digest=paper.digest,
        authors=frozenset(barred),
        policy=paper.policy,
        roster=office.roster,
        zone=office.zone,
        at=paper.at,
        path=paper.case.place,
        line=article.line_of("Koreksi"),
    )


def _authors_before(paper: _Paper) -> set[OfficerId]:
    """Give the authors of the version that is revised, as its statements name them."""
    replaces = paper.act.replaces
    version = paper.around.register.version(replaces) if replaces else None
    statements = (parse_statement(signer.statement) for signer in (version.seal.signers if version else ()))
    return {author for one in statements if isinstance(one, Statement) for author in one.authors}


def _pictures(paper: _Paper) -> Iterator[Finding]:
    for used in paper.case.used:
        if used.picture and used.file.sha not in paper.around.register.pictures:
            yield paper.find("picture-not-cleaned", picture=used.path)


def _identity(paper: _Paper) -> Iterator[Finding]:
    act, case, latest = paper.act, paper.case, paper.latest
    if paper.article.get("Slug") != act.slug or paper.article.get("Replaces") != act.replaces:
        yield paper.find("identity-changed", slug=act.slug)
    if latest is not None and act.replaces is None:
        yield paper.find("slug-clash", slug=act.slug, other=f"{Stage.PUBLISHED}/{latest.seal.path}")
    elif latest is not None and latest.seal.digest != act.replaces:
        yield paper.find("outdated-revision", slug=act.slug)
    owner = paper.around.register.paths.get(paper.path)
    in_place = case.stage is Stage.PUBLISHED and case.path == paper.path
    if owner not in {None, paper.address} or (owner is None and paper.path in paper.around.content and not in_place):
        yield paper.find("name-taken", other=f"{Stage.PUBLISHED}/{paper.path}")


def _confirmation(paper: _Paper, judgement: Judgement) -> Iterator[Finding]:
    """Find what was changed after it was asked for; a corrector who submitted it cannot confirm it to themselves."""
    confirms_own = paper.submission.by in {signer.id for signer in judgement.signers}
    if paper.mended and is_withdrawal(paper.article):
        yield paper.find("withdrawal-changed")
    elif paper.mended and paper.policy.author_confirms_changes:
        yield paper.find("author-must-confirm")
    elif confirms_own and paper.policy.author_confirms_changes:
        yield paper.find("confirms-own")


def _asked_back(paper: _Paper) -> Iterator[Finding]:
    reason = paper.article.get(NOTE)
    if reason:
        yield paper.find("asked-back", line=paper.article.line_of(NOTE), reason=reason)


def _foreign_hand(paper: _Paper, judgement: Judgement) -> Iterator[Finding]:
    user = paper.hand.system_user
    owners = paper.office.roster.of_system_user(user) if user and paper.hand.owns_file else ()
    if owners and not any(owner in judgement.signers for owner in owners):
        names = ", ".join(owner.name for owner in owners)
        yield paper.find("owner-is-another", line=paper.article.line_of("Koreksi"), owner=names)


def _act(paper: _Paper, signers: tuple[Officer, ...]) -> Sealed:
    article, submitted = paper.article, paper.act
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
        replaces=submitted.replaces,
        not_before=_not_before(paper),
        verdict=_verdict(article),
        change=article.get("Change"),
        note=article.get("Change-Note"),
        mended=paper.mended,
        signers=tuple(_signed(paper, signer) for signer in signers),
    )


def _signed(paper: _Paper, signer: Officer) -> Signer:
    zone = paper.office.zone
    statement = Statement(
        site=paper.office.site,
        address=paper.address,
        content=paper.digest,
        replaces=paper.act.replaces,
        not_before=_not_before(paper).astimezone(zone),
        authors=tuple(author.id for author in authors_of(paper.article, paper.office)),
        corrector=signer.id,
        verdict=_verdict(paper.article),
        time=paper.at.replace(microsecond=0).astimezone(zone),
    )
    is_known = bool(signer.system_user) and signer.system_user == paper.hand.system_user
    identity = KNOWN if is_known else CLAIMED
    return Signer(officer=signer.id, name=signer.name, identity=identity, statement=statement_text(statement))


def _verdict(article: Article) -> Verdict:
    return Verdict.WITHDRAW if is_withdrawal(article) else Verdict.PUBLISH


def _not_before(paper: _Paper) -> datetime:
    """Give the moment before which the article is not public; a canonical date always names one."""
    typed = () if is_withdrawal(paper.article) else (paper.article.get("Date"), paper.article.get("Embargo"))
    dates = (datetime.fromisoformat(value).replace(tzinfo=paper.office.zone) for value in typed if value)
    return max((paper.at, *dates)).replace(microsecond=0)
