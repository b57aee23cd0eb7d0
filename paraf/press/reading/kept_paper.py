"""A kept paper: what the store has of each paper of the live release."""

from msgspec import Struct

from paraf.press.contents.cards import Card
from paraf.press.contents.related import Kin
from paraf.rules.words import Address, Digest


class KeptPaper(Struct, frozen=True, kw_only=True, gc=False):
    """A card with all that a page showed besides.

    These are the entries of its live version and of its history, by number; the digest; where names and links led (for
    agency and topics that is in ``kin``, with all else that decided to whom it was related); and whether it stood on
    top, was in force, had its event to come, and had lapsed.
    """

    number: int
    digest: Digest
    history: tuple[int, ...]
    card: Card
    slugs: tuple[str, ...]
    kin: Kin
    links: dict[str, Address | None]
    translations: tuple[tuple[str, Address], ...]
    pinned: bool
    expired: bool
    ahead: bool
    redirects: tuple[Address, ...]
    lapsed: bool
