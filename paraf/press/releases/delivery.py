"""What a press run hands over to be made public, and the check that it passes before anything is switched.

* A delivery that was made against the live release holds what differs from it; one that was not holds the whole site.
* What its lists name is written or stands already, and nothing is written that they do not name.
* Every address has its page, and none is gone that the records did not take off the site.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from paraf.press.releases.standing import RolledBack, Standing
from paraf.press.stops import stop
from paraf.rules.hash_lists import HashLists
from paraf.rules.ledger import Head
from paraf.rules.release_papers import FILES, address_of, files_text, page_of
from paraf.rules.words import Address, Digest

Source = bytes | Path | Digest
"""A file's bytes; or a file that is taken from where it lies in a work tree; or the digest of a copy that is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What becomes public, on ``base``: the release that it was made against, or None for the whole site.

    ``files`` names every file of the site but those that name the files, which are ``written`` as they are.
    ``redirects`` are the addresses that lead to another one, with that.
    ``lost`` are the addresses that the records took off the site; ``assets`` are the folders of former themes' assets
    that stay for a while (see ``lasting``); ``rolled_back`` tells where a former look is put back.
    In ``tree``, where there is one, lies what was made, each file at its place, with the modes of the public site.
    """

    base: Standing | None
    written: Mapping[str, Source]
    files: HashLists
    addresses: HashLists
    withdrawn: tuple[Address, ...]
    redirects: Mapping[Address, Address]
    lost: frozenset[Address]
    at: datetime
    next_change: datetime | None
    ledger: Head | None
    looks: str
    assets: Mapping[str, datetime] = field(default_factory=dict)
    rolled_back: RolledBack | None = None
    tree: Path | None = None


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """How a release differs from the live one, by the places of files."""

    written: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.written or self.removed)


def difference(new: Mapping[str, str], old: Mapping[str, str]) -> Difference:
    """Tell how one tree differs from another, each by the SHA-256 of its files."""
    return Difference(
        written=tuple(name for name, digest in new.items() if old.get(name) != digest),
        removed=tuple(name for name in old if name not in new),
    )


def difference_since(made: Standing, before: Standing) -> Difference:
    """Tell how a release differs from the one before, at the cost of what differs."""
    written, removed = made.files.since(before.files)
    naming = difference(made.naming(), before.naming())
    return Difference(written=(*written, *naming.written), removed=(*removed, *naming.removed))


def check_delivery(delivery: Delivery, made: Standing, changed: Difference, before: Standing | None) -> None:
    """Stop where a delivery is not what its lists say, or a page is missing or lost."""
    naming = made.naming()
    strange = [place for place in delivery.written if place not in made.files and place not in naming]
    if strange:
        raise stop(code="off-the-plan", path=", ".join(sorted(strange)[:3]))
    missing = [place for place in changed.written if place not in delivery.written]
    if naming and naming[FILES] != hashlib.sha256(files_text(made.files).encode()).hexdigest():
        missing.append(FILES)
    _check_written(missing)
    addresses = delivery.addresses
    asked: Iterable[str] = addresses
    if before is not None:
        fresh, gone = addresses.since(before.addresses)
        lost = sorted(set(gone) - delivery.lost)
        if lost:
            raise stop(code="page-lost", path=", ".join(lost[:3]))
        named = {address for place in changed.removed if (address := address_of(place)) and address in addresses}
        asked = fresh.keys() | named if delivery.base is not None else addresses
    _check_written([page_of(address) for address in asked if page_of(address) not in made.files])


def _check_written(missing: list[str]) -> None:
    if missing:
        raise stop(code="not-written", path=", ".join(sorted(missing)[:3]), number=str(len(missing)))
