"""The readers: the door through which text comes into the engine.

* Only a staged text is read, and only if its bytes are the very ones that were sealed for its address.
* What an article is comes from those bytes by the house's own parser; the engine's parsers read nothing.
* Any other file of any kind is refused.
"""

from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican.contents import Article
from pelican.readers import BaseReader, Readers

from paraf.press.contents.contents import Contents
from paraf.press.contents.papers import Paper
from paraf.press.contents.shelves import CATEGORY, Shelf
from paraf.press.engine.job import JOB, Job
from paraf.press.reading.reads import Reading
from paraf.press.reading.signed import Shown
from paraf.press.reading.terms import Terms
from paraf.press.stops import stop
from paraf.press.theming.templating import as_html, plain_date
from paraf.rules.manifest import sha256

FORMAT = "md"
_SEALED = frozenset(
    {
        "title",
        "slug",
        "lang",
        "date",
        "modified",
        "category",
        "author",
        "authors",
        "tags",
        "status",
        "template",
        "paraf",
    }
    | {"paper", "_paper", "_html", "metadata", "_content"}
)


class RefusingReader(BaseReader):  # type: ignore[misc]  # Pelican has no types
    """Stands at every suffix that the engine knows."""

    file_extensions: list[str] = []  # noqa: RUF012  # Pelican's own attribute

    def read(self, source_path: str) -> Any:  # noqa: ANN401  # Pelican's own signature
        """Refuse."""
        raise stop(code="unsealed-source", path=str(source_path))


class SealedReader(BaseReader):  # type: ignore[misc]  # Pelican has no types
    """Gives the metadata of a sealed text."""

    file_extensions: list[str] = []  # noqa: RUF012  # Pelican's own attribute

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Read a staged text whose bytes are the sealed ones; refuse any other. The body comes with the paper."""
        job: Job = self.settings[JOB]
        path = Path(source_path)
        paper = job.paper_at(path)
        if paper is None or path.is_symlink() or not is_sealed(paper, path.read_bytes()):
            raise stop(code="unsealed-source", path=str(path))
        return "", metadata_of(paper, _told_of(paper, job), job.contents, self.settings)


class SealedReaders(Readers):  # type: ignore[misc]  # Pelican has no types
    """The one reader, whatever plugins and settings have put beside it."""

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self.readers = {FORMAT: SealedReader(settings)}
        self.disabled_readers: dict[str, BaseReader] = {}
        self._articles = settings[JOB].articles

    def read_file(self, base_path: str, path: str, **kwargs: Any) -> "SealedArticle":  # noqa: ANN401
        """Read a staged text as a sealed article."""
        chosen = {"content_class": SealedArticle, "fmt": FORMAT}
        article: SealedArticle = super().read_file(base_path=base_path, path=path, **kwargs | chosen)
        self._articles[article.paper.address] = article
        return article


class SealedArticle(Article):  # type: ignore[misc]  # Pelican has no types
    """An article that says what was sealed, whatever is done to it afterwards; ``told`` is of the sign-off."""

    def __init__(self, *args: Any, told: Shown | None = None, **kwargs: Any) -> None:  # noqa: ANN401  # Pelican's own
        paper: Paper = kwargs["metadata"]["paper"]
        job: Job = kwargs["settings"][JOB]
        contents = job.contents
        self._paper, self._html = paper, contents.html_of(paper)
        super().__init__(*args, **kwargs)
        told = told or _told_of(paper, job)
        self.metadata = metadata_of(paper, told, contents, self.settings)  # plugins may have written into the first
        for name, value in self.metadata.items():
            setattr(self, name, value)
        self.author = self.authors[0]
        self._content = self._html
        self.locale_date = plain_date(self.date, contents.office)
        if paper.modified:
            self.locale_modified = plain_date(paper.modified, contents.office)
        self._is_set = True

    def __setattr__(self, name: str, value: object) -> None:
        """Set an attribute that says nothing about the article's content."""
        if name in _SEALED and "_is_set" in self.__dict__:
            raise stop(code="sealed-changed", path=self._paper.address, name=name)
        super().__setattr__(name, value)

    @property
    def url(self) -> str:
        """Give the address as links have it."""
        return self._paper.url

    @property
    def save_as(self) -> str:
        """Give the file of the page."""
        return self._paper.page

    @property
    def content(self) -> Markup:
        """Give the body as it was sealed, sanitised."""
        return Markup(self._html)  # noqa: S704  # sanitised by rules/rendering.py

    @property
    def summary(self) -> Markup:
        """Give the summary, a plain text, as HTML."""
        return as_html(self._paper.card.summary)

    @summary.setter
    def summary(self, _value: object) -> None:
        """Change nothing: the summary follows from the sealed text."""

    def get_content(self, _siteurl: str) -> Markup:
        """Give the body; links in it lead where they lead already."""
        return self.content

    def get_summary(self, _siteurl: str) -> Markup:
        """Give the summary."""
        return self.summary


def metadata_of(paper: Paper, told: Shown, contents: Contents, settings: dict[str, Any]) -> dict[str, Any]:
    """Give what the engine may know of a publication, and nothing else; ``told`` is of its sign-off."""
    terms = Terms(settings)
    is_filled = contents.shelves.size(Shelf(CATEGORY, paper.category.slug)) > 0
    found: dict[str, Any] = {
        "paper": paper,
        "paraf": told,
        "title": paper.card.title,
        "slug": paper.publication.live.seal.slug,
        "lang": paper.card.lang,
        "date": paper.date,
        "category": terms.category(paper.category, is_filled=is_filled),
        "authors": [terms.author(author) for author in paper.authors],
        "tags": [terms.tag(tag) for tag in paper.tags],
        "status": "published",
        "template": paper.template,
    }
    if paper.modified:
        found["modified"] = paper.modified
    if paper.card.has_summary:
        found["summary"] = as_html(paper.card.summary)
    return found


def _told_of(paper: Paper, job: Job) -> Shown:
    """Give what is known of a sign-off where all pages are printed, so that nobody takes down what they read."""
    return Shown(paper, Reading(), job.contents, job.articles.__getitem__)


def is_sealed(paper: Paper, content: bytes) -> bool:
    """Tell whether some bytes are the public text that was sealed for a publication."""
    return sha256(content) == paper.sealed_as
