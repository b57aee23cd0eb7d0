"""Small pictures: what stands for a picture where there is no room for it, and one is enough to know it by.

* Made where a picture that is a trap can do no harm; of one that cannot be opened there is none.
* However a picture was made, its small one is a JPEG of so many pixels: a page of hundreds of them is soon there.
"""

from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from paraf.desk.opening.confining import GaveUp, Limits, confined

SIZE: Final = (144, 108)
"""Its width and height in pixels: twice what it is shown at, for sharp screens."""

_LIMITS = Limits(processor=5, seconds=20, memory=1 << 30)
_WHITE = (255, 255, 255, 255)


def thumbnail(content: bytes) -> bytes | None:
    """Give the small picture of a picture, or None where it cannot be opened in good time."""
    answer = confined("thumbnail", content, _LIMITS)
    return None if isinstance(answer, GaveUp) else answer


def make_small(content: bytes) -> bytes:
    """Make the small picture, cut to its shape around the middle; what is transparent becomes white."""
    buffer = BytesIO()
    with Image.open(BytesIO(content)) as picture:
        picture.draft("RGB", (SIZE[0] * 2, SIZE[1] * 2))  # a JPEG need not be decoded at its full size
        small = ImageOps.fit(picture.convert("RGBA"), SIZE, Image.Resampling.LANCZOS)
        sheet = Image.new("RGBA", SIZE, _WHITE)
        sheet.alpha_composite(small)
        sheet.convert("RGB").save(buffer, format="JPEG", quality=60, optimize=True)
    return buffer.getvalue()
