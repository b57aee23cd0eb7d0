"""Tables and charts as values: what a page, a sheet or a text file shows, before it is one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from babel.numbers import format_decimal

Cell = str | int | float
"""What stands in a field; a number keeps its kind, so that a sheet can reckon with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, and its share of the width; numbers stand to the right.

    ``breaks`` is a column whose texts may be broken anywhere.
    """

    heading: str
    width: int
    number: bool = False
    breaks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its title; ``total`` is its last row, where it has one.

    ``empty`` is what is said where there is no row.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart; ``limit`` is a mark that it should not pass."""

    name: str
    value: float
    shown: str
    limit: float | None = None

    @property
    def is_over(self) -> bool:
        """Tell whether it passes its mark."""
        return self.limit is not None and self.value > self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars under a title, with the scale that they share."""

    title: str
    bars: tuple[Bar, ...]

    @property
    def scale(self) -> float:
        """The largest value or limit; one where there is none."""
        return max((max(bar.value, bar.limit or 0) for bar in self.bars), default=0) or 1


def every_row(table: Table) -> Iterator[Sequence[Cell]]:
    """Give the rows of a table, its total last."""
    yield from table.rows
    if table.total:
        yield table.total


def shown(cell: Cell, language: str) -> str:
    """Give what stands in a field, as people of a language write it."""
    if isinstance(cell, float):
        return format_decimal(cell, format="#,##0.0", locale=language)
    return format_decimal(cell, locale=language) if isinstance(cell, int) else cell


def without_formulas(cells: Iterable[Cell]) -> list[Cell]:
    """Give cells of which no program takes a text for a formula."""
    return [f"'{cell}" if isinstance(cell, str) and cell.lstrip()[:1] in {*"=+-@"} and cell else cell for cell in cells]
