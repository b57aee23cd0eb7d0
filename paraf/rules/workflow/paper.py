"""A paper on the way to its seal: what it is judged by, and the statement that an officer makes of it.

* A new article's address is that of its date at the first seal; that of a revision is the one it revises.
* The policy is that of the category, and of the one that was submitted where that is stricter.
* Nothing is public before its date, nor before its embargo; a withdrawal takes effect at once.
* What was released in an emergency is signed by a second person in its place in ``content/``, as the version that it
  is; that word replaces the emergency's.
"""

from dataclasses import dataclass
from datetime import datetime

from paraf.rules.addresses import new_address
from paraf.rules.article import Article
from paraf.rules.case import Case, Surroundings
from paraf.rules.completeness import authors_of, is_withdrawal
from paraf.rules.emergency import debt_here
from paraf.rules.entries import Signer, Submitted
from paraf.rules.findings import Finding
from paraf.rules.names import has_own_folder
from paraf.rules.office import CategoryPolicy, Office, SignoffLevel, stricter
from paraf.rules.register import Submission, Version
from paraf.rules.roster import Officer
from paraf.rules.statement import Statement
from paraf.rules.wording import find
from paraf.rules.words import Address, Digest, OfficerId, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who is at the keyboard as far as the system can tell: the account that owns the file or runs the command."""

    system_user: str | None
    owns_file: bool


NOBODY = Hand(system_user=None, owns_file=False)
"""Somebody of whom the system knows nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """That an officer releases a paper alone, and the public reason."""

    officer: OfficerId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A submitted paper on the desk, with everything that its seal is judged by.

    ``given`` is the signature that somebody gives it now, ``emergency`` that it is to be released without a second
    person; ``debt`` is the very same version, where it was released so and waits for that person.
    """

    case: Case
    article: Article
    digest: Digest
    submission: Submission
    around: Surroundings
    hand: Hand
    given: Signer | None
    at: datetime
    emergency: Emergency | None = None
    debt: Version | None = None

    @property
    def verdict(self) -> Verdict:
        """What signing it says of it."""
        if is_withdrawal(self.article):
            return Verdict.WITHDRAW
        return Verdict.EMERGENCY if self.emergency else Verdict.PUBLISH

    @property
    def replaces(self) -> Digest | None:
        """The version whose place its seal takes."""
        return self.act.replaces if self.debt is None else self.debt.seal.digest

    @property
    def by_signature(self) -> bool:
        """Whether keys have to sign; who signs with a key unasked is held to it."""
        return self.given is not None or self.policy.level is SignoffLevel.SIGNATURE

    @property
    def office(self) -> Office:
        """The office in force."""
        return self.around.office

    @property
    def act(self) -> Submitted:
        """What was submitted."""
        return self.submission.act

    @property
    def address(self) -> Address:
        """The address to seal at: that of the revised version, else the one that the date says now."""
        return self.act.address if self.act.replaces else new_address(self.article.get("Date") or "", self.act.slug)

    @property
    def latest(self) -> Version | None:
        """The version that was sealed last at the address."""
        return self.around.register.latest(self.address)

    @property
    def revised(self) -> Version | None:
        """The version that it revises."""
        replaces = self.act.replaces
        return self.around.register.version(replaces) if replaces else None

    @property
    def path(self) -> str:
        """The path in ``content/``: the former one, unless a single file became a folder or a folder a file."""
        latest = self.latest
        keeps = latest is not None and has_own_folder(latest.seal.path) == has_own_folder(self.case.path)
        return latest.seal.path if latest is not None and keeps else self.case.path

    @property
    def policy(self) -> CategoryPolicy:
        """What its sign-off needs."""
        now = self.office.signoff.for_category(self.article.get("Category") or "")
        return stricter(now, self.office.signoff.for_category(self.act.category))

    @property
    def mended(self) -> bool:
        """Whether it was changed since it was submitted."""
        return self.digest != self.act.digest

    def find(self, code: str, /, *, line: int | None = None, **detail: str) -> Finding:
        """Give a finding at the paper."""
        return find(code, path=self.case.place, line=line, **detail)


def paper_of(  # noqa: PLR0913  # what a paper is judged by
    case: Case,
    submission: Submission,
    around: Surroundings,
    *,
    at: datetime,
    hand: Hand = NOBODY,
    given: Signer | None = None,
    emergency: Emergency | None = None,
) -> Paper | None:
    """Give a submitted paper as it is judged, or None where it cannot be read."""
    article, digest = case.article, case.digest
    if article is None or digest is None:
        return None
    return Paper(
        case=case,
        article=article,
        digest=digest,
        submission=submission,
        around=around,
        hand=hand,
        given=given,
        at=max(at, submission.time),
        emergency=emergency,
        debt=_debt_of(case, submission, around),
    )


def _debt_of(case: Case, submission: Submission, around: Surroundings) -> Version | None:
    """Give the version released in an emergency that a paper is, where its submission is that one's."""
    debt = debt_here(case, around)
    known = around.register.released.get(submission.act.address)
    return debt if known is not None and known.number == submission.number else None


def statement_of(paper: Paper, signer: Officer, time: datetime) -> Statement:
    """Give the statement that an officer makes of a paper at a time."""
    zone = paper.office.zone
    return Statement(
        site=paper.office.site,
        address=paper.address,
        content=paper.digest,
        replaces=paper.replaces,
        not_before=not_before_of(paper, time).astimezone(zone),
        authors=tuple(author.id for author in authors_of(paper.article, paper.office)),
        corrector=signer.id,
        verdict=paper.verdict,
        time=time.replace(microsecond=0).astimezone(zone),
    )


def not_before_of(paper: Paper, time: datetime) -> datetime:
    """Give the moment before which what is signed at a time is not public; a canonical date always names one."""
    typed = () if is_withdrawal(paper.article) else (paper.article.get("Date"), paper.article.get("Embargo"))
    dates = (datetime.fromisoformat(value).replace(tzinfo=paper.office.zone) for value in typed if value)
    return max((time, *dates)).replace(microsecond=0)
