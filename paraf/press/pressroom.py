"""The pressroom: the press of one newsroom, with what its last run left standing.

* Every run makes public what the records ask for at its moment; what that is never depends on what stands here.
* Only what may differ is made again. What stands is gone on from as long as the live release is the one that it was
  made for, with the same looks, office and key; what another process kept is, too; else everything is made anew.
* Where a newsroom's own settings bring in what the press cannot see through, every page is made each time.
* A run that fails leaves the public site as it was, and nothing standing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from paraf.desk.clock import ticks
from paraf.desk.records.newsroom import Newsroom
from paraf.press.contents import places
from paraf.press.contents.cards import Card
from paraf.press.contents.contents import Contents
from paraf.press.contents.pages import one_of_each_kind
from paraf.press.contents.parsed import Parsed
from paraf.press.engine.failures import failures_named
from paraf.press.filling import check_addresses, fill_files, fill_pages, fill_proofs, fill_whole, papers_of
from paraf.press.indexing import fill_index
from paraf.press.pictures.drawings import Drawings, forget_unshown, undrawn
from paraf.press.pictures.drawn import copies_of
from paraf.press.press_run import PressRun, run_of
from paraf.press.progress import Progress, silent
from paraf.press.proofs import Proofs
from paraf.press.reading.impression import Impression, Work, kept_paper
from paraf.press.reading.kept import Kept
from paraf.press.reading.kept_paper import KeptPaper
from paraf.press.reading.texts import Texts
from paraf.press.releases.addresses import standing_in, stepped
from paraf.press.releases.delivery import Delivery, Difference
from paraf.press.releases.lasting import assets_in, lasting_assets
from paraf.press.releases.release import publish
from paraf.press.releases.sheet import Sheet
from paraf.press.releases.standing import Standing, live
from paraf.press.setup import Setup, set_up
from paraf.press.workers import shared_out
from paraf.rules.edition import Edition, Publication
from paraf.rules.release_papers import full_leaves
from paraf.rules.words import Address, Digest


@dataclass(slots=True, kw_only=True)
class Held:
    """What stands: ``standing`` is what it was made for, ``leaves`` how many of the tree's it has at least.

    ``assets`` are those of the release, of whatever theme, where former ones stay for a while.
    """

    setup: Setup
    impression: Impression
    standing: Standing | None = None
    leaves: int = 0
    assets: Mapping[str, str] | None = None


class Pressroom:
    """The press of one newsroom; whoever calls holds the press, and has looked that the ledger is whole.

    ``on_whole`` is called before everything is made, which takes workers: no other thread should run then.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        kept: Kept,
        progress: Progress = silent,
        on_whole: Callable[[], None] = lambda: None,
    ) -> None:
        self.newsroom, self._kept, self._progress, self._on_whole = newsroom, kept, progress, on_whole
        self.texts = Texts(newsroom.vault, self._kept)
        self._held: Held | None = None

    @property
    def strangers(self) -> tuple[str, ...]:
        """Give what the press cannot see through, as the last run found it."""
        return self._held.setup.strangers if self._held else ()

    @property
    def standing(self) -> Standing | None:
        """Give the release that the last run made live."""
        return self._held.standing if self._held else None

    def print_edition(
        self, public: Edition, proofs: Proofs, live_release: Standing | None, tree: Path, *, is_touched: bool = False
    ) -> PressRun | None:
        """Make an edition public, with a work tree to make files in; None where the press cannot see through settings.

        A live release that was touched is compared byte for byte with what is made, and nothing is gone on from.
        """
        laps = Laps()
        base = None if is_touched else live_release
        held, work = self._on_from(public, proofs, base)
        if held.setup.strangers:
            return None
        laps.lap("contents")
        sheet = Sheet(base.files if base else None, whole=work.is_whole)
        check_addresses(held.impression, work)
        done: set[str] = set()
        if work.is_whole:
            done = fill_whole(sheet, held.setup, held.impression, work, texts=self.texts, proofs=proofs, tree=tree)
        else:
            with failures_named():
                fill_pages(sheet, held.setup, held.impression, work)
        laps.lap("pages")
        fill_files(sheet, held.setup, held.impression, work, done)
        fill_index(sheet, held.impression, work, texts=self.texts, tree=tree, live=live(self.newsroom.layout))
        laps.lap("index")
        fill_proofs(sheet, proofs, held.impression, work, done, since=held.leaves)
        laps.lap("proofs")
        folders = self._leave_former_assets(held, sheet, public, live_release)
        made, changed = publish(
            self.newsroom.layout,
            self._delivery(held, sheet, work, public=public, proofs=proofs, base=base, folders=folders, tree=tree),
        )
        laps.lap("release")
        held.standing, held.leaves = made, proofs.checkpoint.size
        self._keep(held, work)
        self._forget_drawings(held, work, changed, live_release)
        laps.lap("kept")
        told = {"refused": held.setup.refused, "findings": undrawn(papers_of(held.impression, work))}
        return run_of(made, changed, pages=len(work.pages), seconds=laps.seconds, **told)

    def takes_up(self, public: Edition, proofs: Proofs, live_release: Standing) -> bool:
        """Take up what was kept of the live release; tell whether that is all that an edition asks for."""
        _, work = self._on_from(public, proofs, live_release)
        return work.is_resumed and not (work.pages or work.gone or work.changes.papers)

    def get_ready(self) -> None:
        """Read all that was taken up and that no run has asked for yet, and set a page of each kind for practice.

        The first page of a kind costs ten times what the next one does: its templates are compiled for it.
        """
        if self._held:
            self._held.impression.dependents.unpack()
            with failures_named():
                for place, page in one_of_each_kind(self._held.impression.pages).items():
                    self._held.setup.typesetter.set(place, page)

    def _on_from(self, public: Edition, proofs: Proofs, before: Standing | None) -> tuple[Held, Work]:
        held, newsroom = self._held, self.newsroom
        is_the_same = held is not None and before is not None and held.standing is before
        if held is not None and is_the_same and held.setup.is_as_it_was(newsroom, proofs.key):
            return held, held.impression.bring(public)
        papers: dict[Address, KeptPaper] = {}
        cards: dict[Address, Card] = {}
        contents = Contents(
            newsroom.office,
            newsroom.vault,
            self.texts,
            lambda each: cards.get(each.address) or _known(papers, each),
            Drawings(newsroom.office, copies_of(newsroom.layout), self._progress),
        )
        setup = set_up(newsroom, contents, proofs)
        leaves = full_leaves(before.files) if before else 0
        held = self._held = Held(setup=setup, impression=Impression(contents), standing=before, leaves=leaves)
        if setup.strangers:
            return held, Work()
        if before is None or not self._kept.is_of(before.record.release, setup.name):
            self._on_whole()
            contents.get_ready(public.publications)
            cards |= self._read_cards(contents, public)
            work = held.impression.bring(public)
            cards.clear()
            return held, work
        papers |= self._kept.papers()
        work = held.impression.resume(papers, self._kept.values(), self._kept.pages(), public)
        papers.clear()
        return held, work

    def _read_cards(self, contents: Contents, public: Edition) -> dict[Address, Card]:
        """Read what articles say, many at once, and keep what they were parsed to; what cannot be read is left out.

        Whoever asks for it next can tell of it.
        """

        def read(publication: Publication) -> bytes:
            self.texts.in_worker()
            return msgspec.msgpack.encode((contents.read_card(publication), self.texts.take()))

        cards: dict[Address, Card] = {}
        decode = msgspec.msgpack.Decoder(tuple[Card, dict[Digest, Parsed]]).decode
        self.texts.commit()
        for publication, answer in shared_out(public.publications, read):
            cards[publication.address], parsed = decode(answer)
            self.texts.keep(parsed)
        self.texts.commit()
        return cards

    def _leave_former_assets(
        self, held: Held, sheet: Sheet, public: Edition, live_release: Standing | None
    ) -> Mapping[str, datetime]:
        """Leave former themes' assets on the site for their time; give their folders, each with since when."""
        if live_release is None or not (sheet.is_whole or live_release.record.assets):
            return {}
        layout = self.newsroom.layout
        known = assets_in(live_release) if held.assets is None else held.assets
        stay = lasting_assets(live_release, live(layout), held.setup.assets.folder, at=public.at, assets=known)
        sheet.remove(stay.gone)
        sheet.keep(stay.files)
        if not sheet.is_whole:
            held.assets = {place: digest for place, digest in known.items() if place not in stay.gone}
        return stay.folders

    def _delivery(  # noqa: PLR0913  # what a delivery is made of
        self,
        held: Held,
        sheet: Sheet,
        work: Work,
        *,
        public: Edition,
        proofs: Proofs,
        base: Standing | None,
        folders: Mapping[str, datetime],
        tree: Path,
    ) -> Delivery:
        newsroom, files = self.newsroom, sheet.files()
        is_step = base is not None and not (work.is_whole or work.is_resumed)
        stand = stepped(base, work.changes.papers) if base and is_step else standing_in(public, newsroom.register, base)
        return Delivery(
            base=base,
            written=sheet.written | proofs.papers(files, known=base.files if base else None),
            files=files,
            addresses=stand.addresses,
            withdrawn=stand.withdrawn,
            redirects=stand.redirects,
            lost=stand.lost,
            at=public.at,
            next_change=public.next_change,
            ledger=newsroom.ledger.head,
            looks=held.setup.looks,
            assets=folders,
            tree=tree,
        )

    def _keep(self, held: Held, work: Work) -> None:
        kept, impression = self._kept, held.impression
        papers = impression.contents.papers
        changed = papers if work.is_whole else {each: papers[each] for each in work.changes.papers if each in papers}
        kept.begin_release(anew=work.is_whole)
        kept.keep_papers(
            {address: kept_paper(paper) for address, paper in changed.items()},
            gone={address for address in work.changes.papers if address not in papers},
        )
        kept.keep_pages({place: impression.dependents.reads[place] for place in work.pages}, gone=work.gone)
        values, unread = impression.dependents.news()
        kept.keep_values(values, gone=unread)
        self.texts.keep(self.texts.take())
        kept.forget_parsed(self._left_texts(work))
        release = held.standing.record.release if held.standing else ""
        kept.end_release(release, held.setup.name, held.setup.chosen)

    def _forget_drawings(self, held: Held, work: Work, changed: Difference, before: Standing | None) -> None:
        """Forget what was drawn and is shown no more."""
        drawn, files = copies_of(self.newsroom.layout).drawn, held.impression.contents.files
        if work.is_whole:
            forget_unshown(drawn, files)
        elif before is not None:
            gone = (before.files.get(place) for place in changed.removed if places.is_drawn(place))
            drawn.forget(Digest(f"sha256:{digest}") for digest in gone if digest)

    def _left_texts(self, work: Work) -> set[Digest]:
        """Give the texts that are public no more, whose parse nobody will ask for."""
        papers = self._held.impression.contents.papers if self._held else {}
        if work.is_whole or work.is_resumed:
            return self._kept.texts() - {paper.sealed_as for paper in papers.values()}
        changed = work.changes.papers.values()
        return {before.sealed_as for before, _ in changed if before} - {
            after.sealed_as for _, after in changed if after
        }


class Laps:
    """Takes the time of one part after the other, in seconds."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = ticks()

    def lap(self, name: str) -> None:
        """Say that a part is done."""
        now = ticks()
        self.seconds[name] = now - self._last
        self._last = now


def _known(papers: dict[Address, KeptPaper], publication: Publication) -> Card | None:
    kept = papers.get(publication.address)
    seal = publication.live
    is_same = kept is not None and (kept.number, kept.digest, kept.lapsed) == (seal.number, seal.seal.digest, False)
    return kept.card if kept is not None and is_same else None
