"""Patience: how long one look, sweep or command waits for what people sent to be tried out.

* What is tried in no time costs nothing; beyond that every second counts, whatever came of it.
* What is not tried for want of patience is held, and tried at a later look; no outcome of it is kept.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from paraf.desk.clock import ticks

MOST_SECONDS: Final = 3.0
_NO_TIME: Final = 0.5


@dataclass(slots=True)
class Patience:
    """The seconds that are left."""

    left: float = MOST_SECONDS

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more is to be tried."""
        return self.left <= 0

    def renew(self) -> None:
        """Begin a look, or turn to the one paper that is meant."""
        self.left = MOST_SECONDS

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Wait for one trial."""
        began = ticks()
        try:
            yield
        finally:
            took = ticks() - began
            self.left -= took if took > _NO_TIME else 0
