"""Translations: which articles say the same in several languages, as far as the public can read them.

* A translation leads to its original and to the other translations for as long as the original is public as an article.
* A notice leads nowhere, and nothing leads to it.
* What names a translation as its original leads nowhere; of two in one language the one that was sealed first counts.
* Whoever comes or goes is told of here; ``settle`` then tells whose page is touched by it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from paraf.press.contents import places
from paraf.press.contents.cards import Card
from paraf.rules.edition import Publication
from paraf.rules.words import Address


class Translated(NamedTuple):
    """An article or a front page in one of its languages, with its address as links have it."""

    lang: str
    url: str


def translated(translations: Iterable[tuple[str, Address]]) -> tuple[Translated, ...]:
    """Give an article in each of its languages."""
    return tuple(Translated(lang, places.url(address)) for lang, address in translations)


class Translations:
    """The articles by what they translate."""

    def __init__(self) -> None:
        self._languages: dict[Address, str] = {}
        self._originals: dict[Address, Address] = {}
        self._translating: dict[Address, dict[Address, int]] = {}  # each with the number of its first seal
        self._moved: set[Address] = set()

    def take(self, publication: Publication, card: Card) -> None:
        """Note a publication that comes."""
        if publication.is_notice:
            return
        address, original = publication.address, card.translates
        self._languages[address] = card.lang
        self._moved.add(address)
        if original:
            self._moved.add(original)
            self._originals[address] = original
            self._translating.setdefault(original, {})[address] = publication.history[0].number

    def leave(self, publication: Publication, card: Card) -> None:
        """Note a publication that goes."""
        if publication.is_notice:
            return
        address, original = publication.address, card.translates
        del self._languages[address]
        self._moved.add(address)
        if original:
            self._moved.add(original)
            del self._originals[address], self._translating[original][address]
            if not self._translating[original]:
                del self._translating[original]

    def settle(self) -> set[Address]:
        """Give the publications that may have other translations than before."""
        moved, self._moved = self._moved, set()
        translating = (each for original in moved for each in self._translating.get(original, ()))
        return moved.union(translating)

    def of(self, address: Address) -> tuple[tuple[str, Address], ...]:
        """Give an article and those that say the same, each with its language, the original first."""
        original = self._originals.get(address, address)
        numbers = self._translating.get(original)
        if not numbers or original not in self._languages or original in self._originals:
            return ()
        found = {self._languages[original]: original}
        for each in sorted(numbers, key=lambda each: (numbers[each], each)):
            found.setdefault(self._languages[each], each)
        return tuple(found.items()) if len(found) > 1 and address in found.values() else ()
