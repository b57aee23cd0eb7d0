"""Telling: what has to be told of each place is worked out, and the notes that this changes are brought up to date.

* A paper that still changes is told nothing yet, and its note stays as it is.
* Drafts are only told what keeps them from being read as an article, and why they were returned.
* A place that a round is not about keeps what it was told.
"""

from collections.abc import Iterator

from paraf.desk.language import language
from paraf.desk.papers.gathering import is_untried
from paraf.desk.papers.verdicts import Judged
from paraf.desk.sweeping.answering import answer
from paraf.desk.sweeping.rounds import Round
from paraf.rules.answers import answer_path, calls_for_answer
from paraf.rules.findings import Finding, Level, errors
from paraf.rules.names import NOTE_SUFFIX, shown
from paraf.rules.words import Stage
from paraf.rules.workflow.returning import RETURNED

IN_THE_WAY = frozenset({"name-clash", "copy-of"})
"""The codes that the note of a readable draft tells of: everything else a writer may still be writing."""

MOST_GONE = 20
"""How many missing papers are told in notes: where more are gone, it is the folder that is, and the board says so."""


def tell(round_: Round, judged: list[Judged], gone: tuple[Finding, ...]) -> None:
    """Write what is to be told after a round; ``gone`` are the findings of the papers that are missing."""
    told, folders = round_.cases.told, round_.cases.folders
    touched = {place if place.isprintable() else shown(place) for place in round_.concerned}
    missing = {finding.path: (finding,) for finding in gone if len(gone) <= MOST_GONE}
    touched |= {place for place, found in told.items() if found and found[0].code == "paper-missing"} | missing.keys()
    for place in touched:
        told.pop(place, None)
    for finding in (found for place in sorted(round_.concerned) for found in folders.about(place)):
        if finding.level is not Level.HINT:  # a picture that came before its article
            _add(told, finding.path.rstrip("/"), finding)  # a whole stage is named with its slash
    for place, found in _of_papers(round_, judged):
        told.pop(place, None)
        if found:
            told[place] = found
    told.update(missing)
    for place, finding in round_.closed.items():
        _add(told, place, finding)
    notes = {answer_path(place) for place in (*touched, *round_.closed, *(told if round_.everything else ()))}
    standing = {*folders.notes(), *(f"{stage}{NOTE_SUFFIX}" for stage in Stage)}
    wanted = {answer_path(place) for place in told}
    notes = (standing if round_.everything else standing & notes) | (wanted & notes)
    notes -= {answer_path(place) for place in round_.undecided}
    if notes:
        answer(round_.newsroom, told, language(round_.newsroom.office.language), notes=sorted(notes))
    round_.cases.look_at_notes([note for note in notes if "/" in note])


def told_of(item: Judged, *, signed: bool) -> tuple[Finding, ...]:
    """Give what has to be told beside a paper; drafts are only told what keeps them unreadable, and of their return."""
    if item.case.stage is Stage.DRAFT:
        unread = item.case.article is None
        grave = tuple(one for one in errors(item.findings) if unread or one.code in IN_THE_WAY)
        return (*(one for one in item.findings if one.code in RETURNED), *grave)
    return calls_for_answer(item.findings, signed=signed, live=item.case.stage is Stage.PUBLISHED)


def _of_papers(round_: Round, judged: list[Judged]) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    for item in judged:
        case = item.case
        found = told_of(item, signed=bool(case.article and case.article.get("Koreksi")))
        is_said = not found or (not is_untried(case) and round_.looks_settled(case.stage, case.path))
        yield case.place, found if is_said else ()


def _add(told: dict[str, tuple[Finding, ...]], place: str, finding: Finding) -> None:
    told[place] = (*told.get(place, ()), finding)
