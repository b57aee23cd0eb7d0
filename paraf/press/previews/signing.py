"""What a preview tells about signing: what is signed besides what the page shows, and whose name the example has.

* A picture is signed with its alternative text, which nobody sees on the page.
* A date or an embargo that lies ahead is signed as the moment before which nothing is public; a withdrawal has none.
* Where a key has to sign, the signing code stands there: it tells two texts apart that somebody prepared, and is of
  the embargo as well.
* What a revision says of its change is told whatever the page does with it, and so is a classification.
* Where a key has to sign, it is told how many persons must, and who signed this very content already.
* What the office asks of a paper before it is signed stands beside the code, and who is correcting it now.
* The example names, as shortly as the roster allows, who corrects the paper now, else another who may sign it, admins
  last.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from paraf.rules.article import Article
from paraf.rules.completeness import is_withdrawal
from paraf.rules.entries import Signer
from paraf.rules.manifest import signing_code
from paraf.rules.office import CategoryPolicy, Office, SignoffLevel
from paraf.rules.rendering import ReferenceKind, references
from paraf.rules.roster import Officer
from paraf.rules.statement import statements_by
from paraf.rules.translating import original_of
from paraf.rules.words import Address, Digest, Role
from paraf.rules.workflow.claiming import Holding


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedPicture:
    """A picture as the article names it, with its alternative text."""

    name: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ByKey:
    """What who signs with a key has to know: the code to give, how many persons sign, and who did."""

    code: str
    needed: int
    signed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """What a signature covers besides the page: the address, the pictures' texts, and from when it may be public.

    ``translates`` is the article that it is a translation of.

    ``by_key`` is there where a key has to sign, ``holding`` where somebody corrects the paper now; ``questions`` are
    what the office asks of it.
    """

    address: Address | None = None
    pictures: tuple[SignedPicture, ...] = ()
    due: datetime | None = None
    translates: Address | None = None
    change: str | None = None
    note: str | None = None
    classification: str | None = None
    example: str | None = None
    questions: tuple[str, ...] = ()
    holding: Holding | None = None
    by_key: ByKey | None = None


def signing_of(  # noqa: PLR0913  # what a preview tells of signing
    article: Article,
    office: Office,
    *,
    address: Address | None,
    at: datetime,
    able: tuple[Officer, ...] = (),
    by_key: ByKey | None = None,
    holding: Holding | None = None,
) -> Signing:
    """Give what a preview made at a moment tells about signing an article, which those who are ``able`` may."""
    shown = (each for each in references(article) if each.kind is ReferenceKind.PICTURE)
    return Signing(
        address=address,
        pictures=tuple(SignedPicture(name=each.target, alt=(each.alt or "").strip()) for each in shown),
        due=_due(article, office, at),
        translates=original_of(article),
        change=article.get("Change"),
        note=article.get("Change-Note"),
        classification=article.get("Classification"),
        example=_example(able, holding, office),
        questions=office.checklist.for_category(article.get("Category") or ""),
        holding=holding,
        by_key=by_key,
    )


def by_key(
    article: Article, digest: Digest, office: Office, policy: CategoryPolicy, signers: Iterable[Signer]
) -> ByKey | None:
    """Give what is told of signing with a key, or None where the policy asks for none."""
    if policy.level is not SignoffLevel.SIGNATURE:
        return None
    signed = (statement.corrector for statement in statements_by(signers) if statement.content == digest)
    officers = (office.roster.officer(name) for name in dict.fromkeys(signed))
    return ByKey(
        code=signing_code(digest, article.get("Embargo")),
        needed=policy.signers_needed,
        signed=tuple(officer.name for officer in officers if officer),
    )


def _due(article: Article, office: Office, at: datetime) -> datetime | None:
    """Give from when the article may be public, where that is ahead or somebody wrote an embargo."""
    date, embargo = article.get("Date"), article.get("Embargo")
    if is_withdrawal(article):
        return None
    moments = [datetime.fromisoformat(value).replace(tzinfo=office.zone) for value in (date, embargo) if value]
    return max(moments) if moments and (embargo or max(moments) > at) else None


def _example(able: tuple[Officer, ...], holding: Holding | None, office: Office) -> str | None:
    def comes_later(officer: Officer) -> tuple[bool, bool]:
        return holding is None or officer.id != holding.officer, officer.has(Role.ADMIN)

    first = sorted(able, key=comes_later)
    names = ((officer, name) for officer in first for name in (officer.initials, officer.name) if name)
    return next((name for officer, name in names if office.roster.named(name) is officer), None)
