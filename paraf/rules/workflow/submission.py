"""Submission: a paper goes to the correction desk.

* Automatic fields are filled: Date, Slug, Replaces and, for a revision, Modified; authors get their roster names.
  A paper that is submitted again just as it waits stays as it is.
* A paper is a revision where it says so (``Replaces``), carries the seal of a sealed version (``Paraf``), or lies where
  a sealed paper lay; it then revises the version sealed last. Anything else is a new article.
* A slug is frozen by the first seal: a revision with another one wishes for a redirect, which leads to the address that
  stays. A paper that is a revision by its seal line alone may be a copy for a new article: it is refused.
* What withdraws becomes a notice: the body and the lines that do not name the article stay out of it.
* Who asks for a withdrawal is named in it (``X-Peminta``), or is known as the one who submits it and written there; a
  withdrawal that nobody is known to ask for is refused. The askers count as its authors: none of them signs it.
* A new article takes no address that is taken, and no redirect does: two articles of one slug are refused by name.
* What a translation translates is named by its address (see ``translating``).
* A seal line that a revised paper still carries from its last version is taken off; so are the note of a
  return and the line of a claim.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from paraf.rules.addresses import (
    derive_slug,
    holder_of,
    new_address,
    redirect_clashes,
    redirects_line,
    redirects_of,
    replaced,
    with_slug,
)
from paraf.rules.article import Article, public_text, render, with_fields
from paraf.rules.case import Case, Surroundings
from paraf.rules.completeness import authors_of, is_withdrawal, missing
from paraf.rules.dates import canonical_date
from paraf.rules.entries import CleanedPicture, Submitted
from paraf.rules.findings import Finding, errors
from paraf.rules.manifest import content_digest, sha256
from paraf.rules.office import Office
from paraf.rules.register import Register, Version, slug_of
from paraf.rules.roster import NameProblem, Officer
from paraf.rules.slips import slips
from paraf.rules.translating import TRANSLATES, original_line, translation_problems
from paraf.rules.wording import find
from paraf.rules.words import Address, Digest, OfficerId, Stage
from paraf.rules.workflow.claiming import LINE
from paraf.rules.workflow.outcome import Plan, Refusal
from paraf.rules.workflow.returning import NOTE
from paraf.rules.workflow.revision import ASKER, notice_of

FILLED_IN = ("Date", "Slug", "Replaces", "Modified")
"""The lines that submission fills in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Move:
    """A paper on its way to ``review/``: as typed, what it revises, where it is to lie, and when."""

    case: Case
    typed: Article
    revised: Version | None
    around: Surroundings
    target: str
    by: OfficerId | None
    at: datetime

    @property
    def office(self) -> Office:
        return self.around.office

    @property
    def replaces(self) -> Digest | None:
        return self.revised.seal.digest if self.revised else None

    def find(self, code: str, /, *, line: int | None = None, **detail: str) -> Finding:
        return find(code, path=self.case.place, line=line, **detail)


def propose_submission(
    case: Case, around: Surroundings, *, target: str, at: datetime, by: OfficerId | None = None
) -> Plan | Refusal:
    """Decide whether a paper may go to ``review/`` under the path ``target``; ``by`` is who submits it, if known."""
    if case.article is None:
        return Refusal(findings=case.findings)
    revised = _revised(case, case.article, around.register)
    move = _Move(case=case, typed=case.article, revised=revised, around=around, target=target, by=by, at=at)
    article = _completed(move)
    address = revised.seal.address if revised else _new_address(article)
    findings = (
        *case.findings,
        *missing(article, around.office, path=case.place, revised=revised),
        *slips(article, around, revised=revised, path=case.place, at=at),
        *_identity(move, article),
        *_unasked(move, article),
        *_clashes(move, address),
        *_redirect_clashes(move, article, address),
        *translation_problems(article, address, around, path=case.place),
    )
    if address is None or errors(findings):
        return Refusal(findings=findings)
    return Plan(act=_act(move, article, address), article=article, findings=findings)


