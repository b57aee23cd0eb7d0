"""Opening a crest: as it may be published, made where a picture that is a trap can do no harm.

* SVG is written anew by the rules; PNG is decoded and encoded anew like every picture that is handed in.
* What is published follows from the bytes that were accepted and the engine alone.
"""

import struct
from dataclasses import dataclass

from paraf.desk.opening.cleaning import cleaned
from paraf.desk.patience import Patience
from paraf.desk.records.outcomes import Outcomes
from paraf.rules.crest import LONGEST_SIDE, fits, redrawn
from paraf.rules.findings import Finding
from paraf.rules.wording import find

_PNG_SIZE = struct.Struct(">II")
_PNG_SIZE_AT = 16
_MOVES, _PIXELS = b"acTL", b"IDAT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Crest:
    """A crest as it is published: its name's ending, its bytes and its own measures."""

    suffix: str
    content: bytes
    width: float
    height: float


def open_crest(content: bytes, *, path: str, remembered: Outcomes | None = None) -> Crest | Finding:
    """Give a crest as it is published, or why it may not be; ``path`` is its place, as findings name it."""
    if path.endswith(".svg"):
        drawing = redrawn(content, path=path)
        if isinstance(drawing, Finding):
            return drawing
        return Crest(suffix="svg", content=drawing.content, width=drawing.width, height=drawing.height)
    clean = cleaned(content, name=path, remembered=remembered, patience=Patience())
    if isinstance(clean, Finding):
        return clean
    if _MOVES in clean.partition(_PIXELS)[0]:
        return find("crest-moves", path=path)
    width, height = _PNG_SIZE.unpack_from(clean, _PNG_SIZE_AT)
    if not fits(width, height):
        return find("crest-badly-shaped", path=path, found=f"{width} x {height}", most=str(LONGEST_SIDE))
    return Crest(suffix="png", content=clean, width=width, height=height)
