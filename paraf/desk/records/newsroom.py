"""A newsroom as the desk works in it: its places, its records, and what they say now.

* The office and its policy in force are those that were accepted last, out of the vault; the edited file is a wish.
* A folder whose records hold accepted settings is a newsroom, also when its ``newsroom.toml`` is gone.
* Where a public site stands and the ledger holds nothing, the ledger is damaged; it is no folder to begin in.
* Whoever acts is judged by the ledger's time where the clock is behind it, as the entry will stand at that time.
* The register is the ledger folded; whoever records an act sees it in the register at once.
* An entry that lacks the proof that its office asked for is damage: nothing of it is in force.
* What was proven before is not proven again, as long as the ledger begins with it (see ``proven``); nor are journeys
  followed again (see ``followed``).
* Records are changed only inside ``writing()``, by one writer at a time.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from paraf.desk.disk.lock import writer
from paraf.desk.disk.modes import close_to_others
from paraf.desk.layout import OWN_FOLDERS, Layout
from paraf.desk.patience import Patience
from paraf.desk.records.followed import followed_until, remember_followed
from paraf.desk.records.glance import Glance, glance_at, remember_glance
from paraf.desk.records.ledger import DamagedLedgerError, Ledger, News
from paraf.desk.records.proven import Until, proven_until, remember_proven
from paraf.desk.records.trees import LedgerTree
from paraf.desk.records.vault import Vault
from paraf.rules.editions import Editions
from paraf.rules.entries import Accepted, Act, Entry
from paraf.rules.findings import Finding
from paraf.rules.folding import fold
from paraf.rules.grammar import parse
from paraf.rules.journey import Journeys, follow_journeys
from paraf.rules.ledger import PLACE
from paraf.rules.observing import AT_ONCE, Observed
from paraf.rules.office import Office, decode_office
from paraf.rules.proving import Prover
from paraf.rules.register import Register
from paraf.rules.wording import find
from paraf.rules.words import Channel, Digest, OfficerId

_UNREMEMBERED: Final = 64  # entries that are proven and followed at every opening, until they are remembered


class NoNewsroomError(Exception):
    """The folder is no newsroom: no settings were ever accepted there."""


class OfficeUnreadableError(Exception):
    """The accepted settings in the vault cannot be read; ``findings`` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(", ".join(finding.code for finding in findings))
        self.findings = findings


def newsroom_around(folder: Path) -> Path | None:
    """Give the newsroom that a folder lies in: the nearest that nobody planted among the papers of another."""
    found = [each for each in (folder, *folder.parents) if is_newsroom(each)]
    return next((inner for inner in found if not any(_holds(outer, inner) for outer in found)), None)


def _holds(outer: Path, inner: Path) -> bool:
    """Tell whether a folder lies in one of those that are a newsroom's own."""
    return outer != inner and inner.is_relative_to(outer) and inner.relative_to(outer).parts[0] in OWN_FOLDERS


def is_newsroom(folder: Path) -> bool:
    """Tell whether a folder has the settings of a newsroom, or the records of one that lost them."""
    layout = Layout(folder)
    return layout.settings.is_file() or layout.ledger.is_file()


def accepted_office(vault: Vault, accepted: Digest) -> Office:
    """Give the office that some accepted settings made; raises where the vault has none that can be read."""
    office = decode_office(vault.get(accepted))
    if not isinstance(office, Office):
        raise OfficeUnreadableError(office)
    return office


