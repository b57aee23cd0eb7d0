"""The bench: what a sign-off is judged by, whether it was typed or signed with a key.

* Each signer is on the roster, active today, a corrector, and none of the authors.
* In an emergency one admin signs alone, author or not; who released so is no second person for it.
* One person counts once. A sign-off is whole if nothing refuses it and enough different people signed; nobody is
  never enough.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from paraf.rules.entries import Signer
from paraf.rules.findings import Finding, codes, errors
from paraf.rules.office import CategoryPolicy
from paraf.rules.roster import Officer, Roster, Standing
from paraf.rules.wording import find
from paraf.rules.words import Digest, OfficerId, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What every signer of one paper is judged by; ``path`` and ``line`` are where the sign-off stands.

    ``alone`` where an admin signs in an emergency; ``released_by`` are those who did so before.
    """

    digest: Digest
    authors: frozenset[OfficerId]
    policy: CategoryPolicy
    roster: Roster
    zone: ZoneInfo
    at: datetime
    path: str = ""
    line: int | None = None
    alone: bool = False
    released_by: frozenset[OfficerId] = frozenset()

    @property
    def needed(self) -> int:
        """Give how many different people have to sign."""
        return 1 if self.alone else self.policy.signers_needed

    def find(self, code: str, /, **detail: str) -> Finding:
        """Give a finding at the sign-off."""
        return find(code, path=self.path, line=self.line, **detail)

    def judge_officer(self, officer: Officer) -> Iterator[Finding]:
        """Find what keeps an officer from signing this paper now."""
        standing = officer.standing(self.at, self.zone)
        day = {
            Standing.NOT_YET: officer.valid_from,
            Standing.EXPIRED: officer.valid_until,
            Standing.REVOKED: officer.revoked_since,
        }.get(standing)
        if standing is not Standing.ACTIVE:
            yield self.find(standing.value, name=officer.name, day=str(day))
        if self.alone:
            if not officer.has(Role.ADMIN):
                yield self.find("emergency-not-admin", name=officer.name)
            return
        if not officer.has(Role.CORRECTOR):
            yield self.find("not-a-corrector", name=officer.name)
        if officer.id in self.authors:
            yield self.find("own-work", name=officer.name)
        if officer.id in self.released_by:
            yield self.find("emergency-same-person", name=officer.name)

    def judge_count(self, people: int) -> Iterator[Finding]:
        """Find whether more different people have to sign, and how many."""
        if people < self.needed:
            yield self.find("more-signers-needed", needed=str(self.needed), missing=str(self.needed - people))


def waits_for_others(findings: Iterable[Finding]) -> bool:
    """Tell whether all that a sign-off lacks is another signer."""
    return codes(errors(findings)) == {"more-signers-needed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a sign-off amounts to: the officers whose word counts, what was found, and their signatures, if any."""

    signers: tuple[Officer, ...]
    findings: tuple[Finding, ...]
    needed: int
    signatures: tuple[Signer, ...] = ()

    @property
    def whole(self) -> bool:
        """Tell whether the sign-off may seal the text."""
        return not errors(self.findings) and len({signer.id for signer in self.signers}) >= self.needed > 0
