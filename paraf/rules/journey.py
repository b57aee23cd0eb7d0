"""The journey of each version of an article: what the ledger says of its way from receipt to publication.

* A journey begins when the material was handed in: as its receipt says, else the paper's own line, else at the first
  submission. A revision's line counts only where it is younger than the version that it revises.
* A receipt, a return and a submission belong together by the draft's path; a returned draft that somebody renamed is
  known by its address and by what it revises.
* A paper that is submitted anew while it waits goes on waiting; one that was returned is written again.
* A seal ends a journey; it is public from the seal on, or from the moment before which the seal forbids it.
* What a hand did counts from when it was done, where that is known, but never from before the station before it.
  What was recorded late, while nobody was looking, is marked so.
* A version is public when the ledger says so, whenever it was signed by hand.
* The fold reads entries in order, and of each revision what was sealed before it; what somebody holds never changes.
* Journeys that are over are told and not kept: nobody but a report asks for them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from paraf.rules.entries import Accepted, Begun, Claimed, Entry, Received, Returned, Sealed, Signed, Submitted
from paraf.rules.register import Version
from paraf.rules.words import Address, Digest, OfficerId, Stage


class Turn(StrEnum):
    """What happened at a station of a journey."""

    RECEIVED = "received"
    BEGUN = "begun"
    SUBMITTED = "submitted"
    CLAIMED = "claimed"
    SIGNED = "signed"
    RETURNED = "returned"
    SEALED = "sealed"


class Station(Struct, frozen=True, kw_only=True, gc=False):
    """What happened, when it was done as far as is known, in which entry, and by whom; a return has its reason."""

    turn: Turn
    time: datetime
    number: int
    by: tuple[OfficerId, ...]
    note: str = ""
    late_recorded: bool = False


class Journey(Struct, frozen=True, kw_only=True, gc=False):
    """The way of one version; ``place`` is where its paper lies, relative to the newsroom.

    ``start`` is when the material was handed in. What was only received has no address yet, what is not sealed yet no
    ``public_from``. ``receipt`` is the first one, ``assignment`` the number of the assignment letter or empty.
    """

    place: str
    start: datetime
    receipt: Received | None
    assignment: str
    stations: tuple[Station, ...]
    address: Address | None = None
    replaces: Digest | None = None
    public_from: datetime | None = None

    def stations_of(self, turn: Turn) -> tuple[Station, ...]:
        """Give the stations of one kind, in their order."""
        return tuple(station for station in self.stations if station.turn is turn)

    @property
    def sealed(self) -> Station | None:
        """The seal, whose number is that of the version in the register; None while the journey goes on."""
        last = self.stations[-1]
        return last if last.turn is Turn.SEALED else None


Versions = Mapping[Address, tuple[Version, ...]]
"""All versions by their address, oldest first, as the register has them: those of the entries that are followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journeys:
    """All journeys that go on, by the place of their paper.

    ``number`` is that of the last entry that was followed: whoever follows on from here passes over those up to it.
    """

    open: Mapping[str, Journey] = field(default_factory=dict)
    number: int = 0


def _untold(_journey: Journey) -> None:
    pass


def follow_journeys(
    entries: Iterable[Entry],
    versions: Versions,
    onto: Journeys | None = None,
    over: Callable[[Journey], None] = _untold,
) -> Journeys:
    """Follow entries, in the ledger's order, from the journeys before them; each that ends is told to ``over``."""
    following = _Following(onto or Journeys(), versions, over)
    for entry in entries:
        if entry.number > following.number:
            following.take(entry)
    return following.journeys()


