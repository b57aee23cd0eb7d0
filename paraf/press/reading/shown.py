"""Articles as templates see them: what a page may show of a paper, each fact taken down when it is asked for.

* What is shown follows from the paper alone, whoever asks and however often.
* A template that asks for something that is not named here gets what Pelican's own article has, and then depends on
  the whole of it.
"""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import Any

from markupsafe import Markup

from paraf.press.contents.contents import Contents
from paraf.press.contents.papers import Paper
from paraf.press.contents.shelves import CATEGORY, Shelf
from paraf.press.reading.reads import WHOLE, Reading
from paraf.press.reading.signed import Shown
from paraf.press.reading.terms import Terms
from paraf.press.theming.templating import as_html, plain_date
from paraf.rules.words import Address

_ABSENT = frozenset({"modified", "locale_modified"})
"""What an article has only where its text says so."""


class ShownArticle:
    """One article as templates see it."""

    def __init__(self, paper: Paper, showing: "Showing") -> None:
        self._paper, self._showing = paper, showing

    def _read(self, name: str) -> Paper:
        self._showing.reading.field(self._paper.address, name)
        return self._paper

    @cached_property
    def paraf(self) -> Shown:
        """Give what is known of the sign-off."""
        return self._showing.told_of(self._paper)

    @property
    def title(self) -> str:
        """Give the title."""
        return self._read("title").card.title

    @property
    def lang(self) -> str:
        """Give the language."""
        return self._read("lang").card.lang

    @property
    def slug(self) -> str:
        """Give the last part of the address."""
        return self._read("slug").publication.live.seal.slug

    @property
    def date(self) -> datetime:
        """Give the date."""
        return self._read("date").date

    @property
    def locale_date(self) -> str:
        """Give the date as readers write it."""
        return plain_date(self.date, self._showing.contents.office)

    @property
    def category(self) -> Any:  # noqa: ANN401  # Pelican's own class
        """Give the category."""
        return self._showing.category_of(self._read("category"))

    @property
    def authors(self) -> list[Any]:
        """Give the writers."""
        return [self._showing.terms.author(each) for each in self._read("authors").authors]

    @property
    def author(self) -> Any:  # noqa: ANN401  # Pelican's own class
        """Give the first writer."""
        return self.authors[0]

    @property
    def tags(self) -> list[Any]:
        """Give the topics."""
        return [self._showing.terms.tag(each) for each in self._read("tags").tags]

    @property
    def content(self) -> Markup:
        """Give the body as it was sealed, sanitised."""
        return Markup(self._showing.contents.html_of(self._read("body")))  # noqa: S704  # sanitised by rules/rendering.py

    @property
    def summary(self) -> Markup:
        """Give the summary, a plain text, as HTML."""
        return as_html(self._read("summary").card.summary)

    @property
    def metadata(self) -> dict[str, Any]:
        """Give what Pelican knows as metadata."""
        found: dict[str, Any] = self._showing.whole(self._read(WHOLE)).metadata
        return found

    @property
    def url(self) -> str:
        """Give the address as links have it, which never changes."""
        return self._paper.url

    @property
    def save_as(self) -> str:
        """Give the file of the page, which never changes."""
        return self._paper.page

    @property
    def status(self) -> str:
        """Give that it is published, as everything here."""
        return "published"

    @property
    def template(self) -> str:
        """Give the name of the template."""
        self._read("lapsed")
        return self._read("withdrawn").template

    @property
    def translations(self) -> list[Any]:
        """Give none: an article in another language is an article of its own."""
        return []

    @property
    def paper(self) -> Paper:
        """Give the paper itself."""
        return self._read(WHOLE)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever Pelican's own article has
        """Give what Pelican's own article has."""
        if name.startswith("__"):
            raise AttributeError(name)
        if name in _ABSENT and self._read("modified").modified is None:
            raise AttributeError(name)
        return getattr(self._showing.whole(self._read(WHOLE)), name)

    def __str__(self) -> str:
        """Give what Pelican's own article says."""
        return str(self._showing.whole(self._read(WHOLE)))

    def __eq__(self, other: object) -> bool:
        """Tell whether it is the same article."""
        return isinstance(other, ShownArticle) and other._paper.address == self._paper.address

    def __hash__(self) -> int:
        """Give what is equal for the same article."""
        return hash(self._paper.address)


class Showing:
    """Gives articles as templates see them; ``whole`` gives a paper as Pelican's own article."""

    def __init__(
        self, contents: Contents, reading: Reading, settings: dict[str, Any], whole: Callable[[Paper], Any]
    ) -> None:
        self.contents, self.reading, self.whole = contents, reading, whole
        self.terms = Terms(settings)

    def article(self, address: Address) -> ShownArticle:
        """Give the article at an address."""
        return ShownArticle(self.contents.papers[address], self)

    def told_of(self, paper: Paper) -> Shown:
        """Give what is known of a paper's sign-off."""
        return Shown(paper, self.reading, self.contents, self.article)

    def category_of(self, paper: Paper) -> Any:  # noqa: ANN401  # Pelican's own class
        """Give a paper's category; that of a notice may be empty."""
        shelf = Shelf(CATEGORY, paper.category.slug)
        if paper.is_notice:
            self.reading.aspect(shelf, "has")
        return self.terms.category(paper.category, is_filled=bool(self.contents.shelves.size(shelf)))
