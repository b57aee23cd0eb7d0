"""Site maps: every page that search engines should know, in parts that stay as they are.

* An article stands in the part of its month, and nowhere else: a new one changes its part and the index.
* The index says of each part when an article in it was sealed last.
* News is told for two days, a thousand articles at most; what was old when it was published is no news.
"""

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from paraf.press.contents import places
from paraf.press.contents.papers import Paper
from paraf.rules.lasting import NEWS_FOR
from paraf.rules.office import Office

MOST_NEWS = 1000
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def index_of_maps(parts: Iterable[tuple[str, str]], office: Office) -> str:
    """Give the index of all site maps; ``parts`` are those of articles, each with when it was changed last."""
    rows = [_row("sitemap", f"{office.url}/{places.SITEMAP_PAGES}")]
    rows += [_row("sitemap", f"{office.url}/{places.SITEMAP_NEWS}")]
    rows += [_row("sitemap", f"{office.url}/{places.SITEMAP_PART.format(part=part)}", when) for part, when in parts]
    return f'{_XML}<sitemapindex xmlns="{_MAP}">\n{"".join(rows)}</sitemapindex>\n'


def map_of_articles(sealed: Iterable[tuple[str, datetime]], office: Office) -> str:
    """Give a part of the site map: addresses of articles, each with when it was sealed."""
    return _map(_row("url", f"{office.url}/{url}", _iso(when)) for url, when in sealed)


def map_of_pages(urls: Iterable[str], office: Office) -> str:
    """Give the site map of pages that are no articles."""
    return _map(_row("url", f"{office.url}/{url}") for url in urls)


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


def _map(rows: Iterable[str], also: str = "") -> str:
    return f'{_XML}<urlset xmlns="{_MAP}"{also}>\n{"".join(rows)}</urlset>\n'


def _row(kind: str, address: str, when: str = "") -> str:
    changed = f"<lastmod>{when}</lastmod>" if when else ""
    return f"<{kind}><loc>{escape(address)}</loc>{changed}</{kind}>\n"


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
