"""Entries of feeds: one article, or one change after publication, whatever the form of the feed.

* An entry has the whole text, plain titles, and whole addresses only: it is read outside the site.
* Its identity is made of what never changes: the site's name, the address, and for a change the number of its entry.
* A change is told in the office's language, and leads to the article's page.
"""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from paraf.desk.language import Language, language
from paraf.press.contents.contents import Contents
from paraf.press.contents.papers import Paper
from paraf.press.contents.told import record_of
from paraf.rules.register import Version

MOST = 20
"""How many entries a feed has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed tells of one thing; ``content`` is HTML, everything else plain text."""

    identity: str
    address: str
    title: str
    summary: str
    content: str
    authors: tuple[str, ...]
    terms: tuple[str, ...]
    language: str
    published: datetime
    updated: datetime


def entry_of(paper: Paper, contents: Contents) -> Entry:
    """Give the entry of an article."""
    return Entry(
        identity=_identity(paper),
        address=f"{paper.office.url}/{paper.url}",
        title=paper.card.title,
        summary=paper.card.summary,
        content=contents.absolute_html(paper),
        authors=tuple(author.name for author in paper.authors),
        terms=tuple(term.name for term in (paper.category, *paper.tags)),
        language=paper.card.lang,
        published=paper.date,
        updated=paper.record.live,
    )


def entry_of_change(paper: Paper, version: Version) -> Entry:
    """Give the entry of a change after publication: one of an article's versions."""
    office, record = paper.office, record_of(version, paper.office)
    address = f"{office.url}/{paper.url}"
    kind = _kind_of(record.change, language(office.language))
    content = str(Markup('<p>{}</p><p><a href="{}">{}</a></p>').format(record.note or kind, address, paper.card.title))
    return Entry(
        identity=f"{_identity(paper)}#{version.number}",
        address=address,
        title=f"{kind}: {paper.card.title}",
        summary=record.note or kind,
        content=content,
        authors=(office.office,),
        terms=(kind,),
        language=office.language,
        published=record.live,
        updated=record.live,
    )


def _identity(paper: Paper) -> str:
    return f"tag:{paper.office.site},{paper.address.split('/')[1]}:{paper.address}"


def _kind_of(change: str | None, tongue: Language) -> str:
    kinds = {
        "ralat": tongue.sentence("Mistake corrected"),
        "hak-jawab": tongue.sentence("Right of reply"),
        "pemutakhiran": tongue.sentence("Update"),
        "pencabutan": tongue.sentence("Withdrawal"),
    }
    return kinds.get(change or "", change or "")