def restored(article: Article, submitted: Article) -> Article:
    """Give a paper that waits with the lines that submission had filled in and that somebody's save left out.

    An editor's window that was open before the submission does not know them.
    """
    return with_fields(article, {key: submitted.get(key) for key in FILLED_IN if article.get(key) is None})


def _new_address(article: Article) -> Address | None:
    slug, date = article.get("Slug"), article.get("Date")
    return new_address(date, slug) if slug and date else None


def _act(move: _Move, article: Article, address: Address) -> Submitted:
    case = move.case
    used = () if is_withdrawal(article) else case.used
    files = tuple(each.file for each in used)
    return Submitted(
        address=address,
        slug=slug_of(address),
        replaces=move.replaces,
        path=move.target,
        source=case.place,
        renamed_from=_renamed_from(move, address),
        original=case.raw,
        text=sha256(render(article).encode()),
        digest=content_digest(public_text(article), files),
        files=files,
        pictures=tuple(
            CleanedPicture(path=each.path, original=each.original, clean=each.file.sha) for each in used if each.picture
        ),
        authors=tuple(dict.fromkeys(each.id for each in (*authors_of(article, move.office), *_askers(move, article)))),
        category=article.get("Category") or "",
        received=_received(article, move.office),
        assignment=article.get("Assignment") or "",
    )


def _received(article: Article, office: Office) -> datetime | None:
    """Give when the article's material was handed in, as its own line says."""
    typed = article.get("Received")
    return datetime.fromisoformat(typed).replace(tzinfo=office.zone).astimezone(UTC) if typed else None


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


def _completed(move: _Move) -> Article:
    typed, revised = move.typed, move.revised
    now = canonical_date(move.at, zone=move.office.zone)
    values: dict[str, str | None] = {NOTE: None, LINE: None, "Paraf": None, "Authors": _authors(typed, move.office)}
    values[ASKER] = _asker_line(move) if is_withdrawal(typed) else None
    values[TRANSLATES] = original_line(typed, move.around.register)
    if typed.get("Paraf"):
        values["Koreksi"] = None
    if typed.get("Date") is None:
        values["Date"] = now
    if revised is None:
        values["Slug"] = typed.get("Slug") or derive_slug(typed.get("Title") or "")
        return with_fields(typed, values)
    values |= {"Slug": slug_of(revised.seal.address), "Replaces": revised.seal.digest}
    values["Redirect"] = redirects_line((*revised.seal.redirects, *_wished(move, revised)))
    waiting = move.around.register.submissions.get(move.target)
    if waiting is None or move.case.digest != waiting.act.digest:
        values["Modified"] = now
    completed = with_fields(typed, values)
    return notice_of(completed) if is_withdrawal(completed) else completed


def _wished(move: _Move, revised: Version) -> tuple[Address, ...]:
    """Give the redirects that a revision asks for: by that line, or by another slug."""
    address, slug = revised.seal.address, _other_slug(move)
    other = (with_slug(address, slug),) if slug and _is_wish(move, revised) else ()
    return (*redirects_of(address, move.typed), *other)


def _other_slug(move: _Move) -> str | None:
    """Give the slug of a revision where it is not the article's."""
    slug = move.typed.get("Slug")
    return slug if move.revised and slug != slug_of(move.revised.seal.address) else None


def _is_wish(move: _Move, revised: Version) -> bool:
    """Tell whether another slug is wished for: in a paper that names its version, or in the article's own file."""
    is_own_file = move.case.place == f"{Stage.PUBLISHED}/{revised.seal.path}"
    return is_own_file or replaced(move.typed) == revised.seal.digest


def _authors(article: Article, office: Office) -> str | None:
    """Give the authors' line with roster names, an id where two share a name; as typed where a name means nobody."""
    typed, authors = article.get("Authors"), authors_of(article, office)
    if not authors or len(authors) < len(office.roster.authors(typed or "")):
        return typed
    return "; ".join(public_name(author, office) for author in authors)


