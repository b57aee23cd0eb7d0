"""The strict reading of a settings table: every mistake is named with its key path, and none stops the reading.

* A key that nobody asked for is a mistake; so is a missing key without a default, an empty text, a wrong type.
* A mistake is a finding at a key path such as ``officer[2].roles[0]``; what is read in its stead means nothing,
  and whoever reads throws it away once a mistake was found. People are told another place (see ``settings_places``).
* A text is one line without control characters: it may enter a statement or a page as it stands.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import get_close_matches

from paraf.rules.findings import Finding
from paraf.rules.wording import find

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SPAN = re.compile(r"(?:(?P<hours>\d{1,3})h)? ?(?:(?P<minutes>\d{1,4})m)?")
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of the settings, at its key path; all tables of one file share the list of mistakes."""

    values: Mapping[str, object]
    path: str = ""
    at: str = ""
    mistakes: list[Finding] = field(default_factory=list)

    def key_path(self, key: str) -> str:
        """Give the full path of a key of this table, as a person finds it in the file."""
        return f"{self.at}.{written_key(key)}" if self.at else written_key(key)

    def refuse(self, code: str, key: str, **detail: str) -> None:
        """Note a mistake at a key of this table."""
        self._refuse_at(code, self.key_path(key), **detail)

    def refuse_item(self, code: str, key: str, index: int, **detail: str) -> None:
        """Note a mistake at one item of a list of this table."""
        self._refuse_at(code, f"{self.key_path(key)}[{index}]", **detail)

    def allow(self, *known: str) -> None:
        """Refuse every key that is not among these, with the nearest of them."""
        for key in self.values:
            if key not in known:
                near = get_close_matches(key, known, n=1) or sorted(known)
                self.refuse("settings-unknown-key", key, suggestions=", ".join(near))

    def text(self, key: str, default: str | None = None) -> str:
        """Give a text without outer blanks; the key must be there unless there is a default."""
        value = self.values.get(key)
        if value is None:
            if default is None:
                self.refuse("settings-missing", key)
            return default or ""
        return self._one_text(value, self.key_path(key), may_be_empty=default == "")

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts, empty where the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            self.refuse("settings-not-list", key, found=_shown(value))
            return ()
        return tuple(self._one_text(item, f"{self.key_path(key)}[{index}]") for index, item in enumerate(value))

    def one_of(self, key: str, choices: Iterable[str], default: str | None = None) -> str:
        """Give a text that is one of the choices."""
        found = self.text(key, default)
        if found and found not in choices:
            self.refuse("settings-bad-choice", key, found=found, choices=", ".join(choices))
        return found

    def many_of(self, key: str, choices: Iterable[str]) -> tuple[str, ...]:
        """Give a list of texts, each one of the choices."""
        found = self.texts(key)
        for index, item in enumerate(found):
            if item and item not in choices:
                self.refuse_item("settings-bad-choice", key, index, found=item, choices=", ".join(choices))
        return found

    def count(self, key: str, default: int) -> int:
        """Give a whole number of one or more."""
        value = self.values.get(key, default)
        if type(value) is not int or value < 1:
            self.refuse("settings-not-count", key, found=_shown(value))
            return default
        return value

    def switch(self, key: str, *, default: bool) -> bool:
        """Give true or false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.refuse("settings-not-switch", key, found=_shown(value))
            return default
        return value

    def day(self, key: str) -> date | None:
        """Give a day, or None where the key is absent or its text is empty."""
        value = self.values.get(key, "")
        if value == "":
            return None
        if type(value) is not date:
            self.refuse("settings-not-day", key, found=_shown(value))
            return None
        return value

    def days(self, key: str) -> tuple[date, ...]:
        """Give a list of days, empty where the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            self.refuse("settings-not-list", key, found=_shown(value))
            return ()
        for index, item in enumerate(value):
            if type(item) is not date:
                self.refuse_item("settings-not-day", key, index, found=_shown(item))
        return tuple(item for item in value if type(item) is date)

    def span(self, key: str, default: timedelta) -> timedelta:
        """Give a stretch of time written as ``2h``, ``30m`` or ``1h30m``."""
        if key not in self.values:
            return default
        value = self.values[key]
        match = _SPAN.fullmatch(value) if isinstance(value, str) else None
        parts = match.groupdict(default="0") if match else {}
        span = timedelta(hours=int(parts.get("hours", 0)), minutes=int(parts.get("minutes", 0)))
        if not span:
            self.refuse("settings-not-span", key, found=_shown(value))
        return span

    def table(self, key: str) -> "Table":
        """Give the table under a key, empty where the key is absent."""
        return self._one_table(self.values.get(key, {}), self.key_path(key))

    def tables(self, key: str) -> tuple["Table", ...]:
        """Give the list of tables under a key, empty where the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            self.refuse("settings-not-tables", key, found=_shown(value))
            return ()
        return tuple(self._one_table(item, f"{self.key_path(key)}[{index}]") for index, item in enumerate(value))

    def _one_table(self, value: object, at: str) -> "Table":
        if not isinstance(value, Mapping):
            self._refuse_at("settings-not-table", at, found=_shown(value))
            value = {}
        return Table(values=value, path=self.path, at=at, mistakes=self.mistakes)

    def _one_text(self, value: object, at: str, *, may_be_empty: bool = False) -> str:
        if not isinstance(value, str):
            self._refuse_at("settings-not-text", at, found=_shown(value))
            return ""
        if any(unicodedata.category(character) in _UNSEEN for character in value):
            self._refuse_at("settings-control-character", at)
            return ""
        if not value.strip() and not may_be_empty:
            self._refuse_at("settings-empty", at)
        return value.strip()

    def _refuse_at(self, code: str, key_path: str, **detail: str) -> None:
        setting = key_path.rpartition(".")[2].partition("[")[0]
        detail |= {"key": key_path, "setting": setting}
        self.mistakes.append(find(code, path=self.path, line=None, **detail))


def written_key(key: str) -> str:
    """Give a key as a key path has it: in quotes where it is no bare one."""
    return key if _BARE_KEY.fullmatch(key) else f'"{key}"'


def _shown(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value}"' if value.isprintable() else '"..."'
        case Mapping():
            return "{...}"
        case list():
            return "[...]"
        case _:
            return str(value)


def read_days(table: Table) -> tuple[date | None, date | None]:
    """Give the first and the last day of something, and note where they are the wrong way round."""
    valid_from, valid_until = table.day("from"), table.day("until")
    if valid_from and valid_until and valid_until < valid_from:
        table.refuse("until-before-from", "until", start=valid_from.isoformat(), end=valid_until.isoformat())
    return valid_from, valid_until
