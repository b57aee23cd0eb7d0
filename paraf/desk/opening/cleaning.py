"""Cleaning: a picture as it may be published, made where a picture that is a trap can do no harm.

* What came of a picture is remembered by its bytes, for whoever only looks; an act has it made anew.
* A picture that cannot be opened in good time holds the article that shows it, and nothing else.
"""

import hashlib
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Final

import msgspec

from paraf.desk.opening.confining import GaveUp, Limits, confined
from paraf.desk.patience import Patience
from paraf.desk.records.outcomes import Outcomes
from paraf.rules.findings import Finding
from paraf.rules.manifest import sha256
from paraf.rules.wording import find
from paraf.rules.words import Digest

LIMITS: Final = Limits(processor=20, seconds=120, memory=2 << 30)
UNTRIED: Final = "picture-untried"
"""The code of what is cleaned at a later look."""

_CLEANED, _REFUSED = b"+", b"-"


def cleaned(content: bytes, *, name: str, remembered: Outcomes | None, patience: Patience) -> bytes | Finding:
    """Give a picture as it may be published, or why it may not; ``name`` is its path, as findings name it.

    A mere look, for which pictures are ``remembered``, goes without where there is no ``patience`` left.
    """
    suffix = PurePosixPath(name).suffix.lower()
    key = _key(content, suffix)
    answer: bytes | GaveUp | None = remembered.get(key) if remembered else None
    if answer is None and remembered and patience.is_over:
        return find(UNTRIED, path=name, name=name)
    if answer is None:
        with patience.waiting():
            answer = confined("picture", f"{suffix}\n".encode() + content, LIMITS)
        if remembered and answer is not GaveUp.TOO_LATE:
            remembered.put(key, b"" if isinstance(answer, GaveUp) else answer)
    if isinstance(answer, bytes) and answer.startswith(_CLEANED):
        return answer.removeprefix(_CLEANED)
    if isinstance(answer, bytes) and answer.startswith(_REFUSED):
        code, detail = msgspec.json.decode(answer.removeprefix(_REFUSED), type=tuple[str, dict[str, str]])
        return replace(find(code, path=name), detail=detail | {"name": name})
    memory = f"{LIMITS.memory >> 20} MB"
    return find("picture-too-hard", path=name, name=name, seconds=str(LIMITS.processor), memory=memory)


def _key(content: bytes, suffix: str) -> Digest:
    return sha256(f"{_recipe()} {suffix} {sha256(content)}".encode())


@lru_cache(maxsize=1)
def _recipe() -> str:
    """Tell ways of cleaning apart: by Pillow's version, and by our own words about it."""
    words = files("paraf.desk.opening").joinpath("pictures.py").read_bytes()
    return f"{version('pillow')} {hashlib.sha256(words).hexdigest()}"
