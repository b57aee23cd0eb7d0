"""Contrast: how well one colour stands out from another, as WCAG 2.2 reckons it, and the nearest shade that does.

* Relative luminance and contrast ratio are those of WCAG 2.2 (www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
* Words need 4.5:1 (1.4.3), and 7:1 for readers who ask for more (1.4.6); lines and signs need 3:1 (1.4.11).
* A colour becomes another shade of itself by so many hundredths of black or of white, the fewest that do.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NewType

Colour = NewType("Colour", str)
"""A colour of sRGB as the web writes it: ``#`` and six hexadecimal digits, small letters."""

WORDS: Final = 4.5
"""The ratio that words need."""
CLEAR_WORDS: Final = 7.0
"""The ratio that words need for readers who ask for more contrast."""
SIGNS: Final = 3.0
"""The ratio that lines and signs need."""

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_STEPS = 100
_BLACK, _WHITE = 0, 255
_LINEAR_UP_TO = 0.04045


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a colour stands on, and the ratio that it needs there."""

    colour: Colour
    needed: float


def read_colour(typed: str) -> Colour | None:
    """Read a colour; capitals make no difference."""
    small = typed.lower()
    return Colour(small) if _COLOUR.fullmatch(small) else None


def luminance(colour: Colour) -> float:
    """Give the relative luminance of a colour: 0 for black, 1 for white."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Colour, other: Colour) -> float:
    """Give the contrast ratio of two colours, 1 to 21, whichever stands on which."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lacking(colour: Colour, grounds: Iterable[Ground]) -> Ground | None:
    """Give the first ground on which a colour does not stand out as it has to."""
    return next((ground for ground in grounds if ratio(colour, ground.colour) < ground.needed), None)


def nearest(colour: Colour, grounds: tuple[Ground, ...]) -> Colour:
    """Give the nearest shade of a colour that stands out on all these grounds; there must be one."""
    shades = (_shaded(colour, towards, step) for step in range(_STEPS + 1) for towards in (_BLACK, _WHITE))
    return next(shade for shade in shades if lacking(shade, grounds) is None)


def _parts(colour: Colour) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_UP_TO else ((part + 0.055) / 1.055) ** 2.4


def _shaded(colour: Colour, towards: int, step: int) -> Colour:
    parts = (round(part + (towards - part) * step / _STEPS) for part in _parts(colour))
    return Colour("#" + "".join(f"{part:02x}" for part in parts))
