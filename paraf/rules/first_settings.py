"""The first settings: the template with its blanks filled, and what was asked for against what lies there already.

* A blank is filled as TOML writes a text, so that no answer can end its line.
* What cannot stand in the settings is told at the option that asked for it, once.
* Settings that lie there are kept: an option that says something else is a contradiction.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from paraf.rules.findings import Finding
from paraf.rules.office import SETTINGS, Office
from paraf.rules.roster import Officer
from paraf.rules.wording import find
from paraf.rules.words import Role

COMMAND = "paraf init"
_KEYS = {
    **{f"newsroom.{key}": f"--{key}" for key in ("name", "office", "site", "timezone", "language")},
    "newsroom.url": "--site",
    "officer[admin].name": "--admin",
}


def fill_template(template: str, answers: Mapping[str, str]) -> str:
    """Give the template with what was answered in its blanks."""
    for key, value in answers.items():
        template = template.replace(f"@{key.upper()}@", json.dumps(value, ensure_ascii=False)[1:-1])
    return template


def at_options(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give what was found in a filled template, each mistake at the option that it came from."""
    placed: dict[str, Finding] = {}
    for finding in found:
        key = finding.detail.get("key", finding.code)
        option = _KEYS.get(key, key)
        detail = {**finding.detail, "key": option}
        placed.setdefault(option, replace(finding, path=COMMAND, line=None, detail=detail) if key in _KEYS else finding)
    return tuple(placed.values())


def contradictions(office: Office, asked: Mapping[str, str]) -> Iterator[Finding]:
    """Find what was asked for and stands otherwise in settings that lie there already."""
    admins = tuple(one for one in office.roster.officers if one.has(Role.ADMIN))
    lies = {
        "name": office.name,
        "office": office.office,
        "site": office.site,
        "timezone": office.zone.key,
        "language": office.language,
        "admin": ", ".join(one.name for one in admins),
    }
    for key, value in asked.items():
        if value != lies[key] and not (key == "admin" and _is_one_of(admins, office.roster.named(value))):
            yield find("settings-contradicted", path=SETTINGS, option=f"--{key}", asked=value, found=lies[key])


def _is_one_of(admins: tuple[Officer, ...], found: object) -> bool:
    return isinstance(found, Officer) and found in admins
