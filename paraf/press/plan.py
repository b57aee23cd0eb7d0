"""The plan: every file that the public site has, worked out before anything is written.

* What is not on the plan is never written; what is on it and was not written stops the press.
* No two things stand at the same place: no page, picture or asset takes the place of a proof.
* The plan follows from the contents and the theme's assets alone, not from what Pelican happens to do.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path

from paraf.press import places
from paraf.press.contents import Contents
from paraf.press.proofs import Proofs
from paraf.press.stops import stop
from paraf.rules.release_papers import LAST, text_of
from paraf.rules.words import Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every file of the site: pages and feeds, files out of the vault, the theme's assets, and the proofs."""

    pages: tuple[str, ...]
    files: Mapping[str, Digest]
    assets: Mapping[str, Path]
    proofs: tuple[str, ...] = ()
    outputs: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Join the four; nothing may stand where another thing stands."""
        counted = Counter((*self.pages, *self.files, *self.assets, *self.proofs))
        twice = [place for place, number in counted.items() if number > 1]
        if twice:
            raise stop(code="same-place", path=min(twice))
        object.__setattr__(self, "outputs", frozenset(counted))


def plan_of(contents: Contents, assets: Mapping[str, Path], proofs: Proofs | None = None) -> Plan:
    """Give the plan for some contents with a theme's assets, and with the proofs where they can be signed."""
    pages = tuple(_pages(contents))
    texts = (*proofs.texts, *LAST) if proofs else ()
    return Plan(pages=pages, files=files_of(contents, proofs), assets=assets, proofs=texts)


def files_of(contents: Contents, proofs: Proofs | None) -> dict[str, Digest]:
    """Give what comes out of the vault as it is: pictures, attachments, and beside the proofs the public texts."""
    texts = {text_of(paper.address): paper.sealed_as for paper in contents.papers} if proofs else {}
    return {**contents.files, **texts}


def _pages(contents: Contents) -> Iterator[str]:
    yield from (paper.page for paper in contents.papers)
    yield from _listing("", len(contents.articles))
    yield from (places.NOT_FOUND, places.FEED)
    for folder in (places.CATEGORIES, places.TAGS, places.AUTHORS, places.ARCHIVES):
        yield places.page(folder)
    categories = _counted(paper.category.slug for paper in contents.articles)
    yield from (places.CATEGORY_FEED.format(slug=slug) for slug in categories)
    yield from _listings(places.CATEGORIES, categories)
    yield from _listings(places.TAGS, _counted(tag.slug for paper in contents.articles for tag in paper.tags))
    yield from _listings(places.AUTHORS, _counted(each.slug for paper in contents.articles for each in paper.authors))
    months = {(f"{paper.date:%Y}", f"{paper.date:%m}") for paper in contents.articles}
    yield from {places.page(f"{places.ARCHIVES}/{year}") for year, _ in months}
    yield from {places.page(f"{places.ARCHIVES}/{year}/{month}") for year, month in months}


def _counted(slugs: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for slug in slugs:
        found[slug] = found.get(slug, 0) + 1
    return found


def _listings(folder: str, counted: Mapping[str, int]) -> Iterator[str]:
    for slug, number in counted.items():
        yield from _listing(f"{folder}/{slug}", number)


def _listing(folder: str, number: int) -> Iterator[str]:
    return (places.later_page(folder, each) for each in range(1, max(1, ceil(number / places.PER_PAGE)) + 1))
