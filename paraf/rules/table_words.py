"""Table words: a text in which each row of a table reads as the words of its cells.

* A table is what Markdown takes for one: a block whose second line is of dashes, with as many cells as its first.
* The line of dashes says nothing to a reader, and is left out; what stands in a block of code is no table.
"""

import re

_SIDES = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_CELL_END = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def table_words(text: str) -> str:
    """Give a text with its tables' cells parted by semicolons."""
    lines: list[str] = []
    block: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if line.strip() and not mark and not fence:
            block.append(line)
            continue
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        lines += [*_told(block), line]
        block = []
    return "\n".join([*lines, *_told(block)])


def _told(block: list[str]) -> list[str]:
    """Give the lines of a block, those of a table as words."""
    is_table = len(block) > 1 and "|" in block[1] and _SIDES.fullmatch(block[1]) is not None
    if not is_table or len(_cells(block[0])) != len(_cells(block[1])):
        return block
    return ["; ".join(filter(None, _cells(row))) for row in (block[0], *block[2:])]


def _cells(row: str) -> list[str]:
    inner = row.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip().replace("\\|", "|") for cell in _CELL_END.split(inner)]
