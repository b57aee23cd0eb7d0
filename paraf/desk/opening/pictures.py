"""Pictures: turned upright, at most 2560 px wide, and without a word about who took them where.

* A picture is decoded to its last pixel and encoded anew: no EXIF, XMP, colour profile, comment, text or trailing byte
  comes through; colours are brought to sRGB first.
* The kind stays (JPEG, PNG, GIF, WebP) and agrees with the file's name; other kinds are refused.
* All frames of an animation count together towards the limit on pixels, and none stays so long that nobody waits for
  the next one.
* The same bytes give the same bytes.
"""

import struct
import warnings
import zlib
from collections.abc import Mapping
from io import BytesIO
from math import ceil
from pathlib import PurePosixPath
from typing import Final

import msgspec
from PIL import Image, ImageCms, ImageSequence

from paraf.rules.findings import Finding
from paraf.rules.names import PictureSuffix
from paraf.rules.wording import find

LARGEST_FILE: Final = 40_000_000
LARGEST_PICTURE: Final = 50_000_000
MOST_FRAMES: Final = 500
WIDEST: Final = 2560
_LIMIT: Final = f"{LARGEST_PICTURE / 1e6:.0f} MP"
LONGEST_FRAME: Final = 2000  # ms

KINDS: Final = ("JPEG", "PNG", "GIF", "WEBP")

_KIND_OF_SUFFIX = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".gif": "GIF", ".webp": "WEBP"}
SUFFIX_OF_KIND: Mapping[str, PictureSuffix] = {
    "JPEG": ".jpg",
    "PNG": ".png",
    "GIF": ".gif",
    "WEBP": ".webp",
}
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
DAMAGE = (  # all that Pillow was seen to raise over damaged bytes
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_ENCODING: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 88, "progressive": True, "optimize": True},
    "PNG": {"compress_level": 6},
    "GIF": {"optimize": False},
    "WEBP": {"quality": 88, "method": 4},
}
_ANIMATION: dict[str, dict[str, object]] = {
    "PNG": {"disposal": 1, "blend": 0},
    "GIF": {"disposal": 2},
    "WEBP": {},
}


class _TooLargeError(Exception):
    """The picture has more pixels than are taken, all its frames together."""

    def __init__(self, pixels: int) -> None:
        super().__init__(f"{ceil(pixels / 1e6)} MP")


class _TooLongError(Exception):
    """The picture has more frames than are taken."""


def clean_picture(content: bytes, *, name: str) -> bytes | Finding:
    """Give the picture as it may be published, or why it may not; ``name`` is its path in the newsroom."""
    if len(content) > LARGEST_FILE:
        return _too_heavy(name, content)
    kind = kind_of_picture(content)
    if kind is None:
        return find("picture-kind", path=name, name=name)
    suffix = PurePosixPath(name).suffix.lower()
    if _KIND_OF_SUFFIX.get(suffix) != kind:
        kinds = {"expected": _KIND_OF_SUFFIX.get(suffix, suffix or "-"), "value": kind, "suffix": SUFFIX_OF_KIND[kind]}
        return find("picture-kind-differs", path=name, line=None, name=name, **kinds)
    clean = _opened(content, kind, name)
    return _too_heavy(name, clean) if isinstance(clean, bytes) and len(clean) > LARGEST_FILE else clean


def clean_and_tell(content: bytes) -> bytes:
    """Clean a picture that has its name's ending before it; give it after a plus, or why not after a minus."""
    suffix, _, picture = content.partition(b"\n")
    outcome = clean_picture(picture, name=f"a{suffix.decode()}")
    if isinstance(outcome, Finding):
        return b"-" + msgspec.json.encode((outcome.code, outcome.detail))
    return b"+" + outcome


def open_every_codec() -> None:
    """Do what is done once for every kind of picture: nothing of it is on disk any more when the next one comes."""
    for suffix, kind in _KIND_OF_SUFFIX.items():
        clean_picture(_encoded(Image.new("RGB", (8, 8)), kind, {}), name=f"a{suffix}")


