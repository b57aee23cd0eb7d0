"""The simple YAML that other programs leave in a header: lists and quotes.

* A list of ``- a`` lines under a key becomes one value; a key that takes one value takes no list of several.
* Quotes around a value or an item are taken off, a value's only between fences: elsewhere they may be meant.
* What else YAML knows (blocks of text, nested values) is refused as a line that goes on.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from paraf.rules.findings import Finding
from paraf.rules.grammar import Change
from paraf.rules.grammar_lines import HeaderLine
from paraf.rules.grammar_values import unquoted
from paraf.rules.header import key_named
from paraf.rules.wording import find

_ITEM = re.compile(r"\s*-\s+(?P<item>.*\S)\s*")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Header lines with every list and quoted value made plain, and what that took."""

    header: tuple[HeaderLine, ...]
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]


def fold(header: Iterable[HeaderLine], *, fenced: bool, path: str) -> Folded:
    """Make the lists and quoted values of a header plain."""
    lines: list[HeaderLine] = []
    findings: list[Finding] = []
    changes: list[Change] = []
    for line, items in _with_items(header):
        plain = _listed(line, items) if items else _unquoted_line(line) if fenced else line
        key = key_named(line.key)
        if len(items) > 1 and key and key.multiple is None:
            findings.append(find("one-value-only", path=path, line=line.number, key=line.key))
        if fenced and _BLOCK.fullmatch(plain.value):
            findings.append(find("continuation-line", path=path, line=line.number))
        if plain is not line:
            changes.append(
                Change(code="list" if items else "quotes", line=line.number, found=line.value, became=plain.value)
            )
        lines.append(plain)
    return Folded(header=tuple(lines), findings=tuple(findings), changes=tuple(changes))


def _with_items(header: Iterable[HeaderLine]) -> Iterator[tuple[HeaderLine, Sequence[str]]]:
    """Give each line with the ``- item`` lines under it; only a known key without a value has any."""
    waiting: HeaderLine | None = None
    items: list[str] = []
    for line in header:
        item = _ITEM.fullmatch(line.typed)
        if waiting and item and key_named(waiting.key) and not waiting.value:
            items.append(item["item"])
            continue
        if waiting:
            yield waiting, items
        waiting, items = line, []
    if waiting:
        yield waiting, items


def _listed(line: HeaderLine, items: Sequence[str]) -> HeaderLine:
    key = key_named(line.key)
    joint = (key.multiple if key else None) or ", "
    return _with_value(line, joint.join(unquoted(item) for item in items))


def _unquoted_line(line: HeaderLine) -> HeaderLine:
    value = unquoted(line.value)
    return line if value == line.value else _with_value(line, value)


def _with_value(line: HeaderLine, value: str) -> HeaderLine:
    return replace(line, typed=f"{line.key}: {value}", value=value)
