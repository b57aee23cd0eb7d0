"""Typesetting: one page or feed out of the contents, with what it was made from.

* A page is what Pelican would write: the same templates, the same names, the same values.
* What a page reads of articles and lists is taken down; everything else is the same for all pages of one setting.
* Nothing is written here.
"""

from collections.abc import Callable, Sequence
from io import StringIO
from typing import Any

from paraf.press.contents import places
from paraf.press.contents.fronts import fronts_of, pinned_on
from paraf.press.contents.pages import (
    DIRECT,
    STANDING,
    ArticlePage,
    DirectPage,
    Feed,
    ListingPageOf,
    Page,
    PeriodPage,
    RedirectPage,
    RssFeed,
    folder_of,
)
from paraf.press.contents.papers import Paper
from paraf.press.contents.shelves import (
    ALL,
    AUTHOR,
    CATEGORY,
    CORRECTIONS,
    LISTS,
    MONTH,
    OVERVIEWS,
    TAG,
    UNIT,
    YEAR,
    Order,
    Shelf,
    corrected,
    fed_from,
)
from paraf.press.contents.shelving import version_of
from paraf.press.contents.taxonomy import Term
from paraf.press.engine.generators import SealedArticlesGenerator
from paraf.press.engine.job import JOB, Job
from paraf.press.engine.periods import period_of
from paraf.press.engine.readers import SealedArticle, metadata_of
from paraf.press.engine.settings import PAGED, Settings
from paraf.press.engine.staging import staged_as
from paraf.press.engine.writer import SealedWriter
from paraf.press.machines.setting import MachineSetting
from paraf.press.reading.corrections import Correction, correction_of
from paraf.press.reading.listed import Listed, ListingPage, paged_as
from paraf.press.reading.reads import Reading, Reads
from paraf.press.reading.shown import Showing, ShownArticle
from paraf.press.theming.parts import make_parts_once
from paraf.press.theming.templating import own_name
from paraf.press.theming.tongues import Tongues, front_words
from paraf.rules.words import Address

_NEVER = ("drafts", "hidden_articles", "related_posts", "pages", "hidden_pages", "draft_pages")
"""The lists that Pelican's templates know and that are always empty here."""


