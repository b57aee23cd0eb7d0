"""Social cards: the picture by which an article is shown where its address is passed on.

* It says the site's name, the title, the agency and the day, and shows no picture: what is signed is the text.
* The letters come with paraf, so that the same words give the same bytes on every machine.
"""

import hashlib
import zlib
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from typing import Final, NamedTuple

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

_WORDS: Final = 8192
"""So many words, and so many lines, are measured once."""

_LETTERS: Final = 1024
"""So many letters are drawn once: each stands where the place of the one before it ends, whichever that is."""

_LINES: Final = 64
"""So many lines are set once: an agency has many titles, and a day has more than one."""


class Words(Struct, frozen=True, array_like=True):
    """What a card says, and the colour of its band where the office has its own."""

    site: str
    title: str
    agency: str
    day: str
    mark: str = ""


class _Letters(NamedTuple):
    """Letters as a mask, nothing for blanks: where it begins from their place, and how wide that place is."""

    mask: Image.Image | None
    left: int
    top: int
    width: int


def drawn(words: Words) -> bytes:
    """Draw a card."""
    picture = _blank(words.site, words.mark).copy()
    title = set_title(words.title, _ROOM, lambda line, size: _width(line, _SERIF, size))
    for number, line in enumerate(title.lines):
        _set(picture, _TITLE_AT + number * title.size * _LEADING, line, _SERIF, title.size)
    for number, line in enumerate((words.agency, words.day)):
        _set(picture, _FOOT_AT + number * _LINE * 1.4, _line(line, _SANS, _LINE), _SANS, _LINE)
    buffer = BytesIO()
    picture.save(buffer, format="PNG", bits=4, compress_type=zlib.Z_RLE)
    return buffer.getvalue()


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


def _set(picture: Image.Image, down: float, text: str, name: str, size: int) -> None:
    """Set a line, its top so far down from the top, in the darkest grey."""
    line = _letters(text, name, size)
    if line.mask:
        picture.paste(0, (_MARGIN + line.left, round(down) + line.top), line.mask)


@lru_cache(maxsize=_LINES)
def _letters(text: str, name: str, size: int) -> _Letters:
    letters = [_letter(character, name, size) for character in text]
    around = size  # room for what a letter has beside its place
    mask = Image.new("L", (sum(letter.width for letter in letters) + 2 * around, 3 * size))
    right = around
    for letter in letters:
        if letter.mask:
            mask.paste(255, (right + letter.left, around + letter.top), letter.mask)
        right += letter.width
    return _drawn(mask, left=-around, top=-around, width=right - around)


@lru_cache(maxsize=_LETTERS)
def _letter(character: str, name: str, size: int) -> _Letters:
    mask = Image.new("L", (3 * size, 3 * size))
    ImageDraw.Draw(mask).text((size, size), character, font=_font(name, size), fill=255)
    return _drawn(mask, left=-size, top=-size, width=round(_font(name, size).getlength(character)))


def _drawn(mask: Image.Image, *, left: int, top: int, width: int) -> _Letters:
    """Give what a mask has letters in."""
    box = mask.getbbox()
    if box is None:
        return _Letters(mask=None, left=0, top=0, width=width)
    return _Letters(mask=mask.crop(box), left=left + box[0], top=top + box[1], width=width)


@lru_cache(maxsize=_WORDS)
def _word_width(word: str, name: str, size: int) -> float:
    return _font(name, size).getlength(word)


def _width(line: str, name: str, size: int) -> float:
    """Give how wide a line is, word by word: the same words come in many titles."""
    words = line.split(" ")
    return sum(_word_width(word, name, size) for word in words) + (len(words) - 1) * _word_width(" ", name, size)


@lru_cache(maxsize=_WORDS)
def _line(text: str, name: str, size: int) -> str:
    return cut(text, lambda line: _width(line, name, size) <= _ROOM.width)


@lru_cache(maxsize=2)
def _blank(site: str, mark: str) -> Image.Image:
    """Give what all cards of a site have: its name, a band in the colour of the mark, and a line, on paper."""
    picture = Image.new("L", SIZE, _GREYS - 1)
    pen = ImageDraw.Draw(picture)
    pen.text((_MARGIN, _NAME_AT), _line(site, _SERIF, _NAME), font=_font(_SERIF, _NAME), fill=0)
    pen.rectangle((_MARGIN, _FOOT_AT - 24, SIZE[0] - _MARGIN, _FOOT_AT - 24 + _RULE - 1), fill=0)
    pen.rectangle((0, 0, SIZE[0], _BAND - 1), fill=_GREYS)
    greys = (part for step in range(_GREYS) for part in _between(step / (_GREYS - 1)))
    picture.putpalette([*greys, *(_colour(mark) if mark else _MARK)])
    return picture


def _between(share: float) -> list[int]:
    return [round(ink + (paper - ink) * share) for ink, paper in zip(_INK, _PAPER, strict=True)]


def _colour(written: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(written.removeprefix("#")))
