"""Where an article will stand, and which open paper is which.

* An address is ``berita/<year of the first Date>/<slug>``; once sealed it never moves.
* A paper that names what it replaces belongs to the address of that version, whatever its date says now.
* A slug is derived from the title once, at submission.
"""

import re

from unidecode import unidecode

from paraf.rules.article import Article
from paraf.rules.register import Identity, Register
from paraf.rules.words import Address, Digest, Slug

_LONGEST = 100
_RESERVED = frozenset({"index"})


def derive_slug(title: str) -> Slug | None:
    """Give the slug for a title, cut at a word's end; None where the title has no letter or digit to make one of."""
    plain = re.sub(r"[^a-z0-9]+", "-", unidecode(title).lower()).strip("-")
    if len(plain) > _LONGEST:
        plain = plain[: _LONGEST + 1].rpartition("-")[0] or plain[:_LONGEST]
    return Slug(plain) if plain and plain not in _RESERVED else None


def new_address(date: str, slug: str) -> Address:
    """Give the address of an article that was never sealed, by its canonical Date."""
    return Address(f"berita/{date[:4]}/{slug}")


def replaced(article: Article) -> Digest | None:
    """Give the digest of the version that a paper says it revises."""
    value = article.get("Replaces")
    return Digest(value) if value else None


def identity_of(article: Article, register: Register) -> Identity | None:
    """Tell which open paper this is, or None where it has no slug or date yet."""
    slug, date, digest = article.get("Slug"), article.get("Date"), replaced(article)
    version = register.version(digest) if digest else None
    if version is not None:
        return version.seal.address, digest
    return (new_address(date, slug), digest) if slug and date else None
