"""The search index brought on: the files that change with some papers, out of the texts that the live release has.

* What comes out is what the index has from nothing; only less is read for it.
* A changed article is taken out by its number, whatever text it had, and put in anew.
* A block whose live texts are not what the release's record says is made anew out of its articles.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from paraf.press.contents.changes import Exchange
from paraf.press.contents.papers import Paper
from paraf.press.searching.index import BLOCKS, Index, all_places, results_place, shard_places
from paraf.rules.searching.blocks import LISTED, Block, block_number, blocks_of, read_blocks
from paraf.rules.searching.postings import SIZE, by_stem, shard_of, shards_anew, with_terms, without
from paraf.rules.words import Address

ReadLive = Callable[[str], bytes | None]
"""Gives the bytes of a file of the live release, or None where they are not what its record says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The files that may have changed, by their place, and the places that may be gone."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()


def brought_on(index: Index, papers: Mapping[Address, Exchange], read: ReadLive) -> Changed | None:
    """Give what changes with some papers; None where the live release has no list of blocks to go on from."""
    listed = read(BLOCKS)
    if listed is None:
        return None
    changed = {address: after for address, (before, after) in papers.items() if not _says_the_same(before, after)}
    touched: dict[int, dict[int, Paper | None]] = {}
    for address, paper in changed.items():
        number = index.numbers[address]
        live = None if paper is None or paper.is_notice else paper
        touched.setdefault(block_number(number), {})[number] = live
    before = read_blocks(listed.decode())
    stood = {block.number: block for block in before}
    stands = {number for number in stood.keys() | touched.keys() if number not in touched or index.has(number)}
    now = blocks_of(stands)
    files = dict([index.listed(now)])
    for block in now:
        if block.number in touched or block != stood.get(block.number):
            texts = _texts(index, block, stood.get(block.number), touched.get(block.number, {}), read)
            files |= zip(shard_places(block), map(str.encode, texts), strict=True)
    lists = {number - number % LISTED: index.results(number) for numbers in touched.values() for number in numbers}
    files |= {results_place(number): found for number, found in lists.items() if found}
    empty = {results_place(number) for number, found in lists.items() if not found}
    return Changed(files=files, gone=frozenset(empty | (all_places(before) - all_places(now))))


def _says_the_same(before: Paper | None, after: Paper | None) -> bool:
    """Tell whether two papers are found and shown alike."""
    if before is None or after is None:
        return False
    return _told(before) == _told(after)


def _told(paper: Paper) -> object:
    return paper.is_notice, paper.sealed_as, paper.card, paper.date


def _texts(
    index: Index, block: Block, stood: Block | None, papers: Mapping[int, Paper | None], read: ReadLive
) -> Iterable[str]:
    """Give the texts of a block's shards, where these papers changed."""
    found = [read(place) for place in shard_places(stood)] if stood else []
    if not stood or None in found:
        return index.shards(block)
    local = [number % SIZE for number in papers]
    texts: Iterable[str] = (without((text or b"").decode(), local) for text in found)
    if stood != block:
        texts = shards_anew(texts, block.shards)
    return _with_papers(index, block, texts, papers)


def _with_papers(index: Index, block: Block, texts: Iterable[str], papers: Mapping[int, Paper | None]) -> Iterator[str]:
    coming = by_stem({number % SIZE: index.terms(paper) for number, paper in papers.items() if paper})
    parts: list[dict[str, dict[int, int]]] = [{} for _ in range(block.shards)]
    for stem, numbers in coming.items():
        parts[shard_of(stem, block.shards)][stem] = numbers
    return (with_terms(text, part) if part else text for text, part in zip(texts, parts, strict=True))