class Newsroom:
    """One newsroom, opened."""

    def __init__(self, root: Path) -> None:
        self.layout = Layout(root)
        self.vault = Vault(self.layout.vault)
        self.ledger = Ledger(self.layout.ledger)
        self.tree = LedgerTree(self.ledger, self.layout)
        self.register = Register()
        self.editions = Editions()
        self.recovered = False  # whether what a crash left half-written was cleared away since this was opened
        self.patience = Patience()
        self._offices: dict[Digest, Office] = {}
        self._prover = self._new_prover()
        self._journeys: Journeys | None = None
        self._unfollowed: list[Entry] = []
        self._remembered = 0  # so many first entries are remembered as proven
        self._followed = 0  # and so many as followed

    @classmethod
    def open(cls, root: Path) -> "Newsroom":
        """Open the newsroom in a folder; raises where there is none or its records are damaged."""
        newsroom = cls.begin(root)
        if newsroom.register.office is None:
            raise NoNewsroomError(str(root))
        return newsroom

    @classmethod
    def begin(cls, root: Path) -> "Newsroom":
        """Open what may become a newsroom; raises where one lost its ledger or its records are damaged."""
        newsroom = cls(root)
        newsroom.refresh()
        if newsroom.register.office is None and newsroom.layout.public.is_symlink():  # which needed a ledger
            raise DamagedLedgerError((find("ledger-short", path=PLACE, value="0", expected="1"),))
        return newsroom

    @property
    def office(self) -> Office:
        """The office in force."""
        accepted = self.register.office
        if accepted is None:
            raise NoNewsroomError(str(self.layout.root))
        return self.office_of(accepted)

    def office_of(self, accepted: Digest) -> Office:
        """Give the office that some accepted settings made."""
        if accepted not in self._offices:
            self._offices[accepted] = accepted_office(self.vault, accepted)
        return self._offices[accepted]

    @property
    def glance(self) -> Glance | None:
        """What the end of the ledger says; None where no settings were ever accepted."""
        register = self.register
        settled = register.settled.number if register.settled else None
        return Glance(self.ledger.head, settled, register.office) if register.office else None

    @property
    def journeys(self) -> Journeys:
        """The journeys that go on; where none are remembered, the ledger is read when they are asked for first."""
        versions = self.register.versions
        if self._journeys is None:
            self._journeys, self._followed = follow_journeys(self.ledger.read_again(), versions), 0
        elif self._unfollowed:
            self._journeys = follow_journeys(self._unfollowed, versions, self._journeys)
        self._unfollowed.clear()
        if self._journeys.number - self._followed >= _UNREMEMBERED:
            self._followed = self._journeys.number
            remember_followed(self.layout, self._journeys, self.ledger.digest_of(self._followed))
        return self._journeys

    @property
    def root(self) -> Path:
        """The newsroom's folder."""
        return self.layout.root

    def refresh(self) -> None:
        """Take in what others have recorded since; where that cannot be done, the register stays as it is."""
        with self._or_forget():
            self.register = self._folded(self.ledger.news())

    def remember_glance(self) -> None:
        """Keep what the end of the ledger says for the next process, where nobody wrote to it since it was read."""
        mark, glance = self.ledger.mark, self.glance
        if mark and glance and glance != glance_at(self.layout):
            remember_glance(self.layout, mark, glance)

    def prove(self) -> None:
        """Prove every entry and hash every leaf, whatever is remembered; raises where an entry lacks its proof."""
        self.ledger.forget()
        with self._or_forget():
            self.register = self._from_start(self.ledger.news(), proven=0)
            self._journeys = None
            self._unfollowed.clear()
        self.tree.grown_anew()

    @contextmanager
    def writing(self, on_wait: Callable[[], None]) -> Iterator[None]:
        """Be the one writer, with the records as they are now."""
        with writer(self.layout.lock, on_wait=on_wait):
            close_to_others(self.layout)
            self.patience.renew()
            self.refresh()
            self._remember()
            yield

    def moment(self, at: datetime) -> datetime:
        """Give the moment that counts when the clock says ``at``: the ledger's, where that is ahead of it."""
        return max(at, self.register.time or at)

    def record(
        self, act: Act, *, by: OfficerId | None, channel: Channel, at: datetime, observed: Observed = AT_ONCE
    ) -> Entry:
        """Record an act: when this returns it is on disk and in the register."""
        entry = self.ledger.append(act, by=by, channel=channel, at=at, observed=observed)
        self.refresh()
        return entry

    def proves(self, act: Accepted, *, at: datetime) -> bool:
        """Tell whether new settings could be recorded: they hold the proof that those in force ask for."""
        return self._prover.accepts(act, at=at)

    @contextmanager
    def _or_forget(self) -> Iterator[None]:
        """Read the ledger from its start the next time, where it could not be taken in."""
        try:
            yield
        except BaseException:
            self.ledger.forget()
            raise

    def _folded(self, news: News) -> Register:
        if not news.anew:
            followed = math.inf if self._journeys is None else 0
            return fold(self._proven(news.entries, proven=0, followed=followed), onto=self.register)
        known = proven_until(self.layout)
        if known is not None:
            register = self._from_start(news, proven=known.number)
            if self.ledger.holds(known.number, known.digest):
                self._remembered = known.number
                return register
            self.ledger.forget()
            news = self.ledger.news()
        return self._from_start(news, proven=0)

    def _from_start(self, news: News, *, proven: int) -> Register:
        self._prover, self._remembered = self._new_prover(), 0
        self._journeys, known = None, followed_until(self.layout)
        self._unfollowed.clear()
        self.tree.forget()
        register = fold(self._proven(news.entries, proven=proven, followed=known[0].number if known else math.inf))
        if known is not None and self.ledger.holds(known[0].number, known[0].digest):
            self._journeys, self._followed = known[1], known[0].number
        else:
            self._unfollowed.clear()
        return register

    def _proven(self, entries: Iterable[Entry], *, proven: int, followed: float) -> Iterator[Entry]:
        """Give entries that are proven one by one, but for so many first ones that were proven before.

        Those that come after the last one of which the journeys were ``followed`` are kept for whoever asks for these.
        """
        lacks: list[Finding] = []
        for entry in entries:
            if entry.number > proven:
                lacks += self._prover.follow(entry)
            else:
                self._prover.take(entry)
            self.tree.take(entry)
            if entry.number > followed:
                self._unfollowed.append(entry)
            yield entry
        if lacks:
            raise DamagedLedgerError(tuple(lacks))

    def _remember(self) -> None:
        head = self.ledger.head
        if head.number - self._remembered >= _UNREMEMBERED:
            remember_proven(self.layout, Until(number=head.number, digest=head.digest))
            self._remembered = head.number

    def _new_prover(self) -> Prover:
        return Prover(office_of=self.office_of, category_of=self._category_of)

    def _category_of(self, public: Digest) -> str:
        article = parse(self.vault.get(public).decode(), path=PLACE).article
        return (article.get("Category") if article else None) or ""
