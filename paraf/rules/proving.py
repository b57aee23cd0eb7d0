"""Proving: an entry that puts something in force holds the proof that the office asked for when it was recorded.

* A seal under a policy of signatures: enough different correctors, each with a key of theirs that was valid then,
  signed exactly what the seal says. A signature that nobody asked for has to hold as well.
* Settings that take the place of some that ask for signatures: an admin's key signed that these replace those.
* A release in an emergency, at every level: the settings in force allow it, one admin in office signed, with a reason,
  and the time that it may stand is not longer than they say. Whoever signs it as a second person is another one.
* A seal follows on the version that was sealed last at its address, so that none is used twice; a signature answers the
  submission that waits, and an acceptance the settings in force: older ones are of another time.
* Whoever signed has the name that the roster gave.
* Whoever writes into the ledger without a key puts nothing in force: what is unproven is damage.
* The office is the one in force before the entry; time is the entry's.
* What an entry lacks follows from it, the entries before and the copies that they name by digest: proven once is
  proven for good, by the same rules.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never

from msgspec import Struct

from paraf.rules.acceptance import Acceptance, parse_acceptance
from paraf.rules.entries import Accepted, Begun, Claimed, Entry, Received, Returned, Sealed, Signed, Signer, Submitted
from paraf.rules.findings import Finding
from paraf.rules.ledger import PLACE
from paraf.rules.office import CategoryPolicy, Office, SignoffLevel, stricter
from paraf.rules.register import slug_of
from paraf.rules.roster import Officer
from paraf.rules.signatures import signing_key
from paraf.rules.statement import Statement, parse_statement
from paraf.rules.wording import find
from paraf.rules.words import Address, Digest, OfficerId, Role, Verdict


class _Waiting(Struct, frozen=True, kw_only=True, gc=False):
    """A submission that no seal and no return has answered yet."""

    category: str
    since: datetime


class _Released(Struct, frozen=True, kw_only=True, gc=False):
    """What was released in an emergency and no other version took the place of: its submission, and by whom."""

    waiting: _Waiting | None
    signers: frozenset[OfficerId]


@dataclass(slots=True, kw_only=True)
class Prover:
    """Follows a ledger from its first entry on.

    ``office_of`` gives the settings with a digest, ``category_of`` the category in a public text.
    """

    office_of: Callable[[Digest], Office]
    category_of: Callable[[Digest], str]
    _in_force: Digest | None = None
    _since: datetime | None = None
    _waiting: dict[str, _Waiting] = field(default_factory=dict)
    _latest: dict[Address, Digest] = field(default_factory=dict)
    _released: dict[Address, _Released] = field(default_factory=dict)

    def follow(self, entry: Entry) -> Iterator[Finding]:
        """Take in the next entry, and find what it lacks."""
        match entry.act:
            case Sealed() as act:
                yield from self._sealed(act, entry)
            case Accepted() as act:
                if not self.accepts(act, at=entry.time):
                    yield find("roster-unproven", path=PLACE, line=entry.number)
            case Received() | Begun() | Submitted() | Claimed() | Returned() | Signed():
                pass  # puts nothing in force
            case _:
                assert_never(entry.act)
        self.take(entry)

    def take(self, entry: Entry) -> None:
        """Take in the next entry, which was proven before."""
        match entry.act:
            case Sealed() as act:
                self._answer(act)
                self._latest[act.address] = act.digest
            case Submitted() as act:
                self._waiting.pop(act.renamed_from or act.path, None)
                self._waiting[act.path] = _Waiting(category=act.category, since=entry.time)
            case Returned() as act:
                self._waiting.pop(act.source, None)
            case Accepted() as act:
                self._in_force, self._since = act.office, entry.time
            case Received() | Begun() | Claimed() | Signed():
                pass
            case _:
                assert_never(entry.act)

    def _answer(self, act: Sealed) -> None:
        if act.is_second_word and act.address in self._released:
            return
        waiting = self._waiting.pop(act.submission, None)
        self._released.pop(act.address, None)
        if act.verdict is Verdict.EMERGENCY:
            signers = frozenset(signer.officer for signer in act.signers)
            self._released[act.address] = _Released(waiting=waiting, signers=signers)

    def accepts(self, act: Accepted, *, at: datetime) -> bool:
        """Tell whether new settings hold the proof that those in force ask for."""
        if self._in_force is None or self._since is None:
            return True
        office = self.office_of(self._in_force)
        if act.signer is None:
            return not office.signoff.asks_for_signatures
        said, admin = parse_acceptance(act.signer.statement), office.roster.officer(act.signer.officer)
        if admin is None or not isinstance(said, Acceptance) or not _may(admin, Role.ADMIN, office, at):
            return False
        wanted = (office.site, act.office, self._in_force, admin.id)
        is_of_this = (said.site, said.settings, said.replaces, said.admin) == wanted
        is_fresh = self._since.replace(microsecond=0) <= said.time <= at  # not one that was used before
        return is_of_this and is_fresh and _is_theirs(act.signer, admin, office, at)

    def _sealed(self, act: Sealed, entry: Entry) -> Iterator[Finding]:
        if act.replaces != self._latest.get(act.address) or act.slug != slug_of(act.address):
            yield find("seal-out-of-place", path=PLACE, line=entry.number, address=act.address)
        if self._in_force is None:
            return
        office = self.office_of(self._in_force)
        if not self._is_proven(act, office, at=entry.time):
            yield find("seal-unproven", path=PLACE, line=entry.number, address=act.address)
        if not self._is_in_order(act, office, at=entry.time):
            yield find("seal-emergency", path=PLACE, line=entry.number, address=act.address)
        for signer in act.signers:
            officer = office.roster.officer(signer.officer)
            if officer is None or officer.name != signer.name:
                yield find("seal-signer", path=PLACE, line=entry.number, address=act.address, name=signer.name)

    def _is_proven(self, act: Sealed, office: Office, *, at: datetime) -> bool:
        has_signature = any(signer.signature is not None for signer in act.signers)
        if not has_signature and not office.signoff.asks_for_signatures:
            return True
        waiting = self._answered(act)
        policy = self._policy(act, office, waiting)
        if not has_signature and policy.level is not SignoffLevel.SIGNATURE:
            return True
        if waiting is None:
            return False
        since = waiting.since.replace(microsecond=0)
        proven = {signer.officer for signer in act.signers if _has_signed(signer, act, office, since=since, at=at)}
        everyone = {signer.officer for signer in act.signers}
        return proven == everyone and len(proven) >= (1 if _is_emergency(act) else policy.signers_needed)

    def _answered(self, act: Sealed) -> _Waiting | None:
        """Give the submission that a seal answers."""
        released = self._released.get(act.address) if act.is_second_word else None
        return released.waiting if released else self._waiting.get(act.submission)

    def _is_in_order(self, act: Sealed, office: Office, *, at: datetime) -> bool:
        """Tell whether a seal is what the office lets one admin do in an emergency; or has nothing of it."""
        before = self._released.get(act.address)
        signers = [signer.officer for signer in act.signers]
        if not _is_emergency(act):
            is_other = before is None or not act.is_second_word or before.signers.isdisjoint(signers)
            return (act.reason, act.until) == (None, None) and is_other
        admin = office.roster.officer(signers[0]) if len(signers) == 1 else None
        if admin is None or not (office.emergency.allowed and _may(admin, Role.ADMIN, office, at)):
            return False
        is_dated = act.until is not None and act.not_before < act.until <= at + office.emergency.time
        return bool(act.reason) and is_dated and not act.is_second_word

    def _policy(self, act: Sealed, office: Office, waiting: _Waiting | None) -> CategoryPolicy:
        policy = office.signoff.for_category(self.category_of(act.public))
        return stricter(policy, office.signoff.for_category(waiting.category)) if waiting else policy


def says(statement: Statement, act: Sealed, signer: Signer) -> bool:
    """Tell whether a signer's statement is about exactly what a seal says."""
    said = (statement.address, statement.content, statement.replaces, statement.corrector, statement.verdict)
    is_of_this = said == (act.address, act.digest, act.replaces, signer.officer, act.verdict)
    is_another = _is_emergency(act) or signer.officer not in statement.authors
    return is_of_this and is_another and statement.not_before <= act.not_before


def _is_emergency(act: Sealed) -> bool:
    return act.verdict is Verdict.EMERGENCY


def _has_signed(signer: Signer, act: Sealed, office: Office, *, since: datetime, at: datetime) -> bool:
    officer = office.roster.officer(signer.officer)
    statement = parse_statement(signer.statement)
    role = Role.ADMIN if _is_emergency(act) else Role.CORRECTOR
    if officer is None or isinstance(statement, Finding) or not _may(officer, role, office, at):
        return False
    is_of_this = says(statement, act, signer) and since <= statement.time <= at
    return is_of_this and _is_theirs(signer, officer, office, at)


def _may(officer: Officer, role: Role, office: Office, at: datetime) -> bool:
    return officer.has(role) and officer.is_active(at, office.zone)


def _is_theirs(signer: Signer, officer: Officer, office: Office, at: datetime) -> bool:
    own = officer.key_of(signing_key(signer, site=office.site))
    return own is not None and own.is_valid(at, office.zone)
