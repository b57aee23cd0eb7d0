"""The register: what the ledger says, folded into what the desk asks.

* The fold reads entries in order and nothing else.
* A seal closes the submission that it answers; so does a return.
* Every version that was ever sealed is kept, oldest first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never

from paraf.rules.entries import Accepted, Entry, Returned, Sealed, Signed, Signer, Submitted
from paraf.rules.words import Address, Digest, OfficerId, Slug

Identity = tuple[Address, Digest | None]
"""What an open paper is about: its address and the digest of the version that it revises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One sealed version of an article; ``time`` is the ledger's time of sealing, ``number`` the entry's."""

    seal: Sealed
    time: datetime
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """An article that waits for correction; ``signers`` are those who signed it so far, of several."""

    act: Submitted
    time: datetime
    by: OfficerId | None
    number: int
    signers: tuple[Signer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The ledger as looked up by the desk; see ``fold``.

    ``submissions`` stand by their path in ``review/``;
    ``office`` is the settings in force, ``paths`` the addresses by their paper's path in ``content/``,
    ``pictures`` the pictures that were cleaned at a submission, each with what was handed in, as far as it differs;
    ``time`` the last entry's time; ``settled`` is the last entry that can change what is public: a seal, or settings.
    """

    office: Digest | None = None
    versions: Mapping[Address, tuple[Version, ...]] = field(default_factory=dict)
    submissions: Mapping[str, Submission] = field(default_factory=dict)
    paths: Mapping[str, Address] = field(default_factory=dict)
    pictures: Mapping[Digest, Digest] = field(default_factory=dict)
    time: datetime | None = None
    settled: Entry | None = None

    def latest(self, address: Address) -> Version | None:
        """Give the version sealed last at an address."""
        versions = self.versions.get(address)
        return versions[-1] if versions else None

    def addresses_of(self, slug: str) -> tuple[Address, ...]:
        """Give every address that ends in this slug, in the order of their first seal."""
        return tuple(address for address in self.versions if address.rpartition("/")[2] == slug or address == slug)

    def version(self, digest: Digest) -> Version | None:
        """Give the version with this digest, the last sealed one where several have it."""
        sealed = (version for versions in self.versions.values() for version in versions)
        found = (version for version in sealed if version.seal.digest == digest)
        return max(found, key=lambda version: version.number, default=None)


def fold(entries: Iterable[Entry], onto: Register | None = None) -> Register:
    """Fold entries, in the ledger's order, onto a register (an empty one by default)."""
    start = onto or Register()
    office, time, pictures = start.office, start.time, dict(start.pictures)
    versions, submissions = dict(start.versions), dict(start.submissions)
    paths = dict(start.paths)
    settled = start.settled
    for entry in entries:
        time = entry.time
        settled = entry if isinstance(entry.act, Accepted | Sealed) else settled
        match entry.act:
            case Accepted(office=accepted):
                office = accepted
            case Submitted() as act:
                submissions.pop(act.renamed_from or act.path, None)
                submissions[act.path] = Submission(act=act, time=entry.time, by=entry.by, number=entry.number)
                for picture in act.pictures:
                    if picture.clean != picture.original or picture.clean not in pictures:
                        pictures[picture.clean] = picture.original
            case Returned() as act:
                submissions.pop(act.source, None)
            case Signed() as act:
                if waiting := submissions.get(act.path):
                    submissions[act.path] = replace(waiting, signers=(*waiting.signers, act.signer))
            case Sealed() as act:
                submissions.pop(act.submission, None)
                version = Version(seal=act, time=entry.time, number=entry.number)
                versions[act.address] = (*versions.get(act.address, ()), version)
                paths[act.path] = act.address
            case _:
                assert_never(entry.act)
    return replace(
        start,
        office=office,
        versions=versions,
        submissions=submissions,
        paths=paths,
        pictures=pictures,
        time=time,
        settled=settled,
    )


def slug_of(address: Address) -> Slug:
    """Give the slug that an address ends in."""
    return Slug(address.rpartition("/")[2])
