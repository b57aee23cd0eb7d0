"""Sweeping: what hands have asked for in the folders is done, and what they cannot have is answered.

* A sweep starts from bytes, never from events: running it again changes nothing.
* A sweep of what was hinted at does what a sweep of everything would do there, and looks nowhere else; whatever it
  misses is found by the next sweep of everything.
* What a crash cut off is finished first.
* A paper whose files still change is left for the next sweep, unless its sign-off names exactly these bytes.
* A paper of which something is not tried yet is left for the next sweep as well.
* One paper that cannot be moved or written does not hold up the others.
"""

from collections.abc import Collection
from dataclasses import dataclass

from paraf.desk.acting.acts import Done
from paraf.desk.acting.aligning import write_seal_lines
from paraf.desk.acting.recovering import bring_publication, bring_submission, recover
from paraf.desk.acting.taking import Taken
from paraf.desk.papers.casebook import CaseBook
from paraf.desk.papers.concerning import places_of
from paraf.desk.papers.folders import walking_order
from paraf.desk.papers.gathering import gather, is_untried
from paraf.desk.papers.verdicts import Judged
from paraf.desk.papers.whole import version_at
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.sweeping.documents import take_documents
from paraf.desk.sweeping.hands import obey, record_returns
from paraf.desk.sweeping.judging import missing_papers
from paraf.desk.sweeping.material import take_material
from paraf.desk.sweeping.rounds import Clock, Quiet, Round
from paraf.desk.sweeping.telling import tell
from paraf.rules.entries import Sealed
from paraf.rules.findings import Finding
from paraf.rules.register import Version
from paraf.rules.words import Seal, Stage

__all__ = ["Clock", "Quiet", "Swept", "recover", "sweep"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """What a sweep did and took in, how the papers stand after it that it was about, and which of them still change.

    ``settled`` are the places of papers of which there is nothing to say and that nobody had to judge for that.
    ``strangers`` are the findings that belong to no paper that was judged: what is no article, is closed, or is gone.
    ``everything`` tells whether the sweep was about all papers; if not, ``concerned`` are the places that it was about.
    ``acted`` is how many seconds recording and moving took.
    """

    done: tuple[Done, ...]
    taken: tuple[Taken, ...]
    judged: tuple[Judged, ...]
    settled: frozenset[str]
    strangers: tuple[Finding, ...]
    undecided: frozenset[str]
    concerned: frozenset[str]
    everything: bool
    acted: float = 0.0

    @property
    def unsettled(self) -> bool:
        """Tell whether something was left for the next sweep."""
        return bool(self.undecided)


def sweep(
    newsroom: Newsroom, cases: CaseBook, *, clock: Clock, is_quiet: Quiet, hinted: Collection[str] | None = None
) -> Swept:
    """Do all that is asked for and can be had, then write the notes; whoever calls this holds ``writing()``.

    Where places are ``hinted`` at, relative to the newsroom, the sweep is about those and what hangs together with
    them, and about what was recorded since the last sweep.
    """
    if not newsroom.recovered:
        recover(newsroom, at=clock())
    round_ = Round.begin(newsroom, cases, clock, is_quiet, hinted)
    _finish(round_)
    take_material(round_)
    taken = tuple(take_documents(round_))
    record_returns(round_)
    take_material(round_)
    for paper in round_.in_turns():
        with round_.working_on(paper.place):
            obey(round_, paper)
    judged = _judged(round_)
    round_.undecided |= {item.case.place for item in judged if is_untried(item.case)}
    gone = tuple(finding for _, finding in missing_papers(round_.bench))
    tell(round_, judged, gone)
    round_.end()
    return Swept(
        done=tuple(round_.done),
        taken=taken,
        judged=_all_judged(round_) if round_.everything else tuple(judged),
        settled=frozenset(cases.verdicts.taken_up if round_.everything else ()),
        strangers=(*_strangers(round_), *round_.closed.values(), *gone),
        undecided=frozenset(round_.undecided),
        concerned=frozenset() if round_.everything else frozenset(round_.concerned),
        everything=round_.everything,
        acted=round_.acted,
    )


def _finish(round_: Round) -> None:
    """Finish in the folders what the ledger says was done, as far as this round is about it."""
    newsroom = round_.newsroom
    for submission in [*newsroom.register.submissions.values()]:
        places = {*places_of(submission.act)}
        if places & round_.concerned:
            bring_submission(newsroom, submission.act)
            round_.look_again(places)
    for version in _perhaps_out_of_line(round_):
        bring_publication(newsroom, version, at=round_.clock())
        round_.look_again(places_of(version.seal))


def _perhaps_out_of_line(round_: Round) -> list[Version]:
    """Give the versions sealed last that may not lie in their place."""
    newsroom, register = round_.newsroom, round_.newsroom.register
    recorded = {act.address for act in round_.acts if isinstance(act, Sealed)}
    found = [register.versions[address][-1] for address in sorted(recorded)]
    papers = [paper for paper in round_.papers if paper.path not in register.submissions]
    here = (version_at(newsroom, paper.path) for paper in papers if paper.stage is Stage.PUBLISHED)
    found += [version for version in here if version is not None and version.seal.files]
    back = [paper.place for paper in papers if paper.stage is Stage.REVIEW]
    found += [version for place in back for version in register.sealed_at(place)]  # a sealed text that reappears
    return found


def _judged(round_: Round) -> list[Judged]:
    """Judge the papers that this round is about, and see to it that those that are sealed say so."""
    for place in round_.concerned:
        if round_.cases.folders.paper(place) is None:
            round_.cases.drop(place)
    judged = {paper.place: round_.judged(paper) for paper in round_.papers}
    written = [item.case.place for item in judged.values() if item is not None and _write_lines(round_, item)]
    if written:
        round_.look_again(written)
        judged |= {paper.place: round_.judged(paper) for paper in round_.papers if paper.place in written}
    return [item for item in judged.values() if item is not None]


def _write_lines(round_: Round, item: Judged) -> bool:
    """Write the seal line into a sealed paper that has none; tell whether that was done."""
    version = round_.newsroom.register.latest(item.address) if item.address else None
    if item.seal is not Seal.WHOLE or version is None or item.case.article is None or item.case.article.get("Paraf"):
        return False
    written = False
    with round_.working_on(item.case.place):
        read = gather(round_.newsroom, item.case.stage, item.case.path)
        if read is not None and read.case.raw == item.case.raw:
            written = write_seal_lines(round_.newsroom, read.case, version)
    return written


def _all_judged(round_: Round) -> tuple[Judged, ...]:
    verdicts = round_.cases.verdicts.judged
    found = [paper for place in verdicts if (paper := round_.cases.folders.paper(place)) is not None]
    return tuple(verdicts[paper.place] for paper in sorted(found, key=walking_order))


def _strangers(round_: Round) -> tuple[Finding, ...]:
    folders = round_.cases.folders
    if round_.everything:
        return folders.strangers()
    return tuple(finding for place in sorted(round_.concerned) for finding in folders.about(place))
