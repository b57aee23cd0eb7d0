"""Proving: an entry that puts something in force holds the proof that the office asked for when it was recorded.

* A seal under a policy of signatures: enough different correctors, each with a key of theirs that was valid then,
  signed exactly what the seal says. A signature that nobody asked for has to hold as well.
* Settings that take the place of some that ask for signatures: an admin's key signed that these replace those.
* Whoever writes into the ledger without a key puts nothing in force: what is unproven is damage.
* The office is the one in force before the entry; time is the entry's.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from paraf.rules.acceptance import Acceptance, parse_acceptance
from paraf.rules.entries import Accepted, Entry, Returned, Sealed, Signed, Signer, Submitted
from paraf.rules.findings import Finding
from paraf.rules.ledger import PLACE
from paraf.rules.office import CategoryPolicy, Office, SignoffLevel, stricter
from paraf.rules.roster import Officer
from paraf.rules.signatures import signing_key
from paraf.rules.statement import Statement, parse_statement
from paraf.rules.wording import find
from paraf.rules.words import Digest, Role


@dataclass(slots=True, kw_only=True)
class Prover:
    """Follows a ledger from its first entry on.

    ``office_of`` gives the settings with a digest, ``category_of`` the category in a public text.
    """

    office_of: Callable[[Digest], Office]
    category_of: Callable[[Digest], str]
    _in_force: Digest | None = None
    _submitted: dict[str, str] = field(default_factory=dict)

    def follow(self, entry: Entry) -> Iterator[Finding]:
        """Find what the next entry lacks."""
        office = self.office_of(self._in_force) if self._in_force else None
        match entry.act:
            case Submitted() as act:
                self._submitted[act.path] = act.category
            case Accepted() as act:
                if office is not None and not is_accepted(act, office, self._in_force, at=entry.time):
                    yield find("roster-unproven", path=PLACE, line=entry.number)
                self._in_force = act.office
            case Sealed() as act:
                if office is not None and not self._is_sealed(act, office, at=entry.time):
                    yield find("seal-unproven", path=PLACE, line=entry.number, address=act.address)
            case Returned() | Signed():
                pass  # puts nothing in force

    def _is_sealed(self, act: Sealed, office: Office, *, at: datetime) -> bool:
        has_signature = any(signer.signature is not None for signer in act.signers)
        if not has_signature and not office.signoff.asks_for_signatures:
            return True
        policy = self._policy(act, office)
        if not has_signature and policy.level is not SignoffLevel.SIGNATURE:
            return True
        proven = {signer.officer for signer in act.signers if _has_signed(signer, act, office, at)}
        everyone = {signer.officer for signer in act.signers}
        return proven == everyone and len(proven) >= policy.signers_needed

    def _policy(self, act: Sealed, office: Office) -> CategoryPolicy:
        policy = office.signoff.for_category(self.category_of(act.public))
        submitted = self._submitted.get(act.submission)
        return policy if submitted is None else stricter(policy, office.signoff.for_category(submitted))


def says(statement: Statement, act: Sealed, signer: Signer) -> bool:
    """Tell whether a signer's statement is about exactly what a seal says."""
    said = (statement.address, statement.content, statement.replaces, statement.corrector, statement.verdict)
    is_of_this = said == (act.address, act.digest, act.replaces, signer.officer, act.verdict)
    return is_of_this and signer.officer not in statement.authors and statement.not_before <= act.not_before


def _has_signed(signer: Signer, act: Sealed, office: Office, at: datetime) -> bool:
    officer = office.roster.officer(signer.officer)
    statement = parse_statement(signer.statement)
    if officer is None or isinstance(statement, Finding) or not _may(officer, Role.CORRECTOR, office, at):
        return False
    return says(statement, act, signer) and _is_theirs(signer, officer, office, at)


def is_accepted(act: Accepted, office: Office, replaced: Digest | None, *, at: datetime) -> bool:
    """Tell whether new settings hold the proof that the office in force, with the settings replaced, asks for."""
    if act.signer is None:
        return not office.signoff.asks_for_signatures
    admin = office.roster.officer(act.signer.officer)
    said = parse_acceptance(act.signer.statement)
    if admin is None or not isinstance(said, Acceptance) or not _may(admin, Role.ADMIN, office, at):
        return False
    is_of_this = (said.site, said.settings, said.replaces, said.admin) == (office.site, act.office, replaced, admin.id)
    return is_of_this and _is_theirs(act.signer, admin, office, at)


def _may(officer: Officer, role: Role, office: Office, at: datetime) -> bool:
    return officer.has(role) and officer.is_active(at, office.zone)


def _is_theirs(signer: Signer, officer: Officer, office: Office, at: datetime) -> bool:
    own = officer.key_of(signing_key(signer, site=office.site))
    return own is not None and own.is_valid(at, office.zone)
