"""The impression: the contents that a release was made from, its pages, and what each page was made from.

* Brought to another edition, it tells which pages have to be set again and which are gone; no other page can differ.
* Taken from what a former process kept, it tells the same; a paper that is not as it was kept touches all its readers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from paraf.press.contents.changes import Changes, Exchange
from paraf.press.contents.contents import Contents
from paraf.press.contents.pages import Page, direct_pages, pages_gained, pages_of, pages_to, standing
from paraf.press.contents.papers import Paper
from paraf.press.contents.related import Kin, kin_of
from paraf.press.contents.shelves import OVERVIEWS, Aspect, Shelf
from paraf.press.reading.dependents import Dependents
from paraf.press.reading.kept_paper import KeptPaper
from paraf.press.reading.reads import Reads
from paraf.press.stops import stop
from paraf.rules.edition import Edition
from paraf.rules.words import Address


@dataclass(slots=True, kw_only=True)
class Work:
    """What has to be done for an edition: pages to set by their place, places that are gone, and what changed.

    ``is_whole`` where nothing stood before; ``is_resumed`` where another process knew which files there were.
    """

    is_whole: bool = False
    is_resumed: bool = False
    pages: dict[str, Page] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    changes: Changes = field(default_factory=Changes)


class Impression:
    """The contents of a release, its pages, and what each was made from."""

    def __init__(self, contents: Contents) -> None:
        self.contents, self.dependents = contents, Dependents()
        self.pages: dict[str, Page] = {}
        self._sizes: dict[Shelf, int] = {}

    def bring(self, edition: Edition) -> Work:
        """Bring the contents in step with an edition; give what has to be done for it."""
        work = Work(is_whole=not self.pages, changes=self.contents.bring(edition))
        coming: dict[str, Page] = {}
        for before, after in work.changes.papers.values():
            stood, stands = (dict(pages_to(paper)) if paper else {} for paper in (before, after))
            coming |= {place: page for place, page in stands.items() if place not in stood}
            work.gone |= stood.keys() - stands.keys()
        if work.is_whole:
            coming |= direct_pages(self.contents.office)
            work.changes.move(dict.fromkeys(standing(self.contents.office), 0))
        for shelf in work.changes.shelves:
            self._page_anew(shelf, coming, work.gone)
        changed = {} if work.is_whole else work.changes.papers
        former = {address: kin_of(before) if before else None for address, (before, _) in changed.items()}
        self._exchange(coming, work, former)
        return work

    def note(self, place: str, reads: Reads) -> None:
        """Note what a page was made from, now that it was set."""
        self.dependents.put(place, reads, self.contents)

    def resume(
        self,
        papers: Mapping[Address, KeptPaper],
        values: Mapping[Aspect, str],
        pages: Mapping[str, bytes],
        edition: Edition,
    ) -> Work:
        """Take up what another process kept, and bring it in step with an edition; give what has to be done for it."""
        self.dependents.take_up(pages, values)
        changes = self.contents.bring(edition)
        changed: dict[Address, Exchange] = {
            address: (None, paper)
            for address, (_, paper) in changes.papers.items()
            if paper is not None and not is_as_kept(paper, papers.get(address))
        }
        gone: dict[Address, Exchange] = dict.fromkeys(papers.keys() - self.contents.papers.keys(), (None, None))
        work = Work(is_resumed=True, changes=Changes(papers=changed | gone))
        work.changes.shelves = dict.fromkeys((aspect.shelf for aspect in self.dependents.values), 0)
        work.changes.files = changes.files
        now = dict(pages_of(self.contents))
        work.gone = pages.keys() - now.keys()
        self.pages = {place: page for place, page in now.items() if place in pages}
        self._sizes = _sizes(self.contents)
        former = {address: papers[address].kin if address in papers else None for address in work.changes.papers}
        self._exchange({place: page for place, page in now.items() if place not in self.pages}, work, former)
        return work

    def _page_anew(self, shelf: Shelf, coming: dict[str, Page], gone: set[str]) -> None:
        """Find the pages that a shelf gained or lost."""
        if shelf not in standing(self.contents.office) and shelf.kind not in OVERVIEWS:
            return
        before, after = self._sizes.pop(shelf, None), self.contents.shelves.size(shelf)
        if after:
            self._sizes[shelf] = after
        coming.update(pages_gained(shelf, before, after))
        gone.update(place for place, _ in pages_gained(shelf, after, before or 0))

    def _exchange(self, coming: Mapping[str, Page], work: Work, former: Mapping[Address, Kin | None]) -> None:
        touched = self.dependents.touched(work.changes, self.contents, self.contents.relations(former))
        for place in work.gone:
            self.pages.pop(place, None)
        self.dependents.drop(work.gone)
        for place, page in coming.items():
            if self.pages.setdefault(place, page) != page:
                raise stop(code="same-place", path=place)
        work.pages = {place: self.pages[place] for place in touched if place in self.pages} | dict(coming)


def is_as_kept(paper: Paper, kept: KeptPaper | None) -> bool:
    """Tell whether a paper is the one that was kept, wherever its names and links lead."""
    return kept is not None and kept == kept_paper(paper)


def kept_paper(paper: Paper) -> KeptPaper:
    """Give what is kept of a paper."""
    return KeptPaper(
        number=paper.publication.live.number,
        digest=paper.publication.live.seal.digest,
        history=tuple(version.number for version in paper.publication.history),
        card=paper.card,
        slugs=tuple(term.slug for term in (paper.category, *paper.authors)),
        kin=kin_of(paper),
        links=dict(paper.links),
        translations=paper.translations,
        pinned=paper.publication.pinned,
        expired=paper.publication.expired,
        ahead=paper.publication.ahead,
        redirects=paper.redirects,
        lapsed=paper.lapsed,
    )


def _sizes(contents: Contents) -> dict[Shelf, int]:
    shelves: Iterable[Shelf] = (Shelf(kind, part) for kind in OVERVIEWS for part, _ in contents.overview(kind))
    return {shelf: contents.shelves.size(shelf) for shelf in (*standing(contents.office), *shelves)}
