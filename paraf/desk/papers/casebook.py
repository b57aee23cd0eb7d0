"""The casebook: what was read and judged before is not read and judged again while nothing about it changed.

* A case is the same as long as every place that was looked at for it is the same: device, inode, size and times.
* What was read so soon after its times that a later change could have the same ones is read again at the next look at
  everything.
* The office's settings and the set of cleaned pictures belong to a case as well, and the version sealed last to a
  paper in ``content/``.
* What lay as it was sealed is remembered for the next process (see ``remembered``); of a few papers it is not worth it.
  At the next look at everything no more of it is kept than of what another process remembers.
* Contents are not kept, nor is the body of a paper that lies as it was sealed: who needs the bytes gathers anew.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from paraf.desk.disk.marks import Mark, is_young
from paraf.desk.papers.concerning import addresses_of, places_of
from paraf.desk.papers.folders import Folders
from paraf.desk.papers.gathering import Gathered, gather, is_unchanged
from paraf.desk.papers.remembered import Remembered
from paraf.desk.papers.sorting import probe
from paraf.desk.papers.verdicts import Verdicts
from paraf.desk.papers.whole import as_whole, read_whole, read_wholes, says_what_was_signed, version_at
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.outcomes import Outcomes
from paraf.rules.entries import Act
from paraf.rules.findings import Finding
from paraf.rules.observing import Gap
from paraf.rules.register import Register, Version
from paraf.rules.words import Address, Digest, Stage

_CTIME = 5

_MANY = 20
_STAGES = frozenset(stage.value for stage in Stage)
_PUBLISHED = f"{Stage.PUBLISHED}/"

_Key = tuple[Stage, str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a look found: the places that it concerns, what was recorded since the last, and whether it saw everything.

    It concerns the places that changed, and the papers that hang together with them. ``taken_up`` are the places of
    those that were not seen before, and lie as another process remembers them.
    """

    concerned: set[str]
    acts: tuple[Act, ...]
    everything: bool
    taken_up: frozenset[str] = frozenset()


