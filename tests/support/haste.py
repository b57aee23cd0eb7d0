"""What makes printing the same small sites over and over quick, without being another printing.

* A list has three articles a page, so that few articles have many pages.
* A template that was compiled before is not compiled again, a card or picture that was drawn before is not drawn
  again, and nobody waits for a disk.
"""

import os
from functools import cache

from jinja2 import Environment
from jinja2.filters import do_upper

from paraf.press.contents import aspects, places
from paraf.press.pictures import drawings, social_cards
from paraf.press.reading import listed

PER_PAGE = 3

_compile = Environment.compile
_compiled = {}
_drawn = cache(social_cards.drawn)
_confined = cache(drawings.confined)


def compiled_once(environment, source, name=None, filename=None, *rest):
    """Compile a template that was compiled before no more: the lives of a run share most of them."""
    key = source, name, filename, environment.filters["upper"] is do_upper, *rest
    if key not in _compiled:
        _compiled[key] = _compile(environment, source, name, filename, *rest)
    return _compiled[key]


def quickly(patch):
    """Let this process print like that, as long as a patch lasts."""
    patch.setattr(Environment, "compile", compiled_once)
    patch.setattr(os, "fsync", lambda _: None)
    patch.setattr(social_cards, "drawn", _drawn)
    patch.setattr(drawings, "confined", _confined)
    patch.setattr(places, "PER_PAGE", PER_PAGE)
    patch.setattr(aspects, "PER_PAGE", PER_PAGE)
    patch.setattr(listed.ListingPaginator, "per_page", PER_PAGE)
    patch.setattr(listed.ListingPaginator, "orphans", PER_PAGE - 1)
