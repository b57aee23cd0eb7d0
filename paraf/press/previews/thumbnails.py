"""The small pictures beside the previews: as private as they are, each named by its picture's digest.

* A picture that was used in two papers has one; it is made once.
* Those that nobody shows any more are removed, so none of a withdrawn photo stays.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from paraf.desk.disk.files import make_folder, remove, write_whole
from paraf.desk.disk.listing import entries_in
from paraf.desk.disk.modes import DESK_FILE, DESK_FOLDER
from paraf.rules.words import Digest

_FOLDER = "gambar-kecil"
_SHORT = 32


@dataclass(frozen=True, slots=True)
class Thumbnails:
    """The small pictures of one newsroom, below its previews."""

    previews: Path

    def at(self, digest: Digest) -> Path:
        """Give where the small picture of a picture lies, or would."""
        return self.previews / _FOLDER / f"{digest.removeprefix('sha256:')[:_SHORT]}.jpg"

    def make(self, digest: Digest, content: bytes) -> None:
        """Make the small picture of a picture as it may be published, unless it is there or cannot be made."""
        from paraf.desk.opening.thumbnails import thumbnail  # noqa: PLC0415  # imports Pillow, where there is a picture

        path = self.at(digest)
        small = None if path.is_file() else thumbnail(content)
        if small is not None:
            make_folder(path.parent, mode=DESK_FOLDER)
            write_whole(path, small, mode=DESK_FILE)

    def keep(self, digests: Collection[Digest]) -> None:
        """Remove the small pictures of all other pictures."""
        kept, folder = {self.at(digest).name for digest in digests}, self.previews / _FOLDER
        for entry in entries_in(folder) if folder.is_dir() else ():
            if entry.name not in kept:
                remove(folder / entry.name)