@dataclass(slots=True)
class CaseBook:
    """The cases read so far in one newsroom, and its folders as they were seen last."""

    newsroom: Newsroom
    folders: Folders = field(init=False)
    verdicts: Verdicts = field(default_factory=Verdicts)
    told: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    undecided: set[str] = field(default_factory=set)
    gaps: dict[str, Gap] = field(default_factory=dict)
    refused: dict[str, tuple[tuple[Mark | None, ...], Finding]] = field(default_factory=dict)
    _office: Digest | None = None
    _cases: dict[_Key, Gathered] = field(default_factory=dict)
    _young: set[_Key] = field(default_factory=set)
    _elsewhere: dict[Path, Mark | None] = field(default_factory=dict)
    _register: Register | None = None
    _remembered: Remembered = field(init=False)
    _unremembered: int = 0
    _lying: list[Gathered] = field(default_factory=list)
    _unasked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Begin with folders that nobody looked at."""
        self.folders = Folders(self.newsroom.layout)
        self._remembered = Remembered(self.newsroom)

    def look(self, places: Collection[str] | None = None) -> Look:
        """Look at places, or at everything, and at what was recorded since; tell what that concerns.

        Everything is looked at also where nothing was seen before, or where the records are not those of before.
        """
        acts = self._acts_since()
        everything = acts is None or places is None
        taken_up: frozenset[str] = frozenset()
        knows_some = bool(self.verdicts.judged or self.verdicts.taken_up)
        if acts is None or places is None:
            self._let_go()
            changed = self.folders.look() | self._changed_elsewhere() | self._forgotten([*self._young])
            taken_up = self._read_ahead(changed, is_first=not knows_some)
        else:
            asked = {*places, *(place for act in acts for place in places_of(act))}
            changed = self._changed_among(asked)
        changed |= self._unasked
        self._unasked = set()
        concerned = set(changed)
        for place in changed if knows_some else ():
            concerned |= self.verdicts.around(place) | self.folders.clashes.named_like(place)
            concerned |= self.verdicts.at(self._address_at(place))
        for act in acts or ():
            for address in addresses_of(act):
                concerned |= self.verdicts.at(address)
        return Look(concerned=concerned, acts=acts or (), everything=everything, taken_up=taken_up)

    def look_at_notes(self, notes: Collection[str]) -> None:
        """See notes as they lie now; what else is seen to have changed is for the next look, for nobody asked of it."""
        self._unasked |= self.folders.look(notes).difference(notes)

    def _address_at(self, place: str) -> Address | None:
        """Give the address that the records have for a place."""
        stage, _, path = place.partition("/")
        register = self.newsroom.register
        if stage == Stage.REVIEW:
            waiting = register.submissions.get(path)
            return waiting.act.address if waiting else None
        return register.paths.get(path) if stage == Stage.PUBLISHED else None

    def _acts_since(self) -> tuple[Act, ...] | None:
        """Give what was recorded since this was asked; None where everything has to be looked at anew for it."""
        known, self._register = self._register, self.newsroom.register
        if known is None or self._office != self._register.office:
            self._begin_anew()
            return None
        if known is self._register:
            return ()
        old, new = known.submissions, self._register.submissions
        waiting = [each.act for path, each in new.items() if old.get(path) is not each]
        over = [each.act for path, each in old.items() if path not in new]
        versions = self._register.versions
        sealed = [versions[at][-1].seal for at in versions.differing(known.versions)]
        return (*waiting, *over, *sealed)

    def _begin_anew(self) -> None:
        self._office = self.newsroom.register.office
        self._cases.clear()
        self._young.clear()
        self.verdicts.clear()
        self.folders = Folders(self.newsroom.layout)

    def _changed_among(self, asked: Collection[str]) -> set[str]:
        """Give those of some places that changed, or that were read too soon after they were written to tell."""
        inside = {place for place in asked if place.partition("/")[0] in _STAGES}
        images = f"{self.newsroom.layout.images.name}/"
        young = self._forgotten([key for key in self._young if f"{key[0]}/{key[1]}" in inside])
        return self.folders.look(inside) | young | {place for place in asked if place.startswith(images)}

    def _changed_elsewhere(self) -> set[str]:
        """Give the places outside the three folders that papers use and that changed."""
        changed = {path for path, mark in self._elsewhere.items() if probe(path)[1] != mark}
        for path in changed:
            del self._elsewhere[path]
        return {path.relative_to(self.newsroom.root).as_posix() for path in changed}

    def look_up(self, stage: Stage, path: str, *, cleaning: bool = False) -> Gathered | None:
        """Give a case, from memory where nothing about it changed; None where the paper is gone."""
        if self._office != self.newsroom.register.office:
            self._begin_anew()
        key = (stage, path, cleaning)
        known = self._cases.get(key)
        if known is not None and self._holds(known, cleaning=cleaning):
            return known
        gathered = self._read(stage, path, cleaning=cleaning)
        if gathered is None:
            self._cases.pop(key, None)
            self._young.discard(key)
        else:
            self._keep(key, gathered)
        return gathered

    def settled(self) -> set[str]:
        """Give the places of the papers that lie as they were sealed, and of which nobody asked for a verdict."""
        latest = self.newsroom.register.latest
        return {place for place, version in self.verdicts.taken_up.items() if latest(version.seal.address) is version}

    def is_seen_whole(self, path: str) -> bool:
        """Tell whether a paper in ``content/`` was read as it was seen last, and lies as it was sealed."""
        known = self._cases.get((Stage.PUBLISHED, path, False))
        if known is None or len(known.probes) != 1 or known.case.sealed is None:
            return False
        if known.probes[0][1] != self.folders.mark(f"{Stage.PUBLISHED}/{path}"):
            return False
        version = version_at(self.newsroom, path)
        return version is not None and version.seal.digest == known.case.sealed

    def marks_elsewhere(self) -> dict[str, Mark | None] | None:
        """Give the marks of what papers use outside the three folders; None where some paper may have to be reread."""
        root = self.newsroom.root
        return None if self._young else {path.relative_to(root).as_posix(): at for path, at in self._elsewhere.items()}

    def remember(self) -> None:
        """Remember for other processes which papers lie as they were sealed, where they do not know many of them."""
        if self._unremembered > _MANY:
            self._unremembered = 0
            known = (gathered for key, gathered in self._cases.items() if key not in self._young)
            self._lying = self._remembered.keep(known, self.verdicts.taken_up)

    def _let_go(self) -> None:
        """Know no more of papers that are remembered and whose verdict is settled than that they lie as sealed."""
        lying, self._lying = self._lying, []
        for gathered in lying:
            case = gathered.case
            key, version = (case.stage, case.path, False), version_at(self.newsroom, case.path)
            is_the_same = version is not None and version.seal.digest == case.sealed
            if version and is_the_same and self._cases.get(key) is gathered and self.verdicts.is_settled(case.place):
                files = (file.relative_to(self.newsroom.root).as_posix() for file, _ in gathered.probes[1:])
                self.verdicts.drop(case.place)
                self._know_settled(case.place, version, files)
                del self._cases[key]

    def _know_settled(self, place: str, version: Version, files: Iterable[str]) -> None:
        """Know that a paper is settled, by the name of its place that the folders have as well."""
        paper = self.folders.paper(place)
        self.verdicts.take_up(paper.place if paper else place, version, files)

    def _keep(self, key: _Key, gathered: Gathered) -> None:
        self._cases[key] = gathered
        self._unremembered += gathered.case.sealed is not None
        (self._young.add if _is_young(gathered) else self._young.discard)(key)
        self._watch_elsewhere(gathered)

    def _watch_elsewhere(self, gathered: Gathered) -> None:
        if len(gathered.probes) == 1:
            return
        images = self.newsroom.layout.images
        self._elsewhere.update(each for each in gathered.probes[1:] if each[0].is_relative_to(images))

    def _read_ahead(self, changed: Collection[str], *, is_first: bool) -> frozenset[str]:
        """Read papers that lie as they were sealed at one go, where there are many; give those that need no reading."""
        if sum(place.startswith(_PUBLISHED) for place in changed) <= _MANY:
            return frozenset()
        taken_up = self._take_up() if is_first else frozenset[str]()
        papers = (self.folders.paper(place) for place in changed if place not in taken_up)
        paths = [paper.path for paper in papers if paper is not None and paper.stage is Stage.PUBLISHED]
        for gathered in read_wholes(self.newsroom, paths):
            self._keep((Stage.PUBLISHED, gathered.case.path, False), gathered)
        return taken_up

    def _take_up(self) -> frozenset[str]:
        """Take up what another process remembers, as far as it still holds; give the places of the papers."""
        images, register = f"{self.newsroom.layout.images.name}/", self.newsroom.register
        for place, files in self._remembered.lying(self.folders).items():
            version = register.versions[register.paths[place.removeprefix(_PUBLISHED)]][-1]
            self._know_settled(place, version, (file for file, _ in files))
            self._elsewhere |= {self.newsroom.root / file: mark for file, mark in files if file.startswith(images)}
        return frozenset(self.verdicts.taken_up)

    def drop(self, place: str) -> None:
        """Forget a paper that lies at a place no more."""
        stage, _, path = place.partition("/")
        self.verdicts.drop(place)
        if stage in _STAGES:
            self._forgotten([(Stage(stage), path, cleaning) for cleaning in (False, True)])

    def _forgotten(self, keys: Collection[_Key]) -> set[str]:
        """Forget cases; give the places of their papers."""
        for key in keys:
            self._cases.pop(key, None)
            self._young.discard(key)
        return {f"{stage}/{path}" for stage, path, _ in keys}

    def _read(self, stage: Stage, path: str, *, cleaning: bool) -> Gathered | None:
        version = version_at(self.newsroom, path) if stage is Stage.PUBLISHED and not cleaning else None
        whole = read_whole(self.newsroom, version) if version else None
        if whole is not None:
            return whole
        remembered = Outcomes(self.newsroom.layout.cleaned)
        gathered = gather(self.newsroom, stage, path, cleaning=cleaning, remembered=remembered)
        if gathered is None:
            return None
        if version is not None and says_what_was_signed(self.newsroom, gathered.case, version):
            return as_whole(gathered, version)
        return replace(gathered, contents={})

    def _holds(self, known: Gathered, *, cleaning: bool) -> bool:
        if not is_unchanged(known) or self._must_clean_anew(known, cleaning=cleaning):
            return False
        if known.case.sealed is None:
            return True
        version = version_at(self.newsroom, known.case.path)
        return version is not None and version.seal.digest == known.case.sealed

    def _must_clean_anew(self, known: Gathered, *, cleaning: bool) -> bool:
        pictures = self.newsroom.register.pictures
        return cleaning and any(used.cleaned and used.original in pictures for used in known.case.used)


def _is_young(gathered: Gathered) -> bool:
    return any(mark is not None and is_young(mark[_CTIME]) for _, mark in gathered.probes)
