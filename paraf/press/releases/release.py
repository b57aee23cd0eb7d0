"""Making a release public: work that follows what changed, not what there is.

* A release is laid into the tree that is not live, and becomes public by one rename of a symlink; nothing is switched
  to before its bytes, its folders and its record are on disk.
* After the switch the other tree is brought in line at once: what was withdrawn or mended is in no copy.
* A file that did not change stays the same file, with the time that it has.
* After a crash the tree that was being changed is made anew out of the live one. Where the live one is none, or is not
  what its record says, the whole site has to be delivered.
* A release that is the live one byte for byte is not switched to; one that another takes the place of is kept.
"""

import hashlib
import os
from datetime import UTC
from pathlib import Path

import msgspec

from paraf.desk.disk.files import make_folder, read_regular
from paraf.desk.disk.modes import WAY_FOLDER, open_to_all
from paraf.desk.disk.renames import sync_folder
from paraf.desk.layout import Layout
from paraf.press.pictures.drawn import copies_of
from paraf.press.releases.altering import Alteration
from paraf.press.releases.delivery import Delivery, Difference, Source, check_delivery, difference, difference_since
from paraf.press.releases.former import keep_former, let_go, only_adds
from paraf.press.releases.standing import (
    TREES,
    ReleaseRecord,
    Standing,
    check_public,
    hashes_of,
    live,
    record_file,
    record_of,
    standing,
)
from paraf.press.releases.two_trees import (
    alter,
    begin,
    beside,
    holds,
    keep_lists,
    make_anew,
    make_out_of_work,
    mark,
    prune,
    put_all,
)
from paraf.rules.ledger import Head
from paraf.rules.release_papers import LAST

_HEX = 12
_LARGEST = 1 << 30

_Made = tuple[Standing, Standing | None]  # a release, and the one before that its tree can go on from


class BaseGoneError(Exception):
    """The release that a delivery was made against is not the live one: the whole site has to be delivered."""


def publish(layout: Layout, delivery: Delivery) -> tuple[Standing, Difference]:
    """Make a delivery public, unless it is live already; give the live release and what changed.

    The time of the live tree's record is that of the run's end: whatever was changed since was not changed by it.
    """
    made, changed = _publish(layout, delivery)
    if tree := live(layout):
        os.utime(record_file(tree))
    return made, changed


def _publish(layout: Layout, delivery: Delivery) -> tuple[Standing, Difference]:
    tree = live(layout)
    before, strange = _before(layout, delivery, tree)
    made = _made(delivery, before)
    is_known = before is not None and strange is None
    changed = difference_since(made, before) if before and is_known else difference(made.hashes(), strange or {})
    check_delivery(delivery, made, changed, before)
    if tree and before and is_known and not changed:
        if delivery.base is None:
            open_to_all(tree)
        return _refreshed(layout, tree, before, made), changed
    make_folder(layout.releases, mode=WAY_FOLDER)
    standby = beside(layout, tree)
    altered = _filled(layout, standby, changed, delivery, made=(made, before if is_known else None))
    altered.settle()
    keep_lists(layout, made, before if is_known else None)
    mark(standby, made.record)
    adds = only_adds(made, before)
    if not adds:
        let_go(layout)
    _switch(layout, standby)
    if tree == beside(layout, standby) and before and is_known:
        if adds:
            keep_former(layout, before, changed, tree)
        alter(tree, changed, standby)
        mark(tree, made.record)
    _bring_in_line(layout, standby, made)
    return made, changed


def witness(layout: Layout, record: ReleaseRecord, ledger: Head) -> None:
    """Let the records of the live release, which both trees hold, remember the ledger's head as it is now."""
    if record.ledger != ledger:
        for name in TREES:
            if holds(layout.releases / name, record):
                mark(layout.releases / name, msgspec.structs.replace(record, ledger=ledger))


