"""The search index: every file of it that the public site has, and what it follows from.

* It follows from the articles that are live and their numbers alone: a withdrawn one is in no file of it.
* What is said of an article here is what its sealed text says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from paraf.press.contents import places
from paraf.press.contents.contents import Contents
from paraf.press.contents.papers import Paper
from paraf.press.theming.templating import plain_date
from paraf.rules.searching.blocks import LISTED, Block, Result, block_number, blocks_of, blocks_text, results_text
from paraf.rules.searching.postings import SIZE, by_stem, shards
from paraf.rules.searching.terms import terms_of, text_in
from paraf.rules.words import Address

BLOCKS = f"{places.INDEX_OF_SEARCH}/isi.json"


class Index:
    """The search index of some contents, as they are now."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    @cached_property
    def _order(self) -> Sequence[Address]:
        """Give every address that was ever sealed, in the order of first seals."""
        return [*self._contents.sealed]

    @cached_property
    def numbers(self) -> Mapping[Address, int]:
        """Give the number of every address."""
        return {address: number for number, address in enumerate(self._order)}

    def blocks(self) -> tuple[Block, ...]:
        """Give the blocks that have articles."""
        starts = range(0, len(self._order), SIZE)
        return blocks_of(number for number in map(block_number, starts) if self.has(number))

    def has(self, block: int) -> bool:
        """Tell whether a block has any article."""
        return any(True for _ in self._live(block * SIZE, SIZE))

    def places(self) -> Iterator[str]:
        """Give the place of every file."""
        yield BLOCKS
        for block in self.blocks():
            yield from shard_places(block)
        for number in range(0, len(self._order), LISTED):
            if any(True for _ in self._live(number, LISTED)):
                yield results_place(number)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Give every file by its place."""
        blocks = self.blocks()
        yield self.listed(blocks)
        for block in blocks:
            yield from self.files_of(block)

    def listed(self, blocks: Iterable[Block]) -> tuple[str, bytes]:
        """Give the list of blocks, by its place."""
        return BLOCKS, blocks_text(blocks).encode()

    def files_of(self, block: Block) -> Iterator[tuple[str, bytes]]:
        """Give the files that the articles of one block are in."""
        yield from zip(shard_places(block), map(str.encode, self.shards(block)), strict=True)
        for start in range(block.number * SIZE, (block.number + 1) * SIZE, LISTED):
            if found := self.results(start):
                yield results_place(start), found

    def shards(self, block: Block) -> tuple[str, ...]:
        """Give the texts of a block's shards."""
        live = self._live(block.number * SIZE, SIZE)
        return shards(by_stem({number % SIZE: self.terms(paper) for number, paper in live}), block.shards)

    def results(self, number: int) -> bytes:
        """Give the list of what results show that has an article's number; nothing where it has no article."""
        live = self._live(number - number % LISTED, LISTED)
        found = {each: self._result(paper) for each, paper in live}
        return results_text(found).encode() if found else b""

    def terms(self, paper: Paper) -> dict[str, int]:
        """Give the stems of an article."""
        card, caption = paper.card, paper.card.picture.caption if paper.card.picture else ""
        said = (card.summary, *card.tags, card.unit, card.place, *card.authors, caption)
        about = "\n".join(each for each in said if each)
        return terms_of(title=card.title, about=about, body=text_in(self._contents.parsed(paper).html))

    def _result(self, paper: Paper) -> Result:
        day = plain_date(paper.date, self._contents.office)
        return Result(url=paper.url, title=paper.card.title, day=day, unit=paper.card.unit or "")

    def _live(self, start: int, count: int) -> Iterator[tuple[int, Paper]]:
        """Give the articles whose numbers are among so many, each with its number."""
        for number, address in enumerate(self._order[start : start + count], start):
            paper = self._contents.papers.get(address)
            if paper is not None and not paper.is_notice:
                yield number, paper


def shard_places(block: Block) -> Iterator[str]:
    """Give the places of a block's shards."""
    return (f"{places.INDEX_OF_SEARCH}/{block.name}/{shard}.txt" for shard in range(block.shards))


def results_place(number: int) -> str:
    """Give the place of the list of what results show that has an article's number."""
    return f"{places.INDEX_OF_SEARCH}/judul/{number // LISTED}.json"


def all_places(blocks: Iterable[Block]) -> set[str]:
    """Give the places of the shards of some blocks."""
    return {place for block in blocks for place in shard_places(block)}
