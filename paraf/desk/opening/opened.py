"""Opened: what a Word document said, as it comes back from the confined side."""

import msgspec

from paraf.rules.names import PictureSuffix


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a document: header lines, the text, pictures by their endings, and how much was left out."""

    lines: tuple[tuple[str, str], ...]
    body: str
    pictures: tuple[tuple[PictureSuffix, bytes], ...]
    left_out: dict[str, int]


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """Why nothing came of a document: the code of a finding."""

    code: str


def picture_name(stem: str, number: int, suffix: str) -> str:
    """Give the name of a document's picture beside the article."""
    return f"{stem}-{number}{suffix}"
