"""The head of a document: the title, and what it says in lines such as "Judul: ..." before the text.

* A table at the top with two columns, or paragraphs at the top, whose every line is a known key and its value, are
  header lines. A key that stands there twice, or one that no document may give, ends them.
* The title is what such a line says; else what stands among them in the style of a title or of a first heading; else
  the first paragraph in the style of a title; else the only heading of the first level; else the first line of the
  text, where it is short enough and something follows it.
* What became the title stands in the text no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from paraf.rules.documents.blocks import rows_of
from paraf.rules.documents.elements import Element, is_blank, is_list_of_notes, title_of, words_of
from paraf.rules.grammar import MAX_LINE_CHARACTERS
from paraf.rules.grammar_lines import split_line
from paraf.rules.header import key_named

TITLE = "judul"
"""The class that the HTML has on a paragraph in the style of a title."""

LONGEST_TITLE = 200
_NEVER_GIVEN = frozenset({"Koreksi", "Paraf", "Replaces", "Slug", "Image", "Modified", "Change", "Change-Note"})
"""Keys whose lines paraf writes, or that name files and versions which a document does not know."""

_COLUMNS = 2
_LINED = frozenset({"p", "h1", "h2", "h3"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Header lines by canonical key, the title first, and the blocks that are left for the text."""

    lines: tuple[tuple[str, str], ...]
    blocks: tuple[Element, ...]


def head_of(document: Element) -> Head:
    """Take the head of a document off its text."""
    blocks = [block for block in document.elements() if not is_blank(block)]
    lines: dict[str, str] = {}
    titles: list[Element] = []
    while blocks:
        found = _lines_in(blocks[0])
        if found and not found.keys() & lines.keys():
            lines |= found
        elif not titles and blocks[0].tag == "h1" and title_of(blocks[0]):
            titles.append(blocks[0])
        else:
            break
        del blocks[0]
    if "Title" in lines:
        blocks = [block for block in titles if title_of(block) != lines["Title"]] + blocks
    elif titles:
        lines["Title"] = title_of(titles[0])
    else:
        blocks = _titled(blocks, lines)
    ordered = {key: lines[key] for key in ("Title", *lines) if key in lines}
    return Head(lines=tuple(ordered.items()), blocks=tuple(blocks))


def _titled(blocks: list[Element], lines: dict[str, str]) -> list[Element]:
    """Find the title among the blocks; give the blocks that are left."""
    tops = [block for block in blocks if block.tag == "h1" and title_of(block)]
    named = [block for block in tops if block.attributes.get("class") == TITLE] or (tops if len(tops) == 1 else [])
    if named:
        lines["Title"] = title_of(named[0])
        return [block for block in blocks if block is not named[0]]
    first = blocks[0] if blocks else Element("")
    typed, _, rest = words_of(first).partition("\n")
    follows = bool(rest) or any(not is_list_of_notes(block) for block in blocks[1:])
    if first.tag not in _LINED or not 0 < len(typed) <= LONGEST_TITLE or not follows:
        return blocks
    lines["Title"] = typed if rest else title_of(first)
    return [*([_after_break(first)] if rest else []), *blocks[1:]]


def _lines_in(block: Element) -> dict[str, str] | None:
    """Give the header lines that a block is, or None where it is anything else."""
    if any(each.tag == "img" for each in block.below()):
        return None
    if block.tag == "table":
        rows = [[" ".join(words_of(cell).split()) for cell in row] for row in rows_of(block)]
        typed = [[words for words in row if words and words != ":"] for row in rows]
        fits = all(len(row) <= _COLUMNS for row in typed)
        return _known([(row[0].rstrip(" :"), row[-1] if row[1:] else "") for row in typed if row]) if fits else None
    lines = [split_line(0, line) for line in words_of(block).split("\n")] if block.tag in _LINED else []
    return _known([(line.key, line.value) for line in lines])


def _known(pairs: Sequence[tuple[str, str]]) -> dict[str, str] | None:
    found: dict[str, str] = {}
    for typed, value in pairs:
        key = key_named(typed) if typed else None
        if key is None or key.name in found or key.name in _NEVER_GIVEN or key.name.startswith("X-"):
            return None
        found[key.name] = value.lstrip(": ")
    if any(len(f"{key}: {value}") > MAX_LINE_CHARACTERS for key, value in found.items()):
        return None
    return {key: value for key, value in found.items() if value}


def _after_break(block: Element) -> Element:
    """Give what follows the first line break of a paragraph."""
    number = next(number for number, child in enumerate(block.children) if _breaks(child))
    child = block.children[number]
    rest = [_after_break(child)] if isinstance(child, Element) and child.tag != "br" else []
    return replace(block, children=[*rest, *block.children[number + 1 :]])


def _breaks(child: Element | str) -> bool:
    return isinstance(child, Element) and any(each.tag == "br" for each in (child, *child.below()))
