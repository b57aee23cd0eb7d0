"""Putting the search index on a sheet.

* Where there is nothing to go on from, every file of it is made, with all cores where they are many; else those that
  the changed papers are in, out of what the live release has of them.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from paraf.desk.disk.files import LARGEST_KEPT, read_regular
from paraf.desk.disk.links import FileError
from paraf.press.contents import places
from paraf.press.reading.impression import Impression, Work
from paraf.press.reading.texts import Texts
from paraf.press.releases.altering import Alteration
from paraf.press.releases.sheet import Sheet
from paraf.press.searching.changing import Changed, brought_on
from paraf.press.searching.index import Index
from paraf.press.workers import shared_out
from paraf.rules.searching.blocks import Block


def fill_index(  # noqa: PLR0913  # what it is made of, and where
    sheet: Sheet, impression: Impression, work: Work, *, texts: Texts, tree: Path, live: Path | None
) -> None:
    """Put what may have changed of the search index on the sheet, out of the live tree where there is one."""
    index = Index(impression.contents)
    if work.is_whole:
        _fill_whole(sheet, index, texts=texts, tree=tree)
    elif work.changes.papers:
        changed = brought_on(index, work.changes.papers, lambda place: _live(sheet, live, place))
        changed = changed or _anew(sheet, index)
        for place, content in changed.files.items():
            sheet.put(place, content)
        sheet.remove(changed.gone)


def _anew(sheet: Sheet, index: Index) -> Changed:
    """Give the whole index, with whatever else there is of one gone."""
    files = dict(index.files())
    stood = (place for place in sheet.before if place.startswith(f"{places.INDEX_OF_SEARCH}/"))
    return Changed(files=files, gone=frozenset(place for place in stood if place not in files))


def _live(sheet: Sheet, live: Path | None, place: str) -> bytes | None:
    """Give the bytes of a file of the live release, where it is what the release's record says."""
    known = sheet.before.get(place)
    if live is None or known is None:
        return None
    try:
        content = read_regular(live / place, limit=LARGEST_KEPT)
    except (FileError, OSError):
        return None
    return content if hashlib.sha256(content).hexdigest() == known else None


def _fill_whole(sheet: Sheet, index: Index, *, texts: Texts, tree: Path) -> None:
    made, blocks = Alteration(tree, was_empty=True), index.blocks()

    def make(block: Block) -> bytes:
        texts.in_worker()
        hashes: dict[str, str] = {}
        for place, content in index.files_of(block):
            hashes[place] = digest = hashlib.sha256(content).hexdigest()
            if not sheet.has_live(place, digest):
                made.write(place, content)
        return msgspec.msgpack.encode(hashes)

    done: set[Block] = set()
    for block, answer in shared_out(blocks, make, few=1):
        done.add(block)
        for place, digest in msgspec.msgpack.decode(answer, type=dict[str, str]).items():
            sheet.put_made(place, digest, tree / place)
    for place, content in _rest(index, [block for block in blocks if block not in done]):
        sheet.put(place, content)


def _rest(index: Index, blocks: list[Block]) -> Iterator[tuple[str, bytes]]:
    yield index.listed(index.blocks())
    for block in blocks:
        yield from index.files_of(block)
