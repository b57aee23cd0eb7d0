"""An acceptance: an admin's word that edited settings shall be in force, in lines that a key can sign.

* It names the settings by their digest, and those that they replace, so that it cannot be used a second time.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from paraf.rules.findings import Finding
from paraf.rules.keyed_lines import first_difference, is_digest, is_time, read_lines, write_lines, written_time
from paraf.rules.wording import find
from paraf.rules.words import Digest, OfficerId

FORMAT: Final = "paraf-acceptance/1"
_KEYS = ("site", "settings", "replaces", "admin", "time")


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """That an admin puts these settings in force in place of those."""

    site: str
    settings: Digest
    replaces: Digest
    admin: OfficerId
    time: datetime


def acceptance_text(acceptance: Acceptance) -> str:
    """Give the acceptance as it is recorded and signed."""
    values = (
        acceptance.site,
        acceptance.settings,
        acceptance.replaces,
        acceptance.admin,
        written_time(acceptance.time),
    )
    return write_lines(FORMAT, dict(zip(_KEYS, values, strict=True)))


def parse_acceptance(text: str, *, path: str = "") -> Acceptance | Finding:
    """Read an acceptance, or give the first line that is not as it must be."""
    values = read_lines(text, FORMAT, _KEYS, _fits)
    if isinstance(values, int):
        return find("bad-statement", path=path, line=values)
    acceptance = Acceptance(
        site=values["site"],
        settings=Digest(values["settings"]),
        replaces=Digest(values["replaces"]),
        admin=OfficerId(values["admin"]),
        time=datetime.fromisoformat(values["time"]),
    )
    wrong = first_difference(acceptance_text(acceptance), text)
    return acceptance if wrong is None else find("bad-statement", path=path, line=wrong)


def _fits(key: str, value: str) -> bool:
    match key:
        case "settings" | "replaces":
            return is_digest(value)
        case "time":
            return is_time(value)
        case _:
            return True
