"""Revising: a new paper that starts from a signed version, out of the vault.

* The signed version stays live until the new one is signed.
* Pictures that the new paper would not find come out of the vault as well.
* A taken name gets the next number; nothing is replaced.
"""

import os

from paraf.desk.files import make_folder, write_new
from paraf.desk.gathering import gather
from paraf.desk.moving import Place
from paraf.desk.newsroom import Newsroom
from paraf.rules.article import Article, render
from paraf.rules.grammar import parse
from paraf.rules.register import Version
from paraf.rules.words import Stage
from paraf.rules.workflow.revision import revision_of, revision_path, withdrawal_of


class SealedTextUnreadableError(Exception):
    """A sealed text in the vault is not what the strict grammar admits."""


def start_revision(newsroom: Newsroom, version: Version) -> Place:
    """Put a paper to work on into ``drafts/``, and tell where."""
    revision = revision_of(sealed_article(newsroom, version), version.seal.digest)
    place = _put(newsroom, version, Stage.DRAFT, revision)
    _put_pictures(newsroom, version, place)
    return place


def start_withdrawal(newsroom: Newsroom, version: Version, *, reason: str) -> Place:
    """Put a paper that withdraws into ``drafts/``, and tell where."""
    article = withdrawal_of(sealed_article(newsroom, version), version.seal.digest, reason=reason)
    return _put(newsroom, version, Stage.DRAFT, article)


def sealed_article(newsroom: Newsroom, version: Version) -> Article:
    """Read a sealed text, private lines included, out of the vault."""
    reading = parse(newsroom.vault.get(version.seal.text).decode(), path=version.seal.path)
    if reading.article is None:
        raise SealedTextUnreadableError(version.seal.text)
    return reading.article


def _put(newsroom: Newsroom, version: Version, stage: Stage, article: Article) -> Place:
    number = len(newsroom.register.versions[version.seal.address]) + 1
    while True:
        place = Place(stage, revision_path(version.seal.path, number))
        path = newsroom.root / str(place)
        make_folder(path.parent)
        try:
            write_new(path, render(article).encode())
        except FileExistsError:
            number += 1
            continue
        return place


def _put_pictures(newsroom: Newsroom, version: Version, place: Place) -> None:
    """Put the signed files beside a new paper, where it would find none or others; a taken name stays as it is."""
    gathered = gather(newsroom, place.stage, place.path)
    found = {used.file.ref: used.file.sha for used in gathered.case.used} if gathered else {}
    for file in version.seal.files:
        path = (newsroom.root / str(place)).parent / file.ref
        if found.get(file.ref) != file.sha and not os.path.lexists(path):
            make_folder(path.parent)
            write_new(path, newsroom.vault.get(file.sha))
