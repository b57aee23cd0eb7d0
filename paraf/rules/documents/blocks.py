"""Blocks: paragraphs, headings, lists, quotations and tables of a document as Markdown.

* An article's headings begin at the second level: a document's are moved there together.
* A table's first row is its head. A cell that was merged stands once; the other places that it had are empty.
* A table of one cell is a frame around paragraphs, and goes.
* Footnotes follow the text in the order in which it refers to them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from paraf.rules.converting import LEVELS
from paraf.rules.documents.elements import Element, id_of_note, is_blank, is_list_of_notes
from paraf.rules.documents.inline import Inline
from paraf.rules.documents.left_out import LeftOut

_ROWS = frozenset({"thead", "tbody", "tfoot"})
_HOLDERS = frozenset({"", "div"})
_CLOSING = re.compile(r"(?<!\\)(?P<before>(?:\\\\)*)#$")
_ESCAPED = r"\g<before>\\#"
_INDENT = "    "
_FIRST = 2
_WIDEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A text as Markdown, and what of the document it does not carry."""

    text: str
    left_out: Mapping[LeftOut, int]


def body_of(blocks: Iterable[Element], *, picture: Callable[[str], str | None]) -> Body:
    """Give blocks as Markdown; ``picture`` gives the name of a picture by its mark in the HTML."""
    standing = [*blocks]
    notes = _notes_in(standing)
    writer = _Writer(picture, _shift([block for block in standing if block not in notes]))
    written = [*writer.blocks(block for block in standing if block not in notes), *writer.notes(notes)]
    return Body(text="\n\n".join(written), left_out=writer.inline.left_out)


def rows_of(table: Element) -> list[list[Element]]:
    """Give a table's rows, each as its cells."""
    rows = []
    for part in table.elements():
        rows += [row.elements() for row in (part.elements() if part.tag in _ROWS else [part])]
    return rows


def _notes_in(blocks: list[Element]) -> list[Element]:
    return [block for block in blocks[-1:] if is_list_of_notes(block)]


def _shift(blocks: Iterable[Element]) -> int:
    levels = [LEVELS.index(block.tag) + 1 for block in blocks if block.tag in LEVELS and not is_blank(block)]
    return _FIRST - min(levels, default=_FIRST)


