"""Markup: Markdown taken apart into blocks of running text, each with the line that it begins in.

* Read line by line, as far as a correction desk needs it: what is shown to nobody (code, comments) is left out.
* The marks of a line are taken off; what is no running text stands as one ``PLACEHOLDER``.
* Every pattern is bounded, so that no text can keep the desk waiting.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from html import unescape

PLACEHOLDER = "\ufffc"
"""What stands for code, a picture or an address in running text."""

ITALICS_START, ITALICS_END = "\ue000", "\ue001"
"""What stands around italics until a passage is made of a block."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,4}[.)])[ \t]+")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ROW = re.compile(r"[ \t]*\|")
_ROW_RULE = re.compile(r"[ \t|:-]*-[ \t|:-]*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_QUOTE = re.compile(r" {0,3}> ?")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\n]{1,50}\]:[ \t]*")
_INDENT = re.compile(r"(?: {4}|\t)")

_CODE = re.compile(r"(`{1,3})(?!`)[^\n]{1,300}?(?<!`)\1(?!`)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_ESCAPED = 0xE100  # what is added to a mark that stands for itself until the others are taken off
_SHELTERED = re.compile(f"[{chr(_ESCAPED + 0x21)}-{chr(_ESCAPED + 0x7E)}]")
_PICTURE = re.compile(r"!\[([^\[\]\n]{0,1000})\](?:\([^)\n]{0,1000}\)|\[[^\[\]\n]{0,200}\])")
_LINK = re.compile(r"\[([^\[\]\n]{0,1000})\](?:\([^)\n]{0,1000}\)|\[[^\[\]\n]{0,200}\])")
_NOTE_MARK = re.compile(r"\[\^[^\]\n]{1,50}\]")
_ADDRESS = re.compile(r"<?\b(?:https?://|www\.)[^\s<>”\"|]{1,2000}(?<![.,;:!?)\]])>?")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,1000}>|<!--[^\n]{0,2000}?-->")
_STRONG = re.compile(r"(\*\*|__)(?=[^\s*_])([^\n]{1,300}?\S)\1")
_ITALIC = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{0,300}[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_\n]{0,300}[^\s_])_(?!\w)"
)


class BlockKind(StrEnum):
    """What a block of a body is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    ALT = "alt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Running text of a body with ``line`` counted from 0; ``level`` is that of a heading."""

    kind: BlockKind
    text: str
    line: int
    level: int = 0
    is_quotation: bool = False


def blocks_of(body: str) -> tuple[Block, ...]:
    """Take a body apart into its blocks, in reading order; what stands for a picture comes before its block."""
    reader = _Reader()
    for number, line in enumerate(body.split("\n")):
        reader.read(number, line)
    reader.end()
    return tuple(reader.blocks)


@dataclass(slots=True)
class _Reader:
    """Reads a body line by line; ``open`` are the lines of the block that is not ended yet."""

    blocks: list[Block] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    line: int = 0
    kind: BlockKind = BlockKind.PARAGRAPH
    is_quotation: bool = False
    fence: str = ""
    in_comment: bool = False

    def read(self, number: int, typed: str) -> None:
        """Take in the next line."""
        if self._is_unshown(typed):
            return
        quote = _QUOTE.match(typed)
        if bool(quote) != self.is_quotation and self.open and (quote or not typed.strip()):
            self.end()
        text = typed[quote.end() :] if quote else typed
        if not text.strip() or (_DEFINITION.match(text) and not _FOOTNOTE.match(text)):
            self.end()
        elif heading := _HEADING.match(text):
            self.end()
            self._add(BlockKind.HEADING, heading[2], number, level=len(heading[1]))
        elif self.open and self.kind is BlockKind.PARAGRAPH and (underline := _UNDERLINE.match(text)):
            self.kind = BlockKind.HEADING
            self.end(level=1 if underline[1][0] == "=" else 2)
        elif _RULE.match(text):
            self.end()
        elif _ROW.match(text):
            self.end()
            self._row(text, number)
        else:
            self._running(text, number, is_quotation=quote is not None)

    def end(self, *, level: int = 0) -> None:
        """End the open block."""
        if self.open:
            self._add(self.kind, "\n".join(self.open), self.line, level=level)
            self.open = []

    def _is_unshown(self, typed: str) -> bool:
        """Tell whether a line belongs to code or to a comment."""
        fence = _FENCE.match(typed)
        if self.fence:
            if fence and typed.strip().startswith(self.fence) and not typed.strip().strip(self.fence[0]):
                self.fence = ""
            return True
        if fence:
            self.end()
            self.fence = fence[1]
            return True
        if self.in_comment or typed.lstrip().startswith("<!--"):
            self.in_comment = "-->" not in typed
            return True
        follows_item = bool(self.blocks) and self.blocks[-1].kind is BlockKind.ITEM
        return not self.open and not follows_item and bool(_INDENT.match(typed))

    def _running(self, text: str, number: int, *, is_quotation: bool) -> None:
        item = _ITEM.match(text) or _FOOTNOTE.match(text)
        if item:
            self.end()
        if not self.open:
            self.kind = BlockKind.ITEM if item else BlockKind.PARAGRAPH
            self.line, self.is_quotation = number, is_quotation
        self.open.append(text[item.end() :] if item else text.strip())

    def _row(self, text: str, number: int) -> None:
        if not _ROW_RULE.match(text):
            for cell in _CELL_END.split(text.strip().strip("|")):
                self._add(BlockKind.CELL, cell.strip(), number)

    def _add(self, kind: BlockKind, text: str, line: int, *, level: int = 0) -> None:
        for offset, marked in enumerate(text.split("\n")):
            alts = (match[1] for match in _PICTURE.finditer(marked))
            self.blocks += [Block(kind=BlockKind.ALT, text=alt, line=line + offset) for alt in alts if alt.strip()]
        shown = "\n".join(_shown(marked).rstrip() for marked in text.split("\n"))
        is_quotation = self.is_quotation and bool(self.open)
        if shown.strip(f" \n{PLACEHOLDER}"):
            self.blocks.append(Block(kind=kind, text=shown, line=line, level=level, is_quotation=is_quotation))


def _shown(marked: str) -> str:
    """Give a line without its marks."""
    text = marked.replace(ITALICS_START, "").replace(ITALICS_END, "")
    text = _ESCAPE.sub(lambda match: chr(_ESCAPED + ord(match[1])), text)
    text = _CODE.sub(PLACEHOLDER, text)
    text = _PICTURE.sub(PLACEHOLDER, text)
    text = _LINK.sub(r"\1", text)
    text = _NOTE_MARK.sub("", text)
    text = _ADDRESS.sub(PLACEHOLDER, text)
    text = _TAG.sub("", text)
    text = _STRONG.sub(r"\2", text)
    text = _ITALIC.sub(lambda match: f"{ITALICS_START}{match[1] or match[2]}{ITALICS_END}", text)
    return unescape(_SHELTERED.sub(lambda match: chr(ord(match[0]) - _ESCAPED), text))
