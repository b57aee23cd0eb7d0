"""``paraf build``: print what is public now, and make it the live release.

* The live release is not touched before the new one is whole.
* Nothing is printed from a ledger that no longer holds what the live release was printed from.
* A build that fails leaves no tree behind, and the public site as it was.
* Pelican is imported here, when something is printed, and nowhere before.
"""

import locale
import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from paraf.desk.keys.site_key import site_key
from paraf.desk.records.ledger import DamagedLedgerError
from paraf.desk.records.newsroom import Newsroom
from paraf.press.orders import assets_for, edition_of, job_for, key_for
from paraf.press.press_run import PressRun, run_of
from paraf.press.progress import Progress, silent
from paraf.press.reading.kept import KEPT, Kept, forget
from paraf.press.reading.reads import GarbledStoreError
from paraf.press.releases.addresses import standing_in
from paraf.press.releases.delivery import Delivery
from paraf.press.releases.lasting import lasting_assets
from paraf.press.releases.release import BaseGoneError, publish
from paraf.press.releases.release_check import ledger_problems
from paraf.press.releases.standing import Standing, check_public, found_in, live, live_record, record_of, standing
from paraf.press.releases.two_trees import sweep_work, work_tree
from paraf.press.releases.untouched import Looking, looking_at_live
from paraf.press.theming.looks import engine, looks_of
from paraf.press.turns import turn
from paraf.press.unchanged import unchanged
from paraf.rules.edition import Edition
from paraf.rules.hash_lists import HashLists

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from paraf.press.contents.parsed import ParsedOf
    from paraf.press.engine.job import Job
    from paraf.press.engine.settings import Settings
    from paraf.press.pressroom import Pressroom


