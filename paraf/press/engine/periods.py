"""Periods: a year or a month of the archive, as Pelican's templates know it."""

from collections.abc import Sequence
from typing import Any

from paraf.press.contents import places
from paraf.press.theming.templating import month_named
from paraf.rules.office import Office


def period_of(numbers: tuple[int, ...], articles: Sequence[Any], office: Office) -> dict[str, Any]:
    """Give a period by its year, or its year and month, with its articles."""
    year, *months = numbers
    folder = "/".join((places.ARCHIVES, f"{year:04}", *(f"{month:02}" for month in months)))
    return {
        "dates": articles,
        "articles": articles,
        "url": f"{folder}/",
        "save_as": places.page(folder),
        "period": (year, *(month_named(month, office) for month in months)),
        "period_num": numbers,
    }
