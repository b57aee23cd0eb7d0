"""A sheet: what a run puts on the site and takes from it, against the release that is live.

* A file that is on the site already, byte for byte, is not written again.
* On a whole sheet, whatever was not put on it is taken from the site.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from paraf.press.releases.delivery import Source
from paraf.rules.hash_lists import HashLists, hash_lists
from paraf.rules.words import Digest


class Sheet:
    """Collects the files of one run; ``before`` has the SHA-256 of every file that is live."""

    def __init__(self, before: HashLists | None, *, whole: bool) -> None:
        self.before, self.is_whole = before or hash_lists({}), whole
        self.written: dict[str, Source] = {}
        self._hashes: dict[str, str] = {}
        self._removed: set[str] = set()

    def has_live(self, place: str, digest: str) -> bool:
        """Tell whether a file is live already, by its SHA-256 in hex: whoever makes files need not make that one."""
        return self.before.get(place) == digest

    def put(self, place: str, content: bytes) -> None:
        """Put some bytes on the site."""
        self._put(place, hashlib.sha256(content).hexdigest(), content)

    def put_made(self, place: str, digest: str, made: Path) -> None:
        """Put a file on the site, by its SHA-256 in hex, that was made in a work tree unless it is live already."""
        self._put(place, digest, made)

    def put_kept(self, place: str, digest: Digest) -> None:
        """Put a copy out of the vault on the site."""
        self._put(place, digest.removeprefix("sha256:"), digest)

    def keep(self, hashes: Mapping[str, str]) -> None:
        """Leave files on the site that are there; each with its SHA-256."""
        self._hashes.update(hashes)

    def remove(self, places: Iterable[str]) -> None:
        """Take files from the site."""
        self._removed.update(places)

    def files(self) -> HashLists:
        """Give the SHA-256 of every file that the site has now."""
        if self.is_whole:
            return hash_lists(self._hashes)
        return self.before.changed(self._hashes, {place for place in self._removed if place in self.before})

    def _put(self, place: str, digest: str, source: Source) -> None:
        is_new = not self.has_live(place, digest)
        if is_new:
            self.written[place] = source
        if self.is_whole or is_new:
            self._hashes[place] = digest