class Press:
    """The press of one newsroom, which is quicker the second time.

    ``looking`` was begun before its first turn; ``on_whole`` is called before everything is made.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        progress: Progress = silent,
        looking: Looking | None = None,
        on_whole: Callable[[], None] = lambda: None,
    ) -> None:
        self.newsroom, self._progress, self._begun, self._on_whole = newsroom, progress, looking, on_whole
        self._kept: Kept | None = None
        self._room: Pressroom | None = None

    def print_site(self, *, at: datetime, anew: bool = False) -> PressRun:
        """Print everything that is public at a moment, and make it live; ``anew`` goes on from nothing that is kept."""
        newsroom, layout = self.newsroom, self.newsroom.layout
        check_public(layout)
        with turn(layout), same_locale():
            sweep_work(layout)
            if damage := ledger_problems(newsroom):
                raise DamagedLedgerError(damage)
            try:
                return self._print_mending(at, anew=anew)
            except BaseException:
                self.let_go()
                raise

    def make_ready(self, *, at: datetime) -> None:
        """Do all that the next run would have to do first: where nobody waits for one."""
        from paraf.press.engine.engine import same_signals  # noqa: PLC0415  # imports Pelican
        from paraf.press.pressroom import Pressroom  # noqa: PLC0415
        from paraf.press.proofs import proofs_of  # noqa: PLC0415

        newsroom = self.newsroom
        if self._kept is None:
            return
        with turn(newsroom.layout), same_locale(), same_signals():
            try:
                if self._room is None and (before := self._standing()):
                    public = edition_of(newsroom, at=at)
                    proofs = proofs_of(newsroom, key_for(newsroom, site_key), public)
                    room = Pressroom(newsroom, self._kept, self._progress, self._on_whole)
                    self._room = room if room.takes_up(public, proofs, before) else None
                if self._room:
                    self._room.get_ready()
            except GarbledStoreError:
                self.let_go()

    def let_go(self) -> None:
        """Let go of what stands from the last run."""
        if self._kept is not None:
            self._kept.close()
        if self._begun is not None:
            self._begun.close()
        self._kept = self._room = self._begun = None

    def _print_mending(self, at: datetime, *, anew: bool) -> PressRun:
        """Print; where the store is garbled, once more without it."""
        try:
            return self._print(at, anew=anew)
        except GarbledStoreError:
            self.let_go()
            forget(self.newsroom.layout.volatile / KEPT)
            return self._print(at, anew=anew)

    def _print(self, at: datetime, *, anew: bool) -> PressRun:
        newsroom, layout = self.newsroom, self.newsroom.layout
        if anew:
            self.let_go()
        if self._kept is not None and self._room is not None:
            return self._print_on(key_for(newsroom, site_key), self._standing(), lambda: True, at=at)
        looking = None if anew else self._looking()
        with closing(looking) if looking else nullcontext():
            key = key_for(newsroom, site_key)
            self._kept = Kept(layout.volatile / KEPT, engine=engine())
            if anew:
                self._kept.clear()
            glance = newsroom.glance
            run = unchanged(layout, glance, self._kept, looking, key, at=at) if glance and looking else None
            if run:
                return run
            before = self._standing()
            is_as_left = (lambda: looking.counts() is not None) if looking else (lambda: not before)
            return self._print_on(key, before, is_as_left, at=at)

    def _looking(self) -> Looking | None:
        """Give what looks at the live tree: what was begun counts where it saw this release, as it was left."""
        begun, self._begun = self._begun, None
        if begun is not None:
            if begun.record == live_record(self.newsroom.layout) and begun.counts() is not None:
                return begun
            begun.close()
        return looking_at_live(self.newsroom.layout)

    def _print_on(
        self, key: "Ed25519PrivateKey", before: Standing | None, is_as_left: Callable[[], bool], *, at: datetime
    ) -> PressRun:
        """Go on from the live release where its tree is as the last run left it."""
        public = edition_of(self.newsroom, at=at)
        try:
            return self._print_edition(public, key, before, is_as_left)
        except BaseGoneError:  # somebody changed the live tree while it was gone on from
            self._room = None
            return self._print_edition(public, key, standing(self.newsroom.layout), lambda: False)

    def _standing(self) -> Standing | None:
        """Give the live release; read anew unless it is the one that the last run made live."""
        layout, known = self.newsroom.layout, self._room.standing if self._room else None
        tree = live(layout)
        return known if known and tree and record_of(tree) == known.record else standing(layout)

    def _print_edition(
        self, public: Edition, key: "Ed25519PrivateKey", before: Standing | None, is_as_left: Callable[[], bool]
    ) -> PressRun:
        from paraf.press.engine.engine import same_signals  # noqa: PLC0415  # imports Pelican
        from paraf.press.pressroom import Pressroom  # noqa: PLC0415
        from paraf.press.proofs import proofs_of  # noqa: PLC0415

        newsroom = self.newsroom
        assert self._kept is not None  # noqa: S101  # it was opened
        with same_signals(), work_tree(newsroom.layout) as tree:
            self._room = self._room or Pressroom(newsroom, self._kept, self._progress, self._on_whole)
            proofs = proofs_of(newsroom, key, public)
            run = self._room.print_edition(public, proofs, before, tree, is_touched=not is_as_left())
            return run or print_whole(newsroom, public, self._room.texts, strangers=self._room.strangers)


def print_site(
    newsroom: Newsroom,
    *,
    at: datetime,
    anew: bool = False,
    progress: Progress = silent,
    looking: Looking | None = None,
) -> PressRun:
    """Print everything that is public at a moment, and make it live; then let go of everything."""
    press = Press(newsroom, progress, looking)
    try:
        run = press.print_site(at=at, anew=anew)
        newsroom.remember_glance()
        return run
    finally:
        press.let_go()


def print_whole(newsroom: Newsroom, public: Edition, parsed: "ParsedOf", *, strangers: tuple[str, ...]) -> PressRun:
    """Let Pelican print every page of an edition, and make it live; ``strangers`` are why."""
    from paraf.press.engine.configuration import settings_of, theme_of  # noqa: PLC0415  # imports Pelican
    from paraf.press.pictures.drawings import forget_unshown, undrawn  # noqa: PLC0415

    layout, key = newsroom.layout, key_for(newsroom, site_key)
    with work_tree(layout) as tree:
        settings = settings_of(layout)
        theme = theme_of(settings, layout)
        stay = lasting_assets(standing(layout), live(layout), assets_for(newsroom, theme).folder, at=public.at)
        job = job_for(newsroom, at=public.at, theme=theme, output=tree, key=key, lasting=stay.files, parsed=parsed)
        looks = looks_of(job.theme, layout)
        printed, stand = run_press(settings, job), standing_in(public, newsroom.register, None)
        delivery = Delivery(
            base=None,
            written={place: tree / place for place in found_in(tree)},
            files=printed.files,
            addresses=stand.addresses,
            withdrawn=stand.withdrawn,
            redirects=stand.redirects,
            lost=stand.lost,
            at=public.at,
            next_change=public.next_change,
            ledger=newsroom.ledger.head,
            looks=looks,
            assets=stay.folders,
        )
        made, changed = publish(layout, delivery)
    forget_unshown(job.copies.drawn, job.contents.files)
    told = {"refused": printed.refused, "findings": undrawn(job.contents.papers.values())}
    return run_of(made, changed, pages=len(job.plan.pages), strangers=strangers, **told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What was printed: the SHA-256 of every file but those that name the files, and the plugins not used."""

    files: HashLists
    refused: tuple[str, ...]


def run_press(settings: "Settings", job: "Job") -> Printed:
    """Print a job."""
    from paraf.press.engine.engine import Engine  # noqa: PLC0415  # imports Pelican
    from paraf.press.engine.job import JOB  # noqa: PLC0415

    settings[JOB] = job
    engine = Engine(settings)
    engine.run()
    return Printed(files=engine.files, refused=engine.refused)


@contextmanager
def same_locale() -> Iterator[None]:
    """Take back, at the end, the locale and the kind of logger that Pelican sets for the whole process."""
    before, kind = locale.setlocale(locale.LC_ALL), logging.getLoggerClass()
    try:
        yield
    finally:
        locale.setlocale(locale.LC_ALL, before)
        logging.setLoggerClass(kind)
