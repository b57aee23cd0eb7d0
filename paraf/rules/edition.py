"""The edition: what the public may see at a moment. This is the gate's rule.

* No seal, no page: an edition is made of sealed versions out of the ledger and of nothing that lies in a folder.
* A version is public from its ``not-before`` on; until then the version before it stays.
* A seal by an officer revoked at the time it was set counts for nothing, nor does one by a key revoked then or no
  longer on the roster; the last good version stays.
* A version that withdraws puts a notice in the article's place, and the withdrawn content is in no edition again:
  also not where the withdrawal itself counts for nothing later; then the address stays empty until one is signed.
* Whether an article stands on top of the front page or is urgent, whether it is still in force, and whether its event
  is to come, follows from its live version; whether it is news, from when the public saw it first.
* A redirect leads to an article, or to the notice in its place, for as long as that is public.
* What was released in an emergency and that nobody signed as a second person in time lapses to a notice, until
  somebody does.
* What the public never saw is in no history, and its withdrawal is no news.
* The ledger's time counts where it is ahead of the clock: what was recorded has happened.
* Nothing here reads a file or a clock.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from paraf.rules.entries import Signer
from paraf.rules.lasting import ends_of, has_ends, is_ahead, is_expired, is_lapsed, is_pinned, is_urgent, news_until
from paraf.rules.manifest import sha256
from paraf.rules.office import Office
from paraf.rules.register import Register, Version
from paraf.rules.sshsig import read_signature
from paraf.rules.words import Address, Digest, Verdict

_MANY = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One address as the public sees it: the live version, and the public versions up to it, oldest first.

    A withdrawn publication carries its notice alone; one that ``lapsed`` shows nothing of its version. ``fresh`` are
    articles that are no older than news is; the event of one that is ``ahead`` is to come, or lasts still.
    """

    address: Address
    live: Version
    history: tuple[Version, ...]
    pinned: bool = False
    expired: bool = False
    lapsed: bool = False
    fresh: bool = False
    urgent: bool = False
    ahead: bool = False

    @property
    def withdrawn(self) -> bool:
        """Tell whether the address shows the notice of a withdrawal."""
        return self.live.seal.verdict is Verdict.WITHDRAW

    @property
    def is_notice(self) -> bool:
        """Tell whether the address shows a notice instead of an article."""
        return self.withdrawn or self.lapsed

    @property
    def shown(self) -> Digest:
        """Give the digest of what the address shows: that of the live version, or of what a lapse makes of it."""
        digest = self.live.seal.digest
        return sha256(f"lapsed {digest}".encode()) if self.lapsed else digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Everything that is public at ``at``, by address; ``next_change`` is when time alone will change it.

    ``since`` is when it changed last: at the last entry that counts, or when an embargo ran out after that.
    ``sealed`` is every address that was ever sealed, public or not, in the order of first seals.
    """

    at: datetime
    publications: tuple[Publication, ...]
    next_change: datetime | None
    since: datetime | None
    sealed: Collection[Address]

    def redirects(self) -> dict[Address, Address]:
        """Give each address that leads to a publication, with the publication's own."""
        return {each: public.address for public in self.publications for each in public.live.seal.redirects}

    def digests(self) -> dict[Address, Digest]:
        """Give the digest of what each address shows, in the order of addresses."""
        return {publication.address: publication.shown for publication in self.publications}


def differing(one: Sequence[Publication], other: Sequence[Publication]) -> tuple[slice, slice]:
    """Give where two editions' publications differ: all that stands between their common start and common end."""
    most = min(len(one), len(other))
    start = _alike(one, other, most)
    end = _alike(one[::-1], other[::-1], most - start)
    return slice(start, len(one) - end), slice(start, len(other) - end)


def _alike(one: Sequence[Publication], other: Sequence[Publication], most: int) -> int:
    """Give how many publications, of so many at most, are the same ones from the start on."""
    place = 0
    while place < most and one[place : place + _MANY] == other[place : place + _MANY]:
        place += _MANY
    while place < most and one[place] is other[place]:
        place += 1
    return min(place, most)


def edition(register: Register, office: Office, *, at: datetime) -> Edition:
    """Give what is public at a moment, by the ledger and the office in force."""
    at = max(at, register.time or at)
    articles = sorted(register.versions.items())
    publications = (publication_of(address, versions, office, at) for address, versions in articles)
    moments = (moment for _, versions in articles for moment in changes_to_come(versions, office, at))
    public = tuple(publication for publication in publications if publication)
    since = last_change(register, register.versions.values(), office, at)
    return Edition(
        at=at, publications=public, next_change=min(moments, default=None), since=since, sealed=register.versions
    )


