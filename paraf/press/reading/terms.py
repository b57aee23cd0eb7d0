"""Pelican's own names for categories, topics and writers, as templates see them.

* One that leads to a page of its own leads there; a category without articles has none.
"""

from typing import Any

from pelican.contents import Author, Category, Tag
from pelican.urlwrappers import URLWrapper

from paraf.press.contents import places
from paraf.press.contents.taxonomy import Term


class ElsewhereCategory(Category):  # type: ignore[misc]  # Pelican has no types
    """A category without articles: its link leads to the list of categories."""

    @property
    def url(self) -> str:
        """Give the address of the list of categories."""
        return f"{places.CATEGORIES}/"


class Unit(URLWrapper):  # type: ignore[misc]  # Pelican has no types
    """An agency, as Pelican has categories."""


class Terms:
    """Pelican's own names for categories, topics and writers, and ours for agencies, each made once."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._made: dict[tuple[type, Term], Any] = {}

    def category(self, term: Term, *, is_filled: bool) -> Any:  # noqa: ANN401  # Pelican's own class
        """Give a category; one without articles leads elsewhere."""
        return self._of(Category if is_filled else ElsewhereCategory, term)

    def author(self, term: Term) -> Any:  # noqa: ANN401  # Pelican's own class
        """Give a writer."""
        return self._of(Author, term)

    def tag(self, term: Term) -> Any:  # noqa: ANN401  # Pelican's own class
        """Give a topic."""
        return self._of(Tag, term)

    def unit(self, term: Term) -> Any:  # noqa: ANN401  # Pelican's own class
        """Give an agency."""
        return self._of(Unit, term)

    def _of(self, kind: type, term: Term) -> Any:  # noqa: ANN401  # Pelican's own class
        wrapper = self._made.get((kind, term))
        if wrapper is None:
            wrapper = self._made[kind, term] = kind(term.name, self._settings)
            wrapper.slug = term.slug
        return wrapper
