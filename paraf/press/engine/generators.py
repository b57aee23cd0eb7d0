"""The generators: a fixed list of who makes pages and files.

* Every article of the contents is made, once, and no other; no draft, hidden article or translation can be.
* A notice stands at its article's address and in no list of articles; what has run out is in no feed.
* Files come out of the vault, assets out of the theme; nothing is copied from the papers.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from jinja2 import FileSystemLoader
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.writers import Writer

from paraf.press.contents import places
from paraf.press.contents.fronts import fronts_of
from paraf.press.contents.papers import Paper
from paraf.press.contents.shelves import LISTS, Order, order_of
from paraf.press.engine.job import JOB, Job
from paraf.press.engine.periods import period_of
from paraf.press.engine.readers import SealedArticle, SealedReaders
from paraf.press.engine.staging import staged_as
from paraf.press.machines.setting import machine_pages
from paraf.press.machines.status import status_of
from paraf.press.reading.corrections import Correction, correction_of
from paraf.press.reading.terms import Terms
from paraf.press.searching.index import Index
from paraf.press.stops import stop
from paraf.press.theming.templating import OURS, own_name, translate
from paraf.rules.release_papers import proof_of

Write = Callable[..., None]
_LISTS = ("articles", "translations", "hidden_articles", "hidden_translations", "drafts", "drafts_translations")


class SealedArticlesGenerator(ArticlesGenerator):  # type: ignore[misc]  # Pelican has no types
    """Makes the pages of articles and notices, the lists and the feeds."""

    articles: list[SealedArticle]
    categories: list[tuple[Any, list[SealedArticle]]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Pelican's own signature
        super().__init__(*args, **kwargs)
        self.job: Job = self.settings[JOB]
        self.readers = SealedReaders(self.settings)
        self.notices: list[SealedArticle] = []
        self.env.loader.loaders.append(FileSystemLoader(OURS))
        translate(self.env, self.job.theme, self.job.contents.office)

    def get_files(self, *_args: Any, **_kwargs: Any) -> list[str]:  # noqa: ANN401  # Pelican's own signature
        """Give the staged texts of the articles, in order; what else there may be is not looked at."""
        return [staged_as(paper) for paper in self.job.contents.articles]

    def check_disabled_readers(self) -> None:
        """Do nothing: there are no disabled readers."""

    def generate_context(self) -> None:
        """Read the articles, then the notices."""
        super().generate_context()
        self.tags: dict[Any, list[SealedArticle]] = dict(sorted(self.tags.items()))
        self._update_context(("tags",))
        at, addresses = {_address(article): article for article in self.articles}, self.job.contents.shelves.addresses
        self.context |= {name: [at[each] for each in addresses(shelf) if each in at] for name, shelf in LISTS.items()}
        self.units = self.context["units"] = self._units()
        for paper in self.job.contents.notices:
            self.notices.append(self.readers.read_file(self.path, staged_as(paper), context=self.context))
        self.check()

    def check(self) -> None:
        """Stop unless the engine holds exactly the articles of the contents, and nothing in any other list."""
        for name in _LISTS:
            planned = [paper.address for paper in self.job.contents.articles] if name == "articles" else []
            found = [_address(article) for article in getattr(self, name)]
            for listed in (found, [_address(article) for article in self.context.get(name, getattr(self, name))]):
                if listed != planned:
                    wrong = sorted(set(listed) ^ set(planned)) or listed
                    raise stop(code="articles-changed", path=", ".join(map(str, wrong[:3])), list=name)

    def generate_output(self, writer: Writer) -> None:
        """Write everything."""
        super().generate_output(writer)
        for notice in self.notices:
            template = self.get_template(notice.template)
            shown = {"article": notice, "category": notice.category, "url": notice.url, "blog": True}
            writer.write_file(notice.save_as, template, self.context, **shown)
        self._write_corrections(writer)
        self._write_gallery(writer)
        template = self.get_template("redirect")
        for article in (*self.articles, *self.notices):
            for each in article.paper.redirects:
                writer.write_file(places.page(each), template, self.context, article=article)

    def generate_feeds(self, writer: Writer) -> None:
        """Write the feeds, without what is in force no more."""
        articles, categories = self.articles, self.categories
        first, *others = fronts_of(self.job.contents.office)
        self.articles = [article for article in _in_force(articles) if article.paper.front == first]
        self.categories = [(category, _in_force(listed)) for category, listed in categories]
        super().generate_feeds(writer)
        self.articles, self.categories = articles, categories
        for front in others:
            fed = [article for article in _in_force(articles) if article.paper.front == front]
            title = own_name(self.job.theme, front.part)
            writer.write_feed(fed, self.context, places.feed_of_front(front.part), feed_title=title)
        for unit, articles in self.units:
            writer.write_feed(
                _in_force(articles), self.context, places.UNIT_FEED.format(slug=unit.slug), feed_title=unit.name
            )

    def _units(self) -> list[tuple[Any, list[SealedArticle]]]:
        """Give every agency with its articles, by its part of the address, as its newest article spells it."""
        terms = Terms(self.settings)
        found: dict[Any, list[SealedArticle]] = {}
        for article in self.articles:
            for unit in article.paper.units:
                found.setdefault(terms.unit(unit), []).append(article)
        return sorted(found.items())

    def _write_corrections(self, writer: Writer) -> None:
        template, lines = self.get_template("corrections"), [*self._corrections()]
        lines.sort(key=itemgetter(0))
        given = {"template_name": "corrections", "corrections": [line for _, line in lines], "blog": True}
        writer.write_file(places.page(places.CORRECTIONS), template, self.context, **given)

    def _corrections(self) -> Iterator[tuple[Order, Correction]]:
        """Give every line of the register of corrections, with what it is sorted by."""
        for article in (*self.articles, *self.notices):
            paper = article.paper
            listed = () if paper.lapsed else paper.corrections
            yield from ((order_of(each), correction_of(paper, each, shown=article)) for each in listed)

    def _write_gallery(self, writer: Writer) -> None:
        """Write the gallery: each picture at the head of articles with the newest of them."""
        found = {article.paper.pictured: article for article in reversed(self.articles) if article.paper.pictured}
        articles = sorted(found.values(), key=attrgetter("paper.order"))
        given = {"articles": articles, "dates": articles, "template_name": "gallery", "blog": True}
        given |= {"page_name": f"{places.GALLERY}/index", "all_articles": self.articles}
        writer.write_file(places.page(places.GALLERY), self.get_template("gallery"), self.context, **given)

    def generate_tags(self, write: Write) -> None:
        """Write the pages of topics."""
        self._write_terms(write, "tag", self.tags.items())

    def generate_categories(self, write: Write) -> None:
        """Write the pages of categories."""
        self._write_terms(write, "category", self.categories)

    def generate_authors(self, write: Write) -> None:
        """Write the pages of writers, and of agencies."""
        self._write_terms(write, "author", self.authors)
        self._write_terms(write, "unit", self.units)

    def _write_terms(self, write: Write, kind: str, terms: Iterable[tuple[Any, list[SealedArticle]]]) -> None:
        template = self.get_template(kind)
        for term, articles in terms:
            write(
                term.save_as,
                template,
                self.context,
                url=term.url,
                articles=articles,
                dates=articles,
                template_name=kind,
                blog=True,
                page_name=term.page_name,
                all_articles=self.articles,
                **{kind: term},
            )

    def _build_period_archives(
        self, sorted_articles: list[SealedArticle], _articles: object, _settings: object
    ) -> dict[str, list[dict[str, Any]]]:
        years = groupby(sorted_articles, key=attrgetter("date.year"))
        months = groupby(sorted_articles, key=attrgetter("date.year", "date.month"))
        office = self.job.contents.office
        return {
            "year": [period_of((number,), list(group), office) for number, group in years],
            "month": [period_of(numbers, list(group), office) for numbers, group in months],
        }


class FilesGenerator:
    """Writes files as they are kept, the theme's assets, what programs read, the search index, and the proofs."""

    def __init__(self, settings: dict[str, Any], **_given: Any) -> None:  # noqa: ANN401  # Pelican's own signature
        self.job: Job = settings[JOB]

    def generate_output(self, writer: Any) -> None:  # noqa: ANN401  # only our own writer takes bytes
        """Write the files."""
        for place, digest in self.job.plan.files.items():
            writer.write_bytes(place, self.job.copies.get(place, digest))
        for place, content in self.job.plan.assets.items():
            writer.write_bytes(place, content)
        for place, said in machine_pages(self.job.contents, self.job.icons):
            writer.write_bytes(place, said.encode())
        for paper in self.job.contents.papers.values():
            writer.write_bytes(places.status(paper.address), status_of(paper, is_proven=self.job.proofs is not None))
        for place, content in Index(self.job.contents).files():
            writer.write_bytes(place, content)
        if proofs := self.job.proofs:
            for place, text in proofs.standing().items():
                writer.write_bytes(place, text)
            for paper in self.job.contents.papers.values():
                if not paper.lapsed:
                    writer.write_bytes(proof_of(paper.address), proofs.of(paper))


def generators() -> Iterator[type]:
    """Give the whole list, in order."""
    yield from (SealedArticlesGenerator, PagesGenerator, FilesGenerator)


def _in_force(articles: Iterable[SealedArticle]) -> list[SealedArticle]:
    return [article for article in articles if not article.paper.publication.expired]


def _address(article: object) -> str:
    paper: Paper | None = getattr(article, "_paper", None) if isinstance(article, SealedArticle) else None
    return paper.address if paper else str(article)
