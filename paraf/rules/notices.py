"""Notices: who is told what of the ledger's entries, so that nobody has to go and look.

* A submission is told to the correctors in office who are none of its authors, as long as it waits.
* A paper that only got another name in ``review/`` is not told again.
* A release in an emergency is told to its authors and to the correctors in office, as long as no second person signed.
* A return is told to the authors, with its note; a seal when its version is live, a withdrawal when its notice is.
* Nobody is told of what they did themselves, nor once they are out of office.
* After a day a notice is of no use to anybody.
* Nothing of an article but its title, its place and the note is in a notice.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from operator import attrgetter
from typing import Final, assert_never

from msgspec import Struct

from paraf.rules.edition import Publication
from paraf.rules.entries import Entry, Returned, Sealed, Submitted
from paraf.rules.office import Office
from paraf.rules.roster import Officer
from paraf.rules.statement import statements_by
from paraf.rules.words import Address, Digest, OfficerId, Role, Stage, Verdict

USEFUL: Final = timedelta(days=1)
"""For so long after its time somebody is still told."""


class Kind(StrEnum):
    """What a notice tells."""

    WAITING = "waiting"
    RETURNED = "returned"
    LIVE = "live"
    WITHDRAWN = "withdrawn"
    EMERGENCY = "emergency"


class Due(StrEnum):
    """Whether a notice is told now."""

    NOW = "now"
    LATER = "later"
    NEVER = "never"


class Notice(Struct, frozen=True, kw_only=True):
    """What is told of one entry of the ledger, by its ``number``.

    ``time`` is when it can be told at the earliest, ``text`` the text in the vault that has the title, ``path`` where
    the paper lies in the newsroom, ``by`` who did it.
    """

    number: int
    kind: Kind
    time: datetime
    text: Digest
    path: str
    address: Address
    authors: tuple[OfficerId, ...]
    by: OfficerId | None = None
    note: str = ""

    def is_of_use(self, at: datetime) -> bool:
        """Tell whether somebody is still told at a moment."""
        return at - self.time <= USEFUL


@dataclass(frozen=True, slots=True)
class Following:
    """Follows the ledger's entries in their order, and gives the notice that each brings; holds what waits."""

    _waiting: dict[str, tuple[int, Submitted]] = field(default_factory=dict)
    _owed: dict[Address, int] = field(default_factory=dict)

    def take(self, entry: Entry) -> Notice | None:
        """Take in one entry; give what is told of it, if anything."""
        match entry.act:
            case Submitted() as act:
                return self._submitted(entry, act)
            case Returned() as act:
                _, submitted = self._waiting.pop(act.source, (0, None))
                return None if submitted is None else _returned(entry, act, submitted)
            case Sealed() as act:
                self._answer(entry.number, act)
                return _sealed(entry, act)
            case _:
                return None

    def waits(self, notice: Notice) -> bool:
        """Tell whether what a notice is of still waits: a submission, or a second person's word."""
        waiting = (number for number, _ in self._waiting.values())
        return notice.number in {*waiting, *self._owed.values()}

    def _answer(self, number: int, act: Sealed) -> None:
        self._owed.pop(act.address, None)
        if not act.is_second_word:
            self._waiting.pop(act.submission, None)
        if act.verdict is Verdict.EMERGENCY:
            self._owed[act.address] = number

    def _submitted(self, entry: Entry, act: Submitted) -> Notice | None:
        number, before = self._waiting.pop(act.renamed_from or act.path, (0, None))
        is_the_same = act.renamed_from is not None and before is not None and before.digest == act.digest
        self._waiting[act.path] = (number if is_the_same else entry.number, act)
        if is_the_same:
            return None
        return Notice(
            number=entry.number,
            kind=Kind.WAITING,
            time=entry.time,
            text=act.text,
            path=f"{Stage.REVIEW}/{act.path}",
            address=act.address,
            authors=act.authors,
            by=entry.by,
        )


def due(notice: Notice, public: Sequence[Publication], following: Following) -> Due:
    """Tell whether a notice is told now; ``public`` is what the last release shows, in the order of addresses."""
    match notice.kind:
        case Kind.WAITING | Kind.EMERGENCY:
            return Due.NOW if following.waits(notice) else Due.NEVER
        case Kind.RETURNED:
            return Due.NOW
        case Kind.LIVE | Kind.WITHDRAWN:
            return _due_of_seal(notice, _shown(notice.address, public))
        case _:
            assert_never(notice.kind)


def told(notice: Notice, office: Office, *, at: datetime) -> tuple[Officer, ...]:
    """Give whom a notice is for, in the roster's order."""
    return tuple(officer for officer in _meant(notice, office) if officer.is_active(at, office.zone))


def _meant(notice: Notice, office: Office) -> Iterable[Officer]:
    others = (officer for officer in office.roster.officers if officer.id != notice.by)
    match notice.kind:
        case Kind.WAITING:
            return (officer for officer in others if officer.has(Role.CORRECTOR) and officer.id not in notice.authors)
        case Kind.EMERGENCY:
            return (officer for officer in others if officer.has(Role.CORRECTOR) or officer.id in notice.authors)
        case Kind.RETURNED | Kind.LIVE | Kind.WITHDRAWN:
            return (officer for officer in others if officer.id in notice.authors)
        case _:
            assert_never(notice.kind)


def _returned(entry: Entry, act: Returned, submitted: Submitted) -> Notice:
    return Notice(
        number=entry.number,
        kind=Kind.RETURNED,
        time=entry.time,
        text=submitted.text,
        path=f"{Stage.DRAFT}/{act.path}",
        address=act.address,
        authors=submitted.authors,
        by=entry.by,
        note=act.note,
    )


def _sealed(entry: Entry, act: Sealed) -> Notice:
    authors = (author for statement in statements_by(act.signers) for author in statement.authors)
    return Notice(
        number=entry.number,
        kind=_SEALED[act.verdict],
        time=max(entry.time, act.not_before),
        text=act.public,
        path=f"{Stage.PUBLISHED}/{act.path}",
        address=act.address,
        authors=tuple(dict.fromkeys(authors)),
        by=entry.by,
        note={Verdict.WITHDRAW: act.note, Verdict.EMERGENCY: act.reason}.get(act.verdict) or "",
    )


_SEALED = {
    Verdict.PUBLISH: Kind.LIVE,
    Verdict.WITHDRAW: Kind.WITHDRAWN,
    Verdict.EMERGENCY: Kind.EMERGENCY,
}


def _shown(address: Address, public: Sequence[Publication]) -> Publication | None:
    place = bisect_left(public, address, key=attrgetter("address"))
    return next((one for one in public[place : place + 1] if one.address == address), None)


def _due_of_seal(notice: Notice, shown: Publication | None) -> Due:
    if shown is None or shown.live.number < notice.number:
        return Due.LATER
    is_undone = shown.withdrawn is not (notice.kind is Kind.WITHDRAWN)
    return Due.NEVER if is_undone else Due.NOW
