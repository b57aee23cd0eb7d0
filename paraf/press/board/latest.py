"""What went live lately: the articles' last versions that are due, the youngest first, with title and picture.

* What was sealed since the last look is put to what was known: the cost follows the change, not the newsroom.
"""

from datetime import datetime
from heapq import nlargest
from typing import Final

from paraf.desk.records.newsroom import Newsroom
from paraf.press.board.columns import Latest, picture_in
from paraf.rules.grammar import parse
from paraf.rules.layers import Layers
from paraf.rules.register import Version
from paraf.rules.rendering import picture_of
from paraf.rules.words import Address

_MOST: Final = 20
_AHEAD: Final = 200
"""So many are remembered, for those that are not due yet are passed over."""


class LatestVersions:
    """The versions of one newsroom that go live last."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._seen: Layers[Address, tuple[Version, ...]] = Layers()
        self._youngest: dict[Address, Version] = {}
        self._shown: dict[int, Latest] = {}

    def at(self, moment: datetime) -> tuple[Latest, ...]:
        """Give those that are due at a moment."""
        versions = self._newsroom.register.versions
        new = {address: versions[address][-1] for address in versions.differing(self._seen)}
        youngest = nlargest(_AHEAD, {**self._youngest, **new}.items(), key=_age)
        self._seen, self._youngest = versions, dict(youngest)
        due = [version for _, version in youngest if version.live_from <= moment][:_MOST]
        self._shown = {version.number: self._shown.get(version.number) or self._read(version) for version in due}
        return tuple(self._shown.values())

    def _read(self, version: Version) -> Latest:
        text = self._newsroom.vault.get(version.seal.text).decode()
        article = parse(text, path=version.seal.path).article
        title = (article.get("Title") if article else None) or version.seal.slug
        return Latest(
            version=version, title=title, picture=picture_in(version, picture_of(article) if article else None)
        )


def _age(item: tuple[Address, Version]) -> tuple[datetime, int]:
    return item[1].live_from, item[1].number
