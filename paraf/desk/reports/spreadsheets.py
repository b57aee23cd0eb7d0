"""Tables as files for office programs: a workbook with a sheet for each, or one table as plain text.

* Plain text is what an Indonesian Excel opens by double-click: UTF-8 with its mark, ``;`` between fields, CRLF.
* No text is ever taken for a formula or a link.
* The same tables give the same bytes.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from paraf.desk.reports.tables import Cell, Table, every_row, without_formulas

_LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_MADE = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def csv_of(table: Table) -> bytes:
    """Give one table as plain text."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.heading for column in table.columns)
    writer.writerows(without_formulas(_plain(row)) for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_of(tables: Iterable[Table]) -> bytes:
    """Give tables as a workbook, a sheet for each; the material register has its own this way as well."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(buffer, options) as book:
        book.set_properties({"created": _MADE})
        taken: set[str] = set()
        for table in tables:
            _write(book, book.add_worksheet(_name(table.title, taken)), table)
    return buffer.getvalue()


def _write(book: Workbook, sheet: Worksheet, table: Table) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    number = book.add_format({"valign": "top", "num_format": "#,##0.##"})
    sheet.write_string(0, 0, table.title, book.add_format({"bold": True, "font_size": 13}))
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width + 2)
        sheet.write_string(2, place, column.heading, head)
    for line, row in enumerate(every_row(table), 3):
        for place, cell in enumerate(row):
            if isinstance(cell, int | float):
                sheet.write_number(line, place, cell, number)
            elif cell:
                sheet.write_string(line, place, str(cell), body)
    sheet.freeze_panes(3, 0)
    if table.rows:
        sheet.autofilter(2, 0, 2 + len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)


def _name(title: str, taken: set[str]) -> str:
    """Give the name of a sheet that no other has."""
    plain = title.translate(_FORBIDDEN)[:_LONGEST_NAME].strip(" '") or "-"
    names = (plain, *(f"{plain[: _LONGEST_NAME - 3]} {number}" for number in range(2, 100)))
    name = next(each for each in names if each.casefold() not in taken)
    taken.add(name.casefold())
    return name


def _plain(row: Sequence[Cell]) -> Iterator[Cell]:
    """Give cells with the decimal comma that goes with ``;``."""
    return (str(cell).replace(".", ",") if isinstance(cell, float) else cell for cell in row)
