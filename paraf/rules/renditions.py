"""Renditions: a sealed picture drawn smaller, for small screens and slow networks.

* What was sealed is published as it is, and is the largest picture that a page offers; nothing is drawn larger than it.
* Every picture is drawn in the modern kind of file as well, up to its own width or the largest step.
* A step that saves next to nothing against the picture's own width is left out.
* What could not be drawn is shown as it was sealed.
"""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from paraf.rules.words import Digest

STEPS: Final = (480, 960, 1600)
"""The widths that pictures are drawn in, in pixels."""

ORDINARY: Final = STEPS[1]
"""The width for programs that do not choose."""

_WORTH = 0.9  # of the picture's own width


class Rendition(Struct, frozen=True, array_like=True, gc=False):
    """A smaller picture: its place on the site, its width, and its SHA-256."""

    place: str
    width: int
    digest: Digest


class Renditions(Struct, frozen=True, kw_only=True, gc=False):
    """What was drawn of a sealed picture: smaller ones of the ``modern`` kind, and ``plain`` ones for every program.

    There is no size where the picture could not be measured. What ``moves`` was drawn as its first moment.
    ``failure`` tells why nothing was drawn.
    """

    width: int | None = None
    height: int | None = None
    moves: bool = False
    modern: tuple[Rendition, ...] = ()
    plain: tuple[Rendition, ...] = ()
    failure: str = ""

    @property
    def all(self) -> tuple[Rendition, ...]:
        """Give everything that was drawn."""
        return (*self.modern, *self.plain)


def modern_widths(width: int) -> tuple[int, ...]:
    """Give the widths in which a picture of some width is drawn in the modern kind."""
    return (*plain_widths(width), *((width,) if width <= STEPS[-1] else ()))


def plain_widths(width: int) -> tuple[int, ...]:
    """Give the widths in which a picture is drawn for every program, which has the sealed one besides."""
    fitting = tuple(step for step in STEPS if step < width)
    is_idle = width <= STEPS[-1] and fitting and fitting[-1] > width * _WORTH
    return fitting[:-1] if is_idle else fitting


def height_at(width: int, size: tuple[int, int]) -> int:
    """Give how high a picture of some size is at a width."""
    return max(1, round(size[1] * width / size[0]))


def ordinary(plain: Iterable[Rendition], sealed: str) -> str:
    """Give the place of the picture for programs that do not choose: the sealed one, unless a smaller one will do."""
    fitting = [each for each in plain if each.width <= ORDINARY]
    return max(fitting, key=lambda each: each.width).place if fitting else sealed
