"""Histories: what readers are told of each version of an article, and which words changed from one to the next.

* Compared is what a reader meets: title, summary, caption, credit and body, as they were sealed.
* A version that says so (``Hide-Earlier``) hides what was said before it: no word of an earlier version is shown,
  neither in its own difference nor in an older one. When, why and by whom it was changed stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from paraf.desk.records.vault import Vault
from paraf.press.contents.papers import Paper
from paraf.press.contents.parsed import parsed_text
from paraf.press.contents.told import Record, record_of
from paraf.rules.article import Article
from paraf.rules.completeness import is_withdrawal
from paraf.rules.differences import Stretch, changed_lines

_READ = ("Title", "Summary", "Image-Alt", "Image-Caption", "Image-Credit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One version as the history tells of it; ``lines`` are those that changed, as ``changed_lines`` gives them."""

    record: Record
    lines: tuple[tuple[Stretch, ...], ...] = ()
    hides_earlier: bool = False


def history_of(paper: Paper, vault: Vault) -> tuple[Told, ...]:
    """Give what is told of every version, newest first; nothing where there is one alone."""
    versions = paper.publication.history
    if not versions[1:]:
        return ()
    articles = [parsed_text(vault.get(each.seal.public), path=f"{paper.address}.md") for each in versions]
    lines = _lines(articles)
    told = (
        Told(record=record_of(version, paper.office), lines=each, hides_earlier=hides_earlier(article))
        for version, article, each in zip(versions, articles, lines, strict=True)
    )
    return tuple(told)[::-1]


def hides_earlier(article: Article) -> bool:
    """Tell whether a version hides what was said before it; so does a withdrawal."""
    return bool(article.get("Hide-Earlier")) or is_withdrawal(article)


def _lines(articles: Sequence[Article]) -> list[tuple[tuple[Stretch, ...], ...]]:
    """Give for each version, oldest first, the lines that changed since the one before, as far as they are shown."""
    shown_from = max((number for number, each in enumerate(articles) if hides_earlier(each)), default=0)
    texts = ["" if number < shown_from else _read(each) for number, each in enumerate(articles)]
    changed = [() if number < shown_from else changed_lines(*pair) for number, pair in enumerate(pairwise(texts))]
    return [(), *changed]


def _read(article: Article) -> str:
    fields = (article.get(key) for key in _READ)
    return "\n".join((*(field for field in fields if field), "", article.body))
