"""A round: one sweep on its way through the papers, and what it did so far.

* A round goes through the papers that a look concerns: those that changed and those that hang together with them; a
  look at everything concerns every paper that is not settled as well.
* A paper that lies as another process remembers it, and of which nothing is to be said, concerns no round.
* Every act changes the folders, so each paper is judged on the folders as they then are, and once more where an act
  came after it that changed what is around it.
* A paper that still changes is left undecided; one that is closed to paraf is named, and the others go on.
* What a hand did is timed by its file, as far as that can be believed (see ``rules/observing``); what was left
  undecided is timed by the sweep that found it first.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from paraf.desk.acting.acts import Actor, Done
from paraf.desk.acting.recovering import OF_THE_PLACE, closed_folder
from paraf.desk.clock import ticks
from paraf.desk.disk.crossing import StillWrittenError
from paraf.desk.disk.links import FileError
from paraf.desk.disk.marks import Mark, mark_of
from paraf.desk.papers.casebook import CaseBook
from paraf.desk.papers.concerning import places_of
from paraf.desk.papers.folders import PaperFile, walking_order
from paraf.desk.papers.gathering import Gathered, changed_at
from paraf.desk.papers.verdicts import Judged
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.sweeping.judging import Bench, by_hand, judge, never_settled, set_bench
from paraf.desk.sweeping.last_sweep import last_sweep, note_sweep
from paraf.rules.entries import Act
from paraf.rules.findings import Finding
from paraf.rules.manifest import LocalFile
from paraf.rules.names import has_own_folder
from paraf.rules.observing import Gap, gap_before
from paraf.rules.wording import find
from paraf.rules.words import Stage

_TURNS = 8
"""So often one round goes through papers; what is freed even later is seen to by the next one."""

Clock = Callable[[], datetime]
Quiet = Callable[[Gathered], bool]
"""Tells whether a paper and its files have stopped changing."""


@dataclass(slots=True)
class Round:
    """One sweep; ``bench`` shows folders and records as they are now, ``concerned`` the places that it is about.

    ``acts`` are what others recorded since the last one, ``everything`` tells whether all of the folders were seen, and
    ``sure`` are the papers that were found settled, ``renewed`` the places that an act of this round concerned;
    ``gap`` is the time before, in which nobody looked, and ``acted`` counts the seconds that recording and moving took.
    """

    newsroom: Newsroom
    cases: CaseBook
    clock: Clock
    is_quiet: Quiet
    bench: Bench
    concerned: set[str]
    acts: tuple[Act, ...]
    everything: bool
    gap: Gap
    done: list[Done] = field(default_factory=list)
    undecided: set[str] = field(default_factory=set)
    closed: dict[str, Finding] = field(default_factory=dict)
    sure: set[str] = field(default_factory=set)
    renewed: set[str] = field(default_factory=set)
    acted: float = 0.0

    @classmethod
    def begin(
        cls, newsroom: Newsroom, cases: CaseBook, clock: Clock, is_quiet: Quiet, hinted: Collection[str] | None
    ) -> "Round":
        """Begin a round on the folders as they are: on what was ``hinted`` at, or on everything."""

        def moment() -> datetime:
            return newsroom.moment(clock())

        at = moment()
        look = cases.look(hinted)
        concerned = look.concerned | (cases.verdicts.unsettled if look.everything else cases.undecided)
        bench = set_bench(newsroom, cases, at=at)
        concerned -= _in_order(bench, look.taken_up)
        gap = gap_before(at, last_sweep(newsroom.layout))
        return cls(newsroom, cases, moment, is_quiet, bench, concerned, look.acts, look.everything, gap)

    def end(self) -> None:
        """Remember for the next round what was left undecided, and when everything was swept."""
        self.cases.undecided = self.undecided
        self.cases.gaps = {place: self.cases.gaps.get(place, self.gap) for place in self.undecided}
        if self.everything:
            self.cases.remember()
            note_sweep(self.newsroom.layout, at=self.bench.at)

    @property
    def papers(self) -> list[PaperFile]:
        """The papers that this round is about, in their order."""
        return self._lying(self.concerned)

    def in_turns(self) -> Iterator[PaperFile]:
        """Give the papers that this round is about, then those again of which acts changed what is around them."""
        papers = self.papers
        for _ in range(_TURNS):
            self.renewed = set()
            yield from papers
            papers = self._lying(self.renewed - self.undecided - self.closed.keys())

    def with_all_unsettled(self) -> list[PaperFile]:
        """Give the papers that this round is about, and all others that are not settled, in their order."""
        return self._lying(self.concerned | self.cases.verdicts.unsettled)

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Count how long an act takes."""
        began = ticks()
        yield
        self.acted += ticks() - began

    def hand(self, gathered: Gathered) -> Actor:
        """Give the actor of a hand's act on a paper or a folder, with what is known of when it was done."""
        actor, place = by_hand(self.newsroom, gathered, self.clock()), gathered.case.place
        path = self.newsroom.root / place
        is_folder = path.is_dir()
        probes = gathered.probes if is_folder else gathered.probes[:1]
        own = path if is_folder else path.parent if has_own_folder(gathered.case.path) else None
        changed = changed_at([*(mark for _, mark in probes), *([_mark(own)] if own else ())])
        if changed is None:
            return actor
        first = self.cases.gaps.get(place, self.gap)
        gap = first if changed <= first.until else self.gap
        return replace(actor, observed=gap.observed(changed))

    def did(self, done: Done, files: Iterable[LocalFile] = ()) -> None:
        """Note an act that was done, and look at what it changed; ``files`` came along."""
        self.done.append(done)
        self.look_again(places_of(done.entry.act, files))

    def look_again(self, places: Iterable[str] | None = None) -> None:
        """See records and places, or all of the folders, as they are now."""
        concerned = self.cases.look(None if places is None else [*places]).concerned
        self.concerned |= concerned
        self.renewed |= concerned
        self.sure -= concerned
        self.bench = set_bench(self.newsroom, self.cases, at=self.clock())

    def judged(self, paper: PaperFile) -> Judged | None:
        """Judge a paper; one that was settled in this round already is not judged again."""
        if paper.place in self.sure:
            return self.cases.verdicts.judged[paper.place]
        judged = judge(self.bench, paper)
        if judged is not None and paper.place not in self.cases.verdicts.unsettled:
            self.sure.add(paper.place)
        return judged

    def is_settled(self, gathered: Gathered) -> bool:
        """Tell whether a paper has stopped changing; one that has not stays undecided."""
        if self.is_quiet(gathered):
            return True
        self.undecided.add(gathered.case.place)
        return False

    def looks_settled(self, stage: Stage, path: str) -> bool:
        """Tell whether the paper at a place has stopped changing."""
        gathered = self.cases.look_up(stage, path)
        return gathered is None or self.is_settled(gathered)

    def _lying(self, places: Iterable[str]) -> list[PaperFile]:
        found = (self.cases.folders.paper(place) for place in places)
        return sorted((paper for paper in found if paper is not None), key=walking_order)

    @contextmanager
    def working_on(self, place: str) -> Iterator[None]:
        """Name a paper that cannot be moved or written, and go on; closed records and a full disk still stop all."""
        try:
            yield
        except PermissionError as error:
            folder = closed_folder(self.newsroom, error)
            if folder is None:
                raise
            self.closed[place] = find("folder-closed", path=folder)
            self.look_again()
        except StillWrittenError:
            self.undecided.add(place)
            self.look_again()
        except FileError:
            self.closed[place] = find("symlink", path=place)
            self.look_again()
        except OSError as error:
            if error.errno not in OF_THE_PLACE:
                raise
            self.closed[place] = find("bad-name", path=place)
            self.look_again()


def _mark(folder: Path) -> Mark | None:
    try:
        return mark_of(folder.lstat())
    except OSError:  # somebody took it away meanwhile
        return None


def _in_order(bench: Bench, places: frozenset[str]) -> frozenset[str]:
    """Give those places, of papers that lie as they were sealed, with which neither round nor submission has to do."""
    if not places:
        return places
    waiting = bench.around.register.submissions.values()
    wanted = {place for submission in waiting for place in places_of(submission.act)}
    return places - wanted - never_settled(bench) - bench.folders.told()
