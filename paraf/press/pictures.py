"""The size of a picture, so that a page keeps its place while the picture comes."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from paraf.desk.vault import Vault
from paraf.rules.words import Digest

_REMEMBERED = 8192


@lru_cache(maxsize=_REMEMBERED)
def size_of(vault: Vault, digest: Digest) -> tuple[int, int] | tuple[None, None]:
    """Give the width and height of a picture in the vault; nothing where the bytes are no picture."""
    try:
        with Image.open(BytesIO(vault.get(digest))) as picture:
            return picture.size
    except UnidentifiedImageError:
        return None, None
