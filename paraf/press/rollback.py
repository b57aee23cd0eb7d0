"""``paraf rollback``: a former look of the site put back, when a new theme or a new version of paraf broke it.

* The former release's pages, listings, feeds and assets are laid over the present ones. What came since stays: no page
  is lost, and no link breaks.
* Nothing is put back that shows what the records do not allow now: another version, or what was withdrawn or revoked.
* Proofs, leaves, roster, checkpoint and search index stay those of now; the lists of files are signed anew.
* It is no printing: the next press run prints the present state with the present theme.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from paraf.desk.disk.files import LARGEST_KEPT, read_regular
from paraf.desk.keys.site_key import read_site_key
from paraf.desk.layout import Layout
from paraf.desk.records.ledger import DamagedLedgerError
from paraf.desk.records.newsroom import Newsroom
from paraf.press.orders import edition_of, key_for
from paraf.press.proofs import signed_papers
from paraf.press.releases.addresses import digests_of
from paraf.press.releases.delivery import Delivery, Difference
from paraf.press.releases.former import OF_ONE_MOMENT, FormerRelease, former_file, former_releases
from paraf.press.releases.release import publish
from paraf.press.releases.release_check import ledger_problems
from paraf.press.releases.standing import RolledBack, Standing, lists_of, live_record, standing
from paraf.press.releases.two_trees import work_tree
from paraf.press.turns import turn
from paraf.rules.findings import Finding
from paraf.rules.hash_lists import HashLists
from paraf.rules.release_papers import (
    RELEASE,
    read_release,
)
from paraf.rules.wording import find
from paraf.rules.words import Address, OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A former release that is kept: ``shows`` are the addresses that it shows otherwise than they are public now."""

    kept: FormerRelease
    release: Standing
    shows: tuple[str, ...]
    looks_alike: bool

    @property
    def name(self) -> str:
        """Give the release's name."""
        return self.release.record.release

    @property
    def can_be_put_back(self) -> bool:
        """Tell whether it can be put back."""
        return not self.shows and not self.looks_alike


def offers(newsroom: Newsroom, *, at: datetime) -> tuple[Offer, ...]:
    """Give the former releases that are kept, the newest first."""
    present = standing(newsroom.layout)
    public = digests_of(edition_of(newsroom, at=at))
    looks = present.record.looks if present else ""
    offered = (_offer(newsroom.layout, kept, looks, public) for kept in former_releases(newsroom.layout))
    return tuple(offer for offer in offered if offer is not None)


def roll_back(
    newsroom: Newsroom, named: str | None, *, by: OfficerId, note: str, at: datetime
) -> tuple[Standing, Difference] | Finding:
    """Put the look of a former release back, by default of the newest that looks otherwise; or tell why not."""
    with turn(newsroom.layout):
        if damage := ledger_problems(newsroom):
            raise DamagedLedgerError(damage)
        present = standing(newsroom.layout)
        if present is None:
            return find("no-release", path="public")
        offer = _chosen(offers(newsroom, at=at), named, present)
        if isinstance(offer, Finding):
            return offer
        return _put_back(newsroom, offer, present, RolledBack(to=offer.name, by=by, time=at, note=note))


def rolled_back_now(newsroom: Newsroom) -> tuple[Finding, ...]:
    """Tell whose look the site has had again, since when, by whom and why, where that is so."""
    record = live_record(newsroom.layout)
    rolled = record.rolled_back if record else None
    if rolled is None:
        return ()
    when = f"{rolled.time.astimezone(newsroom.office.zone):%d-%m-%Y %H.%M}"
    return (find("site-rolled-back", path="public", release=rolled.to, when=when, note=rolled.note, by=rolled.by),)


def _put_back(
    newsroom: Newsroom, offer: Offer, present: Standing, rolled: RolledBack
) -> tuple[Standing, Difference] | Finding:
    layout, differing = newsroom.layout, _differing(offer.release, present)
    if not differing:
        return find("rollback-same", path=offer.name)
    kept = former_releases(layout)
    later = kept[: [each.folder for each in kept].index(offer.kept.folder) + 1][::-1]
    with _laid_out(layout, later, differing) as sources:
        if len(sources) < len(differing):
            return find("rollback-incomplete", path=offer.name, number=str(len(differing) - len(sources)))
        files = present.files.changed(differing)
        papers = _papers(layout, present, files, key_for(newsroom, read_site_key))
        if papers is None:
            return find("rollback-keyless", path="records/site-key")
        return publish(layout, _delivery(present, files, {**sources, **papers}, rolled))


def _offer(layout: Layout, kept: FormerRelease, looks: str, public: Mapping[str, str]) -> Offer | None:
    release = lists_of(layout, kept.record)
    if release is None:
        return None
    addresses = release.addresses.flat().items()
    shows = sorted(address for address, digest in addresses if public.get(address) != digest)
    return Offer(kept=kept, release=release, shows=tuple(shows), looks_alike=kept.record.looks == looks)


def _chosen(given: Sequence[Offer], named: str | None, present: Standing) -> Offer | Finding:
    if named is not None:
        offer = next((offer for offer in given if offer.name == named), None)
        if offer is None:
            return find("rollback-unknown", path=named)
        return find("rollback-shows", path=named, articles=", ".join(offer.shows[:3])) if offer.shows else offer
    if present.record.rolled_back is not None:
        return find("rollback-same", path=present.record.rolled_back.to)
    return next((offer for offer in given if offer.can_be_put_back), find("rollback-none", path="public"))


def _differing(former: Standing, present: Standing) -> dict[str, str]:
    """Give the files that a former release had otherwise, each with its SHA-256; proofs and search stay."""
    now = present.files.flat()
    files = former.files.flat().items()
    return {name: digest for name, digest in files if now.get(name) != digest and not name.startswith(OF_ONE_MOMENT)}


@contextmanager
def _laid_out(layout: Layout, former: Sequence[FormerRelease], wanted: Mapping[str, str]) -> Iterator[dict[str, Path]]:
    """Lay kept files out in a work tree, from which a release may take them; what is not whole is left out."""
    with work_tree(layout) as folder:
        found: dict[str, Path] = {}
        for number, (place, digest) in enumerate(wanted.items()):
            kept = former_file(former, digest)
            if kept is not None:
                os.link(kept, folder / str(number))
                found[place] = folder / str(number)
        yield found


def _papers(
    layout: Layout, present: Standing, files: HashLists, key: Ed25519PrivateKey | None
) -> dict[str, bytes] | None:
    """Give the papers of the live release with other files, signed anew; None where they cannot be signed."""
    if not present.record.papers:
        return {}
    text = read_regular(layout.public.resolve() / RELEASE, limit=LARGEST_KEPT).decode(errors="replace")
    release = read_release(text)
    if key is None or release is None:
        return None
    return signed_papers(release, files, key, known=present.files)


def _delivery(present: Standing, files: HashLists, written: Mapping[str, Path | bytes], rolled: RolledBack) -> Delivery:
    record = present.record
    return Delivery(
        base=present,
        written=written,
        files=files,
        addresses=present.addresses,
        withdrawn=tuple(Address(address) for address in record.withdrawn),
        redirects={Address(one): Address(other) for one, other in record.redirects.items()},
        lost=frozenset(),
        at=record.time,
        next_change=record.next_change,
        ledger=record.ledger,
        looks=f"{rolled.to} put back",
        assets=record.assets,
        rolled_back=rolled,
    )
