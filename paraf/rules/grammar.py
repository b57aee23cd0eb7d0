"""The strict grammar ``paraf-content/1``: what is judged, sealed and printed.

* A text is a header of ``Key: value`` lines, a blank line and the body; it ends in exactly one newline.
* The header has at most 60 lines of at most 2,000 characters, and the text at most 1,000,000 bytes.
* Keys come from the list only, each once; an indented line is refused, for the header has no continuation lines.
* A text is canonical when it is letter for letter what its article renders to.
* All findings are given at once, in the order of their lines.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from paraf.rules.article import Article, Field, render
from paraf.rules.encoding import MAX_BYTES
from paraf.rules.findings import Finding, errors
from paraf.rules.grammar_characters import refused_characters, shown
from paraf.rules.grammar_lines import HeaderLine, split_line
from paraf.rules.grammar_values import canonical_value, value_problem
from paraf.rules.header import is_forbidden, key_named, suggestion
from paraf.rules.wording import find

MAX_HEADER_LINES = 60
MAX_LINE_CHARACTERS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that was tidied: a stable code, the line in the person's file, what was found and what it became."""

    code: str
    line: int
    found: str = ""
    became: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text as read; ``article`` is None exactly when a finding is an error."""

    article: Article | None
    findings: tuple[Finding, ...] = ()
    changes: tuple[Change, ...] = ()


def parse(text: str, *, path: str) -> Reading:
    """Read a canonical text strictly; anything that tidying would change is refused."""
    lines = text.split("\n")
    end = lines.index("") if "" in lines else len(lines)
    header = [split_line(number, line) for number, line in enumerate(lines[:end], 1)]
    told = refused_characters(lines, path=path)
    reading = judge(header, "\n".join(lines[end + 1 :]), path=path, body_line=end + 2, told=told)
    uneven = _uneven(reading.article, text, path) if reading.article else ()
    return Reading(article=None, findings=uneven) if uneven else reading


def judge(
    header: Sequence[HeaderLine], body: str, *, path: str, body_line: int, told: Iterable[Finding] = ()
) -> Reading:
    """Give the article that header lines and a body make, or every reason against it.

    A line that was ``told`` of already is not told of again for its value.
    """
    findings = [*told, *_header_findings(header, path)]
    header = [line for line in header[:MAX_HEADER_LINES] if not line.indented]
    findings += _key_findings(header, path)
    silent = {finding.line for finding in findings}
    findings += [finding for finding in _value_findings(header, path) if finding.line not in silent]
    fields = tuple(
        Field(key=key.name, value=line.value, line=line.number) for line in header if (key := key_named(line.key))
    )
    article = Article(fields=fields, body=body.strip("\n"), body_line=body_line)
    findings = findings or list(_size_findings(article, path))
    ordered = tuple(sorted(findings, key=lambda finding: finding.line or 0))
    return Reading(article=None if errors(ordered) else article, findings=ordered)


def _header_findings(header: Sequence[HeaderLine], path: str) -> Iterator[Finding]:
    for line in _first_of_each_run([line for line in header if line.indented]):
        yield find("continuation-line", path=path, line=line.number)
    if len(header) > MAX_HEADER_LINES:
        line = header[MAX_HEADER_LINES]
        yield find("header-too-long", path=path, line=line.number, lines=str(len(header)), most=str(MAX_HEADER_LINES))


def has_header(lines: Iterable[HeaderLine]) -> bool:
    """Tell whether any line of a text's head is, or is meant as, a header line."""
    return any(key_named(line.key) or is_forbidden(line.key) or suggestion(line.key) for line in lines)


def _key_findings(header: Sequence[HeaderLine], path: str) -> Iterator[Finding]:
    if not has_header(header):
        yield find("no-header", path=path, line=header[0].number if header else 1)
        return
    for line in _first_of_each_run([line for line in header if not line.key]):
        yield find("not-a-header", path=path, line=line.number, value=shown(line.value))
    yield from _wrong_keys(header, path)
    yield from _long_lines(header, path)


def _first_of_each_run(lines: Sequence[HeaderLine]) -> Iterator[HeaderLine]:
    """Give the lines that do not follow right after another one: a paragraph is told of once."""
    numbers = {line.number for line in lines}
    return (line for line in lines if line.number - 1 not in numbers)


def _wrong_keys(header: Sequence[HeaderLine], path: str) -> Iterator[Finding]:
    first: dict[str, HeaderLine] = {}
    for line in header:
        key = key_named(line.key)
        if is_forbidden(line.key):
            yield find("forbidden-key", path=path, line=line.number, key=line.key)
        elif key is None and line.key:
            yield find("unknown-key", path=path, line=line.number, key=line.key, suggestion=_nearest(line.key))
        elif key is not None and key.name in first:
            before = first[key.name]
            detail = {"key": line.key, "name": key.name, "first": before.key, "first_line": str(before.number)}
            yield find("duplicate-key", path=path, line=line.number, **detail)
        elif key is not None:
            first[key.name] = line


def _nearest(typed: str) -> str:
    note = key_named(f"X-{typed}")
    return suggestion(typed) or (note.name if note else "X-Catatan")


def _long_lines(header: Sequence[HeaderLine], path: str) -> Iterator[Finding]:
    for line in header:
        key = key_named(line.key)
        characters = len(f"{key.name if key else line.key}: {line.value}")
        if line.key and characters > MAX_LINE_CHARACTERS:
            detail = {"key": line.key, "characters": str(characters), "most": str(MAX_LINE_CHARACTERS)}
            yield find("line-too-long", path=path, line=line.number, **detail)


def _value_findings(header: Sequence[HeaderLine], path: str) -> Iterator[Finding]:
    for line in header:
        key = key_named(line.key)
        problem = value_problem(key, line.value) if key else None
        if problem:
            code, detail = problem
            yield find(code, path=path, line=line.number, **detail)


def _size_findings(article: Article, path: str) -> Iterator[Finding]:
    size = len(render(article).encode())
    if size > MAX_BYTES:
        yield find("too-long", path=path, bytes=str(size), most=str(MAX_BYTES))


def _uneven(article: Article, text: str, path: str) -> tuple[Finding, ...]:
    """Find the first line in which a text is not what its article renders to."""
    tidied = render(_canonical(article))
    if tidied == text:
        return ()
    pairs = enumerate(zip_longest(text.split("\n"), tidied.split("\n")), 1)
    line, found, expected = next((line, *pair) for line, pair in pairs if pair[0] != pair[1])
    detail = {"value": shown(found or ""), "expected": shown(expected or "")}
    return (find("not-canonical", path=path, line=line, **detail),)


def _canonical(article: Article) -> Article:
    values = ((field, key_named(field.key)) for field in article.fields if field.value)
    fields = (replace(field, value=canonical_value(key, field.value)) for field, key in values if key)
    return replace(article, fields=tuple(fields))
