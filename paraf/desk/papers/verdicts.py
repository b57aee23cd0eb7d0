"""Verdicts: how each paper stood when it was judged last, and which papers hang together.

* A verdict is settled where time and other papers cannot change it: the paper lies as it was sealed, and every version
  of its article is due.
* A paper that lies as it is remembered has no verdict before somebody asks for one: it is settled.
* Papers hang together that use the same file, or that have the same address, wish for it, or translate what is there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from paraf.rules.addresses import redirects_of
from paraf.rules.case import Case
from paraf.rules.findings import Finding
from paraf.rules.groups import Groups
from paraf.rules.layers import Layers
from paraf.rules.register import Version
from paraf.rules.roster import Officer
from paraf.rules.translating import original_of
from paraf.rules.words import Address, Digest, Seal, Stage
from paraf.rules.workflow.outcome import Plan

_STAGES = frozenset(stage.value for stage in Stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A paper with its verdict: the seal, what is live at its address, every finding, and what its hand asks for.

    ``able`` are those who may sign what waits in ``review/``; ``owed`` is until when a paper stands
    without a second person, where it was released in an emergency; ``due`` is when a sealed paper becomes public.
    """

    case: Case
    address: Address | None
    seal: Seal
    live: Digest | None
    findings: tuple[Finding, ...]
    plan: Plan | None = None
    able: tuple[Officer, ...] = ()
    owed: datetime | None = None
    due: datetime | None = None

    @property
    def others(self) -> tuple[Address, ...]:
        """Give the other addresses that the paper wishes for, and that of the article which it translates."""
        article = self.case.article
        if not (self.address and article):
            return ()
        original = original_of(article)
        return (*redirects_of(self.address, article), *((original,) if original else ()))


@dataclass(slots=True)
class Verdicts:
    """The verdicts of one newsroom's papers, by their places; ``taken_up`` are those that are settled without one."""

    judged: dict[str, Judged] = field(default_factory=dict)
    unsettled: set[str] = field(default_factory=set)
    taken_up: dict[str, Version] = field(default_factory=dict)
    _at: Groups[Address, str] = field(default_factory=Groups)
    _wishing: Groups[Address, str] = field(default_factory=Groups)
    _uses: dict[str, frozenset[str]] = field(default_factory=dict)
    _users: Groups[str, str] = field(default_factory=Groups)
    _versions: Layers[Address, tuple[Version, ...]] = field(default_factory=Layers)
    _missing: set[Address] = field(default_factory=set)
    _moved: set[Address] = field(default_factory=set)

    def put(self, place: str, judged: Judged, files: Iterable[str], *, settled: bool) -> None:
        """Keep a verdict in the place of the one before; ``files`` are the places that were looked at for it.

        A paper that the verdict names as the other one was looked at as well.
        """
        self.drop(place)
        self.judged[place] = judged
        if not settled:
            self.unsettled.add(place)
        if judged.address:
            self._at.put(judged.address, place)
            self._moved.add(judged.address)
        for address in judged.others:
            self._wishing.put(address, place)
        named = (finding.detail["other"] for finding in judged.findings if "other" in finding.detail)
        self._use(place, (*files, *named))

    def take_up(self, place: str, version: Version, files: Iterable[str]) -> None:
        """Know of a paper that is settled without a verdict: which version it is, and where was looked for it."""
        self.taken_up[place] = version
        self._at.put(version.seal.address, place)
        self._moved.add(version.seal.address)
        self._use(place, files)

    def is_settled(self, place: str) -> bool:
        """Tell whether there is a verdict of a place, and it is settled."""
        return place in self.judged and place not in self.unsettled

    def _use(self, place: str, files: Iterable[str]) -> None:
        uses = frozenset(map(_anywhere, files))
        if uses:
            self._uses[place] = uses
        for file in uses:
            self._users.put(file, place)

    def drop(self, place: str) -> None:
        """Forget the verdict of a place."""
        address = self._address_of(place)
        judged = self.judged.pop(place, None)
        self.taken_up.pop(place, None)
        self.unsettled.discard(place)
        if address:
            self._at.take_out(address, place)
            self._moved.add(address)
        for other in judged.others if judged else ():
            self._wishing.take_out(other, place)
        for file in self._uses.pop(place, frozenset()):
            self._users.take_out(file, place)

    def clear(self) -> None:
        """Forget everything."""
        for kept in (self.judged, self.taken_up, self._at, self._wishing, self._uses, self._users):
            kept.clear()
        self._missing.clear()
        self._moved.clear()
        self.unsettled.clear()
        self._versions = Layers()

    def missing(self, versions: Layers[Address, tuple[Version, ...]]) -> frozenset[Address]:
        """Give the addresses that have versions and no paper."""
        for address in {*versions.differing(self._versions), *self._moved}:
            is_missing = address in versions and address not in self._at
            (self._missing.add if is_missing else self._missing.discard)(address)
        self._versions = versions
        self._moved.clear()
        return frozenset(self._missing)

    def at(self, address: Address | None) -> frozenset[str]:
        """Give the places of the papers with an address, and of those that wish for it."""
        return frozenset((*self._at.under(address), *self._wishing.under(address))) if address else frozenset()

    def around(self, place: str) -> set[str]:
        """Give the places of the papers that use the file at a place, share a file with the paper, or its address."""
        files = (_anywhere(place), *self._uses.get(place, ()))
        return {user for file in files for user in self._users.under(file)} | self.at(self._address_of(place))

    def _address_of(self, place: str) -> Address | None:
        judged, version = self.judged.get(place), self.taken_up.get(place)
        return judged.address if judged else version.seal.address if version else None


def _anywhere(place: str) -> str:
    """Give a place without its stage: a file that a paper uses may lie in another one."""
    stage, _, path = place.partition("/")
    return f"*/{path}" if stage in _STAGES else place
