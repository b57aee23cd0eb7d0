"""Linked data: what a page tells search engines of its article, in the words of schema.org.

* It says what the page says and no more: authors, who corrected it, when it was changed and why.
* The publisher is the office; who corrected an article is its editor.
* A notice is told as what it is: withdrawn, with the reason as its last correction.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from paraf.press.contents import places
from paraf.press.contents.papers import REGISTERED, Paper
from paraf.press.contents.taxonomy import Term
from paraf.rules.events import Event
from paraf.rules.office import Office

TOLD: tuple[str, ...] = ("title", "summary", "lang", "date", "live", "signers", "change", "note", "history")
TOLD += ("authors", "category", "tags", "unit", "place", "withdrawn", "event", "translations")
"""The fields of a paper that are told."""

_LONGEST_HEADLINE = 110


def news_article(paper: Paper) -> dict[str, Any]:
    """Give an article or notice as a ``NewsArticle``, but for its picture, which the theme chooses."""
    office, card, record = paper.office, paper.card, paper.record
    address = f"{office.url}/{paper.url}"
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "headline": headline(card.title),
        "description": card.summary,
        "inLanguage": card.lang,
        "datePublished": _iso(paper.date),
        "dateModified": _iso(max(paper.date, record.live)),
        "author": [_author(term, paper) for term in paper.authors],
        "editor": [{"@type": "Person", "name": signer.name} for signer in record.signers],
        "publisher": publisher(office),
        "articleSection": paper.category.name,
        "keywords": [tag.name for tag in paper.tags],
        "about": [*({"@type": "GovernmentOrganization", "name": unit.name} for unit in paper.units), *_event(paper)],
        "contentLocation": {"@type": "Place", "name": card.place} if card.place else None,
        "correction": [*_corrections(paper)],
        **_translations(paper),
        "creativeWorkStatus": "Withdrawn" if paper.withdrawn else "Published",
        "isAccessibleForFree": True,
    }
    return {name: value for name, value in said.items() if value not in (None, "", [])}


def publisher(office: Office) -> dict[str, Any]:
    """Give the office as the publisher of its news."""
    return {
        "@type": "GovernmentOrganization",
        "name": office.office,
        "url": f"{office.url}/",
        "correctionsPolicy": f"{office.url}/{places.POLICY}/",
        "publishingPrinciples": f"{office.url}/{places.ABOUT}/",
    }


def headline(title: str) -> str:
    """Give a title that is no longer than search engines take."""
    if len(title) <= _LONGEST_HEADLINE:
        return title
    start = title[: _LONGEST_HEADLINE - 1]
    return f"{start.rpartition(' ')[0] or start}…"


def _event(paper: Paper) -> Iterator[dict[str, Any]]:
    """Give the event that an article invites to, where it says the place: to schema.org there is none without."""
    event, place = paper.event, paper.card.place
    if event and place:
        where = {"@type": "Place", "name": place, "address": place}
        said = {"@type": "Event", "name": paper.card.title, "startDate": _when(event.start, event), "location": where}
        end = event.over if event.until and not event.is_days else event.until  # a day beside a time: to its end
        yield said | ({"endDate": _when(end, event)} if end else {})


def _when(moment: datetime, event: Event) -> str:
    return f"{moment:%Y-%m-%d}" if event.is_days else _iso(moment)


def _author(term: Term, paper: Paper) -> dict[str, Any]:
    office = paper.office
    kind = "GovernmentOrganization" if term.name == office.office else "Person"
    said = {"@type": kind, "name": term.name}
    return said if paper.withdrawn else said | {"url": f"{office.url}/{places.AUTHORS}/{term.slug}/"}


def _translations(paper: Paper) -> dict[str, Any]:
    """Give what the article translates, or its translations."""
    said = [
        {"@type": "NewsArticle", "@id": f"{paper.office.url}/{places.url(address)}", "inLanguage": lang}
        for lang, address in paper.translations
    ]
    is_original = paper.translations[:1] == ((paper.card.lang, paper.address),)
    return {"workTranslation": said[1:]} if is_original else {"translationOfWork": said[0] if said else None}


def _corrections(paper: Paper) -> Iterator[dict[str, str]]:
    """Give the changes after publication that a reader should know of, the last one first."""
    for record in (paper.record, *reversed(paper.history)):
        if record.change in REGISTERED:
            moment = _iso(record.live)
            yield {"@type": "CorrectionComment", "text": record.note or record.change or "", "datePublished": moment}


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
