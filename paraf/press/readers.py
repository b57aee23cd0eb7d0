"""The readers: the door through which text comes into the engine.

* Only a staged text is read, and only if its bytes are the very ones that were sealed for its address.
* What an article is comes from those bytes by the house's own parser; the engine's parsers read nothing.
* Any other file of any kind is refused.
"""

from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican.contents import Article, Author, Category, Tag
from pelican.readers import BaseReader, Readers

from paraf.press import places
from paraf.press.contents import Paper, Picture, Record, is_sealed
from paraf.press.job import JOB, Job
from paraf.press.stops import stop
from paraf.press.taxonomy import Term
from paraf.press.templating import as_html, plain_date

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
    | {"paper", "_paper", "metadata", "_content"}
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
        return "", metadata_of(paper, self.settings)


class SealedReaders(Readers):  # type: ignore[misc]  # Pelican has no types
    """The one reader, whatever plugins and settings have put beside it."""

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self.readers = {FORMAT: SealedReader(settings)}
        self.disabled_readers: dict[str, BaseReader] = {}

    def read_file(self, base_path: str, path: str, **kwargs: Any) -> "SealedArticle":  # noqa: ANN401
        """Read a staged text as a sealed article."""
        chosen = {"content_class": SealedArticle, "fmt": FORMAT}
        article: SealedArticle = super().read_file(base_path=base_path, path=path, **kwargs | chosen)
        return article


class Shown:
    """What templates know of an article's sign-off, as ``article.paraf``."""

    def __init__(self, paper: Paper) -> None:
        self.record: Record = paper.record
        self.signers = paper.record.signers
        self.sealed = paper.record.sealed
        self.code = paper.record.code
        self.digest = paper.record.digest
        self.change = paper.record.change
        self.note = paper.record.note
        self.address = paper.address
        self.unit = paper.article.get("Unit")
        self.place = paper.article.get("Place")
        self.source = paper.article.get("Source")
        self.image: Picture | None = paper.picture
        self.history: tuple[Record, ...] = paper.history
        self.withdrawn = paper.publication.withdrawn


class SealedArticle(Article):  # type: ignore[misc]  # Pelican has no types
    """An article that says what was sealed, whatever is done to it afterwards."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Pelican's own signature
        paper: Paper = kwargs["metadata"]["paper"]
        self._paper = paper
        super().__init__(*args, **kwargs)
        self.metadata = metadata_of(paper, self.settings)  # plugins may have written into the first
        for name, value in self.metadata.items():
            setattr(self, name, value)
        self.author = self.authors[0]
        self._content = paper.html
        office = self.settings[JOB].contents.office
        self.locale_date = plain_date(self.date, office)
        if paper.modified:
            self.locale_modified = plain_date(paper.modified, office)
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
        return Markup(self._paper.html)  # noqa: S704  # sanitised by rules/rendering.py

    @property
    def summary(self) -> Markup:
        """Give the summary, a plain text, as HTML."""
        return as_html(self._paper.summary)

    @summary.setter
    def summary(self, _value: object) -> None:
        """Change nothing: the summary follows from the sealed text."""

    def get_content(self, _siteurl: str) -> Markup:
        """Give the body; links in it lead where they lead already."""
        return self.content

    def get_summary(self, _siteurl: str) -> Markup:
        """Give the summary."""
        return self.summary


class ElsewhereCategory(Category):  # type: ignore[misc]  # Pelican has no types
    """A category without articles: its link leads to the list of categories."""

    @property
    def url(self) -> str:
        """Give the address of the list of categories."""
        return f"{places.CATEGORIES}/"


def metadata_of(paper: Paper, settings: dict[str, Any]) -> dict[str, Any]:
    """Give what the engine may know of a publication, and nothing else."""
    job: Job = settings[JOB]
    filled = {each.category.slug for each in job.contents.articles}
    category = Category if paper.category.slug in filled else ElsewhereCategory
    found: dict[str, Any] = {
        "paper": paper,
        "paraf": Shown(paper),
        "title": paper.title,
        "slug": paper.publication.live.seal.slug,
        "lang": paper.lang,
        "date": paper.date,
        "category": _wrapped(category, paper.category, settings),
        "authors": [_wrapped(Author, author, settings) for author in paper.authors],
        "tags": [_wrapped(Tag, tag, settings) for tag in paper.tags],
        "status": "published",
        "template": "withdrawal" if paper.publication.withdrawn else "article",
    }
    if paper.modified:
        found["modified"] = paper.modified
    if paper.article.get("Summary"):
        found["summary"] = as_html(paper.summary)
    return found


def _wrapped(kind: Any, term: Term, settings: dict[str, Any]) -> Any:  # noqa: ANN401  # Pelican's own classes
    wrapper = kind(term.name, settings)
    wrapper.slug = term.slug
    return wrapper
