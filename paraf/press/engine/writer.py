"""The writer: the door through which everything leaves the engine.

* Only what is on the plan is written, once, inside the output folder.
* A feed has plain titles, whole addresses, the time of going live, and an identity that never changes.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from feedgenerator import Atom1Feed
from pelican.writers import Writer

from paraf.press.contents import places
from paraf.press.contents.shelves import ALL
from paraf.press.engine.job import JOB, Job
from paraf.press.engine.readers import SealedArticle
from paraf.press.engine.settings import PAGED
from paraf.press.reading.listed import Listed, ListingPage, paged_as
from paraf.press.reading.reads import Reading
from paraf.press.stops import stop
from paraf.press.theming.templating import as_html

_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


class SealedFeed(Atom1Feed):  # type: ignore[misc]  # feedgenerator has no types
    """An Atom feed that never asks what time it is."""

    def latest_post_date(self) -> datetime:
        """Give the time of the newest change among the entries."""
        return max((item["updateddate"] for item in self.items), default=_BEFORE_ALL)


class SealedWriter(Writer):  # type: ignore[misc]  # Pelican has no types
    """Writes what is on the plan."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings=settings)
        self.job: Job = settings[JOB]
        self.written: set[str] = set()

    def write_file(self, name: Any, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Render a page and write it; the page of a list is followed by the list's other pages."""
        kind = kwargs.pop("template_name", None)
        given = {"page_kind": kind, **kwargs}
        if kind not in PAGED:
            self._write(name, template, context, *args, **given)
            return
        names = PAGED[kind]
        lines: list[Any] = kwargs[names[0]]
        listed = Listed(ALL, Reading(), lambda: lines, lambda line: line)
        folder = str(name).removesuffix(places.INDEX).removesuffix("/")
        for number in range(listed.paging().pages):
            page = ListingPage(listed, folder, number)
            self._write(page.save_as, template, context, *args, **given, **paged_as(page, names))

    def _write(self, name: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        if name:
            self._place(str(name))
        super().write_file(name, *args, **kwargs)

    def write_feed(self, elements: Any, context: Any, path: str | None = None, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Make a feed and write it."""
        if path:
            self._place(str(path))
        return super().write_feed(elements, context, path, *args, **kwargs)

    def write_bytes(self, name: str, content: bytes) -> None:
        """Write a file as it is."""
        place = self._place(name)
        place.parent.mkdir(parents=True, exist_ok=True)
        self._note(name)
        place.write_bytes(content)

    def _place(self, name: str) -> Path:
        output = Path(self.output_path)
        place = output / name
        if name not in self.job.plan.outputs or any(
            each.is_symlink() for each in (place, *place.parents[: name.count("/")])
        ):
            raise stop(code="off-the-plan", path=name)
        return place

    def _note(self, name: str) -> None:
        if name in self.written:
            raise stop(code="same-place", path=name)
        self.written.add(name)

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> IO[str]:  # noqa: FBT001, FBT002, ARG002
        output = Path(self.output_path)
        place = Path(filename)
        name = place.relative_to(output).as_posix() if place.is_relative_to(output) else filename
        self._note(name)
        return self._place(name).open("w", encoding=encoding, newline="\n")

    def _create_new_feed(self, _feed_type: str, feed_title: str | None, context: dict[str, Any]) -> SealedFeed:
        office = self.job.contents.office
        return SealedFeed(
            title=f"{office.name}: {feed_title}" if feed_title else office.name,
            link=f"{office.url}/",
            feed_url=self.feed_url,
            feed_guid=self.feed_url,
            description=None,
            subtitle=office.office,
            language=context["DEFAULT_LANG"],
            author_name=office.office,
        )

    def _add_item_to_the_feed(self, feed: SealedFeed, item: SealedArticle) -> None:
        contents = self.job.contents
        paper = item.paper
        year = paper.address.split("/")[1]
        feed.add_item(
            title=paper.card.title,
            link=f"{contents.office.url}/{paper.url}",
            unique_id=f"tag:{contents.office.site},{year}:{paper.address}",
            description=as_html(paper.card.summary),
            content=contents.absolute_html(paper),
            categories=[term.name for term in (paper.category, *paper.tags)],
            author_name=", ".join(author.name for author in paper.authors),
            pubdate=paper.date,
            updateddate=paper.record.live,
        )
