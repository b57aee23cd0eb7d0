"""Intake: what people really type becomes canonical text, and every change is told.

* Line ends, byte order marks, blank lines at the start and the number of newlines at the end make no difference.
* Fences, quotes and lists of simple YAML are taken off (``intake_fences``, ``intake_lists``).
* Aliases become canonical keys; a key without a value is left out.
* Dates become ISO dates by the office's clock; seconds count as the minute after, so that nothing is public too early.
* A plain text (``.txt``) without any header, as it comes off a telephone, has its title in its first line.
* What cannot be tidied is refused by the strict grammar, each thing in the line of the person's own file.
* A text that is canonical already is changed in nothing.
"""

from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from paraf.rules.article import render
from paraf.rules.dates import DateProblem, canonical_date, read_date
from paraf.rules.findings import Finding
from paraf.rules.grammar import Change, Reading, judge
from paraf.rules.grammar_characters import refused_characters, shown
from paraf.rules.grammar_lines import HeaderLine
from paraf.rules.grammar_values import canonical_value
from paraf.rules.header import Key, Kind, key_named
from paraf.rules.intake_fences import take_apart
from paraf.rules.intake_lists import fold
from paraf.rules.intake_titles import with_title
from paraf.rules.wording import find


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tidied:
    """One header line after tidying; ``line`` is None where it had no value and is left out."""

    line: HeaderLine | None
    findings: tuple[Finding, ...] = ()
    changes: tuple[Change, ...] = ()


def tidy(text: str, *, path: str, zone: ZoneInfo) -> Reading:
    """Read a text as people type it, and give the article that it means with everything that was tidied."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    parts = take_apart(lines, path=path)
    parts = with_title(parts, lines) if path.lower().endswith(".txt") and not parts.fenced else parts
    folded = fold(parts.header, fenced=parts.fenced, path=path)
    tidied = [_tidied(line, path, zone) for line in folded.header]
    told = [*refused_characters(lines, path=path), *parts.findings, *folded.findings]
    reading = judge(
        [each.line for each in tidied if each.line],
        parts.body,
        path=path,
        body_line=parts.body_line,
        told=[*told, *(finding for each in tidied for finding in each.findings)],
    )
    if reading.article is None:
        return reading
    changes = [*parts.changes, *folded.changes, *(change for each in tidied for change in each.changes)]
    changes = changes or [Change(code="layout", line=1)] * (text != render(reading.article))
    return replace(reading, changes=tuple(sorted(changes, key=lambda change: change.line)))


def _tidied(line: HeaderLine, path: str, zone: ZoneInfo) -> _Tidied:
    key = key_named(line.key)
    if key is None:
        return _Tidied(line=line)
    value: str | Finding = canonical_value(key, line.value)
    if not value:
        return _Tidied(line=None, changes=(Change(code="empty", line=line.number, found=line.key),))
    if key.kind is Kind.DATE:
        value = _date(line, path, zone)
    if isinstance(value, Finding):
        return _Tidied(line=line, findings=(value,))
    return _Tidied(line=replace(line, value=value), changes=_changes(line, key, value))


def _date(line: HeaderLine, path: str, zone: ZoneInfo) -> str | Finding:
    moment = read_date(line.value, zone=zone)
    if isinstance(moment, DateProblem):
        detail = {"key": line.key} | moment.detail | {"value": shown(line.value)}
        return find(moment.code, path=path, line=line.number, **detail)
    if moment.second or moment.microsecond:
        moment = moment.astimezone(UTC) + timedelta(minutes=1)
    return canonical_date(moment, zone=zone)


def _changes(line: HeaderLine, key: Key, value: str) -> tuple[Change, ...]:
    changes = []
    if line.key != key.name:
        changes.append(Change(code="alias", line=line.number, found=line.key, became=key.name))
    if line.value != value:
        code = "date" if key.kind is Kind.DATE else "value"
        changes.append(Change(code=code, line=line.number, found=line.value, became=value))
    if not changes and line.typed != f"{key.name}: {value}":
        changes.append(Change(code="spacing", line=line.number, found=line.typed, became=f"{key.name}: {value}"))
    return tuple(changes)
