"""Settings of pushing: which services are told at once what is new on the site; none, unless somebody names one.

* A service is asked over a safe line; an unsafe one does for this computer alone, where tests and relays listen.
* IndexNow wants a key that stands on the site as well: whoever knows the one can put the other there.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from paraf.rules.settings import Table

_KEY = re.compile(r"[A-Za-z0-9-]{8,128}")
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PushSettings:
    """The address of an IndexNow service with the site's key for it, and that of a WebSub hub; empty where unused."""

    indexnow: str = ""
    key: str = ""
    hub: str = ""

    @property
    def key_place(self) -> str:
        """Give the file on the site that shows the key."""
        return f"{self.key}.txt"


def read_push(table: Table) -> PushSettings:
    """Read the table ``[push]``."""
    table.allow("indexnow", "key", "hub")
    settings = PushSettings(indexnow=_service(table, "indexnow"), key=table.text("key", ""), hub=_service(table, "hub"))
    if settings.key and not _KEY.fullmatch(settings.key):
        table.refuse("settings-bad-push-key", "key")
    if bool(settings.indexnow) != bool(settings.key):
        table.refuse("settings-missing", "key" if settings.indexnow else "indexnow")
    return settings


def _service(table: Table, key: str) -> str:
    typed = table.text(key, "")
    if typed and not _is_service(typed):
        table.refuse("settings-bad-service", key, found=typed)
    return typed


def _is_service(typed: str) -> bool:
    try:
        parts = urlsplit(typed)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    is_plain = not (parts.fragment or parts.username or re.search(r"[\s\"'<>]", typed))
    return bool(host) and is_plain and (parts.scheme == "https" or (parts.scheme == "http" and host in _HERE))
