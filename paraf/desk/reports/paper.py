"""The report on paper: typeset by typst, with an open font that it brings along and embeds.

* Nothing that people typed is markup: it goes in as JSON.
* The same report gives the same bytes: the file bears the time of the report, no other.
* A4, and the F4 that Indonesian offices print on.
"""

import json
from datetime import datetime
from enum import StrEnum
from importlib import resources
from typing import Any

import typst

from paraf.desk.reports.letter import Letter
from paraf.desk.reports.tables import Chart, Table, shown


class Paper(StrEnum):
    """A size of paper."""

    A4 = "A4"
    F4 = "F4"


_MILLIMETRES = {Paper.A4: (210, 297), Paper.F4: (215, 330)}


def pdf_of(letter: Letter, paper: Paper, *, at: datetime) -> bytes:
    """Typeset a report on a size of paper; ``at`` is the time that the file bears."""
    width, height = _MILLIMETRES[paper]
    template = (resources.files("paraf") / "templates" / "report.typ").read_bytes()
    inputs = {"letter": json.dumps(_fields(letter)), "paper": json.dumps({"width": width, "height": height})}
    made: bytes = typst.compile(
        template, format="pdf", sys_inputs=inputs, ignore_system_fonts=True, timestamp=int(at.timestamp())
    )
    return made


def _fields(letter: Letter) -> dict[str, Any]:
    language = letter.language
    fields: dict[str, Any] = {name: getattr(letter, name) for name in Letter.__slots__}
    return fields | {
        "summary": _table(letter.summary, language),
        "charts": [_chart(chart) for chart in letter.charts],
        "tables": [_table(table, language) for table in letter.tables],
    }


def _table(table: Table, language: str) -> dict[str, Any]:
    return {
        "title": table.title,
        "columns": [
            {"heading": each.heading, "width": each.width, "number": each.number, "breaks": each.breaks}
            for each in table.columns
        ],
        "rows": [[shown(cell, language) for cell in row] for row in table.rows],
        "total": [shown(cell, language) for cell in table.total],
        "empty": table.empty,
    }


def _chart(chart: Chart) -> dict[str, Any]:
    scale = chart.scale
    bars = [
        {
            "name": bar.name,
            "value": bar.value / scale,
            "limit": None if bar.limit is None else bar.limit / scale,
            "over": bar.is_over,
            "shown": bar.shown,
        }
        for bar in chart.bars
    ]
    return {"title": chart.title, "bars": bars}
