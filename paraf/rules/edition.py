"""The edition: what the public may see at a moment. This is the gate's rule.

* No seal, no page: an edition is made of sealed versions out of the ledger and of nothing that lies in a folder.
* A version is public from its ``not-before`` on; until then the version before it stays.
* A seal by an officer revoked at the time it was set counts for nothing, nor does one by a key revoked then or no
  longer on the roster; the last good version stays.
* A version that withdraws puts a notice in the article's place, and the withdrawn content is in no edition again:
  also not where the withdrawal itself counts for nothing later; then the address stays empty until one is signed.
* What the public never saw is in no history, and its withdrawal is no news.
* The ledger's time counts where it is ahead of the clock: what was recorded has happened.
* Nothing here reads a file or a clock.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from paraf.rules.entries import Signer
from paraf.rules.office import Office
from paraf.rules.register import Register, Version
from paraf.rules.sshsig import read_signature
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
    at = max(at, register.time or at)
    articles = sorted(register.versions.items())
    publications = (publication_of(address, versions, office, at) for address, versions in articles)
    moments = (moment for _, versions in articles for moment in changes_to_come(versions, office, at))
    public = tuple(publication for publication in publications if publication)
    return Edition(at=at, publications=public, next_change=min(moments, default=None))


def changes_to_come(versions: Iterable[Version], office: Office, at: datetime) -> Iterator[datetime]:
    """Give the moments at which time alone will change what is public at an address that has these versions."""
    for version in versions:
        if version.seal.not_before > at and (_withdraws(version) or is_good(version, office)):
            yield version.seal.not_before


def publication_of(address: Address, versions: Sequence[Version], office: Office, at: datetime) -> Publication | None:
    """Give what is public at an address that has these versions."""
    due = [version for version in versions if version.seal.not_before <= at]
    since = max((number for number, version in enumerate(due) if _withdraws(version)), default=0)
    was_seen = since > 0 and any(
        not _withdraws(version) and _was_live(version, due[n + 1 :]) for n, version in enumerate(due[:since])
    )
    shown = [version for version in due[since:] if is_good(version, office) and (was_seen or not _withdraws(version))]
    if not shown:
        return None
    public = (version for number, version in enumerate(shown) if _was_live(version, shown[number + 1 :]))
    return Publication(address=address, live=shown[-1], history=tuple(public))


def _was_live(version: Version, later: Iterable[Version]) -> bool:
    """Tell whether the public saw a version before a later one took its place."""
    due = version.seal.not_before
    return all(due <= other.time or due < other.seal.not_before for other in later)


def _withdraws(version: Version) -> bool:
    return version.seal.verdict is Verdict.WITHDRAW


def is_good(version: Version, office: Office) -> bool:
    """Tell whether a seal counts: somebody set it, and neither they nor their keys were revoked at that time."""
    return bool(version.seal.signers) and not revoked_signers(version, office)


def revoked_signers(version: Version, office: Office) -> tuple[Signer, ...]:
    """Give the signers of a version whose word counts for nothing: they, or their keys, were revoked at that time."""
    return tuple(signer for signer in version.seal.signers if _is_revoked(signer, version, office))


def _is_revoked(signer: Signer, version: Version, office: Office) -> bool:
    if office.is_revoked(signer.officer, at=version.time):
        return True
    if signer.signature is None:
        return False
    signature = read_signature(signer.signature)
    officer = office.roster.officer(signer.officer)
    own = officer.key_of(signature.key) if officer and signature else None
    return own is None or own.is_revoked(version.time, office.zone)


def revoked(versions: Iterable[Version], office: Office) -> tuple[Version, ...]:
    """Give the versions whose seal counts for nothing, for the list of what must be approved again."""
    return tuple(version for version in versions if not is_good(version, office))
