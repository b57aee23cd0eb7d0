"""Settings of the notices: a command that is run with each, and the mail server that carries them.

* Without either nobody is told anything but by the board and the notes in the folders.
* A password stands in a file of its own, and goes over no line that others can listen to.
* An address is one that every mail server takes: no names beside it, no quoting, nothing but ASCII.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from paraf.rules.settings import Table

_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.:-]{0,252}[A-Za-z0-9])?")
_LAST_PORT = 65535


class Security(StrEnum):
    """How the line to the mail server is kept from listeners."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


USUAL_PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True, slots=True, kw_only=True)
class Smtp:
    """The mail server, and as whom letters are handed to it; ``user`` is empty where it asks for nobody."""

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password_file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSettings:
    """How people are told that something waits for them."""

    hook: tuple[str, ...] = ()
    smtp: Smtp | None = None

    @property
    def are_on(self) -> bool:
        """Tell whether anybody is told anything."""
        return bool(self.hook or self.smtp)


def read_notices(table: Table) -> NoticeSettings:
    """Read the table ``[notices]``."""
    table.allow("hook", "smtp")
    smtp = _smtp(table.table("smtp")) if "smtp" in table.values else None
    return NoticeSettings(hook=table.texts("hook"), smtp=smtp)


def read_address(table: Table, key: str, default: str | None = None) -> str:
    """Read a mail address; a key with a default may be absent."""
    address = table.text(key, default)
    if address and not _ADDRESS.fullmatch(address):
        table.refuse("settings-bad-mail", key, found=address)
        return ""
    return address


def _smtp(table: Table) -> Smtp:
    table.allow("host", "port", "security", "sender", "user", "password_file")
    typed = table.one_of("security", [each.value for each in Security], Security.STARTTLS.value)
    security = next((each for each in Security if each.value == typed), Security.STARTTLS)
    smtp = Smtp(
        host=table.text("host"),
        port=table.count("port", USUAL_PORTS[security]),
        security=security,
        sender=read_address(table, "sender"),
        user=table.text("user", ""),
        password_file=table.text("password_file", ""),
    )
    if smtp.host and not _HOST.fullmatch(smtp.host):
        table.refuse("settings-bad-host", "host", found=smtp.host)
    if smtp.port > _LAST_PORT:
        table.refuse("settings-bad-port", "port", found=str(smtp.port))
    if bool(smtp.user) != bool(smtp.password_file):
        table.refuse("settings-missing", "user" if smtp.password_file else "password_file")
    elif smtp.user and security is Security.NONE:
        table.refuse("settings-clear-password", "security")
    return smtp