class _Following:
    """Journeys, and what some entries change in them."""

    def __init__(self, start: Journeys, versions: Versions, over: Callable[[Journey], None]) -> None:
        self._open = dict(start.open)
        self._versions, self._over = versions, over
        self.number = start.number

    def take(self, entry: Entry) -> None:
        """Take in one entry."""
        self.number = entry.number
        match entry.act:
            case Received() as act:
                self._receive(act, entry)
            case Begun(item=item):
                self._go_on(f"{Stage.DRAFT}/{item}", _station(Turn.BEGUN, entry))
            case Submitted() as act:
                self._submit(act, entry)
            case Claimed(path=path, officer=officer):
                self._go_on(f"{Stage.REVIEW}/{path}", _station(Turn.CLAIMED, entry, officer))
            case Signed(path=path, signer=signer):
                self._go_on(f"{Stage.REVIEW}/{path}", _station(Turn.SIGNED, entry, signer.officer))
            case Returned() as act:
                self._return(act, entry)
            case Sealed() as act:
                self._seal(act, entry)
            case Accepted():
                pass
            case _:
                assert_never(entry.act)

    def journeys(self) -> Journeys:
        """Give the journeys after what was taken in."""
        return Journeys(open=self._open, number=self.number)

    def _receive(self, act: Received, entry: Entry) -> None:
        place, station = f"{Stage.DRAFT}/{act.item}", _station(Turn.RECEIVED, entry)
        if place in self._open:
            self._go_on(place, station)
            return
        self._open[place] = Journey(
            place=place,
            start=min(act.received, station.time),
            receipt=act,
            assignment=act.assignment,
            stations=(station,),
        )

    def _submit(self, act: Submitted, entry: Entry) -> None:
        waited = self._open.pop(f"{Stage.REVIEW}/{act.renamed_from or act.path}", None)
        journey = waited or self._drafted(act) or self._begun(act, entry)
        place = f"{Stage.REVIEW}/{act.path}"
        self._open[place] = replace(
            journey,
            place=place,
            address=act.address,
            replaces=act.replaces,
            assignment=act.assignment,
            stations=_with(journey, _station(Turn.SUBMITTED, entry)),
        )

    def _drafted(self, act: Submitted) -> Journey | None:
        """Take the journey of the draft that was submitted."""
        for source in (act.source, f"{Stage.DRAFT}/{act.path}"):  # a hand moves first, and is heard of in review/
            if source in self._open:
                return self._open.pop(source)
        drafts = (each for each in self._open.values() if each.stations[-1].turn is Turn.RETURNED)
        same = (each.place for each in drafts if (each.address, each.replaces) == (act.address, act.replaces))
        place = next(same, None)
        return None if place is None else self._open.pop(place)

    def _begun(self, act: Submitted, entry: Entry) -> Journey:
        """Begin the journey of a paper that nobody received."""
        start = min(act.received or entry.happened, entry.happened)
        versions = self._versions.get(act.address, ()) if act.replaces is not None else ()
        before = next((each for each in reversed(versions) if each.number < entry.number), None)
        if before is not None and start <= before.time:
            start = entry.happened
        return Journey(place=act.source, start=start, receipt=None, assignment="", stations=())

    def _return(self, act: Returned, entry: Entry) -> None:
        journey = self._open.pop(f"{Stage.REVIEW}/{act.source}", None)
        if journey is not None:
            place, station = f"{Stage.DRAFT}/{act.path}", _station(Turn.RETURNED, entry, note=act.note)
            self._open[place] = replace(journey, place=place, stations=_with(journey, station))

    def _seal(self, act: Sealed, entry: Entry) -> None:
        answered = None if act.is_second_word else self._open.pop(f"{Stage.REVIEW}/{act.submission}", None)
        journey = answered or Journey(place=act.source, start=entry.happened, receipt=None, assignment="", stations=())
        station = _station(Turn.SEALED, entry, *(signer.officer for signer in act.signers))
        over = replace(
            journey,
            place=f"{Stage.PUBLISHED}/{act.path}",
            address=act.address,
            replaces=act.replaces,
            stations=_with(journey, station),
            public_from=max(entry.time, act.not_before),
        )
        self._over(over)

    def _go_on(self, place: str, station: Station) -> None:
        journey = self._open.get(place)
        if journey is not None:
            self._open[place] = replace(journey, stations=_with(journey, station))


def _station(turn: Turn, entry: Entry, *by: OfficerId, note: str = "") -> Station:
    """Give a station; without anybody named in the act, it is by whoever recorded the entry."""
    known = by or (() if entry.by is None else (entry.by,))
    return Station(
        turn=turn,
        time=entry.happened,
        number=entry.number,
        by=known,
        note=note,
        late_recorded=entry.late_recorded,
    )


def _with(journey: Journey, station: Station) -> tuple[Station, ...]:
    """Give a journey's stations with one more, which is not before the last."""
    last = journey.stations[-1].time if journey.stations else journey.start
    return (*journey.stations, replace(station, time=max(last, station.time)))
