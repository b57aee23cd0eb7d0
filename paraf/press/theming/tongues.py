"""Tongues: in which language the interface of a page speaks.

* A page that is about one article speaks the article's language, where the interface has it; a front page speaks its
  own; every other page speaks the office's.
* What templates know otherwise in another language follows from theme and office alone.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment

from paraf.press.contents import places
from paraf.press.contents.fronts import language_of
from paraf.press.contents.pages import folder_of
from paraf.press.contents.shelves import Shelf
from paraf.press.theming.calling import let_speak
from paraf.press.theming.templating import I18N, LANGUAGE, primary, speaks, translations
from paraf.rules.office import Office

_SENTENCES = ("gettext", "ngettext", "pgettext", "npgettext", "_")


class Tongues:
    """The languages of a theme's interface, for one office."""

    def __init__(self, theme: Path, office: Office) -> None:
        self._theme, self._office = theme, office
        self.words = lru_cache(self._words)

    def _words(self, language: str) -> dict[str, Any]:
        """Give what templates know otherwise on a page about something in a language; nothing in the office's own."""
        spoken = primary(language)
        if spoken == self._office.language or not speaks(self._theme, spoken):
            return {}
        known: dict[str, Any] = {LANGUAGE: spoken, **_sentences(self._theme, spoken)}
        front = self._office.front_for(spoken)
        if front:
            feed = places.feed_of_front(front)
            known |= {"HOME_URL": places.home(front), "FEED_ALL_ATOM": feed, "FEED_ALL_ATOM_URL": feed}
            known |= dict.fromkeys(("FEED_ALL_RSS", "FEED_ALL_RSS_URL", "FEED_ALL_JSON", "FEED_ALL_JSON_URL"))
        return known


def front_words(front: Shelf, office: Office, tongues: Tongues) -> dict[str, Any]:
    """Give what templates know besides on the pages of a front."""
    name = places.page(folder_of(front)).rpartition(".")[0]
    return {"page_name": name, **tongues.words(language_of(front, office))}


def _sentences(theme: Path, language: str) -> dict[str, Any]:
    """Give what templates call to speak a language."""
    environment = Environment(extensions=[I18N], autoescape=True)
    let_speak(environment, translations(theme, language))
    return {name: environment.globals[name] for name in _SENTENCES}
