"""Crossings: where one article's page depends on others, for addresses of names, linked papers and translations.

* Two names never share an address; which one has the plain one depends on who used it first.
* An article and its translations lead to each other.
* A link to another paper leads to its page while that is public; which one a base name means depends on all papers.
* Whoever comes or goes is told of here; ``settle`` then tells whose page is touched by it.
"""

import posixpath

from paraf.press.contents.bodies import Links, paper_links
from paraf.press.contents.cards import Card
from paraf.press.contents.taxonomy import Names
from paraf.press.contents.translations import Translations
from paraf.rules.edition import Publication
from paraf.rules.words import Address


class Crossings:
    """The names that articles use, the papers that they link to, and who is touched when those change."""

    def __init__(self) -> None:
        self.categories, self.authors, self.tags, self.units = Names(), Names(), Names(), Names()
        self._links = Links()
        self._translations = Translations()
        self._linkers: dict[str, set[Address]] = {}
        self._moved: set[str] = set()

    def take(self, publication: Publication, card: Card) -> None:
        """Note a publication that comes."""
        address, path = publication.address, publication.live.seal.path
        for names, used in self._named(card):
            names.take(address, used, number=publication.history[0].number)
        self._translations.take(publication, card)
        self._links.put(path, address)
        self._moved.add(posixpath.basename(path))
        for target in paper_links(card.links).values() if card.links else ():
            self._linkers.setdefault(posixpath.basename(target.path), set()).add(address)

    def leave(self, publication: Publication, card: Card) -> None:
        """Note a publication that goes."""
        address, path = publication.address, publication.live.seal.path
        for names, used in self._named(card):
            names.leave(address, used)
        self._translations.leave(publication, card)
        self._links.drop(path, address)
        self._moved.add(posixpath.basename(path))
        for target in paper_links(card.links).values():
            self._linkers[posixpath.basename(target.path)].discard(address)

    def settle(self) -> set[Address]:
        """Give the publications for which a name's address or a link may lead elsewhere than before."""
        linked = {address for name in self._moved for address in self._linkers.get(name, ())}
        self._moved.clear()
        linked |= self._translations.settle()
        return linked.union(*(names.settle() for names in (self.categories, self.authors, self.tags, self.units)))

    def links_of(self, publication: Publication, card: Card) -> dict[str, Address | None]:
        """Give where each link of a body to another paper leads, by how it was written."""
        beside = publication.live.seal.path
        return {link: self._links.address(target, beside=beside) for link, target in paper_links(card.links).items()}

    def translations_of(self, publication: Publication) -> tuple[tuple[str, Address], ...]:
        """Give an article and those that say the same in other languages, the original first."""
        return self._translations.of(publication.address)

    def _named(self, card: Card) -> tuple[tuple[Names, tuple[str, ...]], ...]:
        return (
            (self.categories, (card.category,)),
            (self.authors, card.authors),
            (self.tags, card.tags),
            (self.units, card.units),
        )
