"""Rendering: from Markdown to HTML that can do no harm, and what that HTML refers to.

* What is shown is what passes the allow-list below; there is no way around it, also not by raw HTML.
* References are found in the HTML that is shown, not in the Markdown: what is judged is what the reader meets.
* An article's headings begin at the second level; the first is the title's.
* A web address has ``http``, ``https``, ``mailto`` or ``tel``; a picture is always one of our own.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from html.parser import HTMLParser
from types import MappingProxyType
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from paraf.rules.article import Article
from paraf.rules.targets import TargetKind, local_path, target_of

__all__ = [
    "Reference",
    "ReferenceKind",
    "Rewrite",
    "local_path",
    "picture_of",
    "plain_summary",
    "references",
    "render_body",
]

Rewrite = Callable[[str, str, str], str | None]
"""Gives what stands in place of a link's or picture's target: (tag, attribute, value), or None to leave it out."""

_WORDS = frozenset({"a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark"})
_MORE_WORDS = frozenset({"q", "s", "samp", "small", "strong", "sub", "sup", "u", "var"})
_BLOCKS = frozenset({"blockquote", "details", "div", "figcaption", "figure", "hr", "p", "pre", "summary"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"dd", "dl", "dt", "li", "ol", "ul"})
_TABLES = frozenset({"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"})
_TAGS = _WORDS | _MORE_WORDS | _BLOCKS | _HEADINGS | _LISTS | _TABLES
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
_TARGETS = frozenset({("a", "href"), ("img", "src")})
_EXTENSIONS = ("tables", "fenced_code", "footnotes", "def_list", "abbr", "sane_lists")
_CONFIGURED: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {"tables": {"use_align_attribute": True}, "footnotes": {"BACKLINK_TITLE": "{}"}}
)
_REMEMBERED = 2048
_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


class ReferenceKind(StrEnum):
    """What an article does with a file: shows it, links to it, or names it in a way that cannot be followed."""

    PICTURE = "picture"
    LINK = "link"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One use of a local file: its normal path (as written where it is bad), its alternative text, and its line."""

    target: str
    kind: ReferenceKind
    alt: str | None
    line: int | None
    in_body: bool


def render_body(body: str, *, rewrite: Rewrite) -> str:
    """Render an article's body to HTML that can do no harm, every target as ``rewrite`` gives it."""
    clean = _sanitised(body)
    found = {target[:3] for target in _targets(clean)}
    given = {target: rewrite(*target) for target in sorted(found)}
    return _cleaned(clean, lambda tag, name, value: given.get((tag, name, value), value))


def references(article: Article) -> tuple[Reference, ...]:
    """Give every local file that the article's page uses, the ``Image`` line first, then in reading order."""
    found = []
    if image := _image(article):
        line, alt = article.line_of("Image"), article.get("Image-Alt")
        found.append(_reference("img", image, alt=alt, line=line, in_body=False))
    seen: dict[str, int] = {}
    for tag, _, value, alt in _targets(_sanitised(article.body)):
        line = _line(article, value, seen.get(value, 0))
        seen[value] = seen.get(value, 0) + 1
        found.append(_reference(tag, value, alt=alt, line=line, in_body=True))
    return tuple(reference for reference in found if reference)


def picture_of(article: Article) -> str | None:
    """Give the normal path of the picture in the ``Image`` line, or None where there is none or it is bad."""
    return local_path(_image(article))


def plain_summary(article: Article) -> str:
    """Give the article's summary as plain text: the ``Summary`` line, else the first paragraph."""
    summary = article.get("Summary")
    reader = _Text()
    reader.feed(_sanitised(summary or article.body))
    first = next((paragraph for paragraph in reader.paragraphs if paragraph.strip()), "")
    return " ".join((reader.everything if summary or not first else first).split())


def _image(article: Article) -> str:
    return (article.get("Image") or "").replace("?", "%3F").replace("#", "%23")  # a file's name, not a web address


@lru_cache(maxsize=_REMEMBERED)
def _sanitised(body: str) -> str:
    reader = markdown.Markdown(extensions=[*_EXTENSIONS, _Headings()], extension_configs=dict(_CONFIGURED))
    return _cleaned(reader.convert(body), _keep)


def _cleaned(html: str, attribute_filter: Rewrite) -> str:
    def kept(tag: str, name: str, value: str) -> str | None:
        pattern = _VALUES.get(name)
        return None if pattern and not pattern.fullmatch(value) else attribute_filter(tag, name, value)

    return nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED_WHOLE),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=kept,
        url_schemes=set(_SCHEMES),
        link_rel="noopener",
        set_tag_attribute_values={"img": {"loading": "lazy"}},
    )


def _keep(_tag: str, _name: str, value: str) -> str:
    return value


def _reference(tag: str, value: str, *, alt: str | None, line: int | None, in_body: bool) -> Reference | None:
    target = target_of(value)
    shown = tag == "img"
    if target.kind is TargetKind.FILE:
        kind = ReferenceKind.PICTURE if shown else ReferenceKind.LINK
        return Reference(target=target.path, kind=kind, alt=alt, line=line, in_body=in_body)
    if shown or target.kind is TargetKind.BAD:
        return Reference(target=value, kind=ReferenceKind.BAD, alt=alt, line=line, in_body=in_body)
    return None


def _line(article: Article, value: str, number: int) -> int:
    start = value.split("\n", 1)[0]
    lines = [index for index, line in enumerate(article.body.split("\n")) if start in line]
    return article.body_line + (lines[min(number, len(lines) - 1)] if lines else 0)


def _targets(html: str) -> Iterator[tuple[str, str, str, str | None]]:
    reader = _Targets()
    reader.feed(html)
    yield from reader.found


class _Targets(HTMLParser):
    """Collects links and pictures in reading order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        alt = dict(attrs).get("alt")
        self.found += [(tag, name, value or "", alt) for name, value in attrs if (tag, name) in _TARGETS]


class _Text(HTMLParser):
    """Collects the words, all of them and by paragraph, without the marks of footnotes."""

    def __init__(self) -> None:
        super().__init__()
        self.everything = ""
        self.paragraphs: list[str] = []
        self._in_paragraph = self._in_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "p":
            self.paragraphs.append("")
        self._in_paragraph = self._in_paragraph or tag == "p"
        self._in_mark = self._in_mark or (tag == "sup" and bool(attrs))

    def handle_endtag(self, tag: str) -> None:
        self._in_paragraph = self._in_paragraph and tag != "p"
        self._in_mark = self._in_mark and tag != "sup"

    def handle_data(self, data: str) -> None:
        if not self._in_mark:
            self.everything += data
            if self._in_paragraph:
                self.paragraphs[-1] += data


class _Headings(Extension):
    """Lets a body's headings begin at the second level."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  # Markdown's own name
        md.treeprocessors.register(_LowerHeadings(md), "paraf-headings", 1)


class _LowerHeadings(Treeprocessor):
    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if element.tag in _LEVELS]
        if any(heading.tag == "h1" for heading in headings):
            for heading in headings:
                heading.tag = _LEVELS[min(_LEVELS.index(heading.tag) + 1, len(_LEVELS) - 1)]
