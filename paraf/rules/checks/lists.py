"""Lists: the CSV files in which the office keeps what it knows, as a spreadsheet saves them.

* The first line names the columns, in any order; columns that nobody asked for are left alone.
* Comma, semicolon or tab, whichever the first line has; blank lines and lines that begin with ``#`` are skipped.
* A row without a value in its first column is found and skipped.
"""

import csv
from dataclasses import dataclass

from paraf.rules.encoding import decode
from paraf.rules.findings import Finding
from paraf.rules.wording import find

_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its line in the file, and its values in the order of the columns that were asked for."""

    line: int
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of a list, and what in it cannot be read."""

    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_rows(raw: bytes, columns: tuple[str, ...], *, path: str) -> Rows:
    """Read a list's bytes; ``columns`` are those that are asked for, the first of which must be filled."""
    text = decode(raw, path=path)
    if isinstance(text, Finding):
        return Rows(findings=(text,))
    lines = [line if line.strip() and not line.startswith("#") else "" for line in text.splitlines()]
    first = next((line for line in lines if line), "")
    reader = csv.reader(lines, delimiter=max(_DELIMITERS, key=first.count), strict=False)
    try:
        table = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader if any(cells)]
    except csv.Error:
        return Rows(findings=(find("list-unreadable", path=path, line=reader.line_num),))
    names = [cell.casefold() for cell in table[0][1]] if table else []
    missing = [column for column in columns if column not in names]
    if missing:
        return Rows(findings=(find("list-columns", path=path, line=1, columns=", ".join(columns)),))
    places = [names.index(column) for column in columns]
    rows = [
        Row(line=line, values=tuple(cells[place] if place < len(cells) else "" for place in places))
        for line, cells in table[1:]
    ]
    return Rows(
        rows=tuple(row for row in rows if row.values[0]),
        findings=tuple(
            find("list-row", path=path, line=row.line, column=columns[0]) for row in rows if not row.values[0]
        ),
    )
