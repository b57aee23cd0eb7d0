"""Rendering: what an article's page says and refers to.

* References are found in the HTML that is shown, not in the Markdown: what is judged is what the reader meets.
* A picture is always one of our own; a target that nobody gave a place is left out of the page.
* HTML comes as sanitising gives it: every element is closed, and every mark in a value is spelled out.
* A link is seen by the letters or digits that it shows, or by those that stand for a picture in it.
* An article refers to so many files and pages at most; what lies beyond is not looked at, and it is told.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from html import unescape
from types import MappingProxyType

from paraf.rules.article import Article
from paraf.rules.sanitising import sanitised
from paraf.rules.targets import TargetKind, local_path, target_of

__all__ = [
    "Reference",
    "ReferenceKind",
    "Rendered",
    "Rewrite",
    "local_path",
    "picture_of",
    "placed",
    "plain_summary",
    "references",
    "render_body",
    "rendered",
]

Rewrite = Callable[[str, str, str], str | None]
"""Gives what stands in place of a link's or picture's target: (tag, attribute, value), or None to leave it out."""

_TARGETS = MappingProxyType({"a": "href", "img": "src"})
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")  # letters by Unicode, and nothing to be seen
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.:;!?()'\"%/-]*")
"""A line in which nothing has a meaning of its own."""
_TAG_OR_QUOTE = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>|"')
_NO_WORDS = re.compile(r"<a(?: [^>]*)?>(\s*)</a>")
"""Finds links with nothing to follow them by: eyes see none, and ears are read an address."""

_REFERRING = re.compile(r"<(/?)(a|img)((?: [^>]*)?)>")
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_MARK = re.compile(r"<sup [^>]*>.*?</sup>", re.DOTALL)
"""Finds the mark of a footnote."""

_SPELLED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\xa0": "&nbsp;"})
MOST_REFERENCES = 500
_REMEMBERED = 8  # texts: one is looked at several times in a row


class ReferenceKind(StrEnum):
    """What an article does with a file: shows it, links to it, or names it in a way that cannot be followed."""

    PICTURE = "picture"
    LINK = "link"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One use of a local file: its normal path (as written where it is bad), its alternative text, and its line.

    ``is_unseen`` tells of a link that shows nothing that a reader could see.
    """

    target: str
    kind: ReferenceKind
    alt: str | None
    line: int | None
    in_body: bool
    is_unseen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A body as HTML that can do no harm, and its targets as they were written: (tag, attribute, value), each once."""

    html: str
    targets: tuple[tuple[str, str, str], ...]


def rendered(body: str) -> Rendered:
    """Render a body; this is the costly part, and follows from the body alone."""
    html = sanitised(body).html
    found = {(target.tag, target.name, target.value) for target in _targets(html)}
    return Rendered(html=html, targets=tuple(sorted(found)))


def placed(body: Rendered, *, rewrite: Rewrite) -> str:
    """Give a rendered body's HTML with every target as ``rewrite`` gives it; a link without words is none."""
    given = {(tag, value): rewrite(tag, name, value) for tag, name, value in body.targets}

    def led(found: re.Match[str]) -> str:
        name, said = _TARGETS[found[2]], _ATTRIBUTE.findall(found[3])
        at = next((number for number, (each, _) in enumerate(said) if each == name), None)
        if at is None:
            return found[0]
        place = given.get((found[2], unescape(said[at][1])))
        if place is None:
            said[at] = said[-1]  # as the sanitiser leaves out what it does not let through
            said = [each for each in said[:-1] if each[0] != "rel"]
        else:
            said[at] = name, place.translate(_SPELLED)
        attributes = "".join(f' {each}="{value}"' for each, value in said)
        return f"<{found[2]}{attributes}>"

    return _NO_WORDS.sub(r"\1", _REFERRING.sub(led, body.html)) if given else body.html


def spelled_out(html: str) -> str:
    """Give HTML whose words have no bare quotation mark: code that is shown is then never taken for an attribute."""
    return _TAG_OR_QUOTE.sub(lambda found: "&quot;" if found[0] == '"' else found[0], html)


def render_body(body: str, *, rewrite: Rewrite) -> str:
    """Render an article's body to HTML that can do no harm, every target as ``rewrite`` gives it."""
    return placed(rendered(body), rewrite=rewrite)


