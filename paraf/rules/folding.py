"""Folding: entries of the ledger, in order, become a register.

* The fold reads entries in order and nothing else.
* A seal closes the submission that it answers; so does a return.
* A claim stands until its time is over, another one takes its place, or the submission is closed; a paper that is
  submitted anew stays with whoever holds it.
* What was released in an emergency still waits for its correction: its submission is kept until another version is
  sealed at the address. A second person's word for the very same version closes no submission.
* A returned paper is known by where it lies in drafts/ until it is submitted again, whatever it is called then.
* What a seal says as the seal before it at its address did is kept once.
"""

from collections.abc import Iterable
from dataclasses import replace
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
    Submitted,
)
from paraf.rules.register import Register, SentBack, Submission, Version, slug_of
from paraf.rules.words import Address, Digest, Verdict

_REPEATED = ("address", "slug", "path", "files")
"""The fields in which the seals of one article mostly say the same."""


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
        self._categories: dict[str, int] = {}
        self._pictures: dict[Digest, Digest] = {}

    def take(self, entry: Entry) -> None:
        """Take in one entry."""
        self._time = entry.time
        match entry.act:
            case Sealed() as act:
                self._answer(act)
                self._seal(act, entry)
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
        if waiting is not None and waiting.act.category:
            category = waiting.act.category
            before = self._categories.get(category) or self._start.categories.get(category, 0)
            self._categories[category] = before + 1
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

    def _seal(self, act: Sealed, entry: Entry) -> None:
        before = self._versions.get(act.address) or self._start.versions.get(act.address, ())
        act = _in_words_of(before[-1].seal, act) if before else act
        version = Version(seal=act, time=entry.time, number=entry.number)
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
            categories=start.categories.then(self._categories),
            pictures=start.pictures.then(self._pictures),
            time=self._time,
            settled=self._settled,
        )


def _in_words_of(former: Sealed, act: Sealed) -> Sealed:
    """Give a seal whose fields are those of a former one, wherever they say the same."""
    pairs = {name: (getattr(former, name), getattr(act, name)) for name in _REPEATED}
    pairs["replaces"] = former.digest, act.replaces
    return structs.replace(act, **{name: mine for name, (mine, own) in pairs.items() if mine == own})
