"""Filling a sheet: the files of a run, kind by kind.

* Where there is nothing to go on from, every file is put on the sheet; else those that may differ, and no other can.
"""

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path

from paraf.press.contents import places
from paraf.press.contents.pages import Page
from paraf.press.contents.papers import Paper
from paraf.press.engine.failures import failures_named
from paraf.press.proofs import Proofs
from paraf.press.reading.impression import Impression, Work
from paraf.press.reading.reads import packed, unpacked
from paraf.press.reading.texts import Texts
from paraf.press.releases.sheet import Sheet
from paraf.press.setup import Setup
from paraf.press.stops import stop
from paraf.press.workers import shared_out
from paraf.rules.release_papers import address_of, proof_of, text_of

_HEX = 64
_SEALED = (f"{places.PICTURES}/", f"{places.ATTACHMENTS}/")


def check_addresses(impression: Impression, work: Work) -> None:
    """Stop where an address would take the place of another thing: a page, a proof or a paper of the release."""
    for paper in _papers(impression, work):
        if address_of(proof_of(paper.address)) != paper.address:
            raise stop(code="same-place", path=proof_of(paper.address))


def fill_pages(sheet: Sheet, setup: Setup, impression: Impression, work: Work, done: Collection[str] = ()) -> None:
    """Set the pages and feeds that have to be set and are not done."""
    for place, page in work.pages.items():
        if place in done:
            continue
        content, reads = setup.typesetter.set(place, page)
        impression.note(place, reads)
        sheet.put(place, content)
    sheet.remove(work.gone)


def fill_whole(  # noqa: PLR0913  # what pages are set with, and where
    sheet: Sheet, setup: Setup, impression: Impression, work: Work, *, texts: Texts, tree: Path
) -> set[str]:
    """Set pages with all cores, where there are many; give the places of those that are done."""

    def set_one(item: tuple[str, Page]) -> bytes:
        texts.in_worker()
        with failures_named():
            content, reads = setup.typesetter.set(*item)
        made = tree / item[0]
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_bytes(content)
        return hashlib.sha256(content).hexdigest().encode() + packed(reads)

    done: set[str] = set()
    for (place, _), answer in shared_out(list(work.pages.items()), set_one):
        impression.note(place, unpacked(answer[_HEX:]))
        sheet.put_made(place, answer[:_HEX].decode(), tree / place)
        done.add(place)
    return done


def fill_files(sheet: Sheet, setup: Setup, impression: Impression, work: Work) -> None:
    """Put pictures, attachments and public texts on the sheet, and where all is put there the theme's assets."""
    contents = impression.contents
    for place in contents.files if work.is_whole else work.changes.files:
        if place in contents.files:
            sheet.put_kept(place, contents.files[place])
        else:
            sheet.remove([place])
    if work.is_resumed:
        sheet.remove(place for place in sheet.before if place.startswith(_SEALED) and place not in contents.files)
    for paper in _papers(impression, work):
        sheet.put_kept(text_of(paper.address), paper.sealed_as)
    for address, (_, after) in work.changes.papers.items():
        if after is None:
            sheet.remove([text_of(address), proof_of(address)])
    if work.is_whole:
        for place, path in setup.assets.items():
            sheet.put_file(place, path)


def fill_proofs(sheet: Sheet, proofs: Proofs, impression: Impression, work: Work, *, since: int) -> None:
    """Put the proofs on the sheet, and what stands beside them; the leaves before ``since`` are there already."""
    for paper in _papers(impression, work):
        sheet.put(proof_of(paper.address), proofs.of(paper))
    for place, content in proofs.standing(since=0 if work.is_whole else since).items():
        sheet.put(place, content)


def _papers(impression: Impression, work: Work) -> Iterator[Paper]:
    """Give the papers that may be new."""
    if work.is_whole:
        yield from impression.contents.papers.values()
    else:
        yield from (after for _, after in work.changes.papers.values() if after is not None)
