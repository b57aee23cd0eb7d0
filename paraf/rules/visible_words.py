"""The words that a page shows, for holding a page against the text that was signed.

* Words are what stands between tags, without scripts, styles, what only a browser reads, what stands in for pictures,
  films and windows that are not open, and what its own tag hides.
* What is folded away (a closed ``details``) counts as shown or not, as the caller asks: a page has to hold the signed
  words both ways, so that nothing in a fold is changed and nothing is put into one.
* A tag that is none of a sentence's own ends a word; how blanks and lines are broken makes no difference.
* The signed words stand on a page when they stand there in one piece, in whole words. Style sheets are not looked at.
"""

import re
from dataclasses import dataclass

from paraf.rules.html_reader import HtmlReader
from paraf.rules.sanitising import sanitised

_UNREAD = frozenset({"head", "iframe", "noembed", "noframes", "noscript", "rp", "script", "style", "template", "title"})
_STAND_INS = frozenset({"audio", "canvas", "datalist", "object", "select", "svg", "textarea", "video"})
_UNSHOWN = _UNREAD | _STAND_INS
_HIDING = frozenset({"hidden", "popover"})
_UNSHOWN_STYLE = re.compile(
    r"""
      display:none | (?:content-)?visibility:(?:hidden|collapse)
    | (?:font-size|opacity):[+-]?(?:0+\.?0*|\.0+)(?![\d.])
    | \\  # what is spelt otherwise is no style of ours
    """,
    re.VERBOSE,
)
_STYLE_GAP = re.compile(r"/\*.*?\*/|\s", re.DOTALL)
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_INSIDE = frozenset({"a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q"})
_A_SENTENCE = _INSIDE | frozenset({"s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"})
_UNCLOSED = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})


def visible_words(html: str, *, folded: bool = True) -> str:
    """Give the words that some HTML shows, one blank between them; with ``folded`` those folded away are left out."""
    reader = _Words(folded=folded)
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.found).split())


def shows(page: str, text: str) -> bool:
    """Tell whether a page's words hold these words in one piece."""
    return f" {text} " in f" {page} "


def body_words(body: str, *, folded: bool = True) -> str:
    """Give the words that an article's body shows wherever it is printed."""
    return visible_words(sanitised(body).html, folded=folded)


@dataclass(slots=True)
class _Element:
    """An open element from the outermost hidden one on; ``around`` is whether a fold is hidden with its summary."""

    tag: str
    is_hidden: bool
    around: bool | None = None


class _Words(HtmlReader):
    """Collects what is shown."""

    def __init__(self, *, folded: bool) -> None:
        super().__init__()
        self.found: list[str] = []
        self._folded = folded
        self._open: list[_Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _A_SENTENCE:
            self.found.append(" ")
        attributes = dict(reversed(attrs))  # of two of a name the first counts
        is_hidden = self._is_hidden() if tag != "summary" else self._is_summary_hidden()
        element = _Element(tag, is_hidden or _hides(tag, attributes))
        if tag == "details" and self._folded and "open" not in attributes:
            element = _Element(tag, is_hidden=True, around=element.is_hidden)
        if tag not in _UNCLOSED and (self._open or element.is_hidden):
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _A_SENTENCE:
            self.found.append(" ")
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._is_hidden():
            self.found.append(data)

    def parse_comment(self, i: int, report: bool = True) -> int:  # noqa: ARG002, FBT001, FBT002  # as Python's parser
        """Take a comment to where browsers end it."""
        comment = _COMMENT.match(self.rawdata, i)
        return comment.end() if comment else -1

    def _is_hidden(self) -> bool:
        return bool(self._open) and self._open[-1].is_hidden

    def _is_summary_hidden(self) -> bool:
        """Tell whether a summary is hidden; the first one of a fold is what is seen of it."""
        fold = self._open[-1] if self._open else None
        if fold is None or fold.around is None:
            return self._is_hidden()
        around, fold.around = fold.around, None
        return around


def _hides(tag: str, attributes: dict[str, str | None]) -> bool:
    style = _STYLE_GAP.sub("", attributes.get("style") or "").lower()
    is_closed = tag == "dialog" and "open" not in attributes
    return tag in _UNSHOWN or is_closed or not _HIDING.isdisjoint(attributes) or bool(_UNSHOWN_STYLE.search(style))