class Typesetter:
    """Sets the pages of one job, whose settings are locked; its contents may move on between pages."""

    def __init__(self, settings: Settings) -> None:
        self.job: Job = settings[JOB]
        self._settings = settings
        self._reading = Reading()
        self._showing = Showing(self.job.contents, self._reading, settings, self._whole)
        self._machines = MachineSetting(self.job.contents, self._reading, self.job.icons)
        self._context = {name: value for name, value in settings.items() if name != JOB}
        self._context |= {"generated_content": {}, "static_links": set(), "static_content": {}}
        self._context |= {"localsiteurl": settings["SITEURL"], **{name: [] for name in _NEVER}}
        given = {"path": settings["PATH"], "theme": settings["THEME"], "output_path": settings["OUTPUT_PATH"]}
        self._generator = SealedArticlesGenerator(context=self._context, settings=settings, **given)
        make_parts_once(self._generator.env)
        self._writer = SealedWriter(settings["OUTPUT_PATH"], settings=settings)
        self._tongues = Tongues(self.job.theme, self.job.contents.office)
        self._fronts = fronts_of(self.job.contents.office)
        articles = self._listed(ALL)
        self._context |= {"articles": articles, "dates": articles}
        self._context |= {name: self._listed(shelf) for name, shelf in LISTS.items()}
        self._context |= {OVERVIEWS[kind]: self._overview(kind) for kind in (CATEGORY, TAG, AUTHOR, UNIT)}
        self._context["period_archives"] = {kind: self._periods(kind) for kind in (YEAR, MONTH)}

    def set(self, place: str, page: Page) -> tuple[bytes, Reads]:
        """Give the bytes of a page or feed, and what it read."""
        self._reading.begin()
        match page:
            case ArticlePage(address):
                text = self._article(place, address)
            case RedirectPage(address):
                text = self._about("redirect", place, self._showing.article(address))
            case ListingPageOf(shelf, number) if shelf == CORRECTIONS:
                text = self._corrections(number)
            case ListingPageOf(shelf, number):
                text = self._listing(shelf, number)
            case PeriodPage(shelf):
                text = self._render("period_archives", place, **self._period_given(shelf))
            case DirectPage(template):
                text = self._direct(template)
            case Feed(shelf):
                text = self._feed(place, shelf)
            case RssFeed():
                text = self._feed(place, self._fronts[0], kind="rss")
            case _:
                text = self._machines.set(page)
        return text.encode(), self._reading.done()

    def _article(self, place: str, address: Address) -> str:
        shown = self._showing.article(address)
        return self._about(shown.template, place, shown, category=shown.category, blog=True)

    def _about(self, template: str, place: str, shown: ShownArticle, **given: Any) -> str:  # noqa: ANN401
        """Give a page about one article, in its language."""
        return self._render(template, place, article=shown, **given, **self._tongues.words(shown.lang))

    def _listing(self, shelf: Shelf, number: int) -> str:
        listed, folder = self._listed(shelf), folder_of(shelf)
        page = ListingPage(listed, folder, number)
        given: dict[str, Any] = {"articles": listed, "dates": listed, "blog": True, **paged_as(page, PAGED["index"])}
        is_front = shelf in self._fronts
        if is_front:
            given |= front_words(shelf, self.job.contents.office, self._tongues)
            given["pinned"] = self._listed(pinned_on(shelf))
        elif shelf in STANDING:
            given |= {"page_name": places.page(folder).rpartition(".")[0], "all_articles": self._listed(ALL)}
        else:
            term = self._term(shelf)
            given |= {shelf.kind: term, "page_name": term.page_name, "all_articles": self._listed(ALL)}
        kind = "index" if is_front else shelf.kind
        return self._render(kind, page.save_as, page_kind=kind, **given)

    def _corrections(self, number: int) -> str:
        corrections = self.job.contents.shelves.corrections()
        listed = Listed(CORRECTIONS, self._reading, lambda: corrections, self._correction)
        page = ListingPage(listed, folder_of(CORRECTIONS), number)
        given = {"corrections": listed, "blog": True, **paged_as(page, PAGED["corrections"])}
        return self._render("corrections", page.save_as, page_kind="corrections", **given)

    def _correction(self, order: Order) -> Correction:
        address = corrected(order)
        paper = self.job.contents.papers[address]
        return correction_of(paper, version_of(paper, order), shown=self._showing.article(address))

    def _direct(self, template: str) -> str:
        articles, place = self._listed(ALL), DIRECT[template]
        given = {"articles": articles, "dates": articles, "blog": True, "page_name": place.rpartition(".")[0]}
        return self._render(template, place, page_kind=template, **given)

    def _period_given(self, shelf: Shelf) -> dict[str, Any]:
        listed, period = self._listed(shelf), self._period(shelf.kind, shelf.part)
        shown = {"period": period["period"], "period_num": period["period_num"], "page_kind": "period_archives"}
        return {**shown, "articles": listed, "dates": listed, "blog": True, "all_articles": self._listed(ALL)}

    def _feed(self, place: str, shelf: Shelf, *, kind: str = "atom") -> str:
        title = self._title(shelf)
        feed = self._writer.write_feed(
            self._listed(fed_from(shelf)), self._context, None, place, feed_title=title, feed_type=kind
        )
        written = StringIO()
        feed.write(written, "utf-8")
        return written.getvalue()

    def _title(self, shelf: Shelf) -> str | None:
        """Give what a feed is about; that of the site's own front page is about everything."""
        if shelf in self._fronts:
            return own_name(self.job.theme, shelf.part) if shelf.part else None
        name: str = self._term(shelf).name
        return name

    def _render(self, template: str, place: str, **given: Any) -> str:  # noqa: ANN401  # whatever templates know
        context = {"page_kind": None, **self._context, "output_file": place, **given}
        text: str = self._generator.get_template(template).render(context)
        return text

    def _listed(self, shelf: Shelf) -> Listed[Any]:
        return Listed(shelf, self._reading, self._addresses(shelf), self._showing.article)

    def _addresses(self, shelf: Shelf) -> Callable[[], Sequence[Address]]:
        addresses = self.job.contents.shelves.addresses(shelf)
        return lambda: addresses

    def _overview(self, kind: str) -> Listed[Any]:
        contents = self.job.contents
        pair = self._pair_of(kind)
        return Listed(Shelf(OVERVIEWS[kind]), self._reading, lambda: contents.overview(kind), pair)

    def _pair_of(self, kind: str) -> Callable[[tuple[str, str]], tuple[Any, Listed[Any]]]:
        def pair(entry: tuple[str, str]) -> tuple[Any, Listed[Any]]:
            part, name = entry
            return self._wrapped(kind, Term(name=name, slug=part)), self._listed(Shelf(kind, part))

        return pair

    def _periods(self, kind: str) -> Listed[Any]:
        contents = self.job.contents
        return Listed(
            Shelf(OVERVIEWS[kind]),
            self._reading,
            lambda: contents.overview(kind),
            lambda entry: self._period(kind, entry[0]),
        )

    def _period(self, kind: str, part: str) -> dict[str, Any]:
        listed = self._listed(Shelf(kind, part))
        return period_of(tuple(map(int, part.split("/"))), listed, self.job.contents.office)

    def _term(self, shelf: Shelf) -> Any:  # noqa: ANN401  # Pelican's own class
        """Give the category, topic, writer or agency of a shelf, as its newest article spells it."""
        self._reading.aspect(Shelf(OVERVIEWS[shelf.kind]), f"={shelf.part}")
        return self._wrapped(shelf.kind, Term(name=self.job.contents.name_of(shelf), slug=shelf.part))

    def _wrapped(self, kind: str, term: Term) -> Any:  # noqa: ANN401  # Pelican's own class
        terms = self._showing.terms
        if kind == CATEGORY:
            return terms.category(term, is_filled=True)
        return {TAG: terms.tag, AUTHOR: terms.author, UNIT: terms.unit}[kind](term)

    def _whole(self, paper: Paper) -> SealedArticle:
        """Give a paper as Pelican's own article, for templates that ask for what only that has."""
        self._showing.category_of(paper)  # which may be empty
        told = self._showing.told_of(paper)
        return SealedArticle(
            "",
            told=told,
            metadata=metadata_of(paper, told, self.job.contents, self._settings),
            settings=self._settings,
            source_path=str(self.job.staging / staged_as(paper)),
            context=self._context,
        )
