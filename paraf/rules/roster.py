"""The roster: who the officers are, what each may do, and who is meant by a typed name.

* A name matches an officer's id, name, alias or initials after NFKC, casefold and single blanks, and nothing near it:
  no match is refused with suggestions, two officers under one name are refused with both named.
* ``from`` and ``until`` are inclusive days in the office's time zone: outside them an officer cannot sign,
  and what was sealed within them stays good.
* ``revoked_since`` is for misuse: from that day on every seal of the officer counts for nothing.
* An officer who left stays in the roster, with ``until``. An id that is not in the roster counts as revoked.
* A byline officer may be an author and nothing else.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Literal
from zoneinfo import ZoneInfo

from paraf.rules.findings import Finding
from paraf.rules.notices_settings import read_address
from paraf.rules.officer_keys import OfficerKey, read_keys
from paraf.rules.settings import Table, read_days
from paraf.rules.ssh_keys import PublicKey
from paraf.rules.wording import find
from paraf.rules.words import OfficerId, Role

_ID = re.compile(r"[a-z][a-z0-9._-]{0,39}")
_COMMA = re.compile(r"\s*,\s*")
_NAME_PIECES = 6
_SUGGESTIONS = 3


class Standing(StrEnum):
    """Whether an officer may act on a day."""

    ACTIVE = "active"
    NOT_YET = "not-yet-valid"
    EXPIRED = "expired"
    REVOKED = "revoked-officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """One person of the office, as ``newsroom.toml`` describes them."""

    id: OfficerId
    name: str
    roles: frozenset[Role]
    aliases: tuple[str, ...] = ()
    initials: str = ""
    email: str = ""
    system_user: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    revoked_since: date | None = None
    keys: tuple[OfficerKey, ...] = ()

    def has(self, role: Role) -> bool:
        """Tell whether the officer has a role."""
        return role in self.roles

    def standing(self, at: datetime, zone: ZoneInfo) -> Standing:
        """Tell whether the officer may act on the day that ``at`` is in the office's time zone."""
        day = at.astimezone(zone).date()
        if self.revoked_since and day >= self.revoked_since:
            return Standing.REVOKED
        if self.valid_until and day > self.valid_until:
            return Standing.EXPIRED
        if self.valid_from and day < self.valid_from:
            return Standing.NOT_YET
        return Standing.ACTIVE

    def is_active(self, at: datetime, zone: ZoneInfo) -> bool:
        """Tell whether the officer may act at all on that day."""
        return self.standing(at, zone) is Standing.ACTIVE

    def key_of(self, key: PublicKey | None) -> OfficerKey | None:
        """Give the officer's key that this one is, or None where it is none of theirs."""
        return next((own for own in self.keys if own.key == key), None)

    def valid_keys(self, at: datetime, zone: ZoneInfo) -> tuple[OfficerKey, ...]:
        """Give the keys with which the officer may sign on that day."""
        return tuple(own for own in self.keys if own.is_valid(at, zone))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameProblem:
    """A typed name that means nobody (the officers are suggestions) or more than one (the officers are those)."""

    code: Literal["unknown-name", "ambiguous-name"]
    typed: str
    officers: tuple[Officer, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names to choose from; with the ids where one name is not enough."""
        if self.code == "unknown-name":
            return tuple(officer.name for officer in self.officers)
        return tuple(f"{officer.name} ({officer.id})" for officer in self.officers)

    @property
    def near(self) -> str:
        """The names as they stand behind the typed one in a sentence of any language; nothing where there is none."""
        return f" ({', '.join(self.names)}?)" if self.names else ""

    def finding(self, *, path: str = "", line: int | None = None) -> Finding:
        """Give the problem as a finding at a place."""
        return find(self.code, path=path, line=line, name=self.typed, names=", ".join(self.names), near=self.near)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """All officers, in the order of ``newsroom.toml``."""

    officers: tuple[Officer, ...]
    _by_id: Mapping[OfficerId, Officer] = field(init=False, repr=False, compare=False)
    _by_name: Mapping[str, tuple[Officer, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the look-ups."""
        by_name: dict[str, dict[OfficerId, Officer]] = {}
        for officer in self.officers:
            for name in _names_of(officer):
                by_name.setdefault(name, {})[officer.id] = officer
        object.__setattr__(self, "_by_id", {officer.id: officer for officer in self.officers})
        object.__setattr__(self, "_by_name", {name: tuple(found.values()) for name, found in by_name.items()})

    def officer(self, officer_id: str) -> Officer | None:
        """Give the officer with this id, or None."""
        return self._by_id.get(OfficerId(officer_id))

    def named(self, typed: str) -> Officer | NameProblem:
        """Give the one officer whom a typed name means, or why there is none."""
        found = self._matches(typed)
        if not found:
            return NameProblem(code="unknown-name", typed=typed.strip(), officers=self._near(typed))
        if len(found) > 1:
            return NameProblem(code="ambiguous-name", typed=typed.strip(), officers=found)
        return found[0]

    def authors(self, text: str) -> tuple[Officer | NameProblem, ...]:
        """Give whom an article's ``Authors`` line names, each officer once, and the names that mean no one officer.

        A semicolon separates people; without one, a comma does where roster names stand on both sides of it.
        """
        parts = text.split(";") if ";" in text else self._parts(text)
        found = [self.named(part) for part in parts if part.strip()]
        return tuple({one.id if isinstance(one, Officer) else one.typed: one for one in found}.values())

    def of_system_user(self, user: str) -> tuple[Officer, ...]:
        """Give the officers whose files a system user's are."""
        return tuple(officer for officer in self.officers if officer.system_user == user)

    def is_revoked(self, officer_id: str, *, at: datetime, zone: ZoneInfo) -> bool:
        """Tell whether a seal set then by this officer counts for nothing; an id off the roster counts as revoked."""
        officer = self.officer(officer_id)
        if officer is None:
            return True
        return officer.revoked_since is not None and officer.standing(at, zone) is Standing.REVOKED

    def _matches(self, typed: str) -> tuple[Officer, ...]:
        return self._by_name.get(fold_name(typed), ())

    def _near(self, typed: str) -> tuple[Officer, ...]:
        near = get_close_matches(fold_name(typed), self._by_name, n=_SUGGESTIONS)
        return tuple({officer.id: officer for name in near for officer in self._by_name[name]}.values())

    def _parts(self, text: str) -> list[str]:
        """Separate at those commas that have roster names on both sides; the whole text where none do."""
        pieces = text.split(",")
        ends: dict[int, int] = {len(pieces): len(pieces)}  # where the name that starts here ends, if all after it fit
        for start in reversed(range(len(pieces))):
            for end in range(min(len(pieces), start + _NAME_PIECES), start, -1):
                if end in ends and self._matches(",".join(pieces[start:end])):
                    ends[start] = end
                    break
        if 0 not in ends:
            return [text]
        names, start = [], 0
        while start < len(pieces):
            names.append(",".join(pieces[start : ends[start]]))
            start = ends[start]
        return names


def fold_name(name: str) -> str:
    """Give the form in which names are compared: NFKC, casefold, single blanks, one blank after a comma."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return _COMMA.sub(", ", " ".join(folded.split()))


def read_roster(officers: Iterable[Table]) -> Roster:
    """Read the tables of the officers, and note each mistake in them."""
    seen: dict[str, Officer] = {}
    owners: dict[bytes, str] = {}
    for table in officers:
        officer = _read_officer(table, owners)
        if officer.id in seen:
            table.refuse("duplicate-officer", "id", officer=officer.id, name=seen[officer.id].name)
        seen.setdefault(officer.id, officer)
    return Roster(officers=tuple(seen.values()))


def _read_officer(table: Table, owners: dict[bytes, str]) -> Officer:
    table.allow(
        "id", "name", "aliases", "initials", "email", "roles", "system_user", "from", "until", "revoked_since", "key"
    )
    valid_from, valid_until = read_days(table)
    name = table.text("name")
    officer = Officer(
        id=OfficerId(table.text("id")),
        name=name,
        aliases=table.texts("aliases"),
        initials=table.text("initials", ""),
        email=read_address(table, "email", ""),
        roles=_read_roles(table),
        system_user=table.text("system_user", "") or None,
        valid_from=valid_from,
        valid_until=valid_until,
        revoked_since=table.day("revoked_since"),
        keys=read_keys(table.tables("key"), owners, name),
    )
    if officer.id and not _ID.fullmatch(officer.id):
        table.refuse("settings-bad-id", "id", found=officer.id)
    for key, names in (("name", (officer.name,)), ("aliases", officer.aliases), ("initials", (officer.initials,))):
        if any(";" in name for name in names):
            table.refuse("settings-semicolon", key)
    return officer


def _read_roles(table: Table) -> frozenset[Role]:
    typed = table.many_of("roles", [role.value for role in Role])
    roles = frozenset(role for role in Role if role.value in typed)
    if not table.values.get("roles"):
        table.refuse("settings-missing", "roles")
    if Role.BYLINE in roles and len(roles) > 1:
        table.refuse("byline-and-more", "roles")
    return roles


def _names_of(officer: Officer) -> set[str]:
    initials = fold_name(officer.initials)
    dotted = ".".join(initials)
    names = {fold_name(name) for name in (officer.id, officer.name, *officer.aliases)}
    return (names | {initials, dotted, f"{dotted}." if dotted else ""}) - {""}
