"""Site maps: every page that search engines should know, in parts that stay as they are.

* An article stands in the part of its month, and nowhere else: a new one changes its part and the index.
* What stands there in several languages names the others as its page does, for readers of each.
* The index says of each part when an article in it was sealed last.
* News is told for two days, a thousand articles at most; what was old when it was published is no news.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from paraf.press.contents import places
from paraf.press.contents.papers import Paper
from paraf.press.contents.translations import Translated
from paraf.rules.lasting import NEWS_FOR
from paraf.rules.office import Office

MOST_NEWS = 1000
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LINKS = "http://www.w3.org/1999/xhtml"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


class Mapped(NamedTuple):
    """A page for a site map: its address, itself and its translations, and for an article when it was sealed."""

    url: str
    translations: tuple[Translated, ...] = ()
    sealed: datetime | None = None


def index_of_maps(parts: Iterable[tuple[str, str]], office: Office) -> str:
    """Give the index of all site maps; ``parts`` are those of articles, each with when it was changed last."""
    rows = [_row("sitemap", f"{office.url}/{places.SITEMAP_PAGES}")]
    rows += [_row("sitemap", f"{office.url}/{places.SITEMAP_NEWS}")]
    rows += [_row("sitemap", f"{office.url}/{places.SITEMAP_PART.format(part=part)}", when) for part, when in parts]
    return f'{_XML}<sitemapindex xmlns="{_MAP}">\n{"".join(rows)}</sitemapindex>\n'


def map_of_pages(pages: Iterable[Mapped], office: Office) -> str:
    """Give a part of the site map."""
    return _map((_page(page, office) for page in pages), f' xmlns:xhtml="{_LINKS}"')


def map_of_news(papers: Iterable[Paper], office: Office) -> str:
    """Give the site map of news."""
    return _map((_news(paper, office) for paper in papers), f' xmlns:news="{_NEWS}"')


def is_news(paper: Paper) -> bool:
    """Tell whether an article is news, and not merely published a short while ago."""
    return paper.publication.fresh and _published(paper) < paper.date + NEWS_FOR


def _published(paper: Paper) -> datetime:
    return paper.publication.history[0].seal.not_before.astimezone(paper.office.zone)


def _news(paper: Paper, office: Office) -> str:
    said = (
        f"<news:publication><news:name>{escape(office.name)}</news:name>"
        f"<news:language>{escape(paper.card.lang)}</news:language></news:publication>"
        f"<news:publication_date>{_iso(_published(paper))}</news:publication_date>"
        f"<news:title>{escape(paper.card.title)}</news:title>"
    )
    return f"<url><loc>{escape(office.url)}/{paper.url}</loc><news:news>{said}</news:news></url>\n"


def _page(page: Mapped, office: Office) -> str:
    first = [("x-default", each.url) for each in page.translations[:1]]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{escape(lang)}" href="{escape(office.url)}/{escape(url)}"/>'
        for lang, url in (*page.translations, *first)
    )
    return _row("url", f"{office.url}/{page.url}", _iso(page.sealed) if page.sealed else "", links)


def _map(rows: Iterable[str], also: str) -> str:
    return f'{_XML}<urlset xmlns="{_MAP}"{also}>\n{"".join(rows)}</urlset>\n'


def _row(kind: str, address: str, when: str = "", links: str = "") -> str:
    changed = f"<lastmod>{when}</lastmod>" if when else ""
    return f"<{kind}><loc>{escape(address)}</loc>{changed}{links}</{kind}>\n"


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
