"""Which addresses a release has, with the digest of each: from an edition, or from the release before and what changed.

* Both give the same; the second costs what changed.
* A redirect is an address like others; its digest is that of the address that it leads to.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paraf.press.releases.standing import Standing
from paraf.rules.edition import Edition
from paraf.rules.hash_lists import HashLists, hash_lists
from paraf.rules.register import Register
from paraf.rules.words import Address

if TYPE_CHECKING:
    from paraf.press.contents.changes import Exchange


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The digest of every address, and those that show a notice, that lead elsewhere, and that the records took off."""

    addresses: HashLists
    withdrawn: tuple[Address, ...]
    redirects: Mapping[Address, Address]
    lost: frozenset[Address]


def standing_in(public: Edition, register: Register, base: Standing | None) -> Addresses:
    """Give the addresses of an edition."""
    return Addresses(
        addresses=_changed_to(digests_of(public), base.addresses if base else None),
        withdrawn=tuple(each.address for each in public.publications if each.is_notice),
        redirects=public.redirects(),
        lost=frozenset((*register.versions, *register.redirects)) - digests_of(public).keys(),
    )


def digests_of(public: Edition) -> dict[str, str]:
    """Give the digest, in hex, of every address that an edition has."""
    articles = {str(address): digest.removeprefix("sha256:") for address, digest in public.digests().items()}
    return articles | {str(each): _digest_to(address) for each, address in public.redirects().items()}


def _digest_to(address: Address) -> str:
    return hashlib.sha256(address.encode()).hexdigest()


def stepped(base: Standing, papers: "Mapping[Address, Exchange]") -> Addresses:
    """Give the addresses that a release has when some of its papers changed."""
    come = {address: after for address, (_, after) in papers.items() if after is not None}
    digests = {str(each): paper.publication.shown.removeprefix("sha256:") for each, paper in come.items()}
    notices = {Address(each) for each in base.record.withdrawn} - papers.keys()
    led = {Address(one): Address(other) for one, other in base.record.redirects.items()}
    leading = {each: address for each, address in led.items() if address not in papers}
    leading |= {each: paper.address for paper in come.values() for each in paper.redirects}
    digests |= {str(each): _digest_to(leading[each]) for each in leading.keys() - led.keys()}
    gone = frozenset((*(papers.keys() - come.keys()), *(led.keys() - leading.keys())))
    return Addresses(
        addresses=base.addresses.changed(digests, [*map(str, gone)]),
        withdrawn=tuple(sorted(notices | {address for address, paper in come.items() if paper.is_notice})),
        redirects=leading,
        lost=gone,
    )


def _changed_to(digests: Mapping[str, str], known: HashLists | None) -> HashLists:
    """Give lists of some digests, out of known ones where that is quicker."""
    if known is None:
        return hash_lists(digests)
    before = known.flat()
    written = {address: digest for address, digest in digests.items() if before.get(address) != digest}
    return known.changed(written, before.keys() - digests.keys())
