"""A round: one sweep on its way through the papers, and what it did so far.

* Every act changes the folders, so each paper is judged on the folders as they then are.
* A paper that still changes is left undecided; one that is closed to paraf is named, and the others go on.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from paraf.desk.acts import Done
from paraf.desk.casebook import CaseBook
from paraf.desk.crossing import StillWrittenError
from paraf.desk.gathering import Gathered
from paraf.desk.judging import Bench, set_bench
from paraf.desk.links import FileError
from paraf.desk.newsroom import Newsroom
from paraf.desk.recovering import OF_THE_PLACE, closed_folder
from paraf.rules.findings import Finding
from paraf.rules.wording import find
from paraf.rules.words import Stage

Clock = Callable[[], datetime]
Quiet = Callable[[Gathered], bool]
"""Tells whether a paper and its files have stopped changing."""


@dataclass(slots=True)
class Round:
    """One sweep; ``bench`` shows folders and records as they are now."""

    newsroom: Newsroom
    cases: CaseBook
    clock: Clock
    is_quiet: Quiet
    bench: Bench
    done: list[Done] = field(default_factory=list)
    undecided: set[str] = field(default_factory=set)
    closed: dict[str, Finding] = field(default_factory=dict)

    @classmethod
    def begin(cls, newsroom: Newsroom, cases: CaseBook, clock: Clock, is_quiet: Quiet) -> "Round":
        """Begin a round on the folders as they are."""

        def moment() -> datetime:
            return newsroom.moment(clock())

        return cls(newsroom, cases, moment, is_quiet, set_bench(newsroom, cases, at=moment()))

    def did(self, done: Done) -> None:
        """Note an act that was done, and look at what it changed."""
        self.done.append(done)
        self.look_again()

    def look_again(self) -> None:
        """See folders and records as they are now."""
        self.bench = set_bench(self.newsroom, self.cases, at=self.clock())

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
