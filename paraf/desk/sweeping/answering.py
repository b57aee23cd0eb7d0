"""Answering: the notes beside the papers are brought in line with what was found.

* A note is written where something is wrong, rewritten when that changes, removed when it is solved.
* A note that somebody wrote in is left as it is, and so is one that cannot be read.
* Whoever asks names the notes that may have to change: all others stay.
* Where a note cannot be written, because its place is closed or taken by something else, the others are all the same.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from paraf.desk.acting.recovering import unless_closed
from paraf.desk.disk.files import read_regular, remove_if_same, rewrite, write_whole
from paraf.desk.disk.links import FileError
from paraf.desk.language import Language
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.answers import Line, answer_path, answer_text, is_ours, worth_telling
from paraf.rules.findings import Finding, errors
from paraf.rules.manifest import sha256

_LONGEST = 1_000_000
_LONGEST_SENTENCE = 1_000
_LONGEST_NAME = 255


def answer(
    newsroom: Newsroom, told: Mapping[str, tuple[Finding, ...]], language: Language, *, notes: Iterable[str]
) -> None:
    """Make these notes say what is to be told of their places, or go where nothing is."""
    by_note: dict[str, str] = {}
    for place in sorted(told):
        if told[place]:
            by_note[answer_path(place)] = place
    for note in notes:
        about = by_note.get(note)
        with unless_closed(newsroom):
            _bring_up_to_date(newsroom.root / note, None if about is None else _text(about, told[about], language))


def _put(path: Path, text: str) -> None:
    if path.parent.is_dir() and len(os.fsencode(path.name)) <= _LONGEST_NAME:
        write_whole(path, text.encode())


def _bring_up_to_date(path: Path, text: str | None) -> None:
    try:
        standing = read_regular(path, limit=_LONGEST)
    except FileNotFoundError:
        if text is not None:
            _put(path, text)
        return
    except FileError:
        return
    if not is_ours(standing.decode("utf-8", "replace")):
        return
    if text is None:
        remove_if_same(path, sha256(standing))
    elif text.encode() != standing:
        rewrite(path, text.encode(), expected=sha256(standing))


def _text(place: str, findings: tuple[Finding, ...], language: Language) -> str:
    lines = []
    for finding in worth_telling(findings):
        said = language.say(finding)
        lines.append(Line(place=finding.place, message=_shortened(said.message), next=_shortened(said.next)))
    left_out = len(findings) - len(lines)
    words = {
        "intro": language.sentence("answer to {place}; this file goes away by itself when all is solved", place=place),
        "next": language.sentence("What to do"),
    }
    held = "The article is held for this reason:" if errors(findings) else "For your attention:"
    title = language.sentence(held)
    rest = language.sentence("... and {count} more", count=str(left_out)) if left_out else ""
    return answer_text(title, lines, words, rest=rest)


def _shortened(sentence: str) -> str:
    return sentence if len(sentence) <= _LONGEST_SENTENCE else f"{sentence[:_LONGEST_SENTENCE]} ..."
