"""Revision and withdrawal: a new paper that replaces a signed version; the old version stays live until it is signed.

* A revision starts from the signed text, names the version it replaces, and asks for a kind of change and a note.
* A withdrawal keeps the lines that name the article and drops body and pictures, also where a hand left them in;
  its note is public.
"""

from paraf.rules.article import Article, with_fields
from paraf.rules.completeness import WITHDRAWAL
from paraf.rules.header import is_public
from paraf.rules.names import is_index, stem_of
from paraf.rules.words import Digest

ASKER = "X-Peminta"
"""The private line that names who asks for a withdrawal."""

_KEPT_IN_NOTICE = ("Title", "Date", "Category", "Authors", "Slug", "Redirect", "Lang", "Unit")
_OF_THE_CHANGE = ("Modified", "Change", "Change-Note", "Replaces")


def revision_of(article: Article, digest: Digest) -> Article:
    """Give the paper to work on for the version with this digest."""
    return with_fields(
        article, {"Replaces": digest, "Change": None, "Change-Note": None, "Koreksi": None, "Paraf": None}
    )


def withdrawal_of(article: Article, digest: Digest, *, reason: str, asker: str | None = None) -> Article:
    """Give the paper that withdraws the version with this digest, with who asks for it where that is known already."""
    kept = tuple(field for field in article.fields if field.key in _KEPT_IN_NOTICE)
    values = {"Replaces": digest, "Change": WITHDRAWAL, "Change-Note": " ".join(reason.split()), ASKER: asker}
    return with_fields(Article(fields=kept, body=""), values)


def notice_of(article: Article) -> Article:
    """Give a paper that withdraws with nothing public in it but what names the article and the change."""
    kept = (*_KEPT_IN_NOTICE, *_OF_THE_CHANGE)
    return Article(
        fields=tuple(field for field in article.fields if field.key in kept or not is_public(field.key)), body=""
    )


def revision_path(path: str, number: int) -> str:
    """Give a revision's path: ``banjir.rev-2.md`` for ``banjir.md``, for ``banjir/index.md`` a folder beside it."""
    folder, _, name = path.rpartition("/")
    if folder and is_index(name):
        return f"{folder}.rev-{number}/{name}"
    stem = stem_of(path)
    return f"{stem}.rev-{number}{path.removeprefix(stem)}"
