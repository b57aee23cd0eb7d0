"""The SSH keys of an officer, and when each of them counts.

* ``from`` and ``until`` are inclusive days in the office's time zone: outside them the key signs nothing,
  and what it signed within them stays good.
* ``revoked_since`` is for a key that came into other hands: from that day on everything it signed counts for nothing.
* A key belongs to one officer and stands there once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from paraf.rules.settings import Table, read_days
from paraf.rules.ssh_keys import PublicKey, read_public_key

_PRIVATE = "PRIVATE KEY"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerKey:
    """An SSH public key of an officer, and the days on which it is valid."""

    key: PublicKey
    valid_from: date | None = None
    valid_until: date | None = None
    revoked_since: date | None = None

    def is_revoked(self, at: datetime, zone: ZoneInfo) -> bool:
        """Tell whether what the key signed then counts for nothing."""
        return self.revoked_since is not None and at.astimezone(zone).date() >= self.revoked_since

    def is_valid(self, at: datetime, zone: ZoneInfo) -> bool:
        """Tell whether the key may sign on the day that ``at`` is in the office's time zone."""
        day = at.astimezone(zone).date()
        has_begun = self.valid_from is None or day >= self.valid_from
        return has_begun and (self.valid_until is None or day <= self.valid_until) and not self.is_revoked(at, zone)


def read_keys(tables: Iterable[Table], owners: dict[bytes, str], owner: str) -> tuple[OfficerKey, ...]:
    """Read an officer's keys, and note each mistake; ``owners`` are those of the keys that were read before."""
    return tuple(_read(tables, owners, owner))


def _read(tables: Iterable[Table], owners: dict[bytes, str], owner: str) -> Iterator[OfficerKey]:
    for table in tables:
        table.allow("ssh", "from", "until", "revoked_since")
        valid_from, valid_until = read_days(table)
        text = table.text("ssh")
        key = read_public_key(text)
        if key is None:
            if text:
                table.refuse("settings-private-key" if _PRIVATE in text else "settings-bad-key", "ssh")
        elif key.blob in owners:
            table.refuse("settings-same-key", "ssh", name=owners[key.blob])
        else:
            owners[key.blob] = owner
            revoked_since = table.day("revoked_since")
            yield OfficerKey(key=key, valid_from=valid_from, valid_until=valid_until, revoked_since=revoked_since)
