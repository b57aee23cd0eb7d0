"""What stands in a newsroom, for a text that is compared with it: what was published, and what lies in the folders.

* A text is compared with the articles that were sealed last, and with older ones of the same slug.
* Their fingerprints are kept for the next run, by the digest of the public text; they can be made again.
* Nothing is read before somebody asks, and no register is held until somebody asks again.
"""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from heapq import nlargest
from importlib.resources import files
from posixpath import basename
from typing import Final

import msgspec

from paraf.desk.papers.sorting import probe
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.outcomes import Outcomes
from paraf.rules.addresses import derive_slug, identity_of
from paraf.rules.article import Article
from paraf.rules.checks.standing import Fingerprint, fingerprint
from paraf.rules.grammar import parse
from paraf.rules.ledger import Head
from paraf.rules.manifest import sha256
from paraf.rules.register import Version
from paraf.rules.targets import Target
from paraf.rules.words import Address, Digest, Stage, Verdict

LATEST: Final = 1000
"""How many articles a text is compared with."""


@dataclass(eq=False)
class _Listed:
    """What a newsroom lists, where its ledger ends at ``head``; whoever asks has looked that it does."""

    newsroom: Newsroom
    head: Head

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of papers that were published or submitted."""
        register = self.newsroom.register
        return frozenset(basename(path) for path in (*register.paths, *register.submissions))

    @cached_property
    def latest(self) -> tuple[Version, ...]:
        """What was sealed last and is not withdrawn."""
        last = (versions[-1] for versions in self.newsroom.register.versions.values())
        public = (version for version in last if version.seal.verdict is Verdict.PUBLISH)
        return tuple(nlargest(LATEST, public, key=lambda version: version.number))


@dataclass(eq=False)
class NewsroomStanding:
    """What stands in one newsroom, at each moment when somebody asks."""

    newsroom: Newsroom
    _made: dict[Digest, Fingerprint] = field(default_factory=dict)
    _known: _Listed | None = None

    def has_paper(self, target: Target, *, beside: str) -> bool:
        """Tell whether a link to a paper leads to one, from the paper at a place."""
        folders = beside.split("/")[1:-1]
        inside = len(folders) - target.climbs
        if inside >= 0 and self._lies("/".join((*folders[:inside], target.path))):
            return True
        return target.is_filename and (self._lies(target.path) or basename(target.path) in self._listed.names)

    def has_address(self, address: Address) -> bool:
        """Tell whether an article was published at an address."""
        register = self.newsroom.register
        return address in register.versions or address in register.redirects

    def candidates(self, article: Article) -> tuple[Fingerprint, ...]:
        """Give what was published before and may be the same as an article, which is itself not among it."""
        register = self.newsroom.register
        identity, slug = identity_of(article, register), derive_slug(article.get("Title") or "")
        own = identity[0] if identity else None
        namesakes = [register.versions[address][-1] for address in register.slugs.get(slug or "", ())]
        near = {version.seal.address: version for version in (*self._listed.latest, *namesakes)}
        return tuple(self._fingerprints([version for address, version in near.items() if address != own]))

    def _lies(self, path: str) -> bool:
        layout = self.newsroom.layout
        return path in self.newsroom.register.paths or any(
            probe(layout.stage(stage) / path)[1] is not None for stage in Stage
        )

    @property
    def _listed(self) -> _Listed:
        head = self.newsroom.ledger.head
        if self._known is None or self._known.head != head:
            self._known = _Listed(self.newsroom, head)
        return self._known

    def _fingerprints(self, versions: list[Version]) -> list[Fingerprint]:
        remembered = Outcomes(self.newsroom.layout.remembered)
        if not self._made:
            self._made.update(_read(remembered.get(_key())))
        new = [version for version in versions if version.seal.public not in self._made]
        self._made.update((version.seal.public, self._of(version)) for version in new)
        if new:
            kept = {version.seal.public for version in (*self._listed.latest, *versions)}
            self._made = {public: made for public, made in self._made.items() if public in kept}
            remembered.put(_key(), msgspec.msgpack.encode(self._made))
        return [self._made[version.seal.public] for version in versions]

    def _of(self, version: Version) -> Fingerprint:
        seal = version.seal
        article = parse(self.newsroom.vault.get(seal.public).decode(), path=seal.path).article
        return fingerprint(article or Article(fields=(), body=""), seal.address)


@lru_cache(maxsize=1)
def standing_in(newsroom: Newsroom) -> NewsroomStanding:
    """Give what stands in a newsroom, the same for as long as that newsroom is asked for."""
    return NewsroomStanding(newsroom)


def _read(kept: bytes | None) -> dict[Digest, Fingerprint]:
    """Read what was kept; what cannot be read is made anew."""
    try:
        return msgspec.msgpack.decode(kept or b"\x80", type=dict[Digest, Fingerprint])
    except msgspec.DecodeError:
        return {}


def _key() -> Digest:
    """Give the key of what these ways of comparing make."""
    return sha256(files("paraf.rules.checks").joinpath("standing.py").read_bytes())