def references(article: Article) -> tuple[Reference, ...]:
    """Give every local file that the article's page uses, the ``Image`` line first, then in reading order."""
    found = []
    if image := _image(article):
        line, alt = article.line_of("Image"), article.get("Image-Alt")
        found.append(_reference(_Target(tag="img", name="src", value=image, alt=alt), line=line, in_body=False))
    lines = _Lines(article)
    targets = _targets(sanitised(article.body).html)[:MOST_REFERENCES]
    found += [_reference(target, line=lines.next_of(target.value), in_body=True) for target in targets]
    return tuple(reference for reference in found if reference)


def has_too_many_references(article: Article) -> bool:
    """Tell whether a body refers to more than is looked at."""
    return len(_targets(sanitised(article.body).html)) > MOST_REFERENCES


def picture_of(article: Article) -> str | None:
    """Give the normal path of the picture in the ``Image`` line, or None where there is none or it is bad."""
    return local_path(_image(article))


def plain_summary(article: Article) -> str:
    """Give the article's summary as plain text: the ``Summary`` line, else the first paragraph."""
    summary = article.get("Summary")
    if summary and _PLAIN.fullmatch(summary):
        return " ".join(summary.split())
    html = _MARK.sub("", sanitised(summary or article.body).html)
    paragraphs = () if summary else (_words(found[1]) for found in _PARAGRAPH.finditer(html))
    first = next((paragraph for paragraph in paragraphs if paragraph.strip()), "")
    return " ".join((first or _words(html)).split())


def _image(article: Article) -> str:
    return (article.get("Image") or "").replace("?", "%3F").replace("#", "%23")  # a file's name, not a web address


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    tag: str
    name: str
    value: str
    alt: str | None
    is_unseen: bool = False


def _reference(used: _Target, *, line: int | None, in_body: bool) -> Reference | None:
    target = target_of(used.value)
    shown = used.tag == "img"
    if target.kind is TargetKind.FILE:
        kind, path = ReferenceKind.PICTURE if shown else ReferenceKind.LINK, target.path
    elif shown or target.kind is TargetKind.BAD:
        kind, path = ReferenceKind.BAD, used.value
    else:
        return None
    return Reference(target=path, kind=kind, alt=used.alt, line=line, in_body=in_body, is_unseen=used.is_unseen)


class _Lines:
    """Tells in which line of the file each use of a target stands, in reading order."""

    def __init__(self, article: Article) -> None:
        self._first, self._lines = article.body_line, article.body.split("\n")
        self._left: dict[str, list[int]] = {}

    def next_of(self, value: str) -> int:
        """Give the line of the next use of a target; the last one again where the uses outnumber the lines."""
        start = value.split("\n", 1)[0]
        if start not in self._left:
            self._left[start] = [number for number, line in enumerate(self._lines, self._first) if start in line]
        left = self._left[start]
        return left.pop(0) if len(left) > 1 else (left[0] if left else self._first)


@lru_cache(maxsize=_REMEMBERED)
def _targets(html: str) -> tuple[_Target, ...]:
    """Give the links and pictures in reading order, and which of the links nobody sees."""
    found: list[_Target] = []
    unseen: set[int] = set()
    link, end = -1, 0
    for mark in _REFERRING.finditer(html):
        if link >= 0 and _is_seen(_words(html[end : mark.start()])):
            unseen.discard(link)
        end = mark.end()
        if mark[1]:
            link = -1
            continue
        said = {name: unescape(value) for name, value in _ATTRIBUTE.findall(mark[3])}
        if mark[2] == "a":
            link = len(found)
            unseen.add(link)
        elif _is_seen(said.get("alt", "")):
            unseen.discard(link)
        name = _TARGETS[mark[2]]
        if name in said:
            found.append(_Target(tag=mark[2], name=name, value=said[name], alt=said.get("alt")))
    return tuple(replace(target, is_unseen=number in unseen) for number, target in enumerate(found))


def _is_seen(words: str) -> bool:
    return any(character.isalnum() and character not in _BLANK_LETTERS for character in words)


def _words(html: str) -> str:
    return unescape(_TAG.sub("", html))
