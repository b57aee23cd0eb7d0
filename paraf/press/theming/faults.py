"""Faults in templates, made into a reason to stop that names the template and its line."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import TemplateError

from paraf.press.stops import stop

_BY_WHAT_THEY_DO = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a template may meet while it is set; outside of one it is a bug of ours."""


@contextmanager
def templates_named(*others: type[Exception]) -> Iterator[None]:
    """Turn what fails in a template into ``PressStoppedError``; ``others`` stand for a template that is missing."""
    of_templates: tuple[type[Exception], ...] = (TemplateError, *others)
    foreseen = of_templates + _BY_WHAT_THEY_DO
    try:
        yield
    except foreseen as error:
        place = _place_in_template(error)
        if not place and not isinstance(error, of_templates):
            raise
        problem = f"{type(error).__name__}: {error} {place}".strip()
        raise stop(code="theme-failed", path=place, problem=problem) from error


def _place_in_template(error: Exception) -> str:
    """Give the template and the line that an error came from, or nothing."""
    if getattr(error, "filename", None) and getattr(error, "lineno", None):
        return f"{error.filename}:{error.lineno}"  # type: ignore[attr-defined]  # a syntax error of Jinja's
    frames = traceback.extract_tb(error.__traceback__)
    return next((f"{each.filename}:{each.lineno}" for each in reversed(frames) if each.filename.endswith(".html")), "")
