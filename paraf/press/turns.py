"""One press at a time: whoever prints holds the press's lock; the next one waits."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from paraf.desk.disk.lock import writer
from paraf.desk.layout import Layout

log = logging.getLogger(__name__)


@contextmanager
def turn(layout: Layout) -> Iterator[None]:
    """Hold the press."""
    with writer(layout.volatile / "press.lock", on_wait=_tell):
        yield


def _tell() -> None:
    log.warning("Another press run is under way; waiting for it to end.")
