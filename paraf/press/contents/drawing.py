"""What contents ask of whoever draws: sealed pictures in smaller sizes, and each article's social card.

* The same picture, the same words and the same engine give the same drawing.
* Where nobody draws, pictures are measured, and shown as they were sealed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from paraf.desk.records.vault import Vault
from paraf.press.contents.pictures import measured
from paraf.rules.renditions import Renditions
from paraf.rules.words import Digest


class SocialCard(Struct, frozen=True, kw_only=True, gc=False):
    """The picture by which an article is shown elsewhere: its place on the site, its SHA-256, and its size."""

    url: str
    digest: Digest
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """What a social card says of an article besides the site's name."""

    title: str
    agency: str
    date: datetime
    language: str = ""


class Drawing(Protocol):
    """Draws what the public site shows besides what was sealed."""

    def get_ready(self, sealed: Iterable[Digest]) -> None:
        """Draw what is missing of some pictures, many at once."""

    def renditions(self, sealed: Digest) -> Renditions:
        """Give what a sealed picture was drawn as."""

    def social_card(self, words: CardWords) -> SocialCard | None:
        """Give an article's social card."""

    def site_card(self) -> SocialCard | None:
        """Give the social card of the site itself."""


class NoDrawing:
    """Measures, and draws nothing."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get_ready(self, sealed: Iterable[Digest]) -> None:
        """Do nothing."""

    def renditions(self, sealed: Digest) -> Renditions:
        """Give a picture's size alone."""
        width, height = measured(self._vault.get(sealed))
        return Renditions(width=width, height=height)

    def social_card(self, words: CardWords) -> SocialCard | None:  # noqa: ARG002  # whatever they say
        """Give none."""
        return None

    def site_card(self) -> SocialCard | None:
        """Give none."""
        return None
