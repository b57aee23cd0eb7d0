"""The plan: every file that the public site has, worked out before anything is written.

* What is not on the plan is never written; what is on it and was not written stops the press.
* No two things stand at the same place: no page, picture or asset takes the place of a proof.
* The plan follows from the contents and the theme's assets alone, not from what Pelican happens to do.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from paraf.press.contents import places
from paraf.press.contents.contents import Contents
from paraf.press.contents.pages import pages_of
from paraf.press.proofs import Proofs, proofs_in
from paraf.press.searching.index import Index
from paraf.press.stops import stop
from paraf.rules.release_papers import LAST, list_places, text_of
from paraf.rules.words import Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every file of the site: pages, statuses, files as kept, the theme's assets, search index, and proofs."""

    pages: tuple[str, ...]
    files: Mapping[str, Digest]
    assets: Mapping[str, bytes]
    statuses: tuple[str, ...] = ()
    index: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    outputs: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Join them; nothing may stand where another thing stands."""
        counted = Counter((*self.pages, *self.statuses, *self.files, *self.assets, *self.index, *self.proofs))
        twice = [place for place, number in counted.items() if number > 1]
        if twice:
            raise stop(code="same-place", path=min(twice))
        object.__setattr__(self, "outputs", frozenset(counted))


def plan_of(contents: Contents, assets: Mapping[str, bytes], proofs: Proofs | None = None, *, lasting: int = 0) -> Plan:
    """Give the plan for some contents with a theme's assets, and with the proofs where they can be signed.

    The lists of files name so many ``lasting`` files besides, which are not printed (see ``lasting``).
    """
    pages, files = tuple(place for place, _ in pages_of(contents)), files_of(contents, proofs)
    statuses = tuple(map(places.status, contents.papers))
    index = tuple(Index(contents).places())
    texts: tuple[str, ...] = ()
    if proofs:
        made = (*proofs_in(contents), *proofs.standing())
        others = sum(map(len, (pages, statuses, files, assets, index, made)), lasting)
        texts = (*made, *list_places(others), *LAST)
    return Plan(pages=pages, statuses=statuses, files=files, assets=assets, index=index, proofs=texts)


def files_of(contents: Contents, proofs: Proofs | None) -> dict[str, Digest]:
    """Give what comes out of the vault as it is: pictures, attachments, and beside the proofs the public texts."""
    papers = (paper for paper in contents.papers.values() if not paper.lapsed)
    texts = {text_of(paper.address): paper.sealed_as for paper in papers} if proofs else {}
    return {**contents.files, **texts}
