"""The lists of the report: articles, their totals, changes, returns, late items, and what needs an eye.

* A list without a row is left out, but for the list of articles.
* The same tables stand on paper, on screen and in sheets.
"""

from collections.abc import Iterable
from datetime import datetime

from babel.dates import format_datetime

from paraf.desk.language import Language
from paraf.desk.reports.tables import Cell, Column, Table
from paraf.rules.hours import Counts
from paraf.rules.report import Kind, Minutes, Report, Row
from paraf.rules.sop import Step


def appendices(report: Report, language: Language) -> tuple[Table, ...]:
    """Give the lists of a report."""
    lists = _Lists(report, language)
    found = (
        lists.changes(),
        lists.returns(),
        lists.late(),
        lists.late_recorded(),
        lists.plain(language.sentence("News without an assignment letter"), report.without_assignment),
        lists.plain(language.sentence("Emergency releases, each by one person alone"), report.emergencies),
    )
    totals = (lists.counted(language.sentence("News by category"), report.categories),)
    units = (lists.counted(language.sentence("News by agency"), report.units),)
    return (lists.articles(), *(table for table in (*totals, *units, lists.steps(), *found) if table.rows))


class _Lists:
    """The lists of one report in one language."""

    def __init__(self, report: Report, language: Language) -> None:
        self.report, self.language, self.say = report, language, language.sentence
        self.by_clock = report.office.hours.counts is Counts.CLOCK
        self.names = {step: step_name(step, language) for step in Step}
        self.number = Column(heading=self.say("No."), width=4, number=True)
        self.day = Column(heading=self.say("Date"), width=12)
        self.title = Column(heading=self.say("Title"), width=30)
        self.address = Column(heading=self.say("Address"), width=20, breaks=True)

    def articles(self) -> Table:
        """List what was published, with the minutes of each step."""
        say, rows = self.say, self.report.articles
        steps = (say("Taken in"), say("Written"), say("Corrected"), say("Made ready"), say("Total"))
        total = sum((row.total for row in rows), Minutes())
        spent = (*(each.spent for each in self.report.steps), total)
        return Table(
            title=say("List of disseminated news"),
            columns=(
                self.number,
                self.day,
                self.title,
                Column(heading=say("Category"), width=10),
                Column(heading=say("Agency"), width=13),
                Column(heading=say("Writer"), width=10),
                Column(heading=say("Corrector"), width=10),
                *(Column(heading=name, width=6, number=True) for name in steps),
                self.address,
            ),
            rows=tuple(
                (
                    number,
                    self._time(row.public_from),
                    row.title,
                    row.category,
                    row.unit,
                    row.writers,
                    ", ".join(row.correctors),
                    *(self._minutes(each) for each in (*row.minutes, row.total)),
                    row.address,
                )
                for number, row in enumerate(rows, 1)
            ),
            total=("", "", say("Total minutes"), "", "", "", "", *map(self._minutes, spent), "") if rows else (),
            empty=say("Nothing was disseminated in this period."),
        )

    def counted(self, title: str, counts: Iterable[tuple[str, int]]) -> Table:
        """List names and how often each stands."""
        rows = tuple((number, name or self.say("(none)"), count) for number, (name, count) in enumerate(counts, 1))
        name, count = (
            Column(heading=self.say("Name"), width=50),
            Column(heading=self.say("Count"), width=10, number=True),
        )
        total = ("", self.say("Total"), sum(row[2] for row in rows))
        return Table(title=title, columns=(self.number, name, count), rows=rows, total=total)

    def steps(self) -> Table:
        """List the steps: their budget, the articles' minutes, and how often they were overrun."""
        say, count = self.say, len(self.report.articles)
        headings = (
            say("Time budget"),
            say("Minutes, working time"),
            say("Average"),
            say("Longest"),
            say("Minutes, clock time"),
            say("Average"),
            say("Longest"),
            say("Overruns"),
        )
        rows = tuple(
            (
                self.names[each.step],
                each.budget,
                each.spent.working,
                round(each.spent.working / count, 1),
                each.longest.working,
                each.spent.clock,
                round(each.spent.clock / count, 1),
                each.longest.clock,
                each.overruns,
            )
            for each in self.report.steps
            if count
        )
        columns = (
            Column(heading=say("Step"), width=14),
            *(Column(heading=heading, width=9, number=True) for heading in headings),
        )
        return Table(title=say("Time of each step, in minutes"), columns=columns, rows=rows)

    def changes(self) -> Table:
        """List what changed after publication."""
        rows = [row for row in self.report.rows if row.kind is not Kind.ARTICLE]
        return Table(
            title=self.say("Corrections, other changes and withdrawals"),
            columns=(
                self.number,
                self.day,
                Column(heading=self.say("Kind"), width=10),
                self.title,
                Column(heading=self.say("Note"), width=30),
                Column(heading=self.say("Corrector"), width=12),
                self.address,
            ),
            rows=tuple(
                (
                    number,
                    self._time(row.public_from),
                    row.change,
                    row.title,
                    row.note,
                    ", ".join(row.correctors),
                    row.address,
                )
                for number, row in enumerate(rows, 1)
            ),
        )

    def returns(self) -> Table:
        """List what was sent back, and why."""
        return Table(
            title=self.say("Returns to the writer, with their reasons"),
            columns=(
                self.number,
                self.day,
                self.title,
                Column(heading=self.say("Reason"), width=40),
                Column(heading=self.say("Returned by"), width=14),
            ),
            rows=tuple(
                (number, self._time(each.time), each.title, each.note, each.by)
                for number, each in enumerate(self.report.returns, 1)
            ),
        )

    def late(self) -> Table:
        """List each step that took too long, with room for a reason."""
        found = [(row, each) for row in self.report.late for each in row.late]
        numbers = (self.say("Minutes"), self.say("Time budget"), self.say("Over by"), self.say("Sent back"))
        return Table(
            title=self.say("Late items: steps that took longer than their time budget"),
            columns=(
                self.number,
                self.day,
                self.title,
                Column(heading=self.say("Step"), width=11),
                *(Column(heading=name, width=9, number=True) for name in numbers),
                Column(heading=self.say("Reason"), width=22),
            ),
            rows=tuple(
                (
                    number,
                    self._time(row.public_from),
                    row.title,
                    self.names[each.step],
                    each.counted,
                    each.budget,
                    each.over,
                    row.returns,
                    "",
                )
                for number, (row, each) in enumerate(found, 1)
            ),
        )

    def late_recorded(self) -> Table:
        """List what was recorded late: the steps whose time is not known for certain, and counts as no overrun."""
        rows = self.report.late_recorded
        return Table(
            title=self.say("Recorded late while the watcher was down: these steps count as no overrun"),
            columns=(
                self.number,
                self.day,
                self.title,
                Column(heading=self.say("Steps"), width=24),
                Column(heading=self.say("Minutes"), width=9, number=True),
                self.address,
            ),
            rows=tuple(
                (
                    number,
                    self._time(row.public_from),
                    row.title,
                    ", ".join(self.names[step] for step in row.late_recorded),
                    self._minutes(sum((row.at(step) for step in row.late_recorded), Minutes())),
                    row.address,
                )
                for number, row in enumerate(rows, 1)
            ),
        )

    def plain(self, title: str, rows: Iterable[Row]) -> Table:
        """List articles by their title."""
        return Table(
            title=title,
            columns=(
                self.number,
                self.day,
                self.title,
                Column(heading=self.say("Agency"), width=20),
                Column(heading=self.say("Writer"), width=14),
                self.address,
            ),
            rows=tuple(
                (number, self._time(row.public_from), row.title, row.unit, row.writers, row.address)
                for number, row in enumerate(rows, 1)
            ),
        )

    def _minutes(self, minutes: Minutes) -> Cell:
        return minutes.clock if self.by_clock else minutes.working

    def _time(self, moment: datetime) -> str:
        return format_datetime(moment, "dd-MM-y HH.mm", tzinfo=self.report.office.zone, locale=self.language.code)


def step_name(step: Step, language: Language) -> str:
    """Give the name of a step."""
    names = {
        Step.INTAKE: language.sentence("Intake"),
        Step.WRITING: language.sentence("Writing"),
        Step.CORRECTION: language.sentence("Correction"),
        Step.READINESS: language.sentence("Readiness"),
    }
    return names[step]
