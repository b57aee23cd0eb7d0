"""Converting: a Word document is opened where it can do no harm, and becomes the text of an article.

* What was refused once is remembered by its bytes, so that it is not opened again at every look.
* Where too much time went by already, a document is left for a later look (see ``patience``).
"""

from importlib.metadata import version
from typing import Final

import msgspec

from paraf.desk.opening.confining import GaveUp, Limits, confined
from paraf.desk.opening.opened import Opened, Refused
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.outcomes import Outcomes
from paraf.rules.findings import Finding
from paraf.rules.manifest import sha256
from paraf.rules.wording import find
from paraf.rules.words import Digest

LIMITS: Final = Limits(processor=20, seconds=60, memory=1 << 30)
_Answer = tuple[Opened | None, Refused | None]
_TOO_HARD: _Answer = (None, Refused(code="document-too-hard"))


def opened(newsroom: Newsroom, content: bytes, *, stem: str, place: str) -> Opened | Finding | None:
    """Give what a document says, or why nothing came of it; None where there is no patience left to open it.

    Its pictures are named after ``stem``; ``place`` is the document's, as findings name it.
    """
    remembered, key = Outcomes(newsroom.layout.tried), _key(content)
    known = remembered.get(key)
    if known is not None:
        return find(msgspec.msgpack.decode(known, type=Refused).code, path=place)
    if newsroom.patience.is_over:
        return None
    with newsroom.patience.waiting():
        answer = confined("document", stem.encode() + b"\n" + content, LIMITS)
    if answer is GaveUp.TOO_LATE:
        return find("document-too-hard", path=place)
    outcome, refused = _TOO_HARD if isinstance(answer, GaveUp) else _read(answer)
    if outcome is not None:
        return outcome
    assert refused is not None  # noqa: S101  # the other half of an answer
    remembered.put(key, msgspec.msgpack.encode(refused))
    return find(refused.code, path=place)


def _read(answer: bytes) -> _Answer:
    read: _Answer = msgspec.msgpack.decode(answer, type=_Answer)
    return read


def _key(content: bytes) -> Digest:
    return sha256(f"document 1 {version('mammoth')} {sha256(content)}".encode())
