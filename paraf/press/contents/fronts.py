"""Fronts: the front pages of a site, one for each language that it is published in.

* A site in one language has one, with all articles. In several languages each has its own articles; what is in none of
  them stands on the site's own front page.
* Which one an article stands on follows from its language alone.
"""

from paraf.press.contents import places
from paraf.press.contents.shelves import ALL, FRONT, ON_TOP, Shelf
from paraf.press.contents.translations import Translated
from paraf.rules.office import Office


def fronts_of(office: Office) -> tuple[Shelf, ...]:
    """Give the shelf of each front page, the site's own first."""
    return tuple(dict.fromkeys(front_for(language, office) for language in office.languages))


def translated_fronts(office: Office) -> tuple[Translated, ...]:
    """Give the front page in each of its languages, the site's own first; nothing where there is one alone."""
    fronts = office.languages if len(office.languages) > 1 else ()
    return tuple(Translated(each, places.home(office.front_for(each))) for each in fronts)


def front_for(language: str, office: Office) -> Shelf:
    """Give the shelf of the front page on which articles in a language stand."""
    return Shelf(FRONT, office.front_for(language)) if len(office.languages) > 1 else ALL


def pinned_on(front: Shelf) -> Shelf:
    """Give the shelf of what stands on top of a front page."""
    return Shelf(ON_TOP, front.part)


def language_of(front: Shelf, office: Office) -> str:
    """Give the language that a front page is in."""
    return front.part or office.language
