"""Drawing smaller: a sealed picture in all its renditions, made where a picture that is a trap can do no harm.

* The pixels alone go on: no EXIF, XMP, colour profile, comment or text comes through.
* A picture in which something can be seen through is drawn as PNG for programs that do not know the modern kind, any
  other as JPEG; what is no lighter than the sealed picture is left out, but for one of the modern kind.
* What moves is drawn as it begins.
* The same bytes give the same bytes, however many are drawn at once.
"""

import hashlib
import warnings
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from typing import Final

import msgspec
from msgspec import Struct
from PIL import Image, features

from paraf.desk.opening.pictures import BOMB, DAMAGE, KINDS, LARGEST_PICTURE
from paraf.rules.renditions import height_at, modern_widths, plain_widths

MODERN: Final = "avif"
_OPTIONS: dict[str, dict[str, object]] = {
    MODERN: {"quality": 60, "speed": 9, "codec": "aom", "max_threads": 1, "subsampling": "4:2:0"},
    "jpg": {"quality": 80, "progressive": True, "optimize": True},
    "png": {"compress_level": 6},
}
_SMALL = 128  # pixels; of what is smaller every dot counts
_FORMATS = {MODERN: "AVIF", "jpg": "JPEG", "png": "PNG"}
_LIBRARIES = ("avif", "libjpeg_turbo", "zlib", "webp")


class Smaller(Struct, frozen=True, array_like=True):
    """One smaller picture: its width, its name's ending, and its bytes."""

    width: int
    suffix: str
    content: bytes


class Drawn(Struct, frozen=True, kw_only=True):
    """What a picture was drawn as, with its own size; ``failure`` tells why it was not."""

    width: int | None = None
    height: int | None = None
    moves: bool = False
    smaller: tuple[Smaller, ...] = ()
    failure: str = ""


def draw_smaller(content: bytes) -> Drawn:
    """Draw a sealed picture in every width that fits."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(content), formats=KINDS) as picture:
                return _drawn(picture, weight=len(content))
        except (*BOMB, *DAMAGE) as error:
            return Drawn(failure=type(error).__name__)


def draw_and_tell(content: bytes) -> bytes:
    """Draw a sealed picture, and give what came of it."""
    return msgspec.msgpack.encode(draw_smaller(content))


def read_drawn(answer: bytes) -> Drawn:
    """Read what came of drawing a picture."""
    return msgspec.msgpack.decode(answer, type=Drawn)


def get_ready() -> None:
    """Do what is done once for every kind of picture: nothing of it is on disk any more when the next one comes."""
    for suffix in _FORMATS:
        for mode in ("L", "RGB", "RGBA")[: 2 if suffix == "jpg" else 3]:
            if suffix != MODERN or features.check(MODERN):
                _encoded(_resized(Image.new(mode, (16, 16)), 8), suffix)


@lru_cache(maxsize=1)
def recipe() -> str:
    """Tell ways of drawing apart: by the versions of what draws, and by our own words about it."""
    words = [files(package).joinpath("renditions.py").read_bytes() for package in ("paraf.desk.opening", "paraf.rules")]
    versions = [version("pillow"), *(str(features.version(name)) for name in _LIBRARIES)]
    return hashlib.sha256(b"\0".join((" ".join(versions).encode(), *words))).hexdigest()


def _drawn(picture: Image.Image, *, weight: int) -> Drawn:
    size = picture.size
    if size[0] * size[1] > LARGEST_PICTURE:
        return Drawn(width=size[0], height=size[1], failure="MP")
    picture.load()
    moves = bool(getattr(picture, "is_animated", False))
    pixels = _pixels(picture)
    plain = "png" if pixels.mode == "RGBA" else "jpg"
    wanted = [(width, MODERN) for width in modern_widths(size[0])] if features.check(MODERN) else []
    wanted += [(width, plain) for width in plain_widths(size[0])]
    widths = {width: _resized(pixels, width) for width, _ in wanted}
    made = [Smaller(width, suffix, _encoded(widths[width], suffix)) for width, suffix in wanted]
    lighter = [each for each in made if len(each.content) < weight]
    if not any(each.suffix == MODERN for each in lighter):
        lighter += [each for each in made if each.suffix == MODERN][:1]
    return Drawn(width=size[0], height=size[1], moves=moves, smaller=tuple(lighter))


def _pixels(picture: Image.Image) -> Image.Image:
    """Give the pixels alone, as they are encoded."""
    if picture.mode in {"LA", "PA", "RGBA"} or "transparency" in picture.info:
        pixels = picture.convert("RGBA")
        if pixels.getchannel("A").getextrema() == (255, 255):
            pixels = pixels.convert("RGB")
    else:
        pixels = picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")
    pixels = pixels.copy()
    pixels.info = {}
    return pixels


def _resized(pixels: Image.Image, width: int) -> Image.Image:
    size = (width, height_at(width, pixels.size))
    return pixels if size == pixels.size else pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(pixels: Image.Image, suffix: str) -> bytes:
    buffer = BytesIO()
    better = {"quality": 90, "subsampling": "4:4:4"} if max(pixels.size) < _SMALL else {}
    pixels.save(buffer, format=_FORMATS[suffix], **_OPTIONS[suffix] | better)
    return buffer.getvalue()
