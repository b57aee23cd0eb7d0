"""The sign-off line, and whether it holds.

* Several signers stand on the one line, separated by ``;``. In each part the last word is the code, a date and time
  before it the time, the rest, edge commas stripped, the name.
* Each signer is on the roster, active today, a corrector, and none of the authors.
* A typed code is that of the text as it stands, at every level; at level ``code`` one must be typed.
* One person counts once. A line is whole if nothing refuses it and enough different people signed; nobody is never
  enough.
* A typed time proves nothing and refuses nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from paraf.rules.dates import read_date
from paraf.rules.findings import Finding, errors
from paraf.rules.manifest import is_code_of, plain_code
from paraf.rules.office import CategoryPolicy, SignoffLevel
from paraf.rules.roster import NameProblem, Officer, Roster, Standing
from paraf.rules.wording import find
from paraf.rules.words import Digest, OfficerId, Role

SIGNOFF_SEPARATOR = ";"
_TYPED_TIME_TOLERANCE = timedelta(minutes=15)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_ALMOST_CODE = re.compile(r"(?=.*\d)(?=.*[A-Z])(?:[0-9A-Z]{3,5}(?:-[0-9A-Z]{3,5}){2}|[0-9A-Z]{11,13})")
_CODE_WORDS = (1, 3)  # a code may have been typed with blanks for its dashes
_CODE_GROUP = 4
_BEFORE_DATE = frozenset(
    (
        *("senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("hari", "tanggal", "tgl", "pukul", "jam"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedSignoff:
    """One part of a sign-off line as typed: the name, the time and the code in it, and all of it."""

    name: str
    time_text: str = ""
    code: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a sign-off line amounts to: the officers whose word counts, and what was found."""

    signers: tuple[Officer, ...]
    findings: tuple[Finding, ...]
    needed: int

    @property
    def whole(self) -> bool:
        """Tell whether the line may seal the text."""
        return not errors(self.findings) and len({signer.id for signer in self.signers}) >= self.needed > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    """What every signer of one line is judged by."""

    digest: Digest
    authors: frozenset[OfficerId]
    policy: CategoryPolicy
    roster: Roster
    zone: ZoneInfo
    at: datetime
    path: str
    line: int | None

    def find(self, code: str, **detail: str) -> Finding:
        return find(code, path=self.path, line=self.line, **detail)


def parse_signoffs(value: str) -> tuple[TypedSignoff, ...]:
    """Give the parts of a sign-off line; a part that holds nothing is none."""
    parts = (" ".join(part.split()).strip(" ,") for part in value.split(SIGNOFF_SEPARATOR))
    return tuple(_parse_part(part) for part in parts if part)


def judge_signoffs(  # noqa: PLR0913  # a sign-off is judged by all of these, and each is the caller's to know
    typed: tuple[TypedSignoff, ...],
    *,
    digest: Digest,
    authors: frozenset[OfficerId],
    policy: CategoryPolicy,
    roster: Roster,
    zone: ZoneInfo,
    at: datetime,
    path: str = "",
    line: int | None = None,
) -> Judgement:
    """Judge a sign-off line against the text as it stands, and give every reason at once."""
    bench = _Bench(digest=digest, authors=authors, policy=policy, roster=roster, zone=zone, at=at, path=path, line=line)
    findings: list[Finding] = [] if authors else [bench.find("no-authors")]
    if not typed:
        findings.append(bench.find("not-signed"))
        return Judgement(signers=(), findings=tuple(findings), needed=policy.signers_needed)
    signers: list[Officer] = []
    seen: set[str] = set()
    for part in typed:
        officer, signoff = _who(part, roster)
        found = tuple(_judge_part(officer, signoff, bench))
        person = officer.id if isinstance(officer, Officer) else signoff.text
        if person in seen:
            findings.append(bench.find("same-signer-twice", name=signoff.name))
        elif isinstance(officer, Officer) and not errors(found):
            signers.append(officer)
        seen.add(person)
        findings += found
    missing = policy.signers_needed - len(seen)
    if missing > 0:
        findings.append(bench.find("more-signers-needed", needed=str(policy.signers_needed), missing=str(missing)))
    return Judgement(signers=tuple(signers), findings=tuple(findings), needed=policy.signers_needed)