def _opened(content: bytes, kind: str, name: str) -> bytes | Finding:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _cleaned(content, kind)
        except _TooLongError:
            return find("picture-too-long", path=name, name=name, limit=str(MOST_FRAMES))
        except _TooLargeError as error:
            return _too_large(name, str(error), _LIMIT)
        except BOMB:
            return _too_large(name, f"> {_LIMIT}", _LIMIT)
        except DAMAGE:
            return find("picture-unreadable", path=name, name=name)


def _too_heavy(name: str, content: bytes) -> Finding:
    return _too_large(name, f"{len(content) / 1e6:.0f} MB", f"{LARGEST_FILE / 1e6:.0f} MB")


def _too_large(name: str, value: str, limit: str) -> Finding:
    return find("picture-too-large", path=name, name=name, value=value, limit=limit)


def kind_of_picture(content: bytes) -> str | None:
    """Tell the kind of a picture by its first bytes; None where it is none of those that are taken."""
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    return "WEBP" if content.startswith(b"RIFF") and content[8:12] == b"WEBP" else None


def _cleaned(content: bytes, kind: str) -> bytes:
    with Image.open(BytesIO(content), formats=[kind]) as picture:
        pixels = picture.width * picture.height
        if pixels > LARGEST_PICTURE:
            raise _TooLargeError(pixels)
        if kind in _ANIMATION and getattr(picture, "is_animated", False):
            return _animation(picture, kind)
        picture.load()
        options = _ENCODING[kind] | ({"lossless": True} if content[12:16] == b"VP8L" else {})
        return _encoded(_clean(picture), kind, options)


def _animation(picture: Image.Image, kind: str) -> bytes:
    frames: list[Image.Image] = []
    durations: list[int] = []
    pixels = 0
    loop = picture.info.get("loop")
    for frame in ImageSequence.Iterator(picture):
        frame.load()
        pixels += frame.width * frame.height
        if pixels > LARGEST_PICTURE:
            raise _TooLargeError(pixels)
        if len(frames) == MOST_FRAMES:
            raise _TooLongError
        frames.append(_clean(frame, mode="RGBA"))
        durations.append(min(round(frame.info.get("duration", 0)), LONGEST_FRAME))
    options = {"save_all": True, "append_images": frames[1:], "duration": durations} | _ANIMATION[kind]
    return _encoded(frames[0], kind, _ENCODING[kind] | options | ({} if loop is None else {"loop": loop}))


def _encoded(picture: Image.Image, kind: str, options: dict[str, object]) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, format=kind, **options)
    return buffer.getvalue()


def _clean(picture: Image.Image, mode: str | None = None) -> Image.Image:
    """Give the pixels alone: sRGB, eight bits, upright, not too wide."""
    turn = _TURNS.get(_orientation(picture))
    clean = _in_srgb(_eight_bits(picture), picture.info.get("icc_profile"))
    transparency = clean.info.get("transparency") if clean.mode in {"P", "L", "RGB"} else None
    if mode is not None or clean.width > WIDEST or (turn and clean.height > WIDEST):
        clean, transparency = clean.convert(mode or _full_mode(clean, transparency)), None
    clean = clean.transpose(turn) if turn is not None else clean.copy()
    if clean.width > WIDEST:
        height = max(1, round(clean.height * WIDEST / clean.width))
        clean = clean.resize((WIDEST, height), Image.Resampling.LANCZOS)
    clean.info = {} if transparency is None else {"transparency": transparency}
    return clean


def _full_mode(picture: Image.Image, transparency: object) -> str:
    if transparency is not None:
        return "RGBA"
    return {"1": "L", "P": "RGB", "PA": "RGBA"}.get(picture.mode, picture.mode)


def _eight_bits(picture: Image.Image) -> Image.Image:
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile:
        return picture.convert("RGB") if picture.mode == "CMYK" else picture
    has_alpha = picture.mode in {"LA", "PA", "RGBA"} or "transparency" in picture.info
    full = picture if picture.mode in {"L", "RGB", "RGBA", "CMYK"} else picture.convert("RGBA" if has_alpha else "RGB")
    if has_alpha and full.mode != "RGBA":
        full = full.convert("RGBA")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(full, source, target, outputMode="RGBA" if has_alpha else "RGB")
    except (ImageCms.PyCMSError, *DAMAGE):  # a profile that does not fit says nothing about the colours
        return _in_srgb(picture, None)
    return converted or _in_srgb(picture, None)


def _orientation(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except DAMAGE:
        return 1
