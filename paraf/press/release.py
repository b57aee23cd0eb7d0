"""Releases: complete states of the public site, of which one is live.

* A release becomes public by one rename of a symlink, after all of its bytes are on disk.
* A release that is the live one byte for byte is not switched to.
* The release before stays for readers in flight, unless anything but additions came between: then it goes at once,
  so that what was withdrawn or mended is in no public copy.
* Every release has a record beside it: its time, the live digest of every address, the SHA-256 of every file,
  and the ledger's head: a witness of what the ledger held, outside of the ledger.
* Only regular files are read: whatever else lies in a release has no hash.
"""

import hashlib
import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from paraf.desk.files import make_folder, read_regular, write_whole
from paraf.desk.layout import Layout
from paraf.desk.links import FileError
from paraf.desk.modes import DESK_FILE, OWN_FOLDER, WAY_FOLDER, open_to_all
from paraf.desk.renames import sync_folder
from paraf.press.reconcile import found_in
from paraf.press.stops import stop
from paraf.rules.edition import Edition
from paraf.rules.ledger import Head

_HEX = 12
_LARGEST = 1 << 30


class ReleaseRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What a release is: its time, what is live in it, and what its files are.

    ``withdrawn`` are the addresses that show a notice; ``previous`` is the release that stays beside it;
    ``ledger`` is the head that the ledger had, and ``looks`` the looks that the site had, when this was printed last.
    """

    release: str
    time: datetime
    addresses: dict[str, str]
    withdrawn: list[str]
    files: dict[str, str]
    previous: str | None = None
    ledger: Head | None = None
    looks: str = ""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """How a new tree differs from the live one, by the places of files."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def check_public(layout: Layout) -> None:
    """Stop where ``public`` is something that paraf did not make."""
    public = layout.public
    if public.is_symlink():
        ours = public.readlink().parent == layout.releases.relative_to(layout.root)
    else:
        ours = not public.exists()
    if not ours:
        raise stop(code="public-not-ours", path=str(public))


def live(layout: Layout) -> Path | None:
    """Give the folder of the live release, or None where there is none."""
    if not layout.public.is_symlink():
        return None
    folder = layout.releases / layout.public.readlink().name
    return folder if folder.is_dir() and not folder.is_symlink() else None


def record_of(release: Path) -> ReleaseRecord | None:
    """Give a release's record, or None where it has none that can be read."""
    try:
        return msgspec.json.decode(read_regular(_record_file(release), limit=_LARGEST), type=ReleaseRecord)
    except (FileNotFoundError, FileError, UnicodeDecodeError, msgspec.DecodeError):
        return None


def hashes_of(tree: Path) -> dict[str, str]:
    """Give the SHA-256 of every file of a tree by its place; what is no regular file has none: an empty text."""
    return {name: _hash_of(tree / name) for name in sorted(found_in(tree))}


def difference(new: Mapping[str, str], old: Mapping[str, str]) -> Difference:
    """Tell how one tree differs from another."""
    return Difference(
        written=tuple(name for name, digest in new.items() if old.get(name) != digest),
        removed=tuple(name for name in old if name not in new),
    )


def publish(  # noqa: PLR0913  # what is published, and what is remembered of it
    layout: Layout, tree: Path, printed: Edition, *, files: dict[str, str], ledger: Head, looks: str
) -> tuple[str, Difference]:
    """Make a finished tree of these files public, unless it is live already; give the live release and what changed."""
    before = live(layout)
    changed = difference(files, hashes_of(before) if before else {})
    known = record_of(before) if before else None
    if before and known and not (changed.written or changed.removed) and known.files == files:
        open_to_all(before)
        now = msgspec.structs.replace(known, ledger=ledger, looks=looks)
        if now != known:
            write_whole(_record_file(before), msgspec.json.format(msgspec.json.encode(now)), mode=DESK_FILE)
        prune(layout)
        return before.name, changed
    release = layout.releases / _name(files, printed.at, layout)
    keeps = before is not None and known is not None and _only_adds(known, printed, changed)
    record = ReleaseRecord(
        release=release.name,
        time=printed.at,
        addresses={str(address): str(digest) for address, digest in printed.digests().items()},
        withdrawn=_withdrawn(printed),
        files=files,
        previous=before.name if before and keeps else None,
        ledger=ledger,
        looks=looks,
    )
    make_folder(layout.releases, mode=WAY_FOLDER)
    write_whole(_record_file(release), msgspec.json.format(msgspec.json.encode(record)), mode=DESK_FILE)
    open_to_all(tree)
    os.sync()
    tree.rename(release)
    sync_folder(layout.releases)
    _switch(layout, release)
    prune(layout)
    return release.name, changed


def prune(layout: Layout) -> None:
    """Remove every release but the live one and the one that its record keeps, and what crashed builds left."""
    current = live(layout)
    record = record_of(current) if current else None
    kept = {current.name if current else None, record.previous if record else None}
    if layout.releases.is_dir():
        for path in layout.releases.iterdir():
            if path.name.removesuffix(".json") not in kept:
                _remove(path, layout)
    sweep_work(layout)


def sweep_work(layout: Layout) -> None:
    """Remove the trees that crashed builds left."""
    if layout.work.is_dir():
        for leftover in layout.work.iterdir():
            _delete(leftover)


def _hash_of(file: Path) -> str:
    try:
        return hashlib.sha256(read_regular(file, limit=_LARGEST)).hexdigest()
    except FileError:
        return ""


def _name(files: Mapping[str, str], at: datetime, layout: Layout) -> str:
    tree = hashlib.sha256("".join(f"{digest} {name}\n" for name, digest in sorted(files.items())).encode()).hexdigest()
    name = f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{tree[:_HEX]}"
    taken = (f"{name}-{number}" for number in range(2, 1000))
    return (
        name if not (layout.releases / name).exists() else next(n for n in taken if not (layout.releases / n).exists())
    )


def _only_adds(known: ReleaseRecord, printed: Edition, changed: Difference) -> bool:
    now = printed.digests()
    same = all(now.get(address) == digest for address, digest in known.addresses.items())  # type: ignore[call-overload]
    return same and not any(name.startswith(("gambar/", "lampiran/")) for name in changed.removed)


def _withdrawn(printed: Edition) -> list[str]:
    return [publication.address for publication in printed.publications if publication.withdrawn]


def _switch(layout: Layout, release: Path) -> None:
    fresh = layout.volatile / "public.new"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(release.relative_to(layout.root))
    sync_folder(layout.volatile)
    check_public(layout)
    fresh.replace(layout.public)
    sync_folder(layout.root)


def _remove(path: Path, layout: Layout) -> None:
    make_folder(layout.work, mode=OWN_FOLDER)
    gone = layout.work / f"gone-{path.name}"
    _delete(gone)
    path.rename(gone)
    _delete(gone)


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _record_file(release: Path) -> Path:
    return release.with_name(f"{release.name}.json")
