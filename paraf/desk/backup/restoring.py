"""Restoring: a snapshot becomes a newsroom again, in a folder where nothing lies.

* Everything is written into a folder beside, held against its digest on the way, and renamed when it is whole.
* Where a copy is damaged or gone there is no newsroom: everything that is wrong is named, and what is whole
  stays in the folder beside, for whoever wants to save it by hand.
* Nothing that lies there is overwritten, and no path leads out of the folder: the list was judged before.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from paraf.desk.backup.passing import UnreadableError, write_measured
from paraf.desk.backup.store import Store
from paraf.desk.disk.files import NotRegularError, make_folder
from paraf.desk.disk.renames import sync_folder
from paraf.rules.findings import Finding
from paraf.rules.names import shown
from paraf.rules.snapshot import ROOT, KeptFile, Snapshot
from paraf.rules.wording import find

OF_DAMAGE = frozenset({"snapshot-damaged", "snapshot-of-damaged"})
"""Why nothing is restored, where the backup or what it was made of is damaged."""

_PRIVATE_FOLDER = 0o700


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The snapshot to restore, and its id."""

    id: str
    snapshot: Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restoring did: where it stands now, and every copy that was damaged or gone."""

    place: Path
    problems: tuple[Finding, ...]


def chosen(store: Store, named: str | None) -> Choice | Finding:
    """Give the snapshot to restore, the newest where none is named; or why there is none.

    One that was made of damaged records has to be named.
    """
    known = store.snapshots()
    folder = str(store.folder)
    if not known:
        return find("no-backup", path=folder)
    if named is not None and named not in known:
        return find("unknown-snapshot", path=folder, snapshot=named)
    wanted = named or known[-1]
    snapshot = store.snapshot(wanted)
    if snapshot is None:
        return find("snapshot-damaged", path=folder, snapshot=wanted)
    if named is None and snapshot.damaged:
        return find("snapshot-of-damaged", path=folder, snapshot=wanted, count=str(snapshot.damaged))
    return Choice(id=wanted, snapshot=snapshot)


def taken(target: Path) -> Finding | None:
    """Say why nothing may be restored to a place; None where it is free."""
    is_free = not os.path.lexists(target) or (target.is_dir() and not any(target.iterdir()))
    return None if is_free else find("target-taken", path=str(target))


def restore(store: Store, snapshot: Snapshot, target: Path) -> Restored:
    """Write a snapshot's newsroom into a folder that is empty or not there."""
    make_folder(target.parent)
    beside = target.with_name(f"{target.name}.partial-{secrets.token_hex(4)}")
    beside.mkdir(mode=_PRIVATE_FOLDER)
    folders = sorted(snapshot.folders, key=lambda folder: (folder.path != ROOT, folder.path.count("/")))
    for folder in folders[1:]:
        (beside / folder.path).mkdir(mode=_PRIVATE_FOLDER)
    problems = tuple(finding for file in snapshot.files if (finding := _write(store, beside, file)))
    if problems:
        return Restored(place=beside, problems=problems)
    for folder in reversed(folders):
        place = beside / folder.path
        sync_folder(place)
        place.chmod(folder.mode)
        os.utime(place, ns=(folder.modified, folder.modified))
    beside.rename(target)
    sync_folder(target.parent)
    return Restored(place=target, problems=())


def _write(store: Store, beside: Path, file: KeptFile) -> Finding | None:
    """Write one file from its copy; give what is wrong with that, and leave no file then."""
    place = beside / file.path
    try:
        written = write_measured(place, store.read(file.digest), mode=file.mode, modified=file.modified)
    except (FileNotFoundError, NotRegularError, UnreadableError):
        return find("copy-missing", path=shown(file.path), copy=str(store.path_of(file.digest)))
    if written.digest != file.digest:
        place.unlink()
        return find("copy-damaged", path=shown(file.path), copy=str(store.path_of(file.digest)))
    return None
