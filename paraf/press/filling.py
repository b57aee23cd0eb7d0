"""Filling a sheet: the files of a run, kind by kind.

* Where there is nothing to go on from, every file is put on the sheet; else those that may differ, and no other can.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import msgspec

from paraf.press.contents import places
from paraf.press.contents.pages import ArticlePage, Page
from paraf.press.contents.papers import Paper
from paraf.press.engine.failures import failures_named
from paraf.press.machines.status import status_of
from paraf.press.proofs import Proofs
from paraf.press.reading.impression import Impression, Work
from paraf.press.reading.reads import packed, unpacked
from paraf.press.reading.texts import Texts
from paraf.press.releases.altering import Alteration
from paraf.press.releases.sheet import Sheet
from paraf.press.setup import Setup
from paraf.press.stops import stop
from paraf.press.workers import FEW, shared_out
from paraf.rules.release_papers import address_of, proof_of, text_of

_SHARE = 40  # pages
_SEALED = (f"{places.PICTURES}/", f"{places.ATTACHMENTS}/")


class _Made(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A page that was made, with what it read, and the files made with it, each with its SHA-256."""

    place: str
    reads: bytes
    files: list[tuple[str, str]]


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODER = msgspec.msgpack.Decoder(list[_Made])


def check_addresses(impression: Impression, work: Work) -> None:
    """Stop where an address would take the place of another thing: a page, a proof or a paper of the release."""
    for paper in papers_of(impression, work):
        if address_of(proof_of(paper.address)) != paper.address:
            raise stop(code="same-place", path=proof_of(paper.address))


def fill_pages(sheet: Sheet, setup: Setup, impression: Impression, work: Work) -> None:
    """Set the pages and feeds that have to be set, and take away those that are gone."""
    for place, page in work.pages.items():
        content, reads = setup.typesetter.set(place, page)
        impression.note(place, reads)
        sheet.put(place, content)
    sheet.remove(work.gone)


def fill_whole(  # noqa: PLR0913  # what pages are set with, and where
    sheet: Sheet, setup: Setup, impression: Impression, work: Work, *, texts: Texts, proofs: Proofs, tree: Path
) -> set[str]:
    """Set every page, with all cores where there are many, and text, proof and status of each; give what is done.

    What is not live yet is written into the tree at once: all pages together are more than one would hold.
    """
    set_one, done = _setting_into(tree, sheet, setup, impression, proofs), set[str]()

    def set_some(pages: Sequence[tuple[str, Page]]) -> bytes:
        texts.in_worker()
        with failures_named():
            return _ENCODE([set_one(*page) for page in pages])

    def take(each: _Made) -> None:
        impression.note(each.place, unpacked(each.reads))
        for place, digest in each.files:
            sheet.put_made(place, digest, tree / place)
            done.add(place)

    pages = list(work.pages.items())
    shares = [pages[start : start + _SHARE] for start in range(0, len(pages), _SHARE)]
    for _, answer in shared_out(shares, set_some, few=FEW // _SHARE):
        for each in _DECODER.decode(answer):
            take(each)
    with failures_named():
        for place, page in pages:
            if place not in done:
                take(set_one(place, page))
    return done


def _setting_into(
    tree: Path, sheet: Sheet, setup: Setup, impression: Impression, proofs: Proofs
) -> Callable[[str, Page], _Made]:
    """Give what sets a page, and writes it and what is made with it into a tree, unless that is live."""
    made = Alteration(tree, was_empty=True)
    papers, vault = impression.contents.papers, setup.typesetter.job.vault

    def make(place: str, content: bytes) -> tuple[str, str]:
        digest = hashlib.sha256(content).hexdigest()
        if not sheet.has_live(place, digest):
            made.write(place, content)
        return place, digest

    def set_one(place: str, page: Page) -> _Made:
        content, reads = setup.typesetter.set(place, page)
        files = [make(place, content)]
        paper = papers[page.address] if isinstance(page, ArticlePage) else None
        if paper is not None and not paper.lapsed:
            text = vault.get(paper.sealed_as)
            files.append(make(text_of(paper.address), text))
            files.append(make(proof_of(paper.address), proofs.of(paper, text)))
            files.append(make(places.status(paper.address), status_of(paper, is_proven=True)))
        return _Made(place, packed(reads), files)

    return set_one


def fill_files(sheet: Sheet, setup: Setup, impression: Impression, work: Work, done: Collection[str] = ()) -> None:
    """Put pictures, attachments, drawings and texts on the sheet, and where all is put there the theme's assets."""
    contents = impression.contents
    for place in contents.files if work.is_whole else work.changes.files:
        if place in contents.files:
            sheet.put_kept(place, contents.files[place])
        else:
            sheet.remove([place])
    if work.is_resumed:
        sheet.remove(place for place in sheet.before if place.startswith(_SEALED) and place not in contents.files)
    _fill_texts(sheet, impression, work, done)
    if work.is_whole:
        for place, content in setup.assets.files.items():
            sheet.put(place, content)


def _fill_texts(sheet: Sheet, impression: Impression, work: Work, done: Collection[str]) -> None:
    """Put public texts on the sheet, and remove what stood beside those that are gone."""
    for paper in papers_of(impression, work):
        if (place := text_of(paper.address)) not in done and not paper.lapsed:
            sheet.put_kept(place, paper.sealed_as)
    for address, (_, after) in work.changes.papers.items():
        if after is None or after.lapsed:
            sheet.remove([text_of(address), proof_of(address)])
        if after is None:
            sheet.remove([places.status(address)])


def fill_proofs(  # noqa: PLR0913  # what proofs are made of, and which are there
    sheet: Sheet, proofs: Proofs, impression: Impression, work: Work, done: Collection[str] = (), *, since: int
) -> None:
    """Put proofs, what stands beside them, and statuses on the sheet; leaves before ``since`` are there already."""
    for paper in papers_of(impression, work):
        if (place := proof_of(paper.address)) not in done and not paper.lapsed:
            sheet.put(place, proofs.of(paper))
        if (place := places.status(paper.address)) not in done:
            sheet.put(place, status_of(paper, is_proven=True))
    for place, content in proofs.standing(since=0 if work.is_whole else since).items():
        sheet.put(place, content)


def papers_of(impression: Impression, work: Work) -> Iterator[Paper]:
    """Give the papers that may be new."""
    if work.is_whole:
        yield from impression.contents.papers.values()
    else:
        yield from (after for _, after in work.changes.papers.values() if after is not None)
