"""Sanitising: Markdown becomes HTML that can do no harm.

* What is shown is what passes the allow-list below; there is no way around it, also not by raw HTML.
* A character that no article may hold is in no page either, however it was written; it is dropped, and it is told.
* What is nested too deeply to be shown is not shown, and it is told.
* Every element stands where it may stand, and headings keep to their levels (see ``nesting``).
* A web address has ``http``, ``https``, ``mailto`` or ``tel``.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import nh3

from paraf.rules.converting import LEVELS, converted
from paraf.rules.grammar_characters import is_refused
from paraf.rules.html_reader import HtmlReader
from paraf.rules.nesting import levelled, well_nested

DEEPEST = 50
"""So many elements may stand within each other on a page."""

_DEEPEST_TYPED = 1000  # before HTML is mended; what is left open counts as if it went on to the end
_WORDS = frozenset({"a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark"})
_MORE_WORDS = frozenset({"q", "s", "samp", "small", "strong", "sub", "sup", "u", "var"})
_BLOCKS = frozenset({"blockquote", "details", "div", "figcaption", "figure", "hr", "p", "pre", "summary"})
_LISTS = frozenset({"dd", "dl", "dt", "li", "ol", "ul"})
_TABLES = frozenset({"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"})
_TAGS = _WORDS | _MORE_WORDS | _BLOCKS | _LISTS | _TABLES | {*LEVELS}
_ATTRIBUTES = MappingProxyType(
    {
        "a": {"href", "title", "class"},
        "abbr": {"title"},
        "code": {"class"},
        "div": {"class"},
        "img": {"src", "alt", "title"},
        "li": {"id", "value"},
        "ol": {"start"},
        "sup": {"id"},
        "td": {"align", "colspan", "rowspan"},
        "th": {"align", "colspan", "rowspan", "scope"},
    }
)
_ADDRESSES = frozenset({"href", "src"})
_UNSEEN = re.compile("[\u200b-\u200f]")
"""What nobody sees in an address: it could lead elsewhere than it seems to."""

_VALUES = MappingProxyType(
    {
        "class": re.compile(r"footnote|footnote-ref|footnote-backref|language-[\w+#-]{1,30}"),
        "id": re.compile(r"fn(ref\d*)?:[\w-]{1,60}"),
        "align": re.compile(r"left|right|center"),
        "scope": re.compile(r"row|col"),
        "value": re.compile(r"\d{1,6}"),
        "start": re.compile(r"\d{1,6}"),
        "colspan": re.compile(r"\d{1,3}"),
        "rowspan": re.compile(r"\d{1,3}"),
    }
)
_DROPPED_WHOLE = frozenset({"script", "style", "iframe", "object", "noscript", "template", "svg", "math", "title"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_TYPED = re.compile("</?[A-Za-z]")
"""Finds wherever an element may have been typed; where none was, those of Markdown stand where they may."""

_REMEMBERED = 64  # texts: each is looked at several times while its paper is judged, sealed and printed

MARKS = _TAGS | _DROPPED_WHOLE | frozenset().union(*_ATTRIBUTES.values())
"""The names of elements and attributes that may stand in a text without being words of it."""

_NO_LINK = re.compile(r'<a((?: (?:title|class)="[^"]*")*) rel="noopener"((?: (?:title|class)="[^"]*")*)>')
"""Finds what leads nowhere, and has no relation to it."""

_LINK = re.compile(r'<a((?: [a-z]+="[^"]*")*?) rel="noopener"((?: [a-z]+="[^"]*")*?)( [a-z]+="[^"]*")>')
"""Finds a link whose relation is not what is said of it last."""

_UNNESTED = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SELF_CLOSED = frozenset({"dd", "dt", "li", "option", "p", "td", "th", "tr"})
_NESTING = re.compile(rf"<(?!(?:{'|'.join(sorted(_UNNESTED | _SELF_CLOSED))})[\t\n\r\f />])[A-Za-z]")
"""Finds wherever an element may begin that others can stand in; there are never fewer than that."""


def _kept(_tag: str, name: str, value: str) -> str | None:
    pattern = _VALUES.get(name)
    if (pattern and not pattern.fullmatch(value)) or (name in _ADDRESSES and _UNSEEN.search(value)):
        return None
    return value


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_DROPPED_WHOLE,
    attributes=dict(_ATTRIBUTES),
    attribute_filter=_kept,
    url_schemes=_SCHEMES,
    link_rel="noopener",
    set_tag_attribute_values={"img": {"loading": "lazy"}},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanitised:
    """HTML that can do no harm, the characters that were dropped, and whether it was nested too deeply to be shown."""

    html: str = ""
    dropped: frozenset[str] = frozenset()
    is_too_nested: bool = False


@lru_cache(maxsize=_REMEMBERED)
def sanitised(body: str) -> Sanitised:
    """Give a body's HTML with its targets as they were written."""
    try:
        typed = converted(body)
    except RecursionError:
        return Sanitised(is_too_nested=True)
    if is_deeper(typed, _DEEPEST_TYPED):
        return Sanitised(is_too_nested=True)
    html = cleaned(typed)
    dropped = frozenset(character for character in set(html) if is_refused(character))
    if dropped:  # cleaned once more: without them a harmless address could have become another one
        html = cleaned(html.translate(dict.fromkeys(map(ord, dropped))))
    if is_deeper(html, DEEPEST):
        return Sanitised(dropped=dropped, is_too_nested=True)
    return Sanitised(html=levelled(well_nested(html) if _TYPED.search(body) else html), dropped=dropped)


def cleaned(html: str) -> str:
    """Give the part of some HTML that is on the allow-list."""
    return _LINK.sub(r'<a\1\3\2 rel="noopener">', _NO_LINK.sub(r"<a\1\2>", _CLEANER.clean(html)))


def is_deeper(html: str, limit: int) -> bool:
    """Tell whether more elements than a limit stand within each other; so many have to be opened for that."""
    if len(_NESTING.findall(html)) <= limit:
        return False
    return depth(html) > limit


def depth(html: str) -> int:
    """Give how many elements stand within each other at most."""
    reader = _Depth()
    reader.feed(html)
    return reader.deepest


class _Depth(HtmlReader):
    """Tells how many elements stand within each other at most."""

    def __init__(self) -> None:
        super().__init__()
        self.deepest = self._depth = 0
        self._open: Counter[str] = Counter()

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNNESTED | _SELF_CLOSED:
            self._open[tag] += 1
            self._depth += 1
            self.deepest = max(self.deepest, self._depth)

    def handle_endtag(self, tag: str) -> None:
        if self._open[tag]:
            self._open[tag] -= 1
            self._depth -= 1
