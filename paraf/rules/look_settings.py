"""Settings of the look: the office's colours and its crest, in place of those that the theme has.

* A colour that does not stand out on every ground on which the theme puts it is refused, with what would do.
* A dark colour that nobody names is a shade of the light one; so is each that readers see who ask for more contrast.
* A crest is one file in ``images/``, and is known by its SHA-256: other bytes under its name are another picture.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from paraf.rules.contrast import CLEAR_WORDS, SIGNS, WORDS, Colour, Ground, lacking, nearest, ratio, read_colour
from paraf.rules.settings import Table
from paraf.rules.words import Digest

PAPER, SHEET = Colour("#fffdf9"), Colour("#f5f1e8")
"""What the theme's pages and its boxes are coloured by day."""
NIGHT_PAPER, NIGHT_SHEET = Colour("#15171a"), Colour("#1f2226")
"""What they are coloured where readers ask for a dark page."""
WHITE = Colour("#ffffff")

_WORDS_AND_SIGNS, _WORDS_IN_BOXES = (WORDS, SIGNS), (WORDS, WORDS)
_CREST = re.compile(r"images/[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(?:svg|png)")
_HEX = re.compile(r"[0-9a-f]{64}")


def _by_day(on_paper: float, on_sheet: float) -> tuple[Ground, ...]:
    return Ground(colour=PAPER, needed=on_paper), Ground(colour=SHEET, needed=on_sheet)


def _by_night(on_paper: float, on_sheet: float) -> tuple[Ground, ...]:
    return Ground(colour=NIGHT_PAPER, needed=on_paper), Ground(colour=NIGHT_SHEET, needed=on_sheet)


GROUNDS: Final[Mapping[str, tuple[Ground, ...]]] = {
    "accent": (*_by_day(*_WORDS_AND_SIGNS), Ground(colour=WHITE, needed=WORDS)),
    "accent_dark": _by_night(*_WORDS_AND_SIGNS),
    "link": _by_day(*_WORDS_IN_BOXES),
    "link_dark": _by_night(*_WORDS_IN_BOXES),
}
"""Where the theme puts each colour: words and signs in the accent; links, and the ring around what has focus."""

BAND_BY_NIGHT: Final = (Ground(colour=NIGHT_PAPER, needed=SIGNS), Ground(colour=WHITE, needed=WORDS))
"""Where the band stands that is the accent by day, and may have white words on it."""

CLEAR: Final[Mapping[str, tuple[Ground, ...]]] = {
    "accent": _by_day(CLEAR_WORDS, CLEAR_WORDS),
    "accent_dark": _by_night(CLEAR_WORDS, CLEAR_WORDS),
    "link": _by_day(CLEAR_WORDS, CLEAR_WORDS),
    "link_dark": _by_night(CLEAR_WORDS, CLEAR_WORDS),
}
"""The same for readers who ask for more contrast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The colours by their settings' names, as far as the office has some; its crest's place and SHA-256, or None.

    A crest that nobody has looked at yet has no SHA-256, and is never in force.
    """

    colours: Mapping[str, Colour]
    crest: str | None = None
    crest_digest: Digest | None = None


PLAIN: Final = Look(colours={})
"""The look of an office that has nothing of its own: the theme's."""


def read_look(table: Table) -> Look:
    """Read the table ``[look]``."""
    table.allow(*GROUNDS, "crest", "crest_sha256")
    colours = {key: colour for key in GROUNDS if (colour := _colour(table, key))}
    for light in ("accent", "link"):
        dark = f"{light}_dark"
        if light in colours and dark not in table.values:
            colours[dark] = nearest(colours[light], GROUNDS[dark])
    crest, digest = table.text("crest", ""), table.text("crest_sha256", "").lower()
    if crest and not _CREST.fullmatch(crest):
        table.refuse("settings-bad-crest", "crest", found=crest)
    if digest and not _HEX.fullmatch(digest):
        table.refuse("settings-bad-crest-digest", "crest_sha256")
    if digest and not crest:
        table.refuse("settings-missing", "crest")
    return Look(colours=colours, crest=crest or None, crest_digest=Digest(f"sha256:{digest}") if digest else None)


def _colour(table: Table, key: str) -> Colour | None:
    typed = table.text(key, "")
    colour = read_colour(typed)
    if colour is None:
        if typed:
            table.refuse("settings-bad-colour", key, found=typed)
        return None
    faint = lacking(colour, GROUNDS[key])
    if faint is not None:
        said = {"ground": faint.colour, "ratio": _cut(ratio(colour, faint.colour)), "needed": f"{faint.needed:g}"}
        table.refuse("settings-faint-colour", key, found=typed, shade=nearest(colour, GROUNDS[key]), **said)
    return colour


def _cut(number: float) -> str:
    """Give a number to two places, never more than it is: 4.499 is no 4.50."""
    return f"{int(number * 100) / 100:.2f}"
