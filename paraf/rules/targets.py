"""Where a link or a picture in an article leads.

* A target is a local file, another article, a place elsewhere, or bad; nothing else.
* ``x.jpg``, ``./x.jpg``, ``{static}/images/x.jpg``, ``../images/x.jpg`` and ``/images/x.jpg`` are local files;
  percent signs are decoded.
* A path that leaves the article's folder leads into ``images/`` or it is bad; so is one with a backslash,
  a character that no article may hold, a hidden folder, or no file at its end.
* A link to a Markdown file means that article, never the file; it is told how many folders up it begins.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from paraf.rules.grammar_characters import is_refused

SHARED = "images"
_PREFIX = re.compile(r"[{|](?P<what>[^{}|]*)[}|]/?")
_FILE_PREFIXES = frozenset({"static", "filename", "attach"})
_ARTICLES = (".md", ".markdown")
_UNFIT = re.compile(r"[\\\x00-\x1f\x7f]")


class TargetKind(StrEnum):
    """What a target is."""

    FILE = "file"
    ARTICLE = "article"
    ELSEWHERE = "elsewhere"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A target as understood: the normal path of a file or an article, and the fragment asked for.

    An article's path begins ``climbs`` folders above the paper; ``is_filename`` where it is written as a paper's name.
    """

    kind: TargetKind
    path: str = ""
    fragment: str = ""
    climbs: int = 0
    is_filename: bool = False


_LEFT_OUT = str.maketrans(dict.fromkeys("\t\r\n", ""))  # as a browser reads an address that was broken over lines
_BAD = Target(kind=TargetKind.BAD)
_ELSEWHERE = Target(kind=TargetKind.ELSEWHERE)


def target_of(written: str) -> Target:
    """Understand a target as written in a link, a picture or the ``Image`` line."""
    value = written.strip().translate(_LEFT_OUT)
    prefix = _PREFIX.match(value)
    if prefix and prefix["what"] not in _FILE_PREFIXES:
        return _BAD
    try:
        parts = urlsplit(value[prefix.end() :] if prefix else value)
    except ValueError:
        return _BAD
    path = unquote(parts.path)
    if _UNFIT.search(unquote(value)) or is_refused(unquote(value)):
        return _BAD
    if parts.scheme or parts.netloc or not path or (path.startswith("/") and not path.startswith(f"/{SHARED}/")):
        return _BAD if prefix else _ELSEWHERE
    local = _local(path.removeprefix("/"), parts.fragment)
    return replace(local, is_filename=True) if prefix and prefix["what"] == "filename" else local


def local_path(written: str) -> str | None:
    """Give the normal path of the local file that a target means, or None where it means no local file."""
    target = target_of(written)
    return target.path if target.kind is TargetKind.FILE else None


def _local(path: str, fragment: str) -> Target:
    kept: list[str] = []
    climbs = 0
    for part in path.split("/"):
        if part == "..":
            climbs += not kept
            del kept[-1:]
        elif part not in {"", "."}:
            kept.append(part)
    is_article = path.lower().endswith(_ARTICLES)
    is_inside = not climbs or is_article or (len(kept) > 1 and kept[0] == SHARED)
    if path.endswith(("/", "/.", "/..")) or not kept or not is_inside or any(part.startswith(".") for part in kept):
        return _BAD
    kind = TargetKind.ARTICLE if is_article else TargetKind.FILE
    return Target(kind=kind, path="/".join(kept), fragment=fragment, climbs=climbs)
