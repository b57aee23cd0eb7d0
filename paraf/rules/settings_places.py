"""Where mistakes stand in the settings, as a person finds them: by line, and by id or name instead of by count.

* The reader of TOML gives no places, so the lines are found by their headings and keys. What has no line of its own has
  that of what it stands in.
* A section of a list is called by its ``id`` or ``name``; what has neither, and any other item, is counted from 1.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from paraf.rules.findings import Finding
from paraf.rules.settings import written_key

_PART = r"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')"
_DOTTED = rf"({_PART}(?:\s*\.\s*{_PART})*)"
_HEADING = re.compile(rf"\s*(\[\[?)\s*{_DOTTED}\s*\]")
_KEY = re.compile(rf"\s*{_DOTTED}\s*=")
_PARTS = re.compile(_PART)
_STEP = re.compile(rf"({_PART})(?:\[(\d+)\])?\.?")
_LAST_STEP = re.compile(rf"(?:\[\d+\]|(?:^|\.){_PART})\Z")


def with_places(mistakes: Iterable[Finding], settings: Mapping[str, object], text: str) -> Iterator[Finding]:
    """Give mistakes in settings with their lines, and their key paths as people say them."""
    lines = _lines_of(text)
    for mistake in mistakes:
        key = mistake.detail["key"]
        yield replace(mistake, line=_line_of(key, lines), detail={**mistake.detail, "key": _said(key, settings)})


def _lines_of(text: str) -> dict[str, int]:
    """Give the line of each heading and each key, by its key path."""
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    at = ""
    for number, line in enumerate(text.split("\n"), 1):
        if heading := _HEADING.match(line):
            at = _opened(_parts_of(heading[2]), counts, is_item=heading[1] == "[[")
            lines.setdefault(at, number)
        elif key := _KEY.match(line):
            path = at
            for part in _parts_of(key[1]):
                path = f"{path}.{part}" if path else part
                lines.setdefault(path, number)
    return lines


def _parts_of(dotted: str) -> list[str]:
    return [written_key(part.strip("\"'")) for part in _PARTS.findall(dotted)]


def _opened(parts: list[str], counts: dict[str, int], *, is_item: bool) -> str:
    """Give the key path of the section that a heading opens."""
    at = ""
    for number, part in enumerate(parts, 1):
        at = f"{at}.{part}" if at else part
        if is_item and number == len(parts):
            counts[at] = counts.get(at, -1) + 1
        if at in counts:
            at = f"{at}[{counts[at]}]"
    return at


def _line_of(key: str, lines: Mapping[str, int]) -> int | None:
    while key and key not in lines:
        key = _LAST_STEP.sub("", key)
    return lines.get(key)


def _said(key: str, settings: Mapping[str, object]) -> str:
    """Give a key path as people say it: ``officer[rina].roles[1]``."""
    said: list[str] = []
    value: object = settings
    for part, index in _STEP.findall(key):
        value = value.get(part.strip('"')) if isinstance(value, Mapping) else None
        if index:
            value = value[int(index)] if isinstance(value, list) else None
        said.append(f"{part}[{_name_of(value) or int(index) + 1}]" if index else part)
    return ".".join(said)


def _name_of(value: object) -> str:
    """Give the id or name of a section, where it has one that can be said."""
    names = (value.get("id"), value.get("name")) if isinstance(value, Mapping) else ()
    return next((name for name in names if isinstance(name, str) and name.strip() and name.isprintable()), "")
