"""What is told of a picture: its size, so that a page keeps its place while it comes, and how many frames it has.

* No picture stops a page: one that cannot be measured has no size, and counts as one frame.
"""

import warnings
from io import BytesIO

from PIL import Image

from paraf.desk.opening.pictures import BOMB, DAMAGE, KINDS


def measured(content: bytes) -> tuple[int, int] | tuple[None, None]:
    """Give the width and height of a picture; nothing where the bytes are no picture, or one too large to open."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(content), formats=KINDS) as picture:
                return picture.size
        except (*BOMB, *DAMAGE):
            return None, None


def frames_of(content: bytes) -> int:
    """Give how many frames a picture has: one, unless it moves."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(content), formats=KINDS) as picture:
                return int(getattr(picture, "n_frames", 1))
        except (*BOMB, *DAMAGE):
            return 1
