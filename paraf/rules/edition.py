"""The edition: what the public may see at a moment. This is the gate's rule.

* No seal, no page: an edition is made of sealed versions out of the ledger and of nothing that lies in a folder.
* A version is public from its ``not-before`` on; until then the version before it stays.
* A seal by an officer revoked at the time it was set counts for nothing; the last good version stays.
* A version that withdraws puts a notice in the article's place, and the withdrawn content is in no edition again.
* Nothing here reads a file or a clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from paraf.rules.office import Office
from paraf.rules.register import Register, Version
from paraf.rules.words import Address, Digest, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One address as the public sees it: the live version, and the public versions up to it, oldest first.

    A withdrawn publication carries its notice alone.
    """

    address: Address
    live: Version
    history: tuple[Version, ...]

    @property
    def withdrawn(self) -> bool:
        """Tell whether the address shows a notice instead of an article."""
        return self.live.seal.verdict is Verdict.WITHDRAW


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Everything that is public at ``at``, by address; ``next_change`` is when time alone will change it."""

    at: datetime
    publications: tuple[Publication, ...]
    next_change: datetime | None

    def digests(self) -> dict[Address, Digest]:
        """Give the live digest of each address, in the order of addresses."""
        return {publication.address: publication.live.seal.digest for publication in self.publications}


def edition(register: Register, office: Office, *, at: datetime) -> Edition:
    """Give what is public at a moment, by the ledger and the office in force."""
    publications: list[Publication] = []
    waiting: list[datetime] = []
    for address, versions in sorted(register.versions.items()):
        good = [version for version in versions if is_good(version, office)]
        waiting += [version.seal.not_before for version in good if version.seal.not_before > at]
        due = [version for version in good if version.seal.not_before <= at]
        if due:
            publications.append(_publication(address, due))
    return Edition(at=at, publications=tuple(publications), next_change=min(waiting, default=None))


def _publication(address: Address, due: list[Version]) -> Publication:
    live = due[-1]
    withdrawals = [index for index, version in enumerate(due) if version.seal.verdict is Verdict.WITHDRAW]
    return Publication(address=address, live=live, history=tuple(due[withdrawals[-1] if withdrawals else 0 :]))


def is_good(version: Version, office: Office) -> bool:
    """Tell whether a seal counts: somebody set it, and none of them was revoked at that time."""
    signers = version.seal.signers
    return bool(signers) and not any(office.is_revoked(signer.officer, at=version.time) for signer in signers)


def revoked(versions: Iterable[Version], office: Office) -> tuple[Version, ...]:
    """Give the versions whose seal counts for nothing, for the list of what must be approved again."""
    return tuple(version for version in versions if not is_good(version, office))
