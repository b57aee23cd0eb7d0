"""Elements: the HTML that a document was turned into, as a tree of tags and words.

* It is made by a program from what people sent, so nothing about it is relied upon: what is unknown is passed over.
* Words hold no character that an article may not hold, and none that has no width and no meaning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from paraf.rules.html_reader import HtmlReader

_ALONE = frozenset({"br", "hr", "img", "input"})
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_NOTE = re.compile(r"#(?P<id>(?:foot|end)note-(?!ref-)[\w.-]+)")
_BLANKS = re.compile("[ \t\n\u2028\u2029]+")


@dataclass(slots=True)
class Element:
    """A tag with what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def elements(self) -> list["Element"]:
        """Give the elements that stand directly in it."""
        return [child for child in self.children if isinstance(child, Element)]

    def below(self) -> Iterator["Element"]:
        """Give every element that stands in it, at any depth, in reading order."""
        for child in self.elements():
            yield child
            yield from child.below()


def elements_of(html: str) -> Element:
    """Read some HTML as a tree."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


def words_of(element: Element | str) -> str:
    """Give the words in an element as one line; where a line breaks, a newline stands."""
    return "\n".join(" ".join(line.split()) for line in _raw_words(element).split("\n")).strip()


def title_of(element: Element) -> str:
    """Give the words in an element as a title has them: on one line, without the marks of footnotes."""
    return " ".join(_raw_words(_without_notes(element)).split())


def note_of(element: Element) -> str | None:
    """Give which footnote a link is the mark of, by its id in the HTML; None where it is no such link."""
    match = _NOTE.fullmatch(element.attributes.get("href", "")) if "id" in element.attributes else None
    return match["id"] if match else None


def id_of_note(item: Element) -> str | None:
    """Give the id of a footnote in the list of them; None where an item is none."""
    named = item.attributes.get("id", "")
    return named if item.tag == "li" and _NOTE.fullmatch(f"#{named}") else None


def is_list_of_notes(block: Element) -> bool:
    """Tell whether a block is the list of footnotes that stands at the end."""
    items = block.elements()
    return block.tag == "ol" and bool(items) and all(id_of_note(item) for item in items)


def is_blank(element: Element) -> bool:
    """Tell whether nothing in an element is to be seen."""
    return not words_of(element) and not any(each.tag in {"img", "input"} for each in element.below())


def _without_notes(element: Element) -> Element:
    kept = [
        child if isinstance(child, str) else _without_notes(child)
        for child in element.children
        if isinstance(child, str) or not note_of(child)
    ]
    return replace(element, children=kept)


def _raw_words(element: Element | str) -> str:
    if isinstance(element, str):
        return element
    return "\n" if element.tag == "br" else "".join(map(_raw_words, element.children))


class _Reader(HtmlReader):
    """Puts the tree together."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: _plain(value or "").strip() for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _ALONE:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1].tag == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(_plain(data))


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", _HIDDEN.sub("", text)).replace("\u2011", "-")
