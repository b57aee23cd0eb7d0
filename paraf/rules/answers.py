"""Answers: the text file beside an article that says why it is held and what to do.

* The first line is always the same, so that people and programs know the file for ours.
* The last line is a digest of all before it: a file that somebody wrote in is no longer ours to change.
* Errors call for an answer, and warnings where an article is live; one that merely waits for its sign-off gets none.
* An answer tells no more than anybody reads at one time, errors first, and says how many more there are.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paraf.rules.findings import Finding, Level, errors
from paraf.rules.names import NOTE_SUFFIX, Kind, has_own_folder, kind_of, note_name

MARKER = "PARAF"
MOST_TOLD = 20
TYPED_IN_VAIN = frozenset({"claim-held", "claim-unknown", "claim-not-a-corrector", "claim-own-work"})
"""What is told who typed a line that claims a paper and does not."""
_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One finding in words: where, what, and the next step."""

    place: str
    message: str
    next: str


def answer_path(place: str) -> str:
    """Give where the answer to a paper or stranger stands, relative to the newsroom."""
    stage, _, path = place.partition("/")
    if has_own_folder(path):
        return f"{stage}/{path.rpartition('/')[0]}{NOTE_SUFFIX}"
    folder, slash, name = place.rpartition("/")
    return f"{folder}{slash}{note_name(name) if kind_of(name) is Kind.ARTICLE else name + NOTE_SUFFIX}"


def calls_for_answer(findings: Iterable[Finding], *, signed: bool, live: bool = False) -> tuple[Finding, ...]:
    """Give the findings that a person must be told beside the paper.

    ``signed`` is whether it has a sign-off line, ``live`` whether it lies in ``content/``, where warnings count.
    """
    grave = {Level.ERROR, Level.WARNING} if live else {Level.ERROR}
    waits = not (signed or live)
    return tuple(
        finding
        for finding in findings
        if (finding.level in grave and not (waits and finding.code == "not-signed")) or finding.code in TYPED_IN_VAIN
    )


def worth_telling(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Give the findings that one answer tells of; where there are too many, the errors come first."""
    if len(findings) <= MOST_TOLD:
        return findings
    grave = tuple(errors(findings))
    return (*grave, *(finding for finding in findings if finding.level is not Level.ERROR))[:MOST_TOLD]


def answer_text(title: str, lines: Iterable[Line], words: Mapping[str, str], *, rest: str = "") -> str:
    """Give the whole answer; ``words`` are the fixed words in the newsroom's language: ``intro`` and ``next``.

    ``rest`` is the last line, where not everything is told.
    """
    parts = [f"{MARKER} - {words['intro']}", "", title]
    for line in lines:
        parts += ["", line.place, f"  {line.message}", f"  {words['next']}: {line.next}"]
    if rest:
        parts += ["", rest]
    text = "".join(f"{part}\n" for part in parts)
    return f"{text}\n[{_mark(text)}]\n"


def is_ours(text: str) -> bool:
    """Tell whether an answer is as we wrote it."""
    body, _, last = text.removesuffix("\n").rpartition("\n\n")
    return text.startswith(f"{MARKER} - ") and last == f"[{_mark(body + chr(10))}]"


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
