"""What makes printing the same small sites over and over quick, without being another printing.

* In every test a template that was compiled before, for an environment that is made alike, is not compiled again: to
  compile them takes three quarters of the time that a small site takes.
* Where a test asks for it, a list has three articles a page, so that few articles have many pages, a card or picture
  that was drawn before is not drawn again, and nobody waits for a disk. What templates import is made once from the
  first page on, as it is where there are many.
"""

import os
from functools import cache

from jinja2 import Environment
from jinja2.filters import FILTERS
from jinja2.lexer import get_lexer
from jinja2.tests import TESTS

from paraf.press.contents import aspects, places
from paraf.press.pictures import drawings, social_cards
from paraf.press.reading import listed
from paraf.press.theming import parts

PER_PAGE = 3

_compile = Environment.compile
_compiled = {}
_drawn = cache(social_cards.drawn)
_confined = cache(drawings.confined)


def compiled_once(environment, source, name=None, filename=None, *rest):
    """Compile a template, but for one that was compiled before."""
    key = source, name, filename, *rest, *_made_of(environment, name)
    if key not in _compiled:
        _compiled[key] = _compile(environment, source, name, filename, *rest)
    return _compiled[key]


def _made_of(environment, name):
    """Give all that the compiler asks an environment; a filter is at work in it already, on what stands there."""
    yield get_lexer(environment)
    yield tuple(map(type, environment.iter_extensions()))
    yield environment.autoescape(name) if callable(environment.autoescape) else environment.autoescape
    yield getattr(environment, "newstyle_gettext", None)
    yield environment.policies["ext.i18n.trimmed"]
    for known, ours in ((FILTERS, environment.filters), (TESTS, environment.tests)):
        changed = {each: ours.get(each) for each in known.keys() | ours.keys() if ours.get(each) is not known.get(each)}
        yield tuple((each, _code_of(changed[each])) for each in sorted(changed))


def _code_of(work):
    work = getattr(work, "func", work)  # of what is partly given
    return getattr(work, "__code__", type(work))


def quickly(patch):
    """Let this process print like that, as long as a patch lasts."""
    patch.setattr(os, "fsync", lambda _: None)
    patch.setattr(social_cards, "drawn", _drawn)
    patch.setattr(drawings, "confined", _confined)
    patch.setattr(places, "PER_PAGE", PER_PAGE)
    patch.setattr(aspects, "PER_PAGE", PER_PAGE)
    patch.setattr(listed.ListingPaginator, "per_page", PER_PAGE)
    patch.setattr(listed.ListingPaginator, "orphans", PER_PAGE - 1)
    patch.setattr(parts, "OFTEN", 0)
