"""A kept paper: what the store has of each paper of the live release."""

from msgspec import Struct

from paraf.press.contents.cards import Card
from paraf.rules.words import Address, Digest


class KeptPaper(Struct, frozen=True, kw_only=True, gc=False):
    """A card with all that a page showed besides.

    These are the entries of its live version and of its history, by number; the digest; where names and links led; and
    whether it stood on top, was in force, had its event to come, and had lapsed.
    """

    number: int
    digest: Digest
    history: tuple[int, ...]
    card: Card
    slugs: tuple[str, ...]
    links: dict[str, Address | None]
    pinned: bool
    expired: bool
    ahead: bool
    redirects: tuple[Address, ...]
    lapsed: bool
