"""Changes: what is done to a site while it is measured, and what has to be seen of it, where.

* Every change brings a mark that was never in the site before, or takes one away.
* A place where a change is not seen by its nature is not waited for.
* What is saved is the last of the change's work; all that an editor does before is done and not timed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate


class Change(StrEnum):
    """A kind of change."""

    BODY = "body"
    TITLE = "title"
    TAG = "tag"
    NEW = "new"
    WITHDRAWAL = "withdrawal"
    TEMPLATE = "template"


class Spot(StrEnum):
    """Where a change is looked for: the article's page, the front page, listings, and the feed of everything."""

    PAGE = "page"
    FRONT = "front"
    CATEGORY = "category"
    TAG = "tag"
    FEED = "feed"


SEEN_IN: Mapping[Change, tuple[Spot, ...]] = {
    Change.BODY: (Spot.PAGE, Spot.FEED),
    Change.TITLE: (Spot.PAGE, Spot.FRONT, Spot.CATEGORY, Spot.FEED),
    Change.TAG: (Spot.PAGE, Spot.TAG),
    Change.NEW: (Spot.PAGE, Spot.FRONT, Spot.CATEGORY, Spot.FEED),
    Change.WITHDRAWAL: (Spot.PAGE, Spot.FRONT, Spot.CATEGORY, Spot.FEED),
    Change.TEMPLATE: (Spot.PAGE, Spot.FRONT, Spot.CATEGORY),
}


def withdraws_what_was_added(changes: Sequence[Change]) -> bool:
    """Tell whether each withdrawal has an article of its own, which a change before it added."""
    steps = ((change is Change.NEW) - (change is Change.WITHDRAWAL) for change in changes)
    return all(left >= 0 for left in accumulate(steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a place must show, or with ``gone`` must show no more; ``place`` is relative to the site's root."""

    place: str
    mark: bytes
    gone: bool = False

    def is_met(self, content: bytes | None) -> bool:
        """Tell whether what was read shows the change; None stands for a place that is not there."""
        if content is None:
            return self.gone
        return (self.mark in content) is not self.gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A change that is ready to be made: ``save`` makes it, and then every spot must show it."""

    change: Change
    save: Callable[[], None]
    wanted: Mapping[Spot, Wanted]