def public_name(author: Officer, office: Office) -> str:
    """Give an officer's name as a header has it, or what tells them apart where others have the same."""
    return author.name if office.roster.named(author.name) == author else author.id


def _named_askers(article: Article, office: Office) -> tuple[Officer | NameProblem, ...]:
    return office.roster.authors(article.get(ASKER) or "") if is_withdrawal(article) else ()


def _askers(move: _Move, article: Article) -> Iterator[Officer]:
    """Give who asks for a withdrawal: who is named in it, and who submits it."""
    yield from (each for each in _named_askers(article, move.office) if isinstance(each, Officer))
    submits = move.office.roster.officer(move.by) if move.by and is_withdrawal(article) else None
    if submits is not None:
        yield submits


def _asker_line(move: _Move) -> str | None:
    """Give the line that names who asks; as typed, else with who submits it."""
    asker = next(_askers(move, move.typed), None)
    return move.typed.get(ASKER) or (public_name(asker, move.office) if asker else None)


def _unasked(move: _Move, article: Article) -> Iterator[Finding]:
    line = move.typed.line_of(ASKER)
    for each in _named_askers(article, move.office):
        if isinstance(each, NameProblem):
            yield move.find("asker-unknown", line=line, name=each.typed, near=each.near)
    if is_withdrawal(article) and not article.get(ASKER):
        yield move.find("asker-missing")


def _identity(move: _Move, article: Article) -> Iterator[Finding]:
    typed, revised = move.typed, move.revised
    claimed, slug = replaced(typed), _other_slug(move)
    if article.get("Slug") is None and article.get("Title"):
        yield move.find("no-slug")
    if claimed is not None and revised is None:
        yield move.find("unknown-replaces", line=typed.line_of("Replaces"), value=claimed)
    if revised is not None and slug is not None:
        code = "address-redirects" if _is_wish(move, revised) else "address-stays"
        yield move.find(code, line=typed.line_of("Slug"), slug=slug_of(revised.seal.address), wished=slug)
    if revised is not None and claimed and revised.seal.digest not in {claimed, typed.get("Paraf")}:
        yield move.find("replaces-updated", line=typed.line_of("Replaces"))


def _clashes(move: _Move, address: Address | None) -> Iterator[Finding]:
    around, target = move.around, move.target
    if target in around.review and move.case.place != f"{Stage.REVIEW}/{target}":
        yield move.find("name-taken", other=f"{Stage.REVIEW}/{target}")
    elif move.revised is None and address is not None:
        sealed = holder_of(address, around.register)
        owners = [f"{Stage.PUBLISHED}/{sealed.seal.path}"] if sealed else _waiting_for(address, move)
        for owner in owners:
            yield move.find("slug-clash", slug=slug_of(address), other=owner)


def _redirect_clashes(move: _Move, article: Article, address: Address | None) -> Iterator[Finding]:
    if address is None:
        return
    yield from redirect_clashes(article, address, move.around.register, path=move.case.place)
    for wanted in redirects_of(address, article):
        for owner in _waiting_for(wanted, move):
            yield move.find("redirect-taken", line=article.line_of("Redirect"), slug=slug_of(wanted), other=owner)


def _waiting_for(address: Address, move: _Move) -> list[str]:
    return [
        f"{Stage.REVIEW}/{path}"
        for path, waiting in move.around.register.submissions.items()
        if waiting.act.address == address and path != move.target and path in move.around.review
    ]


def _renamed_from(move: _Move, address: Address) -> str | None:
    """Find the path under which this paper was submitted before somebody renamed it."""
    gone = (
        path
        for path, waiting in move.around.register.submissions.items()
        if (waiting.act.address, waiting.act.replaces) == (address, move.replaces)
        and path != move.target
        and path not in move.around.review
    )
    return next(gone, None)
