"""The store of backups: copies under the SHA-256 of their bytes, and the snapshots that name them.

* A copy is whole and on disk before a snapshot that names it is; what is there with the right bytes stays untouched.
* Every copy that a snapshot needs is read anew, so that one that went bad on the disk is found, and written again.
* Nothing is ever taken away, and only whoever made the store may read it.
* No path in it goes through a link, and what is read of it is held against its digest.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from paraf.desk.backup.passing import Measure, UnreadableError, measure, pieces, write_measured
from paraf.desk.disk.files import NotRegularError, make_folder, opened_regular, read_regular
from paraf.desk.disk.links import leads_through_link
from paraf.desk.disk.renames import sync_folder
from paraf.rules.names import TEMPORARY_PREFIX
from paraf.rules.snapshot import Snapshot, id_of, list_of, read_list, time_of
from paraf.rules.words import Digest

_LONGEST_LIST = 1 << 30
_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o400


@dataclass(frozen=True, slots=True)
class Store:
    """The backups in one folder."""

    folder: Path

    @property
    def copies(self) -> Path:
        """The folder of the copies, as ``ab/<64 hex digits>``."""
        return self.folder / "copies"

    @property
    def lists(self) -> Path:
        """The folder of the snapshots' lists."""
        return self.folder / "snapshots"

    def prepare(self) -> None:
        """Make the store's folders, for nobody else to look into."""
        make_folder(self.folder)
        for folder in (self.copies, self.lists):
            with suppress(FileExistsError):
                folder.mkdir(mode=_PRIVATE_FOLDER)
            make_folder(folder)
        sync_folder(self.folder)

    def path_of(self, digest: Digest) -> Path:
        """Give the place of the copy with this digest."""
        name = digest.removeprefix("sha256:")
        return self.copies / name[:2] / name

    def keep(self, content: Callable[[], Iterable[bytes]]) -> tuple[Measure, bool]:
        """Keep some bytes; give what was kept, and whether it had to be written.

        ``content`` gives them from the start at every call; where they change meanwhile, those of the last call count.
        """
        found = measure(content())
        if self.holds(found.digest):
            return found, False
        temporary, written = _write_beside(self.copies, content())
        target = self.path_of(written.digest)
        make_folder(target.parent)
        temporary.replace(target)
        return written, True

    def holds(self, digest: Digest) -> bool:
        """Tell whether there is a copy with this digest that has these bytes."""
        found = self.lying(digest)
        return found is not None and found.digest == digest

    def lying(self, digest: Digest) -> Measure | None:
        """Give what lies where this digest's copy should; None where no file can be read."""
        try:
            return measure(self.read(digest))
        except (FileNotFoundError, NotRegularError, UnreadableError):
            return None

    def read(self, digest: Digest) -> Iterator[bytes]:
        """Give the bytes that lie where this digest's copy should, a piece at a time."""
        path = self.path_of(digest)
        if leads_through_link(path):
            raise NotRegularError(path)
        with opened_regular(path) as descriptor:
            yield from pieces(descriptor)

    def add(self, snapshot: Snapshot) -> str:
        """Put a snapshot's list in its place, and give its id: from here on there is such a snapshot."""
        for folder in sorted({self.path_of(file.digest).parent for file in snapshot.files}):
            sync_folder(folder)  # also for a copy that another backup put there: it may have died before this
        content = list_of(snapshot)
        named = id_of(content, snapshot.time)
        temporary, _ = _write_beside(self.lists, (content,))
        temporary.replace(self.lists / named)
        sync_folder(self.lists)
        return named

    def snapshots(self) -> tuple[str, ...]:
        """Give the id of every snapshot, the oldest first."""
        with suppress(FileNotFoundError, NotADirectoryError):
            return tuple(sorted(path.name for path in self.lists.iterdir() if time_of(path.name)))
        return ()

    def snapshot(self, named: str) -> Snapshot | None:
        """Give a snapshot; None where its list is no whole file any more."""
        try:
            content = read_regular(self.lists / named, limit=_LONGEST_LIST)
        except NotRegularError:
            return None
        return read_list(content, named)


def _write_beside(folder: Path, content: Iterable[bytes]) -> tuple[Path, Measure]:
    temporary = folder / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}"
    return temporary, write_measured(temporary, content, mode=_PRIVATE_FILE)
