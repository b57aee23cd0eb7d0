"""Sending: what the ledger brought is put into the outbox, and what lies there is taken where it belongs.

* What goes wrong is tried again, after longer and longer; after a day it is given up, and that is written down.
* One letter that a server will never take does not keep the others.
* Only one process at a time sends.
* There is room for so much; the oldest is given up first.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from msgspec import structs

from paraf.desk.clock import now, ticks
from paraf.desk.disk.lock import unless_taken
from paraf.desk.language import language
from paraf.desk.layout import Layout
from paraf.desk.records.ledger import Ledger
from paraf.desk.records.vault import Vault
from paraf.press.posting.hook import Hook
from paraf.press.posting.letters import Letter, hook_words, letter_of
from paraf.press.posting.mail import RefusedError, cause_of, hand_over, message_of, opened
from paraf.press.posting.outbox import HOOK, MAIL, Lost, Outbox, Parcel, Trouble, read_outbox, write_outbox
from paraf.press.posting.password import read_password
from paraf.rules.edition import Publication
from paraf.rules.findings import Finding
from paraf.rules.grammar import parse
from paraf.rules.ledger import Head
from paraf.rules.notices import Due, Following, Notice, due, told
from paraf.rules.office import Office
from paraf.rules.words import Digest

MOST: Final = 500
"""So many notices wait at most."""

_TAKEN = 30.0
_LOCK = "notices.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What is so now: the office in force, and what the last release shows, in the order of addresses.

    ``head`` is where the ledger ended; ``start`` is from where on something is told, where nothing is remembered.
    """

    office: Office
    public: tuple[Publication, ...]
    head: Head
    start: Head


