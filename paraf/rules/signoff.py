"""The sign-off line, and whether it holds.

* Several signers stand on the one line, separated by ``;``. In each part the last word is the code, a date and time
  before it the time, the rest, edge commas stripped, the name.
* What every signer is judged by stands in ``bench``.
* A typed code is that of the text as it stands, at every level; at level ``code`` one must be typed.
* Where signatures are asked for, no typed line is enough.
* A typed time proves nothing and refuses nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from paraf.rules.bench import Bench, Judgement
from paraf.rules.dates import read_date
from paraf.rules.findings import Finding, errors
from paraf.rules.manifest import is_code_of, plain_code
from paraf.rules.office import SignoffLevel
from paraf.rules.roster import NameProblem, Officer, Roster

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


def parse_signoffs(value: str) -> tuple[TypedSignoff, ...]:
    """Give the parts of a sign-off line; a part that holds nothing is none."""
    parts = (" ".join(part.split()).strip(" ,") for part in value.split(SIGNOFF_SEPARATOR))
    return tuple(_parse_part(part) for part in parts if part)


def written_signoff(name: str, at: datetime, zone: ZoneInfo, code: str | None) -> str:
    """Give one officer's part of a sign-off line as paraf writes it."""
    return ", ".join(filter(None, (name, f"{at.astimezone(zone):%d-%m-%Y %H.%M}", code)))


def joined_signoffs(parts: Iterable[str]) -> str:
    """Give the sign-off line that holds these parts."""
    return f"{SIGNOFF_SEPARATOR} ".join(parts)


def means(part: TypedSignoff, officer: Officer, roster: Roster) -> bool:
    """Tell whether a part of a sign-off line is an officer's own."""
    return officer in (roster.named(part.text), roster.named(part.name))


def judge_signoffs(typed: tuple[TypedSignoff, ...], bench: Bench) -> Judgement:
    """Judge a sign-off line against the text as it stands, and give every reason at once."""
    findings: list[Finding] = [] if bench.authors else [bench.find("no-authors")]
    if bench.policy.level is SignoffLevel.SIGNATURE:
        findings.append(bench.find("signature-needed"))
    if not typed:
        findings.append(bench.find("not-signed"))
        return Judgement(signers=(), findings=tuple(findings), needed=bench.needed)
    signers: list[Officer] = []
    seen: set[str] = set()
    for part in typed:
        officer, signoff = _who(part, bench.roster)
        found = tuple(_judge_part(officer, signoff, bench))
        person = officer.id if isinstance(officer, Officer) else signoff.text
        if person in seen:
            findings.append(bench.find("same-signer-twice", name=signoff.name))
        elif isinstance(officer, Officer) and not errors(found):
            signers.append(officer)
        seen.add(person)
        findings += found
    findings += bench.judge_count(len(seen))
    return Judgement(signers=tuple(signers), findings=tuple(findings), needed=bench.needed)


def _who(typed: TypedSignoff, roster: Roster) -> tuple[Officer | NameProblem, TypedSignoff]:
    """Give whom a part means; a name that ends like a code (``Budi Sastrawijaya``) is a name if the roster has it."""
    whole = roster.named(typed.text)
    if isinstance(whole, Officer):
        return whole, TypedSignoff(name=typed.text, text=typed.text)
    return roster.named(typed.name), typed


def _judge_part(officer: Officer | NameProblem, typed: TypedSignoff, bench: Bench) -> Iterator[Finding]:
    if isinstance(officer, Officer):
        yield from bench.judge_officer(officer)
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


def _judge_time(name: str, time_text: str, bench: Bench) -> Iterator[Finding]:
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
