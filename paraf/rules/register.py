"""The register: what the ledger says, as the desk asks for it.

* Every version that was ever sealed is kept, oldest first.
* A register that somebody holds never changes; a later one shares with it what is as it was.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from paraf.rules.entries import (
    Claimed,
    Entry,
    Received,
    Returned,
    Sealed,
    Signer,
    Submitted,
)
from paraf.rules.layers import Layers
from paraf.rules.words import Address, Digest, OfficerId, Slug

Identity = tuple[Address, Digest | None]
"""What an open paper is about: its address and the digest of the version that it revises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One sealed version of an article; ``time`` is the ledger's time of sealing, ``number`` the entry's."""

    seal: Sealed
    time: datetime
    number: int

    @property
    def live_from(self) -> datetime:
        """Give when the public could see it: once it was sealed, and nothing held it any more."""
        return max(self.time, self.seal.not_before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """An article that waits for correction; ``signers`` are those who signed it so far, of several.

    ``claim`` is the last one, be its time over or not.
    """

    act: Submitted
    time: datetime
    by: OfficerId | None
    number: int
    signers: tuple[Signer, ...] = ()
    claim: Claimed | None = None

    def holder(self, at: datetime) -> OfficerId | None:
        """Give the corrector who holds the paper at a moment."""
        return self.claim.officer if self.claim is not None and at < self.claim.until else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack:
    """A paper that was returned to its writer; ``by`` is who did so, where anybody knows."""

    act: Returned
    time: datetime
    by: OfficerId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The ledger as looked up by the desk; see ``fold``.

    ``submissions`` stand by their path in ``review/``, ``returns`` by theirs in ``drafts/``; ``items`` are what was
    received and not sealed yet, by the path that the paper has in ``drafts/`` or ``review/``; one that somebody
    wrote on has no ``draft`` any more;
    ``released`` are the submissions of what was released in an emergency and is the last version there, by address;
    ``office`` is the settings in force, ``paths`` the addresses by their paper's path in ``content/``,
    ``digests`` the versions by their digest, the last sealed one where several have it,
    ``sources`` the addresses by where their papers lay when they were sealed, whatever was sealed there since,
    ``slugs`` the addresses by the slug that they end in, in the order of their first seal,
    ``redirects`` the addresses that lead to an article, each with that article's own,
    ``translations`` the addresses that were ever sealed as a translation of an article, by that article's,
    ``categories`` how often each spelling of a category was submitted and then sealed,
    ``pictures`` the pictures that were cleaned at a submission, each with what was handed in, as far as it differs;
    ``time`` the last entry's time; ``settled`` is the last entry that can change what is public: a seal, or settings.
    """

    office: Digest | None = None
    versions: Layers[Address, tuple[Version, ...]] = field(default_factory=Layers)
    submissions: Mapping[str, Submission] = field(default_factory=dict)
    items: Mapping[str, Received] = field(default_factory=dict)
    returns: Mapping[str, SentBack] = field(default_factory=dict)
    released: Mapping[Address, Submission] = field(default_factory=dict)
    paths: Layers[str, Address] = field(default_factory=Layers)
    digests: Layers[Digest, Version] = field(default_factory=Layers)
    sources: Layers[str, tuple[Address, ...]] = field(default_factory=Layers)
    slugs: Layers[str, tuple[Address, ...]] = field(default_factory=Layers)
    redirects: Layers[Address, Address] = field(default_factory=Layers)
    translations: Layers[Address, tuple[Address, ...]] = field(default_factory=Layers)
    categories: Layers[str, int] = field(default_factory=Layers)
    pictures: Layers[Digest, Digest] = field(default_factory=Layers)
    time: datetime | None = None
    settled: Entry | None = None

    def latest(self, address: Address) -> Version | None:
        """Give the version sealed last at an address."""
        versions = self.versions.get(address)
        return versions[-1] if versions else None

    def sealed_at(self, place: str) -> Iterator[Version]:
        """Give the versions sealed last whose paper lay at a place when it was sealed."""
        latest = (self.versions[address][-1] for address in self.sources.get(place, ()))
        return (version for version in latest if version.seal.source == place)

    def holder(self, path: str, *, at: datetime) -> OfficerId | None:
        """Give the corrector who holds the paper submitted under a path in ``review/`` at a moment."""
        waiting = self.submissions.get(path)
        return waiting.holder(at) if waiting else None

    def sent_back(self, path: str, identity: Identity | None) -> SentBack | None:
        """Find the return of a draft: by what it is about, else by its path in ``drafts/``."""
        same = (each for each in self.returns.values() if (each.act.address, each.act.replaces) == identity)
        return next(same, None) or self.returns.get(path)

    def addresses_of(self, slug: str) -> tuple[Address, ...]:
        """Give every address that ends in this slug, in the order of their first seal; or the address that it is."""
        address = Address(slug)
        return self.slugs.get(slug) or ((address,) if address in self.versions else ())

    def translations_of(self, address: Address) -> Iterator[Version]:
        """Give the articles, in their last version, that are translations of the one at an address."""
        latest = (self.versions[each][-1] for each in self.translations.get(address, ()))
        return (version for version in latest if version.seal.translates == address)

    def version(self, digest: Digest) -> Version | None:
        """Give the version with this digest, the last sealed one where several have it."""
        return self.digests.get(digest)


def slug_of(address: Address) -> Slug:
    """Give the slug that an address ends in."""
    return Slug(address.rpartition("/")[2])
