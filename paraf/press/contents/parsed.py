"""What an article's text was parsed to: its body as HTML, where that leads, and its summary.

* It follows from the sealed public text and the engine alone, so it is kept under that text's digest and made once.
* Where nothing is kept it is made from the sealed bytes, by the one parser.
"""

from typing import Protocol

from msgspec import Struct

from paraf.desk.records.vault import Vault
from paraf.press.stops import stop
from paraf.rules.article import Article
from paraf.rules.grammar import parse
from paraf.rules.rendering import Rendered, plain_summary, rendered
from paraf.rules.words import Digest


class Parsed(Struct, frozen=True, kw_only=True, gc=False):
    """A body as HTML with its targets as written, (tag, attribute, value) each, and the article's plain summary."""

    html: str
    targets: tuple[tuple[str, str, str], ...]
    summary: str

    @property
    def body(self) -> Rendered:
        """Give the body as rendered, to be placed on a page."""
        return Rendered(html=self.html, targets=self.targets)


class ParsedOf(Protocol):
    """Gives what a sealed public text was parsed to, by the text's digest."""

    def __call__(self, public: Digest, article: Article | None = None) -> Parsed:
        """Give it; ``article`` is that text, where it was read already."""


def parsed_of(article: Article) -> Parsed:
    """Parse an article."""
    body = rendered(article.body)
    return Parsed(html=body.html, targets=body.targets, summary=plain_summary(article))


def parsed_text(text: bytes, *, path: str) -> Article:
    """Give a sealed public text as an article; stops the press where this version cannot read it."""
    reading = parse(text.decode(), path=path)
    if reading.article is None:
        raise stop(code="sealed-unreadable", path=path, problem=", ".join(finding.code for finding in reading.findings))
    return reading.article


def parsing(vault: Vault) -> ParsedOf:
    """Give the parser that keeps nothing."""
    return lambda public, article=None: parsed_of(article or parsed_text(vault.get(public), path=public))
