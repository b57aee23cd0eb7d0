"""The words of the house as types: one word per thing, so that two of them cannot be mixed up."""

from enum import StrEnum
from typing import NewType

Slug = NewType("Slug", str)
"""The last part of an address: ``[a-z0-9-]{1,100}``."""

Digest = NewType("Digest", str)
"""``sha256:`` and 64 lower-case hex digits."""

Address = NewType("Address", str)
"""``berita/<year>/<slug>``: where the public finds an article, frozen at the first seal."""

OfficerId = NewType("OfficerId", str)
"""An officer's id in the roster, such as ``siti``."""


class Stage(StrEnum):
    """Where an article's paper lies; the value is the folder's name."""

    DRAFT = "drafts"
    REVIEW = "review"
    PUBLISHED = "content"


class Role(StrEnum):
    """What an officer may do; ``byline`` officers may be authors and nothing else."""

    WRITER = "writer"
    CORRECTOR = "corrector"
    ADMIN = "admin"
    BYLINE = "byline"


class Seal(StrEnum):
    """The state of an article's sign-off against the text as it stands in the folder."""

    WHOLE = "whole"
    VOID = "void"
    MISSING = "missing"


class Verdict(StrEnum):
    """What a statement says of the content it names."""

    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    EMERGENCY = "emergency"


class MaterialKind(StrEnum):
    """What a piece of raw material is."""

    TEXT = "text"
    PHOTO = "photo"
    RECORDING = "recording"
    DOCUMENT = "document"
    NOTE = "note"


class Channel(StrEnum):
    """How an act came: by a command, or by a hand that moved a file or typed a line."""

    COMMAND = "command"
    HAND = "hand"
