"""Weighing: what stands against an office's settings, and what they would bring, before they are in force.

* Whoever signed an article that was ever sealed stays on the roster: without them their sign-offs count for nothing.
* So does every key that signed something. Who asks for signatures has an admin and correctors with keys.
* No day in office and no key's day leaves out a day on which somebody signed with it.
* The site's name stays from the first sign-off on: statements, proofs and the register's checkpoints are made of it.
* Somebody must be able to change the settings again.
* The crest is the file that the settings name by its SHA-256.
* Names that two officers share, too few correctors, who is given which key, and articles that leave the site are told
  beforehand.
"""

from collections.abc import Iterator
from datetime import datetime

from paraf.desk.records.crests import weigh_crest
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.correctors import weigh_correctors
from paraf.rules.edition import edition
from paraf.rules.entries import Signer
from paraf.rules.findings import Finding
from paraf.rules.keys_given import keys_given
from paraf.rules.office import SETTINGS, Office
from paraf.rules.roster import NameProblem, Officer, Roster, Standing, fold_name
from paraf.rules.ssh_keys import PublicKey, fingerprint
from paraf.rules.sshsig import read_signature
from paraf.rules.wording import find
from paraf.rules.words import Address, Role

FORBIDDING = frozenset({"no-admin", "site-changed", "officer-removed", "key-removed", "days-exclude", "no-admin-key"})
"""The codes with which settings cannot come into force; what else is found is told and accepted."""

_MOST_NAMED = 10


def weigh(newsroom: Newsroom, office: Office, *, at: datetime) -> tuple[Finding, ...]:
    """Give everything that stands against settings, and everything that they would bring."""
    return (
        *_admins(office, at),
        *_site(newsroom, office),
        *_removed(newsroom, office),
        *_excluded(newsroom, office),
        *_admin_keys(office, at),
        *_shared_names(office),
        *weigh_crest(newsroom.layout, newsroom.vault, office.look),
        *weigh_correctors(office, at=at),
        *keys_given(newsroom.office.roster if newsroom.register.office else Roster(officers=()), office.roster),
        *_unpublished(newsroom, office, at),
    )


def _admins(office: Office, at: datetime) -> Iterator[Finding]:
    if not any(one.has(Role.ADMIN) and one.is_active(at, office.zone) for one in office.roster.officers):
        yield find("no-admin", path=SETTINGS)


def _site(newsroom: Newsroom, office: Office) -> Iterator[Finding]:
    register = newsroom.register
    is_signed = bool(register.versions) or any(waiting.signers for waiting in register.submissions.values())
    if is_signed and office.site != newsroom.office.site:
        yield find("site-changed", path=SETTINGS, was=newsroom.office.site, now=office.site)


def _admin_keys(office: Office, at: datetime) -> Iterator[Finding]:
    admins = (one for one in office.roster.officers if one.has(Role.ADMIN) and one.is_active(at, office.zone))
    if office.signoff.asks_for_signatures and not any(one.valid_keys(at, office.zone) for one in admins):
        yield find("no-admin-key", path=SETTINGS)


def _removed(newsroom: Newsroom, office: Office) -> Iterator[Finding]:
    versions = (version for versions in newsroom.register.versions.values() for version in versions)
    signers = [signer for version in versions for signer in version.seal.signers]
    for officer_id, name in sorted({signer.officer: signer.name for signer in signers}.items()):
        if office.roster.officer(officer_id) is None:
            yield find("officer-removed", path=SETTINGS, officer=officer_id, name=name)
    used = {(signer.officer, signer.name, _key_of(signer)) for signer in signers if signer.signature}
    for officer_id, name, key in sorted(used, key=lambda one: one[:2]):
        officer = office.roster.officer(officer_id)
        if key is not None and officer is not None and officer.key_of(key) is None:
            yield find("key-removed", path=SETTINGS, key=fingerprint(key), name=name)


def _excluded(newsroom: Newsroom, office: Office) -> Iterator[Finding]:
    """Find who signed on a day that the days of the officer or of the key leave out."""
    told: set[str] = set()
    for version in (version for versions in newsroom.register.versions.values() for version in versions):
        for signer in version.seal.signers:
            officer = office.roster.officer(signer.officer)
            if officer is not None and _leaves_out(officer, signer, version.time, office):
                day = f"{version.time.astimezone(office.zone):%d-%m-%Y}"
                if signer.officer not in told:
                    yield find("days-exclude", path=SETTINGS, name=officer.name, day=day, slug=version.seal.slug)
                told.add(signer.officer)


def _leaves_out(officer: Officer, signer: Signer, time: datetime, office: Office) -> bool:
    if officer.standing(time, office.zone) in {Standing.EXPIRED, Standing.NOT_YET}:
        return True
    own = officer.key_of(_key_of(signer))
    return own is not None and not own.is_valid(time, office.zone) and not own.is_revoked(time, office.zone)


def _key_of(signer: Signer) -> PublicKey | None:
    signature = read_signature(signer.signature or "")
    return signature.key if signature else None


def _shared_names(office: Office) -> Iterator[Finding]:
    shared: dict[str, NameProblem] = {}
    for officer in office.roster.officers:
        for name in filter(None, (officer.id, officer.name, *officer.aliases, officer.initials)):
            found = office.roster.named(name)
            if isinstance(found, NameProblem):
                shared.setdefault(fold_name(name), found)
    for problem in shared.values():
        yield find("shared-name", path=SETTINGS, name=problem.typed, names=", ".join(problem.names))


def _unpublished(newsroom: Newsroom, office: Office, at: datetime) -> Iterator[Finding]:
    """Find the articles that would leave the site, and those that would show another version."""
    if newsroom.register.office is None:
        return
    now, then = (edition(newsroom.register, each, at=at).digests() for each in (newsroom.office, office))
    gone = [address for address in now if address not in then]
    other = [address for address in now if then.get(address, now[address]) != now[address]]
    for code, addresses in (("articles-leave", gone), ("articles-change", other)):
        if addresses:
            yield find(code, path=SETTINGS, count=str(len(addresses)), articles=_listed(addresses))


def _listed(addresses: list[Address]) -> str:
    named = ", ".join(addresses[:_MOST_NAMED])
    return f"{named}, ..." if len(addresses) > _MOST_NAMED else named
