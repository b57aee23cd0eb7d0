"""The two trees of releases: one is live, and the other holds the same release until the next is laid into it.

* A tree's record goes before the tree is touched, and comes when everything in it is on disk.
* A tree that holds the release before is altered by what differs; any other is made anew out of a tree that is whole.
* What belongs to no release goes.
"""

import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from paraf.desk.disk.files import digest_on_disk, make_folder, remove, write_whole
from paraf.desk.disk.modes import DESK_FILE, OWN_FOLDER, PUBLIC_FOLDER
from paraf.desk.layout import Layout
from paraf.desk.records.vault import VaultError
from paraf.press.pictures.drawn import Copies
from paraf.press.releases.altering import Alteration
from paraf.press.releases.delivery import Difference, Source
from paraf.press.releases.former import FORMER, MOST, former_releases
from paraf.press.releases.standing import KEPT_LISTS, TREES, ReleaseRecord, Standing, list_file, record_file, record_of
from paraf.press.workers import shared_out
from paraf.rules.hash_lists import HashList

_SHARE = 500
_COUNT = 4  # bytes


def beside(layout: Layout, tree: Path | None) -> Path:
    """Give the tree that is not this one."""
    return layout.releases / (TREES[1] if tree is not None and tree.name == TREES[0] else TREES[0])


def holds(tree: Path, release: ReleaseRecord) -> bool:
    """Tell whether a tree holds a release and is not being changed."""
    record = record_of(tree)
    return record is not None and record.release == release.release and tree.is_dir() and not tree.is_symlink()


def begin(tree: Path) -> Alteration:
    """Begin to change a tree."""
    _unmark(tree)
    return Alteration(tree)


def make_anew(tree: Path, places: Iterable[str], out_of: Path | None) -> Alteration:
    """Begin a tree anew with files of another one; without another one it is empty."""
    _unmark(tree)
    delete(tree)
    make_folder(tree, mode=PUBLIC_FOLDER)
    altered = Alteration(tree, was_empty=True)
    if out_of is not None:
        _share_out(altered, [*places], lambda place: altered.link(place, out_of))
    return altered


def make_out_of_work(tree: Path, work: Path, places: Iterable[str]) -> Alteration:
    """Begin a tree anew with what a work tree holds, which is no work tree any more; these are its places."""
    _unmark(tree)
    delete(tree)
    work.chmod(PUBLIC_FOLDER)
    work.rename(tree)
    altered = Alteration(tree, was_empty=True)
    altered.note(places)
    return altered


def alter(tree: Path, changed: Difference, out_of: Path) -> None:
    """Let a tree differ as another one did, which has everything that is new."""
    altered = begin(tree)
    for place in changed.removed:
        altered.remove(place)
    for place in changed.written:
        altered.link(place, out_of)
    altered.settle()


def put_all(altered: Alteration, places: Sequence[str], sources: Mapping[str, Source], copies: Copies) -> None:
    """Put files into a tree, by their places."""
    _share_out(altered, places, lambda place: _put(altered, place, sources[place], copies))


def _put(altered: Alteration, place: str, source: Source, copies: Copies) -> None:
    if isinstance(source, Path):
        altered.take(place, source)
    else:
        altered.write(place, source if isinstance(source, bytes) else copies.get(place, source))


def _share_out(altered: Alteration, places: Sequence[str], put: Callable[[str], None]) -> None:
    """Put files in with all cores, where they are many; what a worker cannot put in is left for this process."""

    def put_some(some: Sequence[str]) -> bytes:
        done = 0
        with suppress(OSError, VaultError):
            for place in some:
                put(place)
                done += 1
        return done.to_bytes(_COUNT, "big")

    shares = [places[start : start + _SHARE] for start in range(0, len(places), _SHARE)]
    done: set[str] = set()
    for some, answer in shared_out(shares, put_some, few=1):
        done.update(some[: int.from_bytes(answer, "big")])
    altered.note(done)
    for place in places:
        if place not in done:
            put(place)


def keep_lists(layout: Layout, made: Standing, before: Standing | None) -> None:
    """Keep the lists of a release; those of the release before are kept already."""
    known = {each.digest for each in _lists(before)} if before else set()
    missing = {each.digest: each for each in _lists(made) if each.digest not in known}
    folder = layout.releases / KEPT_LISTS
    make_folder(folder, mode=OWN_FOLDER)
    kept = Alteration(folder)
    for digest, each in missing.items():
        if digest_on_disk(list_file(layout, digest)) != f"sha256:{digest}":
            kept.write(digest, each.text.encode())
    kept.settle()


def mark(tree: Path, record: ReleaseRecord) -> None:
    """Say that a tree holds a release, whole and on disk."""
    write_whole(record_file(tree), msgspec.json.format(msgspec.json.encode(record)), mode=DESK_FILE)


def prune(layout: Layout, release: Standing) -> None:
    """Remove whatever lies among the releases and is neither of the one that both trees hold nor of those kept."""
    for path in layout.releases.iterdir():
        if path.name not in {FORMER, KEPT_LISTS, *TREES, *(f"{tree}.json" for tree in TREES)}:
            delete(path)
    kept = former_releases(layout)[:MOST]
    for path in (layout.releases / FORMER).glob("*"):
        if path not in {each.folder for each in kept}:
            delete(path)
    lists = {each.digest for each in _lists(release)}
    lists |= {digest for each in kept for digest in (*each.record.files, *each.record.addresses)}
    for path in (layout.releases / KEPT_LISTS).iterdir():
        if path.name not in lists:
            delete(path)
    sweep_work(layout)


@contextmanager
def work_tree(layout: Layout) -> Iterator[Path]:
    """Give an empty folder on the releases' file system to make files in; it is gone afterwards."""
    make_folder(layout.work, mode=OWN_FOLDER)
    tree = layout.work / secrets.token_hex(8)
    tree.mkdir()
    try:
        yield tree
    finally:
        shutil.rmtree(tree, ignore_errors=True)


def sweep_work(layout: Layout) -> None:
    """Remove the trees that crashed builds left."""
    if layout.work.is_dir():
        for leftover in layout.work.iterdir():
            delete(leftover)


def delete(path: Path) -> None:
    """Remove a file, or a folder with all that is in it."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _unmark(tree: Path) -> None:
    if record_file(tree).parent.is_dir():
        remove(record_file(tree))


def _lists(release: Standing) -> tuple[HashList, ...]:
    return (*release.files.lists, *release.addresses.lists)
