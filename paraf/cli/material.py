"""What taking in says: the item, its receipt, and what is still missing."""

from dataclasses import replace
from pathlib import Path

import click

from paraf.cli.session import Session
from paraf.desk.acting.acts import Actor
from paraf.desk.acting.arranging import arrange
from paraf.desk.acting.receiving import INDEX, Item
from paraf.desk.acting.taking import Taken as TakenDocument
from paraf.desk.acting.taking import take_document
from paraf.desk.papers.casebook import CaseBook
from paraf.desk.papers.drops import Dropped, dropped
from paraf.desk.papers.gathering import gather
from paraf.rules.entries import Received
from paraf.rules.findings import Finding
from paraf.rules.names import MATERIAL_FOLDER, Kind, kind_of
from paraf.rules.receiving.checklist import checklist, missing_needs
from paraf.rules.receiving.drops import Drop
from paraf.rules.receiving.handed import Handing
from paraf.rules.receiving.naming import RECEIPT
from paraf.rules.wording import find
from paraf.rules.words import MaterialKind, Stage


def taken_where_it_lies(
    session: Session, meant: list[Path], handing: Handing, actor: Actor, *, title: str
) -> Item | None:
    """Make an item of the folder in ``drafts/`` that is meant; None where something else is."""
    newsroom = session.newsroom
    inside = [path for path in meant if path.is_relative_to(newsroom.root)]
    if not inside:
        return None
    folder = inside[0]
    if len(meant) > 1 or folder.parent != newsroom.layout.stage(Stage.DRAFT) or not folder.is_dir():
        session.wrong("From inside the newsroom, only one folder in drafts/ can be taken in at a time.")
    findings = _documents(session, folder, actor)
    each = _dropped(session, folder)
    done = arrange(newsroom, each, handing, actor, title=title)
    if done is None:
        session.refuse([find("paper-gone", path=each.place)])
    act = done.entry.act
    assert isinstance(act, Received)  # noqa: S101  # what arranging records
    gathered = gather(newsroom, Stage.DRAFT, act.item)
    return Item(act=act, article=gathered.case.article if gathered else None, entry=done.entry, told=findings)


def _documents(session: Session, folder: Path, actor: Actor) -> tuple[Finding, ...]:
    """Take in the Word document of a folder that has no text; ends the command where it is refused."""
    names = [path.name for path in folder.iterdir() if path.is_file()]
    documents = [name for name in names if kind_of(name) is Kind.DOCUMENT]
    if len(documents) != 1 or any(kind_of(name) is Kind.ARTICLE for name in names):
        return ()
    place = f"{Stage.DRAFT}/{folder.name}/{documents[0]}"
    outcome = take_document(session.newsroom, place, actor)
    if not isinstance(outcome, TakenDocument):
        session.refuse([outcome or find("document-too-hard", path=place)])
    return tuple(replace(one, path=f"{Stage.DRAFT}/{folder.name}/{INDEX}") for one in outcome.draft.told)


def _dropped(session: Session, folder: Path) -> Dropped:
    """Give the folder as a drop, also where it holds photos only; ends the command where it is none."""
    place = folder.relative_to(session.root).as_posix()
    cases = CaseBook(session.newsroom)
    cases.look()
    found = next(dropped(cases, [f"{place}/"]), None)
    shelf = cases.folders.shelf(place)
    has_photos = shelf is not None and bool(shelf.companions) and not cases.folders.has_papers(place)
    if found is None and has_photos:
        found = Dropped(place=place, drop=Drop(text=None, material=()), probes=())
    if found is None:
        session.wrong("{path} is no folder of material: it has an article already, or nothing to take in.", path=place)
    if found.drop.unclear:
        session.refuse([found.finding()])
    return found


def say_item(session: Session, item: Item) -> None:
    """Say what the item is, where its receipt lies, and what is missing."""
    act = item.act
    path = f"{Stage.DRAFT}/{act.item}"
    receipt = f"{path.rpartition('/')[0]}/{MATERIAL_FOLDER}/{RECEIPT}"
    has_text = any(piece.kind is MaterialKind.TEXT for piece in act.material)
    has_text = has_text or bool(item.article and item.article.body.strip())
    needs = missing_needs(checklist(item.article, has_text=has_text))
    lacks = [session.language.sentence(need) for need in needs] if item.entry else []
    if session.as_json:
        files = [{"name": each.name, "path": each.path, "sha": each.sha, "size": each.size} for each in act.material]
        findings = session.findings_json(item.told)
        shown = {"done": item.entry is not None, "path": path, "receipt": receipt, "files": files, "findings": findings}
        session.show({**shown, "missing": [need.name.lower().replace("_", "-") for need in needs if item.entry]})
        return
    click.echo(path)
    if item.entry is None:
        session.say("These files were taken in before; nothing was done.")
        return
    session.say("Taken in: {count} file(s). The receipt: {receipt}", count=str(len(act.material)), receipt=receipt)
    session.tell(item.told)
    if lacks:
        session.say("Still missing: {what}.", what=", ".join(lacks))
