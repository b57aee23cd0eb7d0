"""Which addresses a release has, with the digest of each: from an edition, or from the release before and what changed.

* Both give the same; the second costs what changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from paraf.press.contents.contents import Exchange
from paraf.press.releases.standing import Standing
from paraf.rules.edition import Edition
from paraf.rules.hash_lists import HashLists, hash_lists
from paraf.rules.register import Register
from paraf.rules.words import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The digest of every address, those that show a notice, and those that the records took off the site."""

    addresses: HashLists
    withdrawn: tuple[Address, ...]
    lost: frozenset[Address]


def standing_in(public: Edition, register: Register, base: Standing | None) -> Addresses:
    """Give the addresses of an edition."""
    return Addresses(
        addresses=_addresses_of(public, base.addresses if base else None),
        withdrawn=tuple(each.address for each in public.publications if each.withdrawn),
        lost=frozenset(register.versions) - public.digests().keys(),
    )


def stepped(base: Standing, papers: Mapping[Address, Exchange]) -> Addresses:
    """Give the addresses that a release has when some of its papers changed."""
    come = {address: after for address, (_, after) in papers.items() if after is not None}
    digests = {str(each): paper.record.digest.removeprefix("sha256:") for each, paper in come.items()}
    notices = {Address(each) for each in base.record.withdrawn} - papers.keys()
    return Addresses(
        addresses=base.addresses.changed(digests, [str(address) for address in papers if address not in come]),
        withdrawn=tuple(sorted(notices | {address for address, paper in come.items() if paper.withdrawn})),
        lost=frozenset(papers.keys() - come.keys()),
    )


def _addresses_of(public: Edition, known: HashLists | None) -> HashLists:
    """Give the digest of every address that an edition has, out of known ones where that is quicker."""
    digests = {str(address): digest.removeprefix("sha256:") for address, digest in public.digests().items()}
    if known is None:
        return hash_lists(digests)
    before = known.flat()
    written = {address: digest for address, digest in digests.items() if before.get(address) != digest}
    return known.changed(written, before.keys() - digests.keys())
