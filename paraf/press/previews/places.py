"""The places of previews: each under its paper's own path, in ``previews/``.

* No two papers share a preview's place but twins of one name, and a name that is too long is shortened.
"""

import hashlib
import os
import re
from pathlib import Path

from paraf.desk.records.newsroom import Newsroom
from paraf.rules.case import Case
from paraf.rules.names import stem_of

_LONGEST_NAME = 200  # bytes, of the 255 that a name may have
_DIGEST = 16
_LIKE_A_PREVIEW = re.compile(r".*\.html_*", re.IGNORECASE | re.DOTALL)


def preview_path(newsroom: Newsroom, case: Case) -> Path:
    """Give where a paper's preview stands."""
    return _path_of(newsroom, case.stage, case.path)


def preview_at(newsroom: Newsroom, place: str) -> Path:
    """Give where the preview stands of the paper at a place, relative to the newsroom."""
    return _path_of(newsroom, *place.split("/", 1))


def _path_of(newsroom: Newsroom, stage: str, path: str) -> Path:
    *folders, stem = stem_of(path).split("/")
    names = [f"{name}_" if _LIKE_A_PREVIEW.fullmatch(name) else name for name in folders]
    place = newsroom.layout.previews.joinpath(stage, *map(_short, names))
    return place / f"{_short(stem)}.html"


def _short(name: str) -> str:
    """Give a name that is not too long; one that was gets a part of its own digest at its end."""
    raw = os.fsencode(name)
    if len(raw) <= _LONGEST_NAME:
        return name
    return f"{raw[: _LONGEST_NAME - _DIGEST - 1].decode(errors='ignore')}-{hashlib.sha256(raw).hexdigest()[:_DIGEST]}"
