"""What fails while the engine runs, made into reasons that people can act on.

* An error in a template is named with the template and its line.
* An error that Pelican only logs and goes on after is a reason to stop all the same.
* What we did not foresee is a bug of ours and flies on.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from pelican.generators import PelicanTemplateNotFound

from paraf.press.stops import PressStoppedError, stop
from paraf.press.theming.faults import templates_named
from paraf.rules.findings import Finding


@contextmanager
def failures_named() -> Iterator[None]:
    """Turn what fails inside into ``PressStoppedError``, also what Pelican logged as an error and passed over."""
    ear = _Ear()
    logger = logging.getLogger("pelican")
    logger.addHandler(ear)
    try:
        with templates_named(PelicanTemplateNotFound):
            yield
    except PressStoppedError as error:
        raise PressStoppedError(*ear.findings, *error.findings) from error
    finally:
        logger.removeHandler(ear)
    if ear.findings:
        raise PressStoppedError(*ear.findings)


class _Ear(logging.Handler):
    """Hears errors, and the exceptions that they stand for."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        reason = sys.exc_info()[1]
        self.heard.append(record.getMessage() + (f" ({type(reason).__name__}: {reason})" if reason else ""))

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for each in self.heard for finding in stop(code="engine-error", problem=each).findings)
