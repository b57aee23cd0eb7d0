"""The report on disseminated news as values: what became public in a period, and how it came there.

* A row is one version that the public saw for the first time in the period: an article, a later change of one, or a
  withdrawal. Rows stand in the order in which they became public.
* Minutes are whole and so rounded that a row's steps add up to its total; a total is the sum of the rows' minutes.
* Every number on paper, in tables and in JSON comes from here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from paraf.rules.categories import category_key
from paraf.rules.clocks import budget_of, whole_minutes
from paraf.rules.ledger import Head
from paraf.rules.office import Office
from paraf.rules.periods import Period
from paraf.rules.sop import Sop, Step
from paraf.rules.words import Address, Verdict


class Kind(StrEnum):
    """What a version was to the public."""

    ARTICLE = "article"
    CHANGE = "change"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Whole minutes: working time, and what the clock showed."""

    working: int = 0
    clock: int = 0

    def __add__(self, other: "Minutes") -> "Minutes":
        """Give both together."""
        return Minutes(working=self.working + other.working, clock=self.clock + other.clock)


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """One go at a step that took longer than its budget: what counted, the budget, and by how much it was over.

    A minute begun counts as one over.
    """

    step: Step
    counted: int
    budget: int
    over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One version that became public: ``number`` is that of its seal in the ledger.

    ``change`` and ``note`` are the kind of change and its public note, ``assignment`` the number of the assignment
    letter or empty, ``returns`` how often it was sent back before. ``late_recorded`` are the steps of which some time
    hangs on what was recorded late: these are in no ``late``. ``writing_presumed`` tells that nobody told when writing
    began.
    """

    number: int
    kind: Kind
    address: Address
    title: str
    category: str
    unit: str
    writers: str
    correctors: tuple[str, ...]
    sealed: datetime
    public_from: datetime
    verdict: Verdict
    change: str
    note: str
    assignment: str
    returns: int
    minutes: tuple[Minutes, ...]
    late: tuple[Late, ...]
    late_recorded: tuple[Step, ...]
    writing_presumed: bool

    def at(self, step: Step) -> Minutes:
        """Give the minutes spent on a step."""
        return self.minutes[tuple(Step).index(step)]

    @property
    def total(self) -> Minutes:
        """The minutes from receipt to publication."""
        return sum(self.minutes, Minutes())

    @property
    def is_emergency(self) -> bool:
        """Tell whether one person alone released it."""
        return self.verdict is Verdict.EMERGENCY


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack:
    """One return: when, of which paper, by whom if known, and with which reason."""

    number: int
    time: datetime
    address: Address
    title: str
    by: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTotal:
    """All articles' time on one step: the sum and the longest; how often its budget was overrun, by any row."""

    step: Step
    budget: int
    spent: Minutes
    longest: Minutes
    overruns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """The procedure that was in force from a moment on; without a moment it was before the period began."""

    since: datetime | None
    sop: Sop


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a period saw, up to ``until``; ``head`` is the last entry of the ledger that was counted.

    ``office`` is the office at the end, ``procedures`` those of the period, ``waiting`` the papers at the correction
    desk at the end.
    """

    period: Period
    until: datetime
    office: Office
    procedures: tuple[InForce, ...]
    head: Head
    rows: tuple[Row, ...]
    returns: tuple[SentBack, ...]
    waiting: int

    def of(self, kind: Kind) -> tuple[Row, ...]:
        """Give the rows of one kind."""
        return tuple(row for row in self.rows if row.kind is kind)

    @property
    def articles(self) -> tuple[Row, ...]:
        """The articles."""
        return self.of(Kind.ARTICLE)

    @property
    def late(self) -> tuple[Row, ...]:
        """The rows that overran a budget."""
        return tuple(row for row in self.rows if row.late)

    @property
    def late_recorded(self) -> tuple[Row, ...]:
        """The rows of which some time hangs on what was recorded late."""
        return tuple(row for row in self.rows if row.late_recorded)

    @property
    def emergencies(self) -> tuple[Row, ...]:
        """The rows that one person alone released."""
        return tuple(row for row in self.rows if row.is_emergency)

    @property
    def without_assignment(self) -> tuple[Row, ...]:
        """The articles for which there was no assignment letter."""
        return tuple(row for row in self.articles if not row.assignment)

    @property
    def totals(self) -> dict[str, int]:
        """The totals by name."""
        return {
            "articles": len(self.articles),
            "changes": len(self.of(Kind.CHANGE)),
            "withdrawals": len(self.of(Kind.WITHDRAWAL)),
            "returns": len(self.returns),
            "late": len(self.late),
            "late_recorded": len(self.late_recorded),
            "without_assignment": len(self.without_assignment),
            "emergencies": len(self.emergencies),
            "waiting": self.waiting,
        }

    @property
    def categories(self) -> tuple[tuple[str, int], ...]:
        """How many articles each category has, most first."""
        return _counted(self.articles, lambda row: row.category)

    @property
    def units(self) -> tuple[tuple[str, int], ...]:
        """How many articles each agency has, most first; those of none stand under an empty name."""
        return _counted(self.articles, lambda row: row.unit)

    @property
    def changes(self) -> tuple[tuple[str, int], ...]:
        """How many changes there are of each kind, most first."""
        return _counted(self.of(Kind.CHANGE), lambda row: row.change)

    @property
    def steps(self) -> tuple[StepTotal, ...]:
        """The time of all articles by step."""
        return tuple(self._step(step) for step in Step)

    def _step(self, step: Step) -> StepTotal:
        spent = [row.at(step) for row in self.articles]
        return StepTotal(
            step=step,
            budget=whole_minutes(budget_of(step, self.office.sop)),
            spent=sum(spent, Minutes()),
            longest=Minutes(
                working=max((each.working for each in spent), default=0),
                clock=max((each.clock for each in spent), default=0),
            ),
            overruns=sum(late.step is step for row in self.rows for late in row.late),
        )


def _counted(rows: Iterable[Row], name_of: Callable[[Row], str]) -> tuple[tuple[str, int], ...]:
    """Count rows by a name; names are told apart as categories are, and the first spelling is shown."""
    counts: dict[str, tuple[str, int]] = {}
    for row in rows:
        key = category_key(name_of(row))
        shown, count = counts.get(key, (name_of(row), 0))
        counts[key] = (shown, count + 1)
    return tuple(sorted(counts.values(), key=lambda each: (-each[1], each[0])))
