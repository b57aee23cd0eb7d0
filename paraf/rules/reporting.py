"""Making the report: what the ledger says of a period, with titles and names out of the sealed texts.

* What counts is what became public in the period, as the site had it: an embargo counts where it ran out, a version
  that a later one overtook before it was due does not count, nor does one whose signer was revoked.
* Nothing that was recorded after the period changes its report: the ledger is read up to the period's end, and the
  office is the one in force then. Hours and budgets are those in force when a version was sealed.
* A return counts in the period in which the paper was sent back, published or not.
* The report reads entries and header lines; it opens no file and no clock.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from paraf.rules.clocks import Leg, Timing, minutes_of, time_journey, whole_minutes
from paraf.rules.edition import seen
from paraf.rules.entries import Accepted, Entry, Returned, Submitted
from paraf.rules.folding import fold
from paraf.rules.hours import National, OfficeClock
from paraf.rules.journey import Journey, Turn, follow_journeys
from paraf.rules.ledger import GENESIS, Head
from paraf.rules.office import Office
from paraf.rules.periods import Period
from paraf.rules.register import Version
from paraf.rules.report import InForce, Kind, Late, Minutes, Report, Row, SentBack
from paraf.rules.sop import Step
from paraf.rules.words import Digest, Verdict

HeaderOf = Callable[[Digest], Mapping[str, str]]
"""Gives the header lines of a kept text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a report is made from: all entries, where they end, and what the vault keeps of them."""

    entries: Sequence[Entry]
    head: Head
    office_of: Callable[[Digest], Office]
    header_of: HeaderOf
    national: National


def report_of(sources: Sources, period: Period, *, at: datetime) -> Report:
    """Give the report on a period as it stands at a moment; the ledger has an office."""
    offices = tuple(_offices(sources))
    start, end = period.moments(offices[-1].office.zone)
    number = bisect_left(sources.entries, end, key=lambda entry: entry.time)
    entries, until = sources.entries[:number], min(end, at)
    counted = tuple(each for each in offices if each.since < end) or offices[:1]
    versions = fold(entries).versions
    over: list[Journey] = []
    journeys = follow_journeys(entries, versions, over=over.append)
    making = _Making(
        header_of=sources.header_of,
        offices=counted,
        journeys={each.stations[-1].number: each for each in over},
        start=start,
        end=end,
        until=until,
    )
    rows = (row for each in versions.values() for row in making.rows(each))
    return Report(
        period=period,
        until=until,
        office=counted[-1].office,
        procedures=making.procedures(),
        head=_head(sources, number),
        rows=tuple(sorted(rows, key=lambda row: (row.public_from, row.number))),
        returns=tuple(making.returns(entries)),
        waiting=sum(journey.stations[-1].turn in _AT_THE_DESK for journey in journeys.open.values()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Office:
    """An office, and since when it was in force."""

    since: datetime
    office: Office
    clock: OfficeClock


@dataclass(frozen=True, slots=True, kw_only=True)
class _Making:
    """The report that is being made: the period, how far the clock has come, and what is known of the time before."""

    header_of: HeaderOf
    offices: Sequence[_Office]
    journeys: Mapping[int, Journey]
    start: datetime
    end: datetime
    until: datetime

    def rows(self, versions: Sequence[Version]) -> Iterator[Row]:
        """Give the rows of one address; a second person's word for what was public before changes nothing of it."""
        public = seen(versions, self.offices[-1].office, self.until)
        for place, version in enumerate(public):
            public_from = max(version.time, version.seal.not_before)
            is_new = place == 0 or public[place - 1].seal.digest != version.seal.digest
            if is_new and self.start <= public_from < self.end:
                yield self._row(version, public_from, is_first=place == 0)

    def _row(self, version: Version, public_from: datetime, *, is_first: bool) -> Row:
        seal, journey = version.seal, self.journeys[version.number]
        header = self.header_of(seal.public)
        then = self._office_at(version.time)
        timing = time_journey(journey, then.clock, then.office.sop, at=self.until)
        withdraws = seal.verdict is Verdict.WITHDRAW
        return Row(
            number=version.number,
            kind=Kind.WITHDRAWAL if withdraws else Kind.ARTICLE if is_first else Kind.CHANGE,
            address=seal.address,
            title=header.get("Title", ""),
            category=header.get("Category", ""),
            unit=header.get("Unit") or (journey.receipt.unit if journey.receipt else ""),
            writers=header.get("Authors", ""),
            correctors=tuple(signer.name for signer in seal.signers),
            sealed=version.time,
            public_from=public_from,
            verdict=seal.verdict,
            change=seal.change or "",
            note=seal.note or "",
            assignment=journey.assignment,
            returns=sum(station.turn is Turn.RETURNED for station in journey.stations),
            minutes=_minutes(timing),
            late=tuple(_late(leg, leg.left) for leg in timing.overruns if leg.left is not None),
            late_recorded=timing.late_recorded,
            writing_presumed=timing.writing_presumed,
        )

    def returns(self, entries: Sequence[Entry]) -> Iterator[SentBack]:
        """Give the returns of the period, each with the title that was submitted."""
        texts: dict[str, Digest] = {}
        for entry in entries:
            match entry.act:
                case Submitted(path=path, text=text):
                    texts[path] = text
                case Returned() as act if entry.time >= self.start:
                    header = self.header_of(texts[act.source]) if act.source in texts else {}
                    yield SentBack(
                        number=entry.number,
                        time=entry.time,
                        address=act.address,
                        title=header.get("Title", ""),
                        by=self._name(entry),
                        note=act.note,
                    )
                case _:
                    pass

    def procedures(self) -> tuple[InForce, ...]:
        """Give the procedures that were in force in the period, each as long as it said the same."""
        found: list[InForce] = []
        for each in self.offices:
            since = each.since if each.since > self.start else None
            if since is None:
                found = [InForce(since=None, sop=each.office.sop)]
            elif not found or found[-1].sop != each.office.sop:
                found.append(InForce(since=since, sop=each.office.sop))
        return tuple(found)

    def _name(self, entry: Entry) -> str:
        officer = self._office_at(entry.time).office.roster.officer(entry.by) if entry.by else None
        return officer.name if officer else entry.by or ""

    def _office_at(self, moment: datetime) -> _Office:
        return next((each for each in reversed(self.offices) if each.since <= moment), self.offices[0])


_AT_THE_DESK = frozenset({Turn.SUBMITTED, Turn.CLAIMED, Turn.SIGNED})


def _offices(sources: Sources) -> Iterator[_Office]:
    for entry in sources.entries:
        if isinstance(entry.act, Accepted):
            office = sources.office_of(entry.act.office)
            yield _Office(
                since=entry.time, office=office, clock=OfficeClock(office.hours, office.zone, sources.national)
            )


def _head(sources: Sources, number: int) -> Head:
    """Give where the ledger ended with so many entries."""
    if number == len(sources.entries):
        return sources.head
    if number == 0:
        return GENESIS
    last, after = sources.entries[number - 1 : number + 1]
    return Head(number=last.number, digest=after.previous, time=last.time)


def _minutes(timing: Timing) -> tuple[Minutes, ...]:
    spent = [timing.spent(step) for step in Step]
    working, clock = minutes_of(each.working for each in spent), minutes_of(each.clock for each in spent)
    return tuple(Minutes(working=one, clock=other) for one, other in zip(working, clock, strict=True))


def _late(leg: Leg, left: timedelta) -> Late:
    return Late(
        step=leg.step,
        counted=whole_minutes(leg.counted),
        budget=whole_minutes(leg.counted + left),
        over=-whole_minutes(left),
    )
