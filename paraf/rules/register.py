"""The register: what the ledger says, folded into what the desk asks.

* The fold reads entries in order and nothing else.
* A seal closes the submission that it answers; so does a return.
* A claim stands until its time is over, another one takes its place, or the submission is closed; a paper that is
  submitted anew stays with whoever holds it.
* What was released in an emergency still waits for its correction: its submission is kept until another version is
  sealed at the address. A second person's word for the very same version closes no submission.
* A returned paper is known by where it lies in drafts/ until it is submitted again, whatever it is called then.
* Every version that was ever sealed is kept, oldest first.
* A register that somebody holds never changes; a later one shares with it what is as it was.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never

from msgspec import structs

from paraf.rules.entries import (
    Accepted,
    Begun,
    Claimed,
    CleanedPicture,
    Entry,
    Received,
    Returned,
    Sealed,
    Signed,
    Signer,
    Submitted,
)
from paraf.rules.layers import Layers
from paraf.rules.words import Address, Digest, OfficerId, Slug, Verdict

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


def fold(entries: Iterable[Entry], onto: Register | None = None) -> Register:
    """Fold entries, in the ledger's order, onto a register (an empty one by default)."""
    folding = _Folding(onto or Register())
    for entry in entries:
        folding.take(entry)
    return folding.register()


class _Folding:
    """A register, and what some entries change in it."""

    def __init__(self, start: Register) -> None:
        self._start = start
        self._office, self._time, self._settled = start.office, start.time, start.settled
        self._submissions = dict(start.submissions)
        self._items = dict(start.items)
        self._returns = dict(start.returns)
        self._released = dict(start.released)
        self._versions: dict[Address, tuple[Version, ...]] = {}
        self._paths: dict[str, Address] = {}
        self._digests: dict[Digest, Version] = {}
        self._sources: dict[str, tuple[Address, ...]] = {}
        self._slugs: dict[str, tuple[Address, ...]] = {}
        self._redirects: dict[Address, Address] = {}
        self._translations: dict[Address, tuple[Address, ...]] = {}
        self._pictures: dict[Digest, Digest] = {}

    def take(self, entry: Entry) -> None:
        """Take in one entry."""
        self._time = entry.time
        match entry.act:
            case Sealed() as act:
                self._answer(act)
                self._seal(Version(seal=act, time=entry.time, number=entry.number))
                self._settled = entry
            case Submitted() as act:
                before = self._submissions.pop(act.renamed_from or act.path, None)
                self._submissions[act.path] = Submission(
                    act=act, time=entry.time, by=entry.by, number=entry.number, claim=before.claim if before else None
                )
                self._follow(act.renamed_from or act.source.partition("/")[2], act.path)
                self._clean(act.pictures)
                self._submit_anew(act)
            case Returned() as act:
                self._submissions.pop(act.source, None)
                self._follow(act.source, act.path)
                self._returns[act.path] = SentBack(act=act, time=entry.time, by=entry.by)
            case Signed() as act:
                self._sign(act)
            case Claimed() as act:
                if waiting := self._submissions.get(act.path):
                    self._submissions[act.path] = replace(waiting, claim=act)
            case Received() as act:
                self._receive(act)
            case Begun(item=item):
                self._follow(item, item)
            case Accepted(office=accepted):
                self._office, self._settled = accepted, entry
            case _:
                assert_never(entry.act)

    def _answer(self, act: Sealed) -> None:
        """Close the submission that a seal answers; what was released in an emergency waits on."""
        if act.is_second_word and act.address in self._released:
            return
        waiting = self._submissions.pop(act.submission, None)
        self._items.pop(act.submission, None)
        self._released.pop(act.address, None)
        if act.verdict is Verdict.EMERGENCY and waiting is not None:
            self._released[act.address] = waiting

    def _sign(self, act: Signed) -> None:
        """Put a signature under the submission that it answers, or under that of the version which lies there."""
        released = self._released.get(act.address)
        if released is not None and self._last(act.address).seal.digest == act.digest:
            self._released[act.address] = replace(released, signers=(*released.signers, act.signer))
        elif waiting := self._submissions.get(act.path):
            self._submissions[act.path] = replace(waiting, signers=(*waiting.signers, act.signer))

    def _last(self, address: Address) -> Version:
        return (self._versions.get(address) or self._start.versions[address])[-1]

    def _receive(self, act: Received) -> None:
        """Take in a receipt; what comes to an item later is added to what it has."""
        known = self._items.get(act.item)
        before = () if known is None else known.material
        self._items[act.item] = structs.replace(known or act, material=(*before, *act.material))

    def _follow(self, left: str, path: str) -> None:
        """Know an item that somebody wrote on by the path that its paper has now."""
        item = self._items.pop(left, None)
        if item is not None:
            self._items[path] = structs.replace(item, draft=None)

    def _submit_anew(self, act: Submitted) -> None:
        """Forget the return of a paper that is submitted: that of its place, and that of its article."""
        self._returns.pop(act.source.partition("/")[2], None)
        identity = (act.address, act.replaces)
        same = [path for path, one in self._returns.items() if (one.act.address, one.act.replaces) == identity]
        for path in same:
            del self._returns[path]

    def _clean(self, pictures: Iterable[CleanedPicture]) -> None:
        for picture in pictures:
            is_known = picture.clean in self._pictures or picture.clean in self._start.pictures
            if picture.clean != picture.original or not is_known:
                self._pictures[picture.clean] = picture.original

    def _seal(self, version: Version) -> None:
        act = version.seal
        before = self._versions.get(act.address) or self._start.versions.get(act.address, ())
        if not before:
            slug = slug_of(act.address)
            self._slugs[slug] = (*(self._slugs.get(slug) or self._start.slugs.get(slug, ())), act.address)
        self._versions[act.address] = (*before, version)
        self._paths[act.path] = act.address
        sealed_there = self._sources.get(act.source) or self._start.sources.get(act.source, ())
        if act.address not in sealed_there:
            self._sources[act.source] = (*sealed_there, act.address)
        self._digests[act.digest] = version
        self._redirects |= dict.fromkeys(act.redirects, act.address)
        if act.translates:
            known = self._translations.get(act.translates) or self._start.translations.get(act.translates, ())
            self._translations[act.translates] = tuple(dict.fromkeys((*known, act.address)))

    def register(self) -> Register:
        """Give the register after what was taken in."""
        start = self._start
        return Register(
            office=self._office,
            versions=start.versions.then(self._versions),
            submissions=self._submissions,
            items=self._items,
            returns=self._returns,
            released=self._released,
            paths=start.paths.then(self._paths),
            digests=start.digests.then(self._digests),
            sources=start.sources.then(self._sources),
            slugs=start.slugs.then(self._slugs),
            redirects=start.redirects.then(self._redirects),
            translations=start.translations.then(self._translations),
            pictures=start.pictures.then(self._pictures),
            time=self._time,
            settled=self._settled,
        )


def slug_of(address: Address) -> Slug:
    """Give the slug that an address ends in."""
    return Slug(address.rpartition("/")[2])