def _who(typed: TypedSignoff, roster: Roster) -> tuple[Officer | NameProblem, TypedSignoff]:
    """Give whom a part means; a name that ends like a code (``Budi Sastrawijaya``) is a name if the roster has it."""
    whole = roster.named(typed.text)
    if isinstance(whole, Officer):
        return whole, TypedSignoff(name=typed.text, text=typed.text)
    return roster.named(typed.name), typed


def _judge_part(officer: Officer | NameProblem, typed: TypedSignoff, bench: _Bench) -> Iterator[Finding]:
    if isinstance(officer, Officer):
        yield from _judge_officer(officer, bench)
    elif typed.name:
        yield officer.finding(path=bench.path, line=bench.line)
    else:
        yield bench.find("no-signer-name")
    name = officer.name if isinstance(officer, Officer) else typed.name or typed.text
    if typed.code and not is_code_of(typed.code, bench.digest):
        yield bench.find("wrong-code", name=name, typed=typed.code)
    if not typed.code and bench.policy.level is SignoffLevel.CODE:
        yield bench.find("code-missing", name=name)
    yield from _judge_time(name, typed.time_text, bench)


def _judge_officer(officer: Officer, bench: _Bench) -> Iterator[Finding]:
    standing = officer.standing(bench.at, bench.zone)
    day = {
        Standing.NOT_YET: officer.valid_from,
        Standing.EXPIRED: officer.valid_until,
        Standing.REVOKED: officer.revoked_since,
    }.get(standing)
    if standing is not Standing.ACTIVE:
        yield bench.find(standing.value, name=officer.name, day=str(day))
    if not officer.has(Role.CORRECTOR):
        yield bench.find("not-a-corrector", name=officer.name)
    if officer.id in bench.authors:
        yield bench.find("own-work", name=officer.name)


def _judge_time(name: str, time_text: str, bench: _Bench) -> Iterator[Finding]:
    if not time_text:
        return
    typed = read_date(time_text, zone=bench.zone)
    if not isinstance(typed, datetime):
        yield bench.find("bad-signoff-time", name=name, typed=time_text)
        return
    now = bench.at.astimezone(bench.zone)
    is_today = typed == now.replace(hour=0, minute=0, second=0, microsecond=0)  # a day without a time
    if not is_today and abs(typed - now) > _TYPED_TIME_TOLERANCE:
        yield bench.find("typed-time-off", name=name, typed=time_text, now=f"{now:%d-%m-%Y %H.%M}")


def _parse_part(part: str) -> TypedSignoff:
    words = part.split()
    code = ""
    for count in _CODE_WORDS:
        last = [word.strip(",").translate(_DASHES).upper() for word in words[-count:]]
        if _is_like_code(last) and len(words) >= count:
            code, words = "-".join(last), words[:-count]
            break
    start = next((index for index, word in enumerate(words) if index and word[0].isdigit()), len(words))
    if start < len(words):
        while start > 1 and words[start - 1].strip(",.").casefold() in _BEFORE_DATE:
            start -= 1
    name, time_text = " ".join(words[:start]), " ".join(words[start:])
    return TypedSignoff(name=name.strip(" ,"), time_text=time_text.strip(" ,"), code=code, text=part)


def _is_like_code(words: list[str]) -> bool:
    """Tell whether words at the end of a part were meant as a code: one word, or three of four characters each."""
    if len(words) == 1:
        return bool(plain_code(words[0]) or _ALMOST_CODE.fullmatch(words[0]))
    return all(len(word) == _CODE_GROUP for word in words) and plain_code("".join(words)) is not None
