"""The release that stands: which one is live, and what is known of it without looking at its files.

* There are two trees with fixed names, and ``public`` is a symlink to one of them: no tree is ever moved or renamed.
* Beside each tree lies the record of the release that it holds; a tree without one is being changed, and holds none.
* A record names its release's lists of hashes by their SHA-256; each list is kept once, whichever releases have it.
* Every record has the ledger's head: a witness of what the ledger held, outside of the ledger.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from paraf.desk.disk.files import read_regular
from paraf.desk.disk.links import FileError
from paraf.desk.layout import Layout
from paraf.press.stops import stop
from paraf.rules.hash_lists import HashLists, read_hash_lists
from paraf.rules.ledger import Head
from paraf.rules.release_papers import list_hashes

TREES: Final = ("a", "b")
KEPT_LISTS: Final = "lists"
_LARGEST = 1 << 30


class RolledBack(msgspec.Struct, frozen=True, kw_only=True):
    """That an officer put the looks of a former release back: which, who did it, when, and why."""

    to: str
    by: str
    time: datetime
    note: str


class ReleaseRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What a release is: its time, what is live in it, and what its files are.

    ``addresses`` and ``files`` name the lists, in their order; ``papers`` has the SHA-256 of what names the files.
    ``withdrawn`` are the addresses that show a notice, ``redirects`` those that lead to another one, with that;
    ``next_change`` is when time alone changes what is public.
    ``assets`` are the folders of former themes' assets that stay for a while, each with the time since when.
    ``ledger`` is the head that the ledger had, and ``looks`` the looks that the site had, when this was printed last.
    ``rolled_back`` is there where it was not printed, but put back.
    """

    release: str
    time: datetime
    addresses: list[str]
    files: list[str]
    papers: dict[str, str]
    withdrawn: list[str]
    redirects: dict[str, str]
    next_change: datetime | None = None
    assets: dict[str, datetime] = {}
    ledger: Head | None = None
    looks: str = ""
    rolled_back: RolledBack | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A release as it was made: its record, the SHA-256 of its files by their place, and the digests of its addresses.

    The digests have no ``sha256:`` in front.
    """

    record: ReleaseRecord
    files: HashLists
    addresses: HashLists

    def hashes(self) -> dict[str, str]:
        """Give the SHA-256 of every file by its place, those that name the files included."""
        return self.files.flat() | self.naming()

    def naming(self) -> dict[str, str]:
        """Give the SHA-256 of what names the files; where the site has no key, nothing does."""
        papers = self.record.papers
        return list_hashes(self.files) | papers if papers else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many files a site has, and how many articles."""

    total: int
    articles: int


def counts_of(made: Standing) -> Counts:
    """Count what a release has."""
    articles = len(made.addresses) - len(made.record.withdrawn) - len(made.record.redirects)
    return Counts(total=len(made.files) + len(made.naming()), articles=articles)


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


def live_record(layout: Layout) -> ReleaseRecord | None:
    """Give the record of the live release; None where there is none."""
    tree = live(layout)
    return record_of(tree) if tree else None


def record_of(tree: Path) -> ReleaseRecord | None:
    """Give the record of the release that a tree holds, or None where it has none that can be read."""
    return read_record(record_file(tree))


def read_record(path: Path) -> ReleaseRecord | None:
    """Read a release's record, or give None where there is none that can be read."""
    try:
        return msgspec.json.decode(read_regular(path, limit=_LARGEST), type=ReleaseRecord)
    except (FileNotFoundError, FileError, UnicodeDecodeError, msgspec.DecodeError):
        return None


def standing(layout: Layout) -> Standing | None:
    """Give the live release with its lists, or None where there is none whose record and lists can be read."""
    tree = live(layout)
    record = record_of(tree) if tree else None
    return lists_of(layout, record) if record else None


def lists_of(layout: Layout, record: ReleaseRecord) -> Standing | None:
    """Give a release with its lists, or None where these cannot be read."""
    files, addresses = _lists(layout, record.files), _lists(layout, record.addresses)
    if files is None or addresses is None:
        return None
    return Standing(record=record, files=files, addresses=addresses)


def hashes_of(tree: Path) -> dict[str, str]:
    """Give the SHA-256 of every file of a tree by its place; what is no regular file has none: an empty text."""
    return {name: _hash_of(tree / name) for name in sorted(found_in(tree))}


def found_in(folder: Path) -> Iterator[str]:
    """Give everything in a folder that is not a folder, symlinks to folders included, by its path there."""
    root = os.fspath(folder)
    for where, folders, names in os.walk(root):
        below = where[len(root) :].lstrip(os.sep)
        linked = [name for name in folders if os.path.islink(os.path.join(where, name))]  # noqa: PTH114, PTH118
        for name in (*linked, *names):
            yield f"{below}/{name}" if below else name


def record_file(tree: Path) -> Path:
    """Give the file of a tree's record."""
    return tree.with_name(f"{tree.name}.json")


def list_file(layout: Layout, digest: str) -> Path:
    """Give the file in which a list is kept."""
    return layout.releases / KEPT_LISTS / digest


def _lists(layout: Layout, digests: Sequence[str]) -> HashLists | None:
    texts = []
    for digest in digests:
        try:
            texts.append(read_regular(list_file(layout, digest), limit=_LARGEST).decode())
        except (FileNotFoundError, FileError, UnicodeDecodeError):
            return None
    read = read_hash_lists(texts)
    is_as_written = read is not None and [each.digest for each in read.lists] == [*digests]
    return read if is_as_written else None


def _hash_of(file: Path) -> str:
    try:
        return hashlib.sha256(read_regular(file, limit=_LARGEST)).hexdigest()
    except FileError:
        return ""
