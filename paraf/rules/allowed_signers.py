"""The public part of the roster, as ``ssh-keygen -Y verify`` reads it (ssh-keygen(1), ALLOWED SIGNERS).

* A comment line gives each officer's id and public name; a key line gives a key, what it is for, and from when to when.
* An officer's keys are for ``paraf@<site>``, the site's own key is for ``paraf-release@<site>`` and nothing else.
* Days are the office's; both ends count. A key counts within its own days and its officer's, and not from the day
  since which either is revoked. A key that never counts is left out.
* No alias, no initials, no system account, no comment of a key is ever in it.
* What is read back gives the same text again, or it is no such list.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from paraf.rules.office import Office
from paraf.rules.officer_keys import OfficerKey
from paraf.rules.release_papers import namespace_of as namespace_of_releases
from paraf.rules.roster import Officer
from paraf.rules.ssh_keys import PublicKey, key_line, read_public_key
from paraf.rules.statement import namespace_of
from paraf.rules.words import OfficerId

SITE: Final = "situs"
"""The principal of the site's own key."""

_NAME = re.compile(r"# (\S+) · (.+)")
_KEY = re.compile(r'(\S+) namespaces="[^"]*"(?:,valid-after="(\d{14})Z")?(?:,valid-before="(\d{14})Z")? (.+)')
_WRITTEN = "%Y%m%d%H%M%S"
_EARLIEST, _LATEST = date(1971, 1, 1), date(9990, 1, 1)  # what lies beyond is as good as no limit


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """An officer's key and the moments between which it counts, both included; None where there is no end."""

    officer: OfficerId
    key: PublicKey
    after: datetime | None
    before: datetime | None

    def counts_at(self, moment: datetime) -> bool:
        """Tell whether a signature of that moment counts; fractions of a second do not."""
        second = moment.replace(microsecond=0)
        return (self.after is None or self.after <= second) and (self.before is None or second <= self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signers:
    """Whose signatures count at a site: the officers' public names by id, their keys, and the site's own key."""

    site: str
    names: Mapping[OfficerId, str]
    keys: tuple[SigningKey, ...]
    site_key: PublicKey | None = None

    def may_sign(self, officer: OfficerId, key: PublicKey, *, at: datetime) -> bool:
        """Tell whether this is a key of the officer that counted at a moment."""
        return any((known.officer, known.key) == (officer, key) and known.counts_at(at) for known in self.keys)


def signers_of_office(office: Office, *, site_key: PublicKey | None = None) -> Signers:
    """Give whose signatures count by the office's roster."""
    return Signers(
        site=office.site,
        names={officer.id: officer.name for officer in office.roster.officers},
        keys=tuple(_keys(office)),
        site_key=site_key,
    )


def allowed_signers(signers: Signers) -> str:
    """Give the list as ``ssh-keygen`` reads it."""
    lines: list[str] = []
    for officer, name in signers.names.items():
        lines.append(f"# {officer} · {name}")
        lines += [_key_line(key, namespace_of(signers.site)) for key in signers.keys if key.officer == officer]
    if signers.site_key is not None:
        lines.append(f'{SITE} namespaces="{namespace_of_releases(signers.site)}" {key_line(signers.site_key)}')
    return "".join(f"{line}\n" for line in lines)


def read_allowed_signers(text: str, *, site: str) -> Signers | None:
    """Read a site's list, or give None where any of it is not as it must be."""
    names: dict[OfficerId, str] = {}
    keys: list[SigningKey] = []
    site_key: PublicKey | None = None
    for line in text.split("\n")[:-1]:
        if named := _NAME.fullmatch(line):
            names[OfficerId(named[1])] = named[2]
            continue
        read = _KEY.fullmatch(line)
        key = read_public_key(read[4]) if read else None
        if read is None or key is None:
            return None
        if read[1] == SITE and namespace_of_releases(site) in line:
            site_key = key
        else:
            after, before = _moment(read[2]), _moment(read[3])
            keys.append(SigningKey(officer=OfficerId(read[1]), key=key, after=after, before=before))
    signers = Signers(site=site, names=names, keys=tuple(keys), site_key=site_key)
    return signers if allowed_signers(signers) == text else None


def _keys(office: Office) -> Iterator[SigningKey]:
    for officer in office.roster.officers:
        for own in officer.keys:
            after, before = _span(officer, own, office.zone)
            is_empty = after is not None and before is not None and before < after
            if not is_empty and (before is None or before.date() >= _EARLIEST):
                yield SigningKey(officer=officer.id, key=own.key, after=after, before=before)


def _span(officer: Officer, key: OfficerKey, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
    revoked = (max(day, _EARLIEST) for day in (officer.revoked_since, key.revoked_since) if day)
    first_days = [day for day in (officer.valid_from, key.valid_from) if day and day > _EARLIEST]
    last = (officer.valid_until, key.valid_until, *(day - timedelta(days=1) for day in revoked))
    last_days = [day for day in last if day and day < _LATEST]
    after = datetime.combine(max(first_days), time.min, zone).astimezone(UTC) if first_days else None
    end = max(min(last_days), _EARLIEST - timedelta(days=1)) if last_days else None
    before = datetime.combine(end, time(23, 59, 59), zone).astimezone(UTC) if end else None
    return after, before


def _key_line(key: SigningKey, namespace: str) -> str:
    after = f',valid-after="{key.after:{_WRITTEN}}Z"' if key.after else ""
    before = f',valid-before="{key.before:{_WRITTEN}}Z"' if key.before else ""
    return f'{key.officer} namespaces="{namespace}"{after}{before} {key_line(key.key)}'


def _moment(written: str | None) -> datetime | None:
    """Give the moment that 14 digits name; one that cannot be gives the text of another list."""
    if written is None:
        return None
    try:
        return datetime.strptime(written, _WRITTEN).replace(tzinfo=UTC)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)
