"""How a paper stands: its seal against the text in the folder, and what people should know of it.

* A paper in ``content/`` is whole when its digest is that of the version sealed last at its address.
* A changed letter or picture voids the sign-off; what was signed stays live.
* Bytes in ``content/`` that were never signed are not public, and are named.
* Once sealed, a deleted sign-off line is only pointed out; so is that a version waits for its time, or that one which
  was released in an emergency waits for a second person.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from zoneinfo import ZoneInfo

from paraf.rules.addresses import identity_of
from paraf.rules.article import Article, public_text
from paraf.rules.case import Case, Surroundings
from paraf.rules.dates import read_date
from paraf.rules.differences import Block, word_blocks
from paraf.rules.edition import is_good, revoked_signers
from paraf.rules.emergency import debt_of
from paraf.rules.findings import Finding
from paraf.rules.header import is_public
from paraf.rules.lasting import is_lapsed
from paraf.rules.manifest import sha256
from paraf.rules.register import Register, Version
from paraf.rules.wording import find
from paraf.rules.words import Address, Digest, Seal, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class SealReading:
    """The seal of a paper in ``content/`` against its text: the version it belongs to, if any, and what was found."""

    version: Version | None
    seal: Seal
    findings: tuple[Finding, ...]


def version_of(case: Case, register: Register) -> Version | None:
    """Give the version sealed last for a paper in ``content/``: by its path, else by what it says it is."""
    address = register.paths.get(case.path) or _address_named(case, register)
    return register.latest(address) if address else None


def read_seal(case: Case, around: Surroundings, *, signed_text: Callable[[Digest], str], at: datetime) -> SealReading:
    """Judge a paper in ``content/``; ``signed_text`` reads a public text."""
    version = version_of(case, around.register)
    if version is None:
        return SealReading(version=None, seal=Seal.MISSING, findings=(*case.findings, _unsigned(case, around.register)))
    if version.seal.path != case.path and version.seal.path in around.content:
        other = f"content/{version.seal.path}"
        code = "former-version" if _is_former(case, version, around.register) else "slug-clash"
        clash = find(code, path=case.place, slug=version.seal.slug, other=other)
        return SealReading(version=None, seal=Seal.MISSING, findings=(*case.findings, clash))
    if not is_good(version, around.office):
        whose = ", ".join(signer.name for signer in revoked_signers(version, around.office))
        revoked = find("revoked-seal", path=case.place, signers=whose, slug=version.seal.slug)
        return SealReading(version=version, seal=Seal.VOID, findings=(*case.findings, revoked))
    if case.digest == version.seal.digest:
        return SealReading(version=version, seal=Seal.WHOLE, findings=tuple(_whole(case, version, around, at)))
    changed = tuple(_changes(case, version, around, signed_text))
    return SealReading(version=version, seal=Seal.VOID, findings=(*case.findings, *changed))


def _is_former(case: Case, latest: Version, register: Register) -> bool:
    """Tell whether a paper says that it is an older version of an article, whatever was changed in it since."""
    says = case.article.get("Paraf") if case.article else None
    former = register.version(Digest(says)) if says else None
    return former is not None and former.seal.address == latest.seal.address and former is not latest


def _address_named(case: Case, register: Register) -> Address | None:
    identity = identity_of(case.article, register) if case.article else None
    return identity[0] if identity and identity[0] in register.versions else None


def _unsigned(case: Case, register: Register) -> Finding:
    submitted = case.path in register.submissions
    return find("not-signed" if submitted else "not-submitted", path=case.place)


def _whole(case: Case, version: Version, around: Surroundings, at: datetime) -> Iterator[Finding]:
    if case.article is not None and not case.article.get("Koreksi"):
        yield find("line-missing", path=case.place, slug=version.seal.slug)
    debt = debt_of(version.seal.address, around.register, around.office)
    if debt is not None:
        yield _owed(case, debt, around, at)
    due, zone = version.seal.not_before, around.office.zone
    when = f"{due.astimezone(zone):%d-%m-%Y %H.%M}"
    if case.article and case.sealed is None and not has_signed_moment(case.article, version, zone):
        meant = _moment_meant(case.article, version, zone)
        if meant is None or max(meant, due) > at:
            yield find("embargo-not-signed", path=case.place, when=when, header="Embargo", slug=version.seal.slug)
    if due > at:
        yield find("scheduled", path=case.place, when=when)


def has_signed_moment(article: Article, version: Version, zone: ZoneInfo) -> bool:
    """Tell whether a paper's header still has the embargo that was signed with it, or none where none was."""
    return _moment_meant(article, version, zone) == max(version.time, version.seal.not_before)


def _moment_meant(article: Article, version: Version, zone: ZoneInfo) -> datetime | None:
    """Give the moment before which a sealed paper is not public by its header; None where that names no moment."""
    if version.seal.verdict is Verdict.WITHDRAW:
        return version.time
    typed = [read_date(value, zone=zone) for name in ("Date", "Embargo") if (value := article.get(name))]
    dates = [each for each in typed if isinstance(each, datetime)]
    return max((version.time, *dates)) if len(dates) == len(typed) else None


def _owed(case: Case, debt: Version, around: Surroundings, at: datetime) -> Finding:
    seal, zone = debt.seal, around.office.zone
    when, until = (f"{one.astimezone(zone):%d-%m-%Y %H.%M}" for one in (debt.time, seal.until or debt.time))
    code = "emergency-lapsed" if is_lapsed(seal, at=at) else "emergency-owed"
    return find(code, path=case.place, signers=_signers(debt), when=when, until=until, slug=seal.slug)


def _changes(
    case: Case, version: Version, around: Surroundings, signed_text: Callable[[Digest], str]
) -> Iterator[Finding]:
    if case.article is None:
        yield _void("unreadable-since-signed", case, version, around)
        return
    text = public_text(case.article)
    if sha256(text.encode()) != version.seal.public:
        words, number = changed_words(signed_text(version.seal.public), text)
        line = _line_in_file(case.article, number)
        yield _void("changed-since-signed", case, version, around, line=line, words=str(words))
    sealed = {file.ref: file.sha for file in version.seal.files}
    for used in case.used:
        if used.file.ref in sealed and sealed[used.file.ref] != used.file.sha:
            yield _void("picture-changed", case, version, around, picture=used.path)


def _void(
    code: str, case: Case, version: Version, around: Surroundings, /, *, line: int | None = None, **detail: str
) -> Finding:
    when = f"{version.time.astimezone(around.office.zone):%d-%m-%Y %H.%M}"
    return find(code, path=case.place, line=line, signers=_signers(version), when=when, **detail)


def _signers(version: Version) -> str:
    return ", ".join(signer.name for signer in version.seal.signers)


def changed_words(before: str, after: str) -> tuple[int, int]:
    """Count the words that differ between two texts, and give the later text's line (1-based) where that begins."""
    count = sum(_distance(block) for block in word_blocks(before, after, str.split) if not block.same)
    pairs = enumerate(zip_longest(before.splitlines(), after.splitlines()), start=1)
    return count, next((number for number, (a, b) in pairs if a != b), 1)


def _distance(block: Block) -> int:
    """Count the words that one side has and the other has not; words that only changed places are at least one."""
    old, new = Counter(block.old), Counter(block.new)
    return max((old - new).total(), (new - old).total(), 1)


def _line_in_file(article: Article, number: int) -> int:
    """Give the line in the person's file of a line of the public text."""
    public = [field for field in article.fields if is_public(field.key)]
    return public[number - 1].line if number <= len(public) else article.body_line + number - len(public) - 2