def changes_to_come(versions: Sequence[Version], office: Office, at: datetime) -> Iterator[datetime]:
    """Give the moments at which time alone will change what is public at an address that has these versions."""
    for version in versions:
        if version.seal.not_before > at and (_withdraws(version) or is_good(version, office)):
            yield version.seal.not_before
        for moment in ends_of(version.seal, office.zone):
            if moment > at and _is_live(version, versions, office, moment):
                yield moment
        moment = news_until(version.seal.not_before)
        if moment > at and _is_first(version, versions, office, moment):
            yield moment


def _is_live(version: Version, versions: Sequence[Version], office: Office, at: datetime) -> bool:
    found = publication_of(version.seal.address, versions, office, at)
    return found is not None and found.live is version


def _is_first(version: Version, versions: Sequence[Version], office: Office, at: datetime) -> bool:
    found = publication_of(version.seal.address, versions, office, at)
    return found is not None and not found.is_notice and found.history[0] is version


def last_change(
    register: Register, articles: Iterable[Sequence[Version]], office: Office, at: datetime
) -> datetime | None:
    """Give when what is public at a moment changed last, where no other article's embargo ran out late.

    A version that counts for nothing was not waited for.
    """
    if register.settled is None:
        return None
    settled = register.settled.time
    moments = (moment for versions in articles for moment in changes_to_come(versions, office, settled))
    return max((settled, *(moment for moment in moments if moment <= at)))


def publication_of(address: Address, versions: Sequence[Version], office: Office, at: datetime) -> Publication | None:
    """Give what is public at an address that has these versions."""
    due = [version for version in versions if version.seal.not_before <= at]
    since = max((number for number, version in enumerate(due) if _withdraws(version)), default=0) if due[1:] else 0
    was_seen = since > 0 and any(
        not _withdraws(version) and _was_live(version, due[n + 1 :]) for n, version in enumerate(due[:since])
    )
    shown = [version for version in due[since:] if is_good(version, office) and (was_seen or not _withdraws(version))]
    if not shown:
        return None
    public = tuple(version for number, version in enumerate(shown) if _was_live(version, shown[number + 1 :]))
    live, zone = shown[-1], office.zone
    lapsed = is_lapsed(live.seal, at=at)
    lasts = not lapsed and has_ends(live.seal)
    tells = {"pinned": is_pinned, "expired": is_expired, "urgent": is_urgent, "ahead": is_ahead}
    stands = {name: lasts and told(live.seal, zone, at=at) for name, told in tells.items()}
    fresh = not lapsed and not _withdraws(live) and at < news_until(public[0].seal.not_before)
    return Publication(address=address, live=live, history=public, lapsed=lapsed, fresh=fresh, **stands)


def seen(versions: Iterable[Version], office: Office, at: datetime) -> tuple[Version, ...]:
    """Give the versions of an address that count and that the public saw up to a moment, oldest first.

    A withdrawal of what nobody saw is none; what was seen then may count for nothing now.
    """
    due = [version for version in versions if version.seal.not_before <= at]
    public: list[Version] = []
    was_seen = False
    for number, version in enumerate(due, 1):
        counting = [later for later in due[number:] if _withdraws(later) or is_good(later, office)]
        is_news = was_seen or not _withdraws(version)
        if is_news and is_good(version, office) and _was_live(version, counting):
            public.append(version)
        was_seen = was_seen or (not _withdraws(version) and _was_live(version, due[number:]))
    return tuple(public)


def _was_live(version: Version, later: Iterable[Version]) -> bool:
    """Tell whether the public saw a version before a later one took its place."""
    due = version.seal.not_before
    return all(due <= other.time or due < other.seal.not_before for other in later)


def _withdraws(version: Version) -> bool:
    return version.seal.verdict is Verdict.WITHDRAW


def is_good(version: Version, office: Office) -> bool:
    """Tell whether a seal counts: somebody set it, and neither they nor their keys were revoked at that time."""
    return bool(version.seal.signers) and not revoked_signers(version, office)


def revoked_signers(version: Version, office: Office) -> tuple[Signer, ...]:
    """Give the signers of a version whose word counts for nothing: they, or their keys, were revoked at that time."""
    return tuple(signer for signer in version.seal.signers if _is_revoked(signer, version, office))


def _is_revoked(signer: Signer, version: Version, office: Office) -> bool:
    if office.is_revoked(signer.officer, at=version.time):
        return True
    if signer.signature is None:
        return False
    signature = read_signature(signer.signature)
    officer = office.roster.officer(signer.officer)
    own = officer.key_of(signature.key) if officer and signature else None
    return own is None or own.is_revoked(version.time, office.zone)


def revoked(versions: Iterable[Version], office: Office) -> tuple[Version, ...]:
    """Give the versions whose seal counts for nothing, for the list of what must be approved again."""
    return tuple(version for version in versions if not is_good(version, office))
