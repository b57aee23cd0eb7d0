"""The office's service to the public: where it is, how it is reached, and where somebody complains."""

from dataclasses import dataclass

from paraf.rules.settings import Table
from paraf.rules.web_addresses import is_web_address

_TEXTS = ("address", "phone", "whatsapp", "email", "hours")
_LINKS = ("ppid", "jdih", "complaints")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """How the office is reached; what is empty is not shown.

    ``ppid`` is the address of the office for public documents, ``jdih`` of the city's law library, ``complaints`` of
    the channel for complaints (SP4N-LAPOR).
    """

    address: str = ""
    phone: str = ""
    whatsapp: str = ""
    email: str = ""
    hours: str = ""
    ppid: str = ""
    jdih: str = ""
    complaints: str = ""


def read_service(table: Table) -> Service:
    """Read the table ``[service]``."""
    table.allow(*_TEXTS, *_LINKS)
    return Service(**{key: table.text(key, "") for key in _TEXTS}, **{key: _link(table, key) for key in _LINKS})


def _link(table: Table, key: str) -> str:
    link = table.text(key, "")
    if link and not is_web_address(link):
        table.refuse("settings-bad-url", key, found=link)
    return link
