"""Sweeping: what hands have asked for in the folders is done, and what they cannot have is answered.

* A sweep starts from bytes, never from events: running it again changes nothing.
* What a crash cut off is finished first.
* A paper whose files still change is left for the next sweep, unless its sign-off names exactly these bytes.
* A paper of which something is not tried yet is left for the next sweep as well.
* One paper that cannot be moved or written does not hold up the others.
"""

from dataclasses import dataclass

from paraf.desk.acts import Done
from paraf.desk.aligning import write_seal_lines
from paraf.desk.answering import answer
from paraf.desk.casebook import CaseBook
from paraf.desk.gathering import is_untried
from paraf.desk.hands import obey, record_returns
from paraf.desk.judging import Judged, judge_all, missing_papers
from paraf.desk.language import language
from paraf.desk.newsroom import Newsroom
from paraf.desk.recovering import recover
from paraf.desk.rounds import Clock, Quiet, Round
from paraf.rules.answers import calls_for_answer
from paraf.rules.findings import Finding, Level, errors
from paraf.rules.words import Seal, Stage

IN_THE_WAY = frozenset({"name-clash", "copy-of"})
"""The codes that the note of a readable draft tells of: everything else a writer may still be writing."""

MOST_GONE = 20
"""How many missing papers are told in notes: where more are gone, it is the folder that is, and the board says so."""

__all__ = ["Clock", "Quiet", "Swept", "recover", "sweep", "told_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """What a sweep did, how every paper stands after it, and whether some are still changing.

    ``strangers`` are the findings that belong to no paper that was judged: what is no article, is closed, or is gone.
    """

    done: tuple[Done, ...]
    judged: tuple[Judged, ...]
    strangers: tuple[Finding, ...]
    unsettled: bool


def sweep(newsroom: Newsroom, cases: CaseBook, *, clock: Clock, is_quiet: Quiet) -> Swept:
    """Do all that is asked for and can be had, then write the notes; whoever calls this holds ``writing()``."""
    recover(newsroom, at=clock())
    round_ = Round.begin(newsroom, cases, clock, is_quiet)
    record_returns(round_)
    for paper in round_.bench.scan.papers:
        with round_.working_on(paper.place):
            obey(round_, paper)
    judged = tuple(judge_all(round_.bench))
    if _has_written_seal_lines(round_, judged):
        round_.look_again()
        judged = tuple(judge_all(round_.bench))
    round_.undecided |= {item.case.place for item in judged if is_untried(item.case)}
    gone = tuple(finding for _, finding in missing_papers(round_.bench, judged))
    told = _told(round_, judged, gone)
    answer(newsroom, told, language(newsroom.office.language), undecided=round_.undecided)
    return Swept(
        done=tuple(round_.done),
        judged=judged,
        strangers=(*round_.bench.scan.strangers, *round_.closed.values(), *gone),
        unsettled=bool(round_.undecided),
    )


def _has_written_seal_lines(round_: Round, judged: tuple[Judged, ...]) -> bool:
    written = False
    for item in judged:
        version = round_.newsroom.register.latest(item.address) if item.address else None
        if item.seal is Seal.WHOLE and version is not None:
            with round_.working_on(item.case.place):
                written |= write_seal_lines(round_.newsroom, item.case, version)
    return written


def _told(round_: Round, judged: tuple[Judged, ...], gone: tuple[Finding, ...]) -> dict[str, tuple[Finding, ...]]:
    """Give what has to be told of each place; a paper that still changes is told nothing yet."""
    told: dict[str, tuple[Finding, ...]] = {}
    for finding in round_.bench.scan.strangers:
        if finding.level is Level.HINT:
            continue  # a picture that came before its article
        place = finding.path.rstrip("/")  # a whole stage is named with its slash
        told[place] = (*told.get(place, ()), finding)
    for item in judged:
        case = item.case
        signed = bool(case.article and case.article.get("Koreksi"))
        found = told_of(item, signed=signed)
        is_said = not is_untried(case) and round_.looks_settled(case.stage, case.path) if found else True
        told[case.place] = found if is_said else ()
    told |= {finding.path: (finding,) for finding in gone if len(gone) <= MOST_GONE}
    for place, finding in round_.closed.items():
        told[place] = (*told.get(place, ()), finding)
    return told


def told_of(item: Judged, *, signed: bool) -> tuple[Finding, ...]:
    """Give what has to be told beside a paper; drafts are only told what keeps them from being read as an article."""
    if item.case.stage is Stage.DRAFT:
        unread = item.case.article is None
        return tuple(one for one in errors(item.findings) if unread or one.code in IN_THE_WAY)
    return calls_for_answer(item.findings, signed=signed, live=item.case.stage is Stage.PUBLISHED)
