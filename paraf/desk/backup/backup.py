"""Backing up: everything of a newsroom that cannot be made again is kept in a store, as one snapshot.

* The snapshot's list is written last: before that there is no such snapshot, and every older one stays as it is.
* Damaged records are kept as far as they go, for a failing disk may not be there tomorrow, and it is said at once.
* No store lies in what it keeps, in what the public sees, or in what is made again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from paraf.desk.backup.lying import is_record
from paraf.desk.backup.passing import Measure
from paraf.desk.backup.store import Store
from paraf.desk.backup.taking import LEDGER, VAULT, Taking
from paraf.desk.disk.modes import DESK_FOLDER, KEPT_FILE
from paraf.desk.records.verifying import copies_named_by
from paraf.rules.entries import Entry
from paraf.rules.findings import Finding
from paraf.rules.ledger import follow
from paraf.rules.manifest import sha256
from paraf.rules.snapshot import KEPT, ROOT, KeptFile, KeptFolder, Snapshot, moment_after
from paraf.rules.wording import find

_PASSING = (".paraf", "public", "previews", "output")
_MENDED = "vault-copy-mended"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """What a backup did.

    ``new`` copies of ``new_size`` bytes had to be written for its ``files``; ``damages`` is what was wrong in the
    records, ``left_out`` what is not in it besides.
    """

    snapshot: str
    files: int
    size: int
    new: int
    new_size: int
    damages: tuple[Finding, ...]
    left_out: tuple[Finding, ...]


def misplaced(root: Path, folder: Path) -> Finding | None:
    """Say why no store may lie in this folder; None where it may."""
    places = {name: root / name for name in (*KEPT, *_PASSING) if (root / name).exists()} | {root.name: root}
    for above in (folder, *folder.parents):
        for name, place in places.items():
            if above.exists() and above.samefile(place):
                return find("backup-inside", path=str(folder), place=name)
    return None


def back_up(root: Path, store: Store, *, at: datetime) -> BackedUp:
    """Keep a newsroom as it is now."""
    store.prepare()
    earlier = store.snapshots()[-1:]  # looked up first: what another backup adds meanwhile may have a longer ledger
    taking = Taking(root=root, store=store)
    taking.take_all()
    chain = follow(taking.ledger.split(b"\n")[:-1])
    gone = list(_gone(taking, chain.entries))
    said = [(path, finding) for path, taken in sorted(taking.taken.items()) for finding in taken.findings]
    damages = (
        *chain.findings,
        *_ledger_damages(taking.ledger, store, earlier),
        *(finding for path, finding in said if is_record(path)),
        *(finding for _, finding in gone),
    )
    files = [taken.file for taken in taking.taken.values() if taken.file] + [file for file, _ in gone if file]
    snapshot = Snapshot(
        time=moment_after(store.snapshots(), at),
        damaged=sum(finding.code != _MENDED for finding in damages),
        folders=tuple(_folders(taking.lying.folders, files)),
        files=tuple(files),
    )
    return BackedUp(
        snapshot=store.add(snapshot),
        files=len(files),
        size=sum(file.size for file in files),
        new=len(taking.written),
        new_size=sum(taking.written.values()),
        damages=damages,
        left_out=(*taking.lying.left_out.values(), *(finding for path, finding in said if not is_record(path))),
    )


def _ledger_damages(ledger: bytes, store: Store, earlier: Iterable[str]) -> Iterator[Finding]:
    """Give what is wrong with a ledger as a whole, also against the ones that earlier snapshots remember."""
    if not ledger:
        yield find("ledger-lost", path=LEDGER)
    for named in earlier:
        snapshot = store.snapshot(named)
        for file in snapshot.files if snapshot else ():
            if file.path == LEDGER and sha256(ledger[: file.size]) != file.digest:
                yield find("ledger-not-grown", path=LEDGER, snapshot=named)


def _gone(taking: Taking, entries: Iterable[Entry]) -> Iterator[tuple[KeptFile | None, Finding]]:
    """Give the copies that the ledger names and the vault does not have, as far as the store has them."""
    for digest in dict.fromkeys(digest for entry in entries for digest in copies_named_by(entry)):
        name = digest.removeprefix("sha256:")
        path = f"{VAULT}/{name[:2]}/{name}"
        if path not in taking.taken:
            whole, finding = taking.replaced(path, digest)
            modified = taking.lying.folders[ROOT].modified
            yield _copy(path, whole, modified) if whole else None, finding


def _copy(path: str, whole: Measure, modified: int) -> KeptFile:
    return KeptFile(path=path, mode=KEPT_FILE, modified=modified, digest=whole.digest, size=whole.size)


def _folders(lying: dict[str, KeptFolder], files: Iterable[KeptFile]) -> Iterator[KeptFolder]:
    """Give the folders that lie there, and those that a file needs and that are gone."""
    yield from lying.values()
    needed = {parent for file in files for parent in _above(file.path)} - lying.keys()
    modified = lying[ROOT].modified
    yield from (KeptFolder(path=path, mode=DESK_FOLDER, modified=modified) for path in sorted(needed))


def _above(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path
