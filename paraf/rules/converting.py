"""Converting: Markdown becomes HTML, which is not safe to show before it is cleaned (see ``sanitising``).

* A text gives the same HTML whatever was converted before it: what one text defined is forgotten before the next.
* It is the HTML that Markdown gives with these extensions; a pattern is looked for only where its first mark stands,
  and a block that begins as one kind alone can is of no other.
* What cannot be followed to its end, because it is nested too deeply, raises ``RecursionError``.
"""

import re
import threading
from collections.abc import Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
"""The elements of headings, the highest first."""

EXTENSIONS = ("tables", "fenced_code", "footnotes", "def_list", "abbr", "sane_lists")
"""What of Markdown's extensions an article's text may use."""

CONFIGURED: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {"tables": {"use_align_attribute": True}, "footnotes": {"BACKLINK_TITLE": "{}"}}
)
"""How they are set."""

MARKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "backtick": ("`", "`"),
        "escape": ("\\", "\\"),
        **dict.fromkeys(("footnote", "reference", "link", "short_reference"), ("[", "[")),
        **dict.fromkeys(("image_link", "image_reference", "short_image_ref"), ("![", "![")),
        **dict.fromkeys(("autolink", "automail", "html"), ("<", "<")),
        "linebreak": ("  \n", "  \n"),
        "entity": ("&", "&"),
        "em_strong": ("*", "_"),
    }
)
"""Where a pattern finds something, one of these two stands; by the pattern's name."""

_ANY_MARK = re.compile(r"[`\\\[<&*_]|  \n")

_WORD = r"""["'(*_\u2018\u201c]{0,3}[^\W\d_].*"""
_EACH_LINE = {"paragraph": _WORD, "ulist": f"[*+-] +{_WORD}", "quote": f"> ?{_WORD}"}
_PLAIN = re.compile(
    "|".join(
        (
            r"(?P<hashheader>#{1,6} [^#\\\n]+)",
            *(f"(?P<{kind}>{line}(?:\n{line})*)" for kind, line in _EACH_LINE.items()),
        )
    )
)
"""Blocks that no processor takes before that of this name does: all their lines begin alike, and then with a word."""


def converted(text: str) -> str:
    """Give a Markdown text as HTML."""
    reader, _READERS.ready = _READERS.ready or _reader(), None
    html = reader.convert(text)
    _READERS.ready = reader.reset()  # one that broke off is not used again
    return html


class _Readers(threading.local):
    """The reader that each thread has ready, clean of every text before."""

    ready: Markdown | None = None


_READERS = _Readers()


def _reader() -> Markdown:
    return Markdown(extensions=[*EXTENSIONS, _Ours()], extension_configs=dict(CONFIGURED))


class _Ours(Extension):
    """Puts our own pass over a text's elements in its place, and ours for most blocks before all others."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown's own name
        md.parser.blockprocessors.register(PlainBlocks(md.parser), "plain", 110)
        md.treeprocessors.register(SparingInlines(md), "inline", 20)


class PlainBlocks(BlockProcessor):
    """Hands a plain block to the processor that takes it in the end, before all others look for what is theirs."""

    _chosen: BlockProcessor

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether a block is plain."""
        found = _PLAIN.fullmatch(block)
        kind = found.lastgroup if found else None
        if kind is None:
            return False
        self._chosen = self.parser.blockprocessors[kind]
        return self._chosen.test(parent, block)

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Let the processor that was chosen take the block."""
        return self._chosen.run(parent, blocks)


class SparingInlines(InlineProcessor):
    """Markdown's own pass over what stands within lines, without the patterns that can find nothing there."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        names = sorted(MARKS, key=md.inlinePatterns.get_index_for_name)
        self._all = [(pattern, *MARKS[name]) for name, pattern in zip(names, md.inlinePatterns, strict=True)]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or not _ANY_MARK.search(data):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]  # Markdown's own
        for index in range(patternIndex, len(self._all)):
            pattern, mark, other = self._all[index]
            if mark in data or other in data:
                start, is_found = 0, True
                while is_found:
                    data, is_found, start = apply(pattern, data, index, start)
        return data
