"""Revising: a new paper that starts from a signed version, out of the vault.

* The signed version stays live until the new one is signed.
* Pictures that the new paper would not find come out of the vault as well.
* A taken name gets the next number; nothing is replaced.
* A published paper that is gone can be put back as it was signed, to the byte.
"""

import os
from collections.abc import Iterable

from paraf.desk.acting.moving import Place
from paraf.desk.disk.files import digest_on_disk, make_folder, write_new
from paraf.desk.papers.gathering import candidates
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.article import Article, render, with_fields
from paraf.rules.grammar import parse
from paraf.rules.manifest import LocalFile
from paraf.rules.register import Version
from paraf.rules.words import Digest, Stage
from paraf.rules.workflow.revision import revision_of, revision_path, withdrawal_of


class KeptTextUnreadableError(Exception):
    """A text that was kept as canonical is not what the strict grammar admits."""


def start_revision(newsroom: Newsroom, version: Version) -> Place:
    """Put a paper to work on into ``drafts/``, and tell where."""
    revision = revision_of(sealed_article(newsroom, version), version.seal.digest)
    return _put(newsroom, version, revision, version.seal.files)


def start_withdrawal(newsroom: Newsroom, version: Version, *, reason: str, asker: str | None = None) -> Place:
    """Put a paper that withdraws into ``drafts/``, with who asks for it, and tell where."""
    article = withdrawal_of(sealed_article(newsroom, version), version.seal.digest, reason=reason, asker=asker)
    return _put(newsroom, version, article, ())


def put_back(newsroom: Newsroom, version: Version) -> Place:
    """Put a published paper back into ``content/``, as it was signed.

    Raises FileExistsError where something lies there.
    """
    place = Place(Stage.PUBLISHED, version.seal.path)
    article = with_fields(sealed_article(newsroom, version), {"Paraf": version.seal.digest})
    path = newsroom.root / str(place)
    make_folder(path.parent)
    _put_files(newsroom, place, version.seal.files)
    write_new(path, render(article).encode())
    return place


def sealed_article(newsroom: Newsroom, version: Version) -> Article:
    """Read a sealed text, private lines included, out of the vault."""
    return kept_article(newsroom, version.seal.text, version.seal.path)


def kept_article(newsroom: Newsroom, text: Digest, path: str) -> Article:
    """Read a canonical text out of the vault; ``path`` is the paper's, for what is found in it."""
    reading = parse(newsroom.vault.get(text).decode(), path=path)
    if reading.article is None:
        raise KeptTextUnreadableError(text)
    return reading.article


def _put(newsroom: Newsroom, version: Version, article: Article, files: Iterable[LocalFile]) -> Place:
    """Put a paper into ``drafts/``, its files first: a paper that is there has all that it shows."""
    number = len(newsroom.register.versions[version.seal.address]) + 1
    while True:
        place = Place(Stage.DRAFT, revision_path(version.seal.path, number))
        path = newsroom.root / str(place)
        if not os.path.lexists(path):
            make_folder(path.parent)
            _put_files(newsroom, place, files)
            write_new(path, render(article).encode())
            return place
        number += 1


def _put_files(newsroom: Newsroom, place: Place, files: Iterable[LocalFile]) -> None:
    """Put the signed files beside a new paper, where it would find none or others; a taken name stays as it is."""
    for file in files:
        found = (path for path in candidates(newsroom, place.stage, place.path, file.ref) if path.is_file())
        nearest = next(found, None)
        path = (newsroom.root / str(place)).parent / file.ref
        if (nearest is None or digest_on_disk(nearest) != file.sha) and not os.path.lexists(path):
            make_folder(path.parent)
            write_new(path, newsroom.vault.get(file.sha))
