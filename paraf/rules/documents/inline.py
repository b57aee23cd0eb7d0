"""Inline: the words of one paragraph as Markdown, so that a page shows them letter by letter as they were.

* Emphasis has the marks of Markdown where they give the same page as tags do; else it has tags.
* What would be a mark in Markdown is escaped; blanks stay outside of emphasis.
* A link is kept where its address is one of the web, of mail or of a telephone; any other is plain words, and counted.
* A picture has the name that it was given; one that was given none is left out.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from paraf.rules.converting import converted
from paraf.rules.documents.elements import Element, note_of
from paraf.rules.documents.left_out import LeftOut

_AROUND: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("em", "i"), ("em", "*", "*")),
        **dict.fromkeys(("strong", "b"), ("strong", "**", "**")),
        **{tag: (tag, f"<{tag}>", f"</{tag}>") for tag in ("s", "sub", "sup")},
    }
)
_MARKS = re.compile(r"[\\`*\[\]|]")
_ENTITY = re.compile(r"&(?=#|\w+;|\w*$)")
_TAG = re.compile(r"<(?=[A-Za-z/!?]|$)")
_LONE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(r"(?P<mark>#|>|[-+](?=[\s-]|$)|(?P<number>\d+)\.(?=\s|$))|(?P<odd>[=~]|:(?=\s|$))")
_ADDRESS = re.compile(r"(?:https?://[^\s/]|mailto:[^\s]|tel:[^\s])", re.IGNORECASE)
_QUOTED = re.compile(r"[\s()<>\"'`\\*\[\]|^{}]")
_AS_TAGS = "tags"
LINE_BREAK = "  \n"


@dataclass(slots=True)
class Notes:
    """Footnotes by the order in which the text refers to them, each by its id in the HTML."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, named: str) -> int:
        """Give the number of a note, the next one where it was not met before."""
        return self.numbers.setdefault(named, len(self.numbers) + 1)


@dataclass(slots=True, kw_only=True)
class Inline:
    """Writes the words of paragraphs; ``picture`` gives the name of a picture by its mark in the HTML."""

    picture: Callable[[str], str | None]
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    notes: Notes = field(default_factory=Notes)

    def written(
        self, children: Iterable[Element | str], *, line_break: str = LINE_BREAK, within: frozenset[str] = frozenset()
    ) -> str:
        """Give what stands in a paragraph as Markdown without the marks ``within``; empty where nothing shows."""
        pieces = [*children]
        joined, counted = self._joined(pieces, within | {_AS_TAGS}), self.left_out.copy()
        if "<em>" in joined or "<strong>" in joined:
            marked = self._joined(pieces, within)
            self.left_out.clear()
            self.left_out.update(counted)
            joined = marked if converted(marked) == converted(joined) else joined
        lines = (_escaped_start(" ".join(line.split())) for line in joined.split("\n"))
        return line_break.join(line for line in lines if line)

    def _joined(self, children: Iterable[Element | str], within: frozenset[str]) -> str:
        text = ""
        for child in children:
            piece = escaped(child) if isinstance(child, str) else self._element(child, within)
            if text.endswith("!") and piece.startswith("["):
                text = f"{text[:-1]}\\!"
            text += piece
        return text

    def _element(self, element: Element, within: frozenset[str]) -> str:
        tag = element.tag
        if tag == "br":
            return "\n"
        if tag == "img":
            return self._picture(element)
        if tag == "input":
            self.left_out[LeftOut.TICK_BOXES] += 1
            return ""
        if tag == "a" and "href" in element.attributes:
            return self._link(element, within)
        name, start, end = _AROUND.get(tag, ("", "", ""))
        if _AS_TAGS in within:
            start, end = f"<{name}>", f"</{name}>"
        if not name or name in within or (name == "sup" and _refers(element)):
            return self._joined(element.children, within)
        return _around(self._joined(element.children, within | {name}), start, end)

    def _link(self, element: Element, within: frozenset[str]) -> str:
        href, note = element.attributes["href"], note_of(element)
        if note:
            return f"[^{self.notes.number(note)}]"
        words = self._joined(element.children, within | {"a"})
        if not words.strip() or "a" in within:
            return words
        if not _ADDRESS.match(href):
            self.left_out[LeftOut.LINKS] += 1
            return words
        return _around(words.replace("\n", " ").replace(r"\]", "&#93;"), "[", f"]({_QUOTED.sub(_percent, href)})")

    def _picture(self, element: Element) -> str:
        name = self.picture(element.attributes.get("src", ""))
        return f"![{escaped(' '.join(element.attributes.get('alt', '').split()))}]({name})" if name else ""


def escaped(text: str) -> str:
    """Give words so that Markdown shows them as they are, in the middle of a line."""
    text = _TAG.sub("&lt;", _ENTITY.sub("&amp;", text))
    return _LONE_UNDERSCORE.sub(r"\\_", _MARKS.sub(r"\\\g<0>", text))


def _escaped_start(line: str) -> str:
    return _LINE_START.sub(_start_mark, line, count=1) if _LINE_START.match(line) else line


def _start_mark(match: re.Match[str]) -> str:
    if match["odd"]:
        return f"&#{ord(match['odd'])};"
    return f"{match['number']}\\." if match["number"] else f"\\{match['mark']}"


def _around(text: str, start: str, end: str) -> str:
    """Put marks around words, and the blanks at their ends outside."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{start}{inner}{end}{after}"


def _refers(element: Element) -> bool:
    return any(note_of(each) for each in element.below())


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
