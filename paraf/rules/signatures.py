"""Signatures under a paper: whether an officer's key signed exactly what paraf would have that officer state of it.

* The statement is the one that belongs to this paper, this officer and the time that it names; nothing else in it
  is free. That time lies between the submission and now, so that no signature is kept for later, or used again.
* The key is one of the officer's own, valid now. A typed name beside it means nothing.
* A signature for another version of the paper counts for nothing; who made it is told.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from paraf.rules.bench import Bench, Judgement
from paraf.rules.entries import Signer
from paraf.rules.findings import Finding, errors
from paraf.rules.roster import Officer
from paraf.rules.ssh_keys import PublicKey, fingerprint
from paraf.rules.sshsig import verify
from paraf.rules.statement import Statement, namespace_of, parse_statement, statement_text

SIGNED = "key"
"""The identity of a signer whose key signed the statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the signatures under one paper have to say: the site, the statement of an officer at a time, and since when.

    ``since`` is the time of the submission that they answer.
    """

    site: str
    since: datetime
    statement: Callable[[Officer, datetime], Statement]


def signing_key(signer: Signer, *, site: str) -> PublicKey | None:
    """Give the key that signed a signer's statement for this site, or None where none did."""
    if signer.signature is None:
        return None
    return verify(signer.statement.encode(), signer.signature, namespace=namespace_of(site))


def judge_signatures(waiting: tuple[Signer, ...], given: Signer | None, sheet: Sheet, bench: Bench) -> Judgement:
    """Judge the signatures that wait under a paper, and the one that is given now, where there is one."""
    held: dict[str, tuple[Officer, Signer]] = {}
    outdated: dict[str, str] = {}
    findings: list[Finding] = [] if bench.authors else [bench.find("no-authors")]
    for signer in waiting:
        officer = bench.roster.officer(signer.officer)
        if officer is None or errors(_judge(signer, officer, sheet, bench)):
            outdated[signer.officer] = signer.name
        else:
            held[officer.id] = officer, replace(signer, name=officer.name)
    if given is not None:
        officer = bench.roster.officer(given.officer)
        found = tuple(_judge(given, officer, sheet, bench)) if officer else (_not_theirs(given, sheet, bench),)
        findings += found
        if officer is not None and not errors(found):
            held[officer.id] = officer, given
    findings += [bench.find("signature-outdated", name=name) for who, name in outdated.items() if who not in held]
    if not held and given is None and not outdated:
        findings.append(bench.find("not-signed" if bench.line is None else "signature-needed"))
    elif not errors(findings):
        findings += bench.judge_count(len(held))
    return Judgement(
        signers=tuple(officer for officer, _ in held.values()),
        findings=tuple(findings),
        needed=bench.needed,
        signatures=tuple(signer for _, signer in held.values()),
    )


def _judge(signer: Signer, officer: Officer, sheet: Sheet, bench: Bench) -> Iterator[Finding]:
    yield from bench.judge_officer(officer)
    statement = parse_statement(signer.statement, path=bench.path)
    if isinstance(statement, Finding):
        yield statement
        return
    expected = statement_text(sheet.statement(officer, statement.time))
    for found, wanted in zip(signer.statement.splitlines(), expected.splitlines(), strict=True):
        if found != wanted:
            yield bench.find("statement-differs", name=officer.name, found=found, expected=wanted)
    if not sheet.since.replace(microsecond=0) <= statement.time <= bench.at:
        yield bench.find("signature-time", name=officer.name, time=statement.time.isoformat(timespec="seconds"))
    key = signing_key(signer, site=sheet.site)
    own = officer.key_of(key)
    if own is None:
        yield _not_theirs(signer, sheet, bench)
    elif not own.is_valid(bench.at, bench.zone):
        yield bench.find("key-not-valid", name=officer.name, key=fingerprint(own.key))


def _not_theirs(signer: Signer, sheet: Sheet, bench: Bench) -> Finding:
    key = signing_key(signer, site=sheet.site)
    if key is None:
        return bench.find("signature-bad", name=signer.name)
    return bench.find("key-not-theirs", name=signer.name, key=fingerprint(key))
