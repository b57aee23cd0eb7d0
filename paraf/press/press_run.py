"""What one run of the press did, in figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from paraf.press.releases.delivery import Difference
from paraf.press.releases.standing import Standing, counts_of
from paraf.rules.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class PressRun:
    """The live release, and the places of the files that changed.

    ``total`` counts the site's files, ``articles`` its articles, ``pages`` the pages that were set; ``refused`` are
    plugins whose generators are not used; ``strangers`` are why every page was made; ``findings`` tell what could not
    be done as it should; ``seconds`` tells where the time went.
    """

    release: str
    written: tuple[str, ...]
    removed: tuple[str, ...]
    total: int
    articles: int
    pages: int = 0
    refused: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)


def run_of(made: Standing, changed: Difference, **told: Any) -> PressRun:  # noqa: ANN401  # the other fields of a run
    """Give the run that made a release, by what changed with it and whatever else is told of it."""
    counts = counts_of(made)
    return PressRun(
        release=made.record.release,
        written=changed.written,
        removed=changed.removed,
        total=counts.total,
        articles=counts.articles,
        **told,
    )
