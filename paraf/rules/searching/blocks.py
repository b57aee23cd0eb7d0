"""Blocks: how the index is cut into files that are small to fetch, and few to make again.

* An article's number is that of its address among all that were ever sealed, in the order of their first seal; it never
  changes, and nobody else ever gets it.
* A block has the articles of 1,024 numbers. It is cut into shards by stem: the newest block into few, because every new
  article makes all of them again; the older ones into many, because readers fetch one of each.
* A block's name says into how many shards it is cut; a reader who has an old list of blocks finds nothing, never less.
* What results show of an article stands in lists of sixteen articles.
* The files follow from the articles that are live, and from nothing that stood before.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from paraf.rules.searching.postings import SIZE

FEW, MANY = 16, 64
"""Into how many shards the newest block is cut, and each older one."""

LISTED = 16
"""How many articles stand in one list of what results show."""

_NAME = re.compile(r"(\d{1,6})-(\d{1,4})")


class Block(NamedTuple):
    """A block: its number, and how many shards it is cut into."""

    number: int
    shards: int

    @property
    def name(self) -> str:
        """Give the block's name."""
        return f"{self.number}-{self.shards}"


class Result(NamedTuple):
    """What a result shows of an article; ``url`` has no slash in front, ``day`` is in the readers' words."""

    url: str
    title: str
    day: str
    unit: str


def blocks_of(numbers: Iterable[int]) -> tuple[Block, ...]:
    """Give the blocks that have articles, by the blocks' numbers in any order; the newest comes last."""
    found = sorted(set(numbers))
    return tuple(Block(number, FEW if number == found[-1] else MANY) for number in found)


def block_number(number: int) -> int:
    """Give the number of the block that an article is in."""
    return number // SIZE


def blocks_text(blocks: Iterable[Block]) -> str:
    """Give the list of blocks as browsers read it."""
    return _compact([block.name for block in blocks])


def read_blocks(text: str) -> tuple[Block, ...]:
    """Read a list of blocks that is our own."""
    return tuple(Block(int(number), int(shards)) for number, shards in _NAME.findall(text))


def results_text(results: Mapping[int, Result]) -> str:
    """Give a list of what results show, by the articles' numbers, as browsers read it."""
    return _compact({str(number): [*result] for number, result in sorted(results.items())})


def _compact(found: Collection[object]) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
