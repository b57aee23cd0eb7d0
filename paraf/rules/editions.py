"""Editions one after the other: what is public, for whoever asks again and again.

* Each is what ``edition`` gives for the same register, office and moment.
* A publication is the same object as in the edition before, where its versions and the office are the same and none of
  its moments passed in between: what changed is told by identity.
* Another office makes every publication anew.
"""

from bisect import bisect_left
from datetime import UTC, datetime
from operator import is_
from typing import TypeVar

from paraf.rules.edition import Edition, Publication, changes_to_come, last_change, publication_of
from paraf.rules.layers import Layers
from paraf.rules.office import Office
from paraf.rules.register import Register, Version
from paraf.rules.words import Address

Value = TypeVar("Value")
_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


class Editions:
    """Remembers the last edition, and makes the next one out of it."""

    def __init__(self) -> None:
        self._begin(None)

    def _begin(self, office: Office | None) -> None:
        self._office = office
        self._versions: Layers[Address, tuple[Version, ...]] = Layers()
        self._at: datetime | None = None
        self._settled = _BEFORE_ALL
        self._addresses: list[Address] = []  # of the publications, sorted
        self._publications: list[Publication] = []
        self._public: tuple[Publication, ...] = ()
        self._due: dict[Address, datetime] = {}  # when another publication of an address may be due
        self._changes: dict[Address, tuple[datetime, ...]] = {}  # when time alone changes what is public there
        self._waited: dict[
            Address, tuple[datetime, tuple[Version, ...]]
        ] = {}  # until when time alone changes something

    def at(self, register: Register, office: Office, *, at: datetime) -> Edition:
        """Give what is public at a moment, by the ledger and the office in force."""
        at = max(at, register.time or at)
        if office != self._office:
            self._begin(office)
        settled = register.settled.time if register.settled else at
        changed = self._changed(register.versions, at, settled)
        for address in sorted(changed):
            self._put(address, register.versions.get(address, ()), office, at, settled)
        if changed:
            self._public = tuple(self._publications)
        self._versions, self._at, self._settled = register.versions, at, settled
        for address in [address for address, (last, _) in self._waited.items() if last <= settled]:
            del self._waited[address]
        moments = (moment for moments in self._changes.values() for moment in moments)
        since = last_change(register, (versions for _, versions in self._waited.values()), office, at)
        return Edition(
            at=at,
            publications=self._public,
            next_change=min(moments, default=None),
            since=since,
            sealed=register.versions,
        )

    def _changed(self, versions: Layers[Address, tuple[Version, ...]], at: datetime, settled: datetime) -> set[Address]:
        """Give the addresses that can have another publication than in the last edition."""
        if self._at is not None and (at < self._at or settled < self._settled):  # the clock went back
            return {*versions, *self._versions}
        passed = (address for address, due in self._due.items() if due <= at)
        return {*versions.differing(self._versions), *passed}

    def _put(
        self, address: Address, versions: tuple[Version, ...], office: Office, at: datetime, settled: datetime
    ) -> None:
        """Put what is public at an address now in the place of what was."""
        due = [version.seal.not_before for version in versions if version.seal.not_before > at]
        moments = tuple(changes_to_come(versions, office, settled))
        changes, last = tuple(moment for moment in moments if moment > at), max(moments, default=settled)
        _set(self._due, address, min((*due, *changes), default=None))
        _set(self._changes, address, changes or None)
        _set(self._waited, address, (last, versions) if last > settled else None)
        new = publication_of(address, versions, office, at)
        place = bisect_left(self._addresses, address)
        stands = self._addresses[place : place + 1] == [address]
        if new is None and stands:
            del self._addresses[place], self._publications[place]
        elif new is not None and not stands:
            self._addresses.insert(place, address)
            self._publications.insert(place, new)
        elif new is not None and not _is_same(new, self._publications[place]):
            self._publications[place] = new


def _set(known: dict[Address, Value], address: Address, value: Value | None) -> None:
    if value is None:
        known.pop(address, None)
    else:
        known[address] = value


def _is_same(one: Publication, other: Publication) -> bool:
    """Tell whether two publications of an address have the very same versions, and stand alike."""
    if _standing(one) != _standing(other):
        return False
    return len(one.history) == len(other.history) and all(map(is_, one.history, other.history))


def _standing(one: Publication) -> tuple[bool, ...]:
    return one.pinned, one.expired, one.lapsed, one.fresh, one.urgent, one.ahead
