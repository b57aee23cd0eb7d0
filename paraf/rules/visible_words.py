"""The words that a page shows, for holding a page against the text that was signed.

* Words are what stands between tags, without scripts, styles, what only a browser reads, and what is marked hidden.
* A tag that is none of a sentence's own ends a word; how blanks and lines are broken makes no difference.
* The signed words stand on a page when they stand there in one piece, in whole words. Style sheets are not looked at.
"""

from paraf.rules.html_reader import HtmlReader
from paraf.rules.sanitising import sanitised

_UNSHOWN = frozenset({"head", "iframe", "noscript", "object", "script", "style", "svg", "template", "title"})
_INSIDE = frozenset({"a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q"})
_A_SENTENCE = _INSIDE | frozenset({"s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"})
_UNCLOSED = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})


def visible_words(html: str) -> str:
    """Give the words that some HTML shows, one blank between them."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.found).split())


def shows(page: str, text: str) -> bool:
    """Tell whether a page's words hold these words in one piece."""
    return f" {text} " in f" {page} "


def body_words(body: str) -> str:
    """Give the words that an article's body shows wherever it is printed."""
    return visible_words(sanitised(body).html)


class _Words(HtmlReader):
    """Collects what is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden: list[str] = []  # the open elements from the outermost hidden one on

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _A_SENTENCE:
            self.found.append(" ")
        is_hidden = tag in _UNSHOWN or any(name == "hidden" for name, _ in attrs)
        if tag not in _UNCLOSED and (self._hidden or is_hidden):
            self._hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _A_SENTENCE:
            self.found.append(" ")
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)
