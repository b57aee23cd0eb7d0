"""Where a card leads to, as the board's page has it in a link, and its small picture.

* What lies in the newsroom is linked to relative to the page: that works where the page is opened from a share.
* What is public is linked to where the public reads it. Its files in ``public/`` are no use to a double-click: their
  styles and pictures have addresses of the site.
* A small picture that is not there yet is made of the vault's copy, where the vault has one.
"""

from pathlib import Path
from urllib.parse import quote

from paraf.desk.records.newsroom import Newsroom
from paraf.press.previews.places import preview_at
from paraf.press.previews.thumbnails import Thumbnails
from paraf.rules.words import Address, Digest


class Links:
    """The links of one page of one newsroom."""

    def __init__(self, newsroom: Newsroom, page: Path) -> None:
        self._newsroom, self._folder = newsroom, page.parent
        self._thumbnails = Thumbnails(newsroom.layout.previews)

    def to(self, file: Path) -> str:
        """Give where a file lies."""
        if file.is_relative_to(self._folder):
            return quote(file.relative_to(self._folder).as_posix())
        return file.as_uri()

    def preview(self, place: str) -> str | None:
        """Give the preview of the paper at a place, or None where there is none."""
        preview = preview_at(self._newsroom, place)
        return self.to(preview) if preview.is_file() else None

    def paper(self, place: str) -> str:
        """Give the paper itself, in which the text stands as it was signed."""
        return self.to(self._newsroom.root / place)

    def public(self, address: Address) -> str:
        """Give where the public reads what is at an address."""
        return f"{self._newsroom.office.url}/{quote(address)}/"

    def picture(self, digest: Digest | None) -> str | None:
        """Give the small picture of a picture, or None where there is none."""
        if digest is None:
            return None
        path = self._thumbnails.at(digest)
        if not path.is_file() and digest in self._newsroom.vault:
            self._thumbnails.make(digest, self._newsroom.vault.get(digest))
        return self.to(path) if path.is_file() else None
