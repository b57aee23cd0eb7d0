"""Disclosure: how somebody who found a weakness of the site reaches the office, for ``security.txt`` (RFC 9116).

* An address of mail is written as people write it, and told as a web address.
* Whoever gives a contact says until when it holds: a contact that nobody looks after is worse than none.
* It is time to look at it again some weeks before the end.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from paraf.rules.settings import Table

_MAIL = re.compile(r"[^\s@:/<>\"']+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_WEB = re.compile(r"https://[^\s\"'<>]+")
_TELEPHONE = re.compile(r"tel:\+?[0-9-]+")
WARNED = timedelta(days=30)
"""How long before its end somebody is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """Where weaknesses are told, as web addresses; the last day on which that holds; and where more is said of it."""

    contacts: tuple[str, ...] = ()
    expires: date | None = None
    policy: str = ""

    def ends(self, zone: ZoneInfo) -> datetime | None:
        """Give the moment from which the contacts hold no more; None where there are none."""
        if self.expires is None or not self.contacts:
            return None
        return datetime.combine(self.expires + timedelta(days=1), time(), zone)


def read_disclosure(table: Table) -> Disclosure:
    """Read the table ``[security]``."""
    table.allow("contact", "expires", "policy")
    contacts = tuple(_contact(table, index, typed) for index, typed in enumerate(table.texts("contact")))
    expires, policy = table.day("expires"), table.text("policy", "")
    if contacts and expires is None:
        table.refuse("settings-missing", "expires")
    if policy and not _WEB.fullmatch(policy):
        table.refuse("settings-bad-url", "policy", found=policy)
    return Disclosure(contacts=contacts, expires=expires, policy=policy)


def _contact(table: Table, index: int, typed: str) -> str:
    if _MAIL.fullmatch(typed):
        return f"mailto:{typed}"
    if typed and not (_WEB.fullmatch(typed) or _TELEPHONE.fullmatch(typed)):
        table.refuse_item("settings-bad-contact", "contact", index, found=typed)
    return typed
