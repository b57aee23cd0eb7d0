"""What one run of the press did, in figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class PressRun:
    """The live release, and the places of the files that changed.

    ``total`` counts the site's files, ``articles`` its articles, ``pages`` the pages that were set; ``refused`` are
    plugins whose generators are not used; ``strangers`` are why every page was made; ``seconds`` tells where the time
    went.
    """

    release: str
    written: tuple[str, ...]
    removed: tuple[str, ...]
    total: int
    articles: int
    pages: int = 0
    refused: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
