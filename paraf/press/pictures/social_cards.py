"""Social cards: the picture by which an article is shown where its address is passed on.

* It says the site's name, the title, the agency and the day, and shows no picture: what is signed is the text.
* The letters come with paraf, so that the same words give the same bytes on every machine.
"""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from typing import Final

from msgspec import Struct
from PIL import Image, ImageDraw, ImageFont, features

from paraf.rules.social_cards import Room, cut, set_title

SIZE: Final = (1200, 630)
_MARGIN, _BAND, _RULE = 72, 20, 3
_NAME_AT, _TITLE_AT, _FOOT_AT = 62, 150, 520
_NAME, _LINE, _LEADING = 38, 30, 1.24
_ROOM = Room(width=SIZE[0] - 2 * _MARGIN, sizes=((84, 3), (72, 3), (62, 4), (52, 5), (44, 6)))
_SERIF, _SANS = "NotoSerif-Bold.ttf", "NotoSans-Regular.ttf"
_INK, _PAPER, _MARK = (28, 27, 25), (255, 253, 249), (155, 28, 28)
_GREYS = 15
"""So many steps from ink to paper; one colour of sixteen is left for the mark."""


class Words(Struct, frozen=True, array_like=True):
    """What a card says, and the colour of its band where the office has its own."""

    site: str
    title: str
    agency: str
    day: str
    mark: str = ""


def drawn(words: Words) -> bytes:
    """Draw a card."""
    picture = Image.new("L", SIZE, 255)
    pen = ImageDraw.Draw(picture)
    pen.text((_MARGIN, _NAME_AT), _line(words.site, _SERIF, _NAME), font=_font(_SERIF, _NAME), fill=0)
    title = set_title(words.title, _ROOM, lambda line, size: _font(_SERIF, size).getlength(line))
    for number, line in enumerate(title.lines):
        at = (_MARGIN, _TITLE_AT + number * title.size * _LEADING)
        pen.text(at, line, font=_font(_SERIF, title.size), fill=0)
    pen.rectangle((_MARGIN, _FOOT_AT - 24, SIZE[0] - _MARGIN, _FOOT_AT - 24 + _RULE - 1), fill=0)
    for number, line in enumerate((words.agency, words.day)):
        at = (_MARGIN, _FOOT_AT + number * _LINE * 1.4)
        pen.text(at, _line(line, _SANS, _LINE), font=_font(_SANS, _LINE), fill=0)
    return _encoded(picture, _colour(words.mark) if words.mark else _MARK)


@cache
def recipe() -> str:
    """Tell ways of drawing apart: by the versions of what draws, by the letters, and by our own words about it."""
    here, rules = files("paraf.press.pictures"), files("paraf.rules")
    parts = [here / "social_cards.py", rules / "social_cards.py", *(here / "fonts" / name for name in (_SERIF, _SANS))]
    versions = (version("pillow"), *(str(features.version(name)) for name in ("freetype2", "zlib")))
    return hashlib.sha256(b"\0".join((" ".join(versions).encode(), *(part.read_bytes() for part in parts)))).hexdigest()


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    letters = BytesIO(files("paraf.press.pictures").joinpath("fonts", name).read_bytes())
    return ImageFont.truetype(letters, size, layout_engine=ImageFont.Layout.BASIC)


def _line(text: str, name: str, size: int) -> str:
    return cut(text, lambda line: _font(name, size).getlength(line) <= _ROOM.width)


def _colour(written: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(written.removeprefix("#")))


def _encoded(picture: Image.Image, mark: tuple[int, ...]) -> bytes:
    """Give a card in sixteen colours, with its band in the colour of the mark."""
    indexed = picture.point([value * (_GREYS - 1) // 255 for value in range(256)])
    indexed.paste(_GREYS, (0, 0, SIZE[0], _BAND))
    indexed.putpalette([*(part for step in range(_GREYS) for part in _between(step / (_GREYS - 1))), *mark])
    buffer = BytesIO()
    indexed.save(buffer, format="PNG", bits=4, compress_level=3)
    return buffer.getvalue()


def _between(share: float) -> list[int]:
    return [round(ink + (paper - ink) * share) for ink, paper in zip(_INK, _PAPER, strict=True)]
