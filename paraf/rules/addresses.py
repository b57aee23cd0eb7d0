"""Where an article will stand, and which open paper is which.

* An address is ``berita/<year of the first Date>/<slug>``; once sealed it never moves.
* A paper that names what it replaces belongs to the address of that version, whatever its date says now.
* A slug is derived from the title once, at submission.
* A redirect is another address, of the same year, that leads to an article. It lasts as long as the article: each
  version names all of them. What one article has as its address or as a redirect no other takes.
"""

import re
from collections.abc import Iterable, Iterator

from unidecode import unidecode

from paraf.rules.article import Article
from paraf.rules.findings import Finding
from paraf.rules.register import Identity, Register, Version, slug_of
from paraf.rules.site_folders import SiteFolder
from paraf.rules.wording import find
from paraf.rules.words import Address, Digest, Slug, Stage

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
    return Address(f"{SiteFolder.ARTICLES}/{date[:4]}/{slug}")


def replaced(article: Article) -> Digest | None:
    """Give the digest of the version that a paper says it revises."""
    value = article.get("Replaces")
    return Digest(value) if value else None


def with_slug(address: Address, slug: str) -> Address:
    """Give the address of the same year that ends in a slug."""
    return Address(f"{address.rpartition('/')[0]}/{slug}")


def redirects_of(address: Address, article: Article) -> tuple[Address, ...]:
    """Give the other addresses that lead to an article, as its text has them."""
    typed = article.get("Redirect")
    return tuple(with_slug(address, slug) for slug in typed.split(", ")) if typed else ()


def redirects_line(redirects: Iterable[Address]) -> str | None:
    """Give what the line of redirects says in a text."""
    return ", ".join(dict.fromkeys(map(slug_of, redirects))) or None


def holder_of(wanted: Address, register: Register) -> Version | None:
    """Give the article that has an address, as its own or as a redirect, in its last version."""
    return register.latest(register.redirects.get(wanted, wanted))


def redirect_clashes(article: Article, address: Address, register: Register, *, path: str) -> Iterator[Finding]:
    """Find the redirects of a paper, to be sealed at an address, that are another article's address or its own."""
    for wanted in redirects_of(address, article):
        holder, line = holder_of(wanted, register), article.line_of("Redirect")
        if wanted == address:
            yield find("redirect-taken", path=path, line=line, slug=slug_of(wanted), other=path)
        elif holder is not None and holder.seal.address != address:
            other = f"{Stage.PUBLISHED}/{holder.seal.path}"
            yield find("redirect-taken", path=path, line=line, slug=slug_of(wanted), other=other)


def identity_of(article: Article, register: Register) -> Identity | None:
    """Tell which open paper this is, or None where it has no slug or date yet."""
    slug, date, digest = article.get("Slug"), article.get("Date"), replaced(article)
    version = register.version(digest) if digest else None
    if version is not None:
        return version.seal.address, digest
    return (new_address(date, slug), digest) if slug and date else None
