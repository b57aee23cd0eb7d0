"""Looking over a finished site: what a reader's browser would stumble over.

* Every page is parsed to its end; a tag that is closed and was never opened, or the other way round, is a fault.
* No address on a page still has a placeholder of Pelican's, and every picture, style and script that it names is there.
* A placeholder that an article shows as plain text (Markdown inside raw HTML stays as it is) is counted apart.
* Links that lead nowhere on the site are counted apart: old articles name places that this site never had.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

_HOST = "https://corpus.example/"
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_CLOSED_BY_OTHERS = frozenset({"p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option"})
_PLACEHOLDERS = (
    "{static}",
    "{filename}",
    "{attach}",
    "{author}",
    "{category}",
    "{tag}",
    "{index}",
    "|static|",
    "|filename|",
)


@dataclass(slots=True)
class Overlook:
    """What was found on a site: counts, and every fault with its page."""

    pages: int = 0
    feeds: int = 0
    pictures: int = 0
    faults: list[str] = field(default_factory=list)
    shown_placeholders: list[str] = field(default_factory=list)
    dead_links: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    """Collects what a page names, and where its tags do not fit each other."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.loaded: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "src" or (tag, name) == ("link", "href"):
                self.loaded.append((tag, value or ""))
            elif name == "srcset":
                self.loaded += [(tag, part.split()[0]) for part in (value or "").split(",") if part.strip()]
            elif (tag, name) == ("a", "href"):
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open[-1] != tag and self.open[-1] in _CLOSED_BY_OTHERS:
            self.open.pop()
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in _VOID:
            self.faults.append(f"</{tag}> in line {self.getpos()[0]} closes nothing that is open")


def look_over(site: Path) -> Overlook:
    """Look over every page and feed of a site."""
    found = Overlook()
    for path in sorted(site.rglob("*")):
        if path.suffix == ".html":
            _look_at_page(site, path, found)
        elif path.suffix == ".xml":
            found.feeds += 1
            found.faults += _xml_faults(site, path)
    return found


def _look_at_page(site: Path, path: Path, found: Overlook) -> None:
    place = path.relative_to(site).as_posix()
    page = _read(path.read_text(encoding="utf-8"))
    found.pages += 1
    left = [f"<{tag}> is never closed" for tag in page.open if tag not in _CLOSED_BY_OTHERS]
    found.faults += [f"{place}: {fault}" for fault in (*page.faults, *left, *_placeholders_in_addresses(page))]
    found.shown_placeholders += [f"{place}: {word}" for word in _PLACEHOLDERS if word in page.text]
    for tag, target in page.loaded:
        found.pictures += tag == "img"
        if _is_missing(site, place, target):
            found.faults.append(f"{place}: <{tag}> names {target}, which is not there")
    found.dead_links += [f"{place}: {target}" for target in page.links if _is_missing(site, place, target)]


def _read(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    page.close()
    return page


def _placeholders_in_addresses(page: _Page) -> Iterator[str]:
    for target in (*page.links, *(target for _, target in page.loaded)):
        plain = unquote(target)
        yield from (f"{word} is left in {target}" for word in _PLACEHOLDERS if word in plain)


def _is_missing(site: Path, place: str, target: str) -> bool:
    whole = urljoin(_HOST + place, urldefrag(target.strip())[0])
    if not whole.startswith(_HOST):
        return False
    file = site / unquote(urlsplit(whole).path).lstrip("/")
    return not ((file / "index.html") if file.is_dir() else file).is_file()


def _xml_faults(site: Path, path: Path) -> Iterator[str]:
    place = path.relative_to(site).as_posix()
    try:
        feed = ET.fromstring(path.read_bytes())  # noqa: S314  # a feed that was just built here
    except ET.ParseError as error:
        yield f"{place}: {error}"
        return
    for element in feed.iter():
        page = _read(element.text or "") if element.get("type") == "html" else _Page()
        yield from (f"{place}: {fault}" for fault in (*page.faults, *_placeholders_in_addresses(page)))