def _before(layout: Layout, delivery: Delivery, tree: Path | None) -> tuple[Standing | None, dict[str, str] | None]:
    """Give the live release, and the hashes of what is live where that is not what the release's record says."""
    if delivery.base is not None:
        record = record_of(tree) if tree else None
        if record is None or record.release != delivery.base.record.release:
            raise BaseGoneError(delivery.base.record.release)
        return delivery.base, None
    before, found = standing(layout), hashes_of(tree) if tree else {}
    return before, None if before is not None and found == before.hashes() else found


def _made(delivery: Delivery, before: Standing | None) -> Standing:
    """Give the release that a delivery makes."""
    papers = {place: _hash_of(delivery.written[place]) for place in LAST if place in delivery.written}
    if delivery.base is not None:
        papers = delivery.base.record.papers | papers
    files = [each.digest for each in delivery.files.lists]
    tree = hashlib.sha256("\n".join((*files, *papers.values())).encode()).hexdigest()
    name = f"{delivery.at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{tree[:_HEX]}"
    record = ReleaseRecord(
        release=f"{name}-2" if before and before.record.release == name else name,
        time=delivery.at,
        addresses=[each.digest for each in delivery.addresses.lists],
        files=files,
        papers=papers,
        withdrawn=list(delivery.withdrawn),
        redirects={str(one): str(other) for one, other in delivery.redirects.items()},
        next_change=delivery.next_change,
        assets=dict(delivery.assets),
        ledger=delivery.ledger,
        looks=delivery.looks,
        rolled_back=delivery.rolled_back,
    )
    return Standing(record=record, files=delivery.files, addresses=delivery.addresses)


def _filled(layout: Layout, standby: Path, changed: Difference, delivery: Delivery, *, made: _Made) -> Alteration:
    """Give the tree that is not live, with all of a delivery in it, as an alteration."""
    tree = live(layout)
    if tree is None and delivery.tree is not None:
        lying = [place for place, source in delivery.written.items() if isinstance(source, Path)]
        altered = make_out_of_work(standby, delivery.tree, lying)
        left = [place for place, source in delivery.written.items() if not isinstance(source, Path)]
    else:
        altered, left = _standby(standby, *made, changed, tree), [*changed.written]
        for place in changed.removed:
            altered.remove(place)
    put_all(altered, left, delivery.written, copies_of(layout))
    return altered


def _standby(
    standby: Path, made: Standing, before: Standing | None, changed: Difference, tree: Path | None
) -> Alteration:
    """Give the tree that is not live, with what stays as it is, as an alteration."""
    if before is not None and holds(standby, before.record):
        return begin(standby)
    written = frozenset(changed.written)
    try:
        return make_anew(standby, [place for place in made.hashes() if place not in written], tree)
    except FileNotFoundError as error:  # the live tree is not what its record says
        raise BaseGoneError(str(error.filename)) from error


def _refreshed(layout: Layout, tree: Path, before: Standing, made: Standing) -> Standing:
    """Keep the live release, with what is known of it now."""
    now = msgspec.structs.replace(made.record, release=before.record.release, time=before.record.time)
    kept = Standing(record=now, files=made.files, addresses=made.addresses)
    if now != before.record:
        if not only_adds(made, before):
            let_go(layout)
        keep_lists(layout, kept, before)
        mark(tree, now)
    _bring_in_line(layout, tree, kept)
    return kept


def _bring_in_line(layout: Layout, tree: Path, release: Standing) -> None:
    """Let the tree that is not live hold the live release as well, and remove what belongs to no release."""
    other = beside(layout, tree)
    if not holds(other, release.record):
        make_anew(other, release.hashes(), tree).settle()
        mark(other, release.record)
    prune(layout, release)


def _switch(layout: Layout, tree: Path) -> None:
    fresh = layout.volatile / "public.new"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(tree.relative_to(layout.root))
    sync_folder(layout.volatile)
    check_public(layout)
    fresh.replace(layout.public)
    sync_folder(layout.root)


def _hash_of(source: Source) -> str:
    if isinstance(source, Path):
        return hashlib.sha256(read_regular(source, limit=_LARGEST)).hexdigest()
    return hashlib.sha256(source).hexdigest() if isinstance(source, bytes) else source.removeprefix("sha256:")
