"""Feeds in their three forms: Atom, RSS and JSON, each with the whole text of every entry.

* None of them asks what time it is: a feed was changed when the newest of its entries was.
* The identity of an entry is no address, and RSS says so; a reader follows the link.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import msgspec
from feedgenerator import Atom1Feed, Rss201rev2Feed

from paraf.desk.language import language
from paraf.press.contents import places
from paraf.press.contents.fronts import language_of
from paraf.press.contents.shelves import Shelf
from paraf.press.machines.entries import Entry
from paraf.press.theming.templating import as_html
from paraf.rules.office import Office

_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)
_CONTENT = "http://purl.org/rss/1.0/modules/content/"


def _newest_change(items: list[dict[str, Any]]) -> datetime:
    found: datetime = max((item["updateddate"] for item in items), default=_BEFORE_ALL)
    return found


class SealedAtom(Atom1Feed):  # type: ignore[misc]  # feedgenerator has no types
    """An Atom feed that never asks what time it is."""

    def latest_post_date(self) -> datetime:
        """Give the time of the newest change among the entries."""
        return _newest_change(self.items)

    def add_root_elements(self, handler: Any) -> None:  # noqa: ANN401  # feedgenerator's own
        """Write what the feed says of itself, its hub included."""
        super().add_root_elements(handler)
        if self.feed["hub"]:
            handler.addQuickElement("link", "", {"rel": "hub", "href": self.feed["hub"]})


class SealedRss(Rss201rev2Feed):  # type: ignore[misc]  # feedgenerator has no types
    """An RSS feed that has whole texts and never asks what time it is."""

    def latest_post_date(self) -> datetime:
        """Give the time of the newest change among the entries."""
        return _newest_change(self.items)

    def add_root_elements(self, handler: Any) -> None:  # noqa: ANN401  # feedgenerator's own
        """Write what the feed says of itself, its hub included."""
        super().add_root_elements(handler)
        if self.feed["hub"]:
            handler.addQuickElement("atom:link", None, {"rel": "hub", "href": self.feed["hub"]})

    def rss_attributes(self) -> dict[str, str]:
        """Give what stands on the outermost element."""
        return {**super().rss_attributes(), "xmlns:content": _CONTENT}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:  # noqa: ANN401  # feedgenerator's own
        """Write an entry, its whole text included."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])


Feed = SealedAtom | SealedRss


def empty_feed(
    kind: type[Feed], office: Office, place: str, *, title: str | None = None, front: Shelf | None = None
) -> Feed:
    """Give a feed without entries; ``title`` is what it is about, where that is not everything.

    That of a ``front`` page is in its language.
    """
    address = f"{office.url}/{place}"
    return kind(
        title=title_of(office, title),
        link=f"{office.url}/{places.home(front.part if front else '')}",
        feed_url=address,
        feed_guid=address,
        description=office.office,
        subtitle=office.office,
        language=language_of(front, office) if front else office.language,
        author_name=office.office,
        hub=office.push.hub,
    )


def add_entry(feed: Feed, entry: Entry) -> None:
    """Put an entry into a feed."""
    feed.add_item(
        title=entry.title,
        link=entry.address,
        unique_id=entry.identity,
        unique_id_is_permalink=False,
        description=as_html(entry.summary),
        content=entry.content,
        categories=list(entry.terms),
        author_name=", ".join(entry.authors),
        pubdate=entry.published,
        updateddate=entry.updated,
    )


def corrections_feed(entries: Iterable[Entry], office: Office, place: str) -> str:
    """Give the register of corrections as an Atom feed."""
    title = language(office.language).sentence("Register of corrections")
    feed, written = empty_feed(SealedAtom, office, place, title=title), StringIO()
    for entry in entries:
        add_entry(feed, entry)
    feed.write(written, "utf-8")
    return written.getvalue()


def json_feed(entries: Iterable[Entry], office: Office, place: str) -> str:
    """Give a JSON feed, version 1.1."""
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title_of(office, None),
        "home_page_url": f"{office.url}/",
        "feed_url": f"{office.url}/{place}",
        "description": office.office,
        "language": office.language,
        "authors": [{"name": office.office, "url": f"{office.url}/"}],
        "items": [_item(entry) for entry in entries],
    }
    hubs = {"hubs": [{"type": "WebSub", "url": office.push.hub}]} if office.push.hub else {}
    return msgspec.json.encode(said | hubs).decode()


def title_of(office: Office, about: str | None) -> str:
    """Give the title of a feed."""
    return f"{office.name}: {about}" if about else office.name


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.identity,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "date_published": entry.published.isoformat(timespec="seconds"),
        "date_modified": entry.updated.isoformat(timespec="seconds"),
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.terms),
        "language": entry.language,
    }
