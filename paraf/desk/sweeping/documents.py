"""Documents in a round: each Word document in ``drafts/`` that has stopped changing is taken in.

* One that was refused is told of beside it, and not opened again before it changed, or what was in its way.
* Nothing is told of what lies with one in a folder before it is taken in.
* One for which there was no patience is looked at again in the next round, one that somebody has open in the next
  round of everything.
"""

from collections.abc import Iterator

from paraf.desk.acting.acts import Done
from paraf.desk.acting.moving import Place
from paraf.desk.acting.taking import Taken, take_document
from paraf.desk.disk.marks import Mark
from paraf.desk.papers.gathering import Gathered, owner_of
from paraf.desk.papers.sorting import probe
from paraf.desk.sweeping.rounds import Round
from paraf.rules.case import Case
from paraf.rules.findings import Finding
from paraf.rules.manifest import sha256
from paraf.rules.names import Kind
from paraf.rules.words import Stage

OPEN = "document-open"


def take_documents(round_: Round) -> Iterator[Taken]:
    """Take in the documents that this round is about; give each that was."""
    for place in [*_waiting(round_)]:
        with round_.working_on(place):
            known = round_.cases.refused.get(place)
            if known and known[0] == _marks(round_, place, known[1]):
                _tell(round_, place, known[1])
            elif round_.is_settled(_as_gathered(round_, place)):
                outcome = take_document(round_.newsroom, place, round_.hand(_as_gathered(round_, place)))
                if isinstance(outcome, Taken):
                    yield outcome
                    draft = outcome.draft
                    if outcome.entry:
                        round_.did(Done(entry=outcome.entry))
                    round_.look_again([place, draft.place, *(name for name, _ in draft.pictures)])
                else:
                    _leave(round_, place, outcome)
            else:
                round_.undecided |= _beside(round_, place)


def _waiting(round_: Round) -> Iterator[str]:
    """Give the documents that this round is about: all of them, where it is about everything."""
    folders = round_.cases.folders
    if round_.everything:
        yield from (found.path for found in folders.seen().strangers if found.code == Kind.DOCUMENT)
        return
    for place in sorted(round_.concerned):
        if any(found.code == Kind.DOCUMENT for found in folders.about(place)):
            yield place


def _beside(round_: Round, place: str) -> set[str]:
    """Give the places of what lies in a document's own folder: what becomes of it is known when the document is in."""
    folder = place.rpartition("/")[0]
    shelf = round_.cases.folders.shelf(folder) if folder != Stage.DRAFT else None
    return {f"{folder}/{name}" for name in shelf.names} if shelf is not None else set()


def _leave(round_: Round, place: str, outcome: Finding | None) -> None:
    if outcome is None:
        round_.undecided.add(place)
        return
    _tell(round_, place, outcome)
    if outcome.code != OPEN:
        round_.cases.refused[place] = (_marks(round_, place, outcome), outcome)


def _marks(round_: Round, place: str, finding: Finding) -> tuple[Mark | None, Mark | None]:
    """Give what tells a document, and the file that is in its way, from what they were."""
    folders = round_.cases.folders
    return folders.mark(place), folders.mark(finding.detail.get("other", ""))


def _tell(round_: Round, place: str, finding: Finding) -> None:
    round_.concerned.add(place)
    round_.closed[place] = finding


def _as_gathered(round_: Round, place: str) -> Gathered:
    """Give what tells whether a document still changes, as for a paper that shows nothing."""
    at, path = Place.of(place), round_.newsroom.root / place
    case = Case(stage=at.stage, path=at.path, raw=sha256(b""), article=None, used=(), findings=())
    return Gathered(case=case, contents={}, owner=owner_of(path), probes=(probe(path),))
