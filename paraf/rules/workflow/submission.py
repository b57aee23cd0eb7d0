"""Submission: a paper goes to the correction around.

* Automatic fields are filled: Date, Slug, Replaces and, for a revision, Modified; authors get their roster names.
* A paper is a revision where it says so (``Replaces``), carries the seal of a sealed version (``Paraf``), or lies where
  a sealed paper lay; it then revises the version sealed last. Anything else is a new article.
* A new article takes no address that is taken: two articles of one slug are refused by name.
* A seal line that a revised paper still carries from its last version is taken off; so is the note of a return.
"""

from datetime import datetime

from paraf.rules.addresses import derive_slug, new_address, replaced
from paraf.rules.article import Article, public_text, render, with_fields
from paraf.rules.case import Case, Surroundings
from paraf.rules.completeness import authors_of, missing, refuses
from paraf.rules.dates import canonical_date
from paraf.rules.entries import CleanedPicture, Submitted
from paraf.rules.findings import Finding
from paraf.rules.manifest import content_digest, sha256
from paraf.rules.register import Register, Version, slug_of
from paraf.rules.wording import find
from paraf.rules.words import Address, Digest, Slug, Stage
from paraf.rules.workflow.outcome import Plan, Refusal


def propose_submission(case: Case, around: Surroundings, *, target: str, at: datetime) -> Plan | Refusal:
    """Decide whether a paper may go to ``review/`` under the path ``target``."""
    if case.article is None:
        return Refusal(findings=case.findings)
    revised = _revised(case, case.article, around.register)
    article = _completed(case.article, revised, around, at)
    findings = (
        *case.findings,
        *missing(article, around.office, path=case.place, revises=revised is not None),
        *_identity_findings(case, article, revised),
    )
    slug, date = article.get("Slug"), article.get("Date") or ""
    if slug is None or refuses(findings):
        return Refusal(findings=findings)
    address = revised.seal.address if revised else new_address(date, slug)
    clashes = _clashes(case, address, revised, around, target)
    if clashes:
        return Refusal(findings=(*findings, *clashes))
    act = _act(case, article, address, revised.seal.digest if revised else None, around, target)
    return Plan(act=act, article=article, findings=findings)


def _act(
    case: Case, article: Article, address: Address, replaces: Digest | None, around: Surroundings, target: str
) -> Submitted:
    return Submitted(
        address=address,
        slug=slug_of(address),
        replaces=replaces,
        path=target,
        source=case.place,
        renamed_from=_renamed_from(address, replaces, around, target),
        original=case.raw,
        text=sha256(render(article).encode()),
        digest=content_digest(public_text(article), case.files),
        files=case.files,
        pictures=tuple(
            CleanedPicture(path=used.path, original=used.original, clean=used.file.sha)
            for used in case.used
            if used.picture
        ),
    )


def _revised(case: Case, article: Article, register: Register) -> Version | None:
    """Give the last version of the address that the paper revises."""
    named = replaced(article) or article.get("Paraf")
    version = register.version(Digest(named)) if named else None
    if version is not None:
        return register.latest(version.seal.address)
    if case.stage is Stage.PUBLISHED and case.path in register.paths:
        return register.latest(register.paths[case.path])
    return _sealed_from(case, article, register)


def _sealed_from(case: Case, article: Article, register: Register) -> Version | None:
    """Find the version that was sealed from this very place: an editor's window that was saved once more."""
    slug = article.get("Slug")
    found = (register.latest(address) for address in (register.addresses_of(slug) if slug else ()))
    return next((version for version in found if version and version.seal.source == case.place), None)


def _completed(article: Article, revised: Version | None, around: Surroundings, at: datetime) -> Article:
    now = canonical_date(at, zone=around.office.zone)
    named = around.office.roster.authors(article.get("Authors") or "")
    authors = authors_of(article, around.office)
    values: dict[str, str | None] = {"X-Kembali": None, "Paraf": None}
    if article.get("Paraf"):
        values["Koreksi"] = None
    if authors and len(authors) == len(named):
        values["Authors"] = "; ".join(author.name for author in authors)
    if article.get("Date") is None:
        values["Date"] = now
    if revised is not None:
        values |= {"Slug": slug_of(revised.seal.address), "Replaces": revised.seal.digest, "Modified": now}
    elif article.get("Slug") is None:
        values["Slug"] = derive_slug(article.get("Title") or "")
    return with_fields(article, values)


def _identity_findings(case: Case, article: Article, revised: Version | None) -> tuple[Finding, ...]:
    found: list[Finding] = []
    claimed = replaced(article)
    if article.get("Slug") is None and article.get("Title"):
        found.append(find("no-slug", path=case.place))
    if claimed is not None and revised is None:
        found.append(find("unknown-replaces", path=case.place, line=article.line_of("Replaces"), value=claimed))
    original = replaced(case.article) if case.article else None
    if original is not None and revised is not None and original != revised.seal.digest:
        found.append(find("replaces-updated", path=case.place, line=article.line_of("Replaces")))
    return tuple(found)


def _clashes(
    case: Case, address: Address, revised: Version | None, around: Surroundings, target: str
) -> tuple[Finding, ...]:
    if target in around.review and case.place != f"{Stage.REVIEW}/{target}":
        return (find("name-taken", path=case.place, other=f"{Stage.REVIEW}/{target}"),)
    if revised is not None:
        return ()
    sealed = around.register.latest(address)
    if sealed is not None:
        owner = f"{Stage.PUBLISHED}/{sealed.seal.path}"
        return (find("slug-clash", path=case.place, slug=slug_of(address), other=owner),)
    return tuple(
        find("slug-clash", path=case.place, slug=Slug(waiting.act.slug), other=f"{Stage.REVIEW}/{path}")
        for path, waiting in around.register.submissions.items()
        if waiting.act.address == address and path != target and path in around.review
    )


def _renamed_from(address: Address, replaces: Digest | None, around: Surroundings, target: str) -> str | None:
    """Find the path under which this paper was submitted before somebody renamed it."""
    gone = (
        path
        for path, waiting in around.register.submissions.items()
        if (waiting.act.address, waiting.act.replaces) == (address, replaces)
        and path != target
        and path not in around.review
    )
    return next(gone, None)
