"""Word documents that are named at the keyboard: taken in before they are submitted, looked into before that."""

from paraf.cli.papers import paths_meant
from paraf.cli.session import Session
from paraf.desk.acting.moving import Place
from paraf.desk.acting.taking import Draft, Taken, draft_of, take_document
from paraf.desk.papers.folders import scan
from paraf.rules.findings import Finding
from paraf.rules.names import Kind
from paraf.rules.wording import find


def document_meant(session: Session, named: str) -> str | None:
    """Give the Word document in ``drafts/`` that is meant, by its path or its name; None where none is."""
    waiting = [found.path for found in scan(session.newsroom.layout).strangers if found.code == Kind.DOCUMENT]
    meant = [place for place in waiting if place in paths_meant(session, named)]
    meant = meant or [place for place in waiting if place.rpartition("/")[2] == named]
    return meant[0] if len(meant) == 1 else None


def taken_in(session: Session, place: str, officer: str | None) -> Place:
    """Take in a document, and give the article that it became; ends the command where it is refused."""
    session.newsroom.patience.renew()
    outcome = take_document(session.newsroom, place, session.actor(officer))
    if not isinstance(outcome, Taken):
        session.refuse([outcome or find("document-too-hard", path=place)])
    if not session.as_json:
        say_taken(session, outcome)
    return Place.of(outcome.draft.place)


def looked_into(session: Session, place: str) -> tuple[Finding, ...]:
    """Give what taking in a document would find; nothing is changed."""
    session.newsroom.patience.renew()
    outcome = draft_of(session.newsroom, place)
    if isinstance(outcome, Draft):
        return outcome.told
    return (outcome or find("document-too-hard", path=place),)


def say_taken(session: Session, taken: Taken) -> None:
    """Say what a document became, where it is now, and what of it was left out."""
    draft = taken.draft
    pictures = str(len(draft.pictures))
    session.say("Taken in: {document} became {place} ({count} pictures).", **_places(draft), count=pictures)
    if taken.kept is not None:
        session.say("The document itself is kept: {kept}", kept=str(taken.kept.relative_to(session.root)))
    session.tell(draft.told)


def _places(draft: Draft) -> dict[str, str]:
    return {"document": draft.document, "place": draft.place}
