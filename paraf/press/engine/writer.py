"""The writer: the door through which everything leaves the engine.

* Only what is on the plan is written, once, inside the output folder.
* A feed has plain titles, whole addresses, the time of going live, and an identity that never changes.
"""

from pathlib import Path
from typing import IO, Any

from pelican.writers import Writer

from paraf.press.contents import places
from paraf.press.contents.fronts import fronts_of
from paraf.press.contents.pages import folder_of
from paraf.press.contents.shelves import ALL
from paraf.press.engine.job import JOB, Job
from paraf.press.engine.readers import SealedArticle
from paraf.press.engine.settings import PAGED
from paraf.press.machines.entries import entry_of
from paraf.press.machines.feeds import Feed, SealedAtom, SealedRss, add_entry, empty_feed
from paraf.press.reading.listed import Listed, ListingPage, paged_as
from paraf.press.reading.reads import Reading
from paraf.press.stops import stop
from paraf.press.theming.tongues import Tongues, front_words


class SealedWriter(Writer):  # type: ignore[misc]  # Pelican has no types
    """Writes what is on the plan."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings=settings)
        self.job: Job = settings[JOB]
        self.written: set[str] = set()
        self._tongues = Tongues(self.job.theme, self.job.contents.office)

    def write_file(self, name: Any, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Render a page and write it; the page of a list is followed by the list's other pages."""
        kind = kwargs.pop("template_name", None)
        if kind == "index":
            self._write_fronts(template, context, *args, **kwargs)
            return
        spoken = self._tongues.words(kwargs["article"].lang) if "article" in kwargs else {}
        self._write_pages(name, kind, template, context, *args, **kwargs, **spoken)

    def _write_fronts(self, template: Any, context: Any, *args: Any, articles: list[Any], **kwargs: Any) -> None:  # noqa: ANN401
        """Write each front page with its own articles."""
        office = self.job.contents.office
        for front in fronts_of(office):
            own = [article for article in articles if article.paper.front == front]
            pinned = [article for article in own if article.paper.publication.pinned]
            given = kwargs | {"articles": own, "dates": own, "pinned": pinned}
            given |= front_words(front, office, self._tongues)
            name = places.page(folder_of(front))
            self._write_pages(name, "index", template, context, *args, **given)

    def _write_pages(self, name: Any, kind: str | None, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Write a page, and where it is that of a list all of the list's pages."""
        given = {"page_kind": kind, **kwargs}
        if kind is None or kind not in PAGED:
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

    def _create_new_feed(self, feed_type: str, feed_title: str | None, _context: dict[str, Any]) -> Feed:
        kind: type[Feed] = SealedRss if feed_type == "rss" else SealedAtom
        office = self.job.contents.office
        place = self.feed_url.removeprefix(f"{office.url}/")
        fed = {places.feed_of_front(front.part): front for front in fronts_of(office)}
        return empty_feed(kind, office, place, title=feed_title, front=fed.get(place))

    def _add_item_to_the_feed(self, feed: Feed, item: SealedArticle) -> None:
        add_entry(feed, entry_of(item.paper, self.job.contents))
