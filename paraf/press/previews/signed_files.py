"""The files that are signed with an article, for its preview: every one of them, as it will be published.

* A picture is shown whole, whether or not the page shows it, with how many frames it has.
* Attachments are offered to be saved, as long as all of them together are not too large for a preview to carry.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from paraf.press.contents import places
from paraf.press.contents.pictures import frames_of
from paraf.rules.manifest import sha256
from paraf.rules.words import Digest

LARGEST_OFFERED = 4_000_000
"""So many bytes of attachments are offered; what goes beyond is named with its digest."""

_KINDS = {".jpg": "jpeg", ".jpeg": "jpeg", ".png": "png", ".gif": "gif", ".webp": "webp"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedFile:
    """A file as the article names it; ``url`` holds its bytes, where they are shown or offered.

    ``saved_as`` is the name under which it is offered; ``frames`` is more than one for a picture that moves.
    """

    name: str
    is_picture: bool
    size: int
    digest: Digest
    saved_as: str
    frames: int
    url: str | None


def signed_files(files: Mapping[str, bytes]) -> tuple[SignedFile, ...]:
    """Give the files that are signed, by their reference."""
    found, left = [], LARGEST_OFFERED
    for ref, content in sorted(files.items()):
        if places.is_picture(ref):
            found.append(_signed(ref, content, url=embedded(ref, content)))
        elif len(content) > left:
            found.append(_signed(ref, content, url=None))
        else:
            left -= len(content)
            offered = base64.b64encode(content).decode()
            found.append(_signed(ref, content, url=f"data:application/octet-stream;base64,{offered}"))
    return tuple(found)


def embedded(ref: str, content: bytes) -> str:
    """Give a picture as an address that holds it."""
    kind = _KINDS.get(PurePosixPath(ref).suffix.lower(), "jpeg")
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


def _signed(ref: str, content: bytes, *, url: str | None) -> SignedFile:
    is_picture = places.is_picture(ref)
    return SignedFile(
        name=ref,
        is_picture=is_picture,
        size=len(content),
        digest=sha256(content),
        saved_as=PurePosixPath(places.file(ref, sha256(content))).name,
        frames=frames_of(content) if is_picture else 1,
        url=url,
    )
