"""Rendering: what an article's page says and refers to.

* References are found in the HTML that is shown, not in the Markdown: what is judged is what the reader meets.
* A picture is always one of our own; a target that nobody gave a place is left out of the page.
* A link is seen by the letters or digits that it shows, or by those that stand for a picture in it.
* An article refers to so many files and pages at most; what lies beyond is not looked at, and it is told.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from paraf.rules.article import Article
from paraf.rules.html_reader import HtmlReader
from paraf.rules.sanitising import Rewrite, cleaned, sanitised
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

_TARGETS = frozenset({("a", "href"), ("img", "src")})
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")  # letters by Unicode, and nothing to be seen
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.:;!?()'\"%/-]*")
"""A line in which nothing has a meaning of its own."""
_TAG_OR_QUOTE = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>|"')
_NO_WORDS = re.compile(r"<a(?: [^>]*)?>(\s*)</a>")
"""Finds links with nothing to follow them by: eyes see none, and ears are read an address."""

_REFERRING = re.compile(r"<(?:a|img)", re.IGNORECASE)
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
    given = {target: rewrite(*target) for target in body.targets}
    if not given:
        return body.html
    html = cleaned(
        body.html, lambda tag, name, value: given.get((tag, name, value)) if (tag, name) in _TARGETS else value
    )
    return _NO_WORDS.sub(r"\1", html)


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
    reader = _Text()
    reader.feed(sanitised(summary or article.body).html)
    first = next((paragraph for paragraph in reader.paragraphs if paragraph.strip()), "")
    return " ".join((reader.everything if summary or not first else first).split())


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
    if not _REFERRING.search(html):
        return ()
    reader = _Targets()
    reader.feed(html)
    return tuple(replace(target, is_unseen=number in reader.unseen) for number, target in enumerate(reader.found))


class _Targets(HtmlReader):
    """Collects links and pictures in reading order, and which of the links nobody sees."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Target] = []
        self.unseen: set[int] = set()
        self._link = -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        alt = dict(attrs).get("alt")
        if tag == "a":
            self._link = len(self.found)
            self.unseen.add(self._link)
        elif alt:
            self.handle_data(alt)
        targets = ((name, value or "") for name, value in attrs if (tag, name) in _TARGETS)
        self.found += [_Target(tag=tag, name=name, value=value, alt=alt) for name, value in targets]

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._link = -1

    def handle_data(self, data: str) -> None:
        if any(character.isalnum() and character not in _BLANK_LETTERS for character in data):
            self.unseen.discard(self._link)


class _Text(HtmlReader):
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