class _Writer:
    """Writes one document."""

    def __init__(self, picture: Callable[[str], str | None], shift: int) -> None:
        self.inline = Inline(picture=picture, left_out=Counter())
        self._shift = shift

    def blocks(self, blocks: Iterable[Element]) -> Iterator[str]:
        """Give each block that shows anything."""
        for block in blocks:
            yield from (text for text in self._block(block) if text)

    def notes(self, lists: list[Element]) -> Iterator[str]:
        """Give the footnotes that the text referred to, in that order."""
        bodies = {id_of_note(item): item for each in lists for item in each.elements()}
        numbers, written = self.inline.notes.numbers, 0
        waiting = [named for named in bodies if named and named not in numbers]  # only the title refers to them
        while written < len(numbers) or waiting:
            if written == len(numbers):
                self.inline.notes.number(waiting.pop(0))
            named = [*numbers][written]  # while notes are written, they may refer to others
            written += 1
            if named in bodies:
                body = self.blocks(_without_way_back(bodies[named]))
                yield f"[^{written}]: " + f"\n\n{_INDENT}".join(text.replace("\n", f"\n{_INDENT}") for text in body)

    def _block(self, block: Element) -> Iterator[str]:
        if block.tag in _HOLDERS:
            yield from self.blocks(block.elements())
        elif block.tag in LEVELS:
            yield self._heading(block)
        elif block.tag in {"ul", "ol"}:
            yield "\n".join(self._items(block))
        elif block.tag == "table":
            yield from self._table(block)
        elif block.tag == "blockquote":
            for text in self.blocks(block.elements()):
                yield "\n".join(f"> {line}" for line in text.split("\n"))
        else:
            yield self.inline.written(block.children)

    def _heading(self, block: Element) -> str:
        level = min(max(LEVELS.index(block.tag) + 1 + self._shift, _FIRST), len(LEVELS))
        words = self.inline.written(block.children, line_break=" ", within=frozenset({"strong"}))
        return f"{'#' * level} {_CLOSING.sub(_ESCAPED, words)}" if words else ""

    def _items(self, block: Element) -> Iterator[str]:
        number = 0
        for item in block.elements():
            nested = [child for child in item.elements() if child.tag in {"ul", "ol"}]
            text = self.inline.written(child for child in item.children if child not in nested)
            if text or nested:
                number += 1
                mark = f"{number}." if block.tag == "ol" else "-"
                yield f"{mark} " + (text or "&nbsp;").replace("\n", f"\n{_INDENT}")
            for below in nested:
                yield from (f"{_INDENT}{line}" for line in "\n".join(self._items(below)).split("\n"))

    def _table(self, table: Element) -> Iterator[str]:
        rows = [row for row in rows_of(table) if row]
        if len(rows) == 1 and len(rows[0]) == 1:
            yield from self.blocks(_paragraphs(rows[0][0]))
            return
        grid = [row for row in self._grid(rows) if any(row)]
        if grid:
            width = max(map(len, grid))
            lines = [[*row, *[""] * (width - len(row))] for row in grid]
            lines.insert(1, ["---"] * width)
            yield "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def _grid(self, rows: list[list[Element]]) -> Iterator[list[str]]:
        """Give the words of each place in a table, row by row; a place that a merged cell reaches into is empty."""
        taken: dict[tuple[int, int], bool] = {}
        for down, row in enumerate(rows):
            line: list[str] = []
            for cell in row:
                while (down, len(line)) in taken:
                    line.append("")
                wide, high = (min(_span(cell, name), _WIDEST) for name in ("colspan", "rowspan"))
                self.inline.left_out[LeftOut.MERGED] += wide > 1 or high > 1
                at = len(line)
                taken |= {(down + below, at + beside): True for below in range(1, high) for beside in range(wide)}
                line += [self._cell(cell), *[""] * (wide - 1)]
            yield line

    def _cell(self, cell: Element) -> str:
        return "<br>".join(text for block in _paragraphs(cell) for text in self._cell_lines(block))

    def _cell_lines(self, block: Element) -> Iterator[str]:
        if block.tag == "table":
            self.inline.left_out[LeftOut.NESTED] += 1
            for row in rows_of(block):
                yield from (text for cell in row if (text := self._cell(cell)))
        elif block.tag in {"ul", "ol"}:
            for item in block.elements():
                nested = [child for child in item.elements() if child.tag in {"ul", "ol"}]
                yield self.inline.written((child for child in item.children if child not in nested), line_break="<br>")
                for below in nested:
                    yield from self._cell_lines(below)
        elif text := self.inline.written(block.children, line_break="<br>"):
            yield text


def _paragraphs(cell: Element) -> list[Element]:
    """Give what stands in a cell as blocks; words that stand there by themselves are a paragraph."""
    blocks, loose = [], Element("p")
    for child in cell.children:
        if isinstance(child, Element) and child.tag in {"p", "ul", "ol", "table", "blockquote", *LEVELS}:
            blocks += [*([loose] if loose.children else []), child]
            loose = Element("p")
        else:
            loose.children.append(child)
    return [*blocks, *([loose] if loose.children else [])]


def _span(cell: Element, name: str) -> int:
    typed = cell.attributes.get(name, "1")
    return max(1, int(typed)) if typed.isdecimal() and len(typed) < 4 else 1  # noqa: PLR2004  # more is no table


def _without_way_back(item: Element) -> list[Element]:
    """Give a footnote's paragraphs without the arrow that leads back to the text."""
    for paragraph in item.below():
        paragraph.children = [child for child in paragraph.children if not _leads_back(child)]
    return _paragraphs(item)


def _leads_back(child: Element | str) -> bool:
    return isinstance(child, Element) and child.tag == "a" and "note-ref-" in child.attributes.get("href", "")