class Postman:
    """Takes what is to be told where it belongs; ``outbox`` is as it was left last."""

    def __init__(self, layout: Layout, preview: Callable[[str], str], hook: Hook, retries: tuple[float, ...]) -> None:
        self.outbox: Outbox | None = None
        self._layout, self._preview, self._hook, self._retries = layout, preview, hook, retries
        self._ledger, self._vault = Ledger(layout.ledger), Vault(layout.vault)
        self._following = Following()
        self._brought: list[Notice] = []  # and not in the outbox yet
        self._next: dict[str, float] = {}  # when a channel that failed is tried again

    def go(self, turn: Turn) -> float | None:
        """Take in what is new, and take out what is due; give in how many seconds to go again, if at all."""
        with unless_taken(self._layout.volatile / _LOCK) as alone:
            if not alone:
                return _TAKEN
            self._gather(turn)
            for channel in (MAIL, HOOK):
                if self._next.get(channel, 0.0) <= ticks():
                    self._go_by(channel, turn.office)
        waiting = {parcel.channel for parcel in self._standing.parcels}
        soonest = [at - ticks() for channel, at in self._next.items() if channel in waiting]
        return max(min(soonest), 0.0) if soonest else None

    @property
    def _standing(self) -> Outbox:
        assert self.outbox is not None  # noqa: S101  # it was read
        return self.outbox

    def _gather(self, turn: Turn) -> None:
        """Read on in the ledger, and bring the outbox up to date."""
        news = self._ledger.news()
        if news.anew:
            self._following, self._brought = Following(), []
        for entry in news.entries:
            notice = self._following.take(entry)
            if notice is not None:
                self._brought.append(notice)
        before = read_outbox(self._layout)
        outbox = before if before and self._ledger.holds(before.number, before.digest) else self._begun(turn)
        fresh = (notice for notice in self._brought if notice.number > outbox.number)
        later, parcels, at = [], [*outbox.parcels], now()
        for notice in (*outbox.later, *fresh):
            when = due(notice, turn.public, self._following) if notice.is_of_use(at) else Due.NEVER
            if when is Due.LATER:
                later.append(notice)
            elif when is Due.NOW:
                parcels += _parcels(notice, turn.office, at)
        head = self._ledger.head
        self.outbox = structs.replace(
            outbox, number=head.number, digest=head.digest, later=tuple(later), parcels=tuple(parcels)
        )
        self._brought = []
        self._clear(turn, at)
        if self.outbox != before:
            write_outbox(self._layout, self.outbox)

    def _begun(self, turn: Turn) -> Outbox:
        start = turn.start
        known = start if self._ledger.holds(start.number, start.digest) else self._ledger.head
        return Outbox(number=known.number, digest=known.digest)

    def _clear(self, turn: Turn, at: datetime) -> None:
        """Take out what nobody waits for any more, and give up what is too old or too much."""
        standing = [
            parcel for parcel in self._standing.parcels if due(parcel.notice, turn.public, self._following) is Due.NOW
        ]
        kept = [parcel for parcel in standing if parcel.notice.is_of_use(at)][-MOST:]
        for parcel in standing:
            if parcel not in kept:
                trouble = self._standing.troubles.get(parcel.channel)
                self._give_up(parcel, turn.office, trouble.cause if trouble else "-")
        troubles = {
            channel: trouble
            for channel, trouble in self._standing.troubles.items()
            if any(parcel.channel == channel for parcel in kept)
        }
        self.outbox = structs.replace(self._standing, parcels=tuple(kept), troubles=troubles)

    def _go_by(self, channel: str, office: Office) -> None:
        """Take out what goes by one channel, until it fails."""
        parcels = [parcel for parcel in self._standing.parcels if parcel.channel == channel]
        if not parcels:
            return
        work = self._mailed if channel == MAIL else self._run
        cause = ""
        try:
            for parcel, failed in work(parcels, office):
                cause = failed or cause
                if not failed:
                    self._done(parcel)
        except OSError as error:
            cause = cause_of(error)
        if cause:
            self._failed(channel, cause)
        else:
            self._next.pop(channel, None)

    def _mailed(self, parcels: list[Parcel], office: Office) -> Iterator[tuple[Parcel, str]]:
        smtp = office.notices.smtp
        if smtp is None:  # settings changed meanwhile
            yield from ((parcel, "") for parcel in parcels)
            return
        password = read_password(self._layout.root / smtp.password_file) if smtp.user else ""
        if isinstance(password, Finding):
            yield parcels[0], language(office.language).say(password).message
            return
        with opened(smtp, password) as server:
            for parcel in parcels:
                officer = next((one for one in told(parcel.notice, office, at=now()) if one.id == parcel.officer), None)
                if officer is not None and officer.email:
                    message = message_of(self._letter(parcel.notice, office), office, smtp, officer, at=now())
                    try:
                        hand_over(server, message)
                    except RefusedError as error:
                        self._give_up(parcel, office, str(error))
                yield parcel, ""

    def _run(self, parcels: list[Parcel], office: Office) -> Iterator[tuple[Parcel, str]]:
        command = office.notices.hook
        for parcel in parcels:
            officers = told(parcel.notice, office, at=now())
            is_wanted = bool(command and officers)
            words = hook_words(self._letter(parcel.notice, office), office, officers) if is_wanted else b""
            failed = self._hook.run(command, words) if is_wanted else ""
            yield parcel, failed
            if failed:
                return

    def _letter(self, notice: Notice, office: Office) -> Letter:
        title = _title_in(self._vault, notice.text) or notice.address
        return letter_of(notice, office, title=title, preview=self._preview(notice.path))

    def _done(self, parcel: Parcel) -> None:
        outbox = self._standing
        self.outbox = structs.replace(
            outbox,
            parcels=tuple(each for each in outbox.parcels if each != parcel),
            troubles={channel: trouble for channel, trouble in outbox.troubles.items() if channel != parcel.channel},
        )
        write_outbox(self._layout, self.outbox)

    def _failed(self, channel: str, cause: str) -> None:
        known, at = self._standing.troubles.get(channel), now()
        tries = known.tries + 1 if known else 1
        self._next[channel] = ticks() + self._retries[min(tries, len(self._retries)) - 1]
        trouble = Trouble(since=known.since if known else at, tries=tries, cause=cause)
        self.outbox = structs.replace(self._standing, troubles={**self._standing.troubles, channel: trouble})
        write_outbox(self._layout, self.outbox)

    def _give_up(self, parcel: Parcel, office: Office, cause: str) -> None:
        """Note that something is given up; what is written next holds it."""
        outbox = self._standing
        officer = office.roster.officer(parcel.officer or "")
        lost = Lost(
            count=1 + (outbox.lost.count if outbox.lost else 0),
            time=now(),
            channel=parcel.channel,
            name=officer.name if officer else parcel.notice.path,
            cause=cause,
        )
        self.outbox = structs.replace(outbox, lost=lost)


def _parcels(notice: Notice, office: Office, at: datetime) -> Iterator[Parcel]:
    officers = told(notice, office, at=at)
    if office.notices.smtp:
        yield from (Parcel(notice=notice, channel=MAIL, officer=each.id) for each in officers if each.email)
    if office.notices.hook and officers:
        yield Parcel(notice=notice, channel=HOOK)


def _title_in(vault: Vault, text: Digest) -> str:
    article = parse(vault.get(text).decode(), path="").article
    return (article.get("Title") if article else None) or ""
