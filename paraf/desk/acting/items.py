"""Items: what lies in an item's folder is registered, and its receipt written.

* The material of an item is every file in its ``bahan/``, and every picture beside its article.
* The receipt never replaces anything; where one stands already, it stays. What comes later is recorded without one.
* Whoever calls this holds ``newsroom.writing()``; done again, it records what was not recorded.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from msgspec import structs

from paraf.desk.acting.acts import Actor, Done, record
from paraf.desk.disk.files import make_folder, write_new
from paraf.desk.disk.links import FileError
from paraf.desk.disk.listing import entries_in
from paraf.desk.disk.streaming import measure
from paraf.desk.language import language
from paraf.desk.papers.descending import everything_below
from paraf.desk.papers.gathering import Gathered, gather
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.article import Article
from paraf.rules.documents.left_out import MATERIAL
from paraf.rules.entries import Material, Received
from paraf.rules.names import MATERIAL_FOLDER, Kind, kind_of
from paraf.rules.receiving.checklist import checklist
from paraf.rules.receiving.handed import handing_in, is_of_document, lies_beside, material_kind, received
from paraf.rules.receiving.naming import RECEIPT
from paraf.rules.receiving.receipt import Receipt, receipt_text
from paraf.rules.words import Digest, MaterialKind, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What was handed in as a receipt needs it: the act, and the article made of it."""

    act: Received
    article: Article | None


def register_item(newsroom: Newsroom, item: str, actor: Actor, *, draft: Digest | None = None) -> Done | None:
    """Record the material of an item, by its path below ``drafts/``, and write its receipt; ``draft`` is what was made.

    Of an item that was recorded before, what came since is recorded. None where there is nothing to record.
    """
    gathered = gather(newsroom, Stage.DRAFT, item)
    return None if gathered is None else unless_gone(newsroom, lambda: _registered(newsroom, gathered, actor, draft))


def unless_gone(newsroom: Newsroom, act: Callable[[], Done | None]) -> Done | None:
    """Do something in ``drafts/``; None where somebody took away what it is about."""
    try:
        return act()
    except FileNotFoundError as error:
        if not Path(error.filename).is_relative_to(newsroom.layout.stage(Stage.DRAFT)):
            raise
        return None


def _registered(newsroom: Newsroom, gathered: Gathered, actor: Actor, draft: Digest | None) -> Done | None:
    item = gathered.case.path
    folder, article = (newsroom.layout.stage(Stage.DRAFT) / item).parent, gathered.case.article
    known = article or Article(fields=(), body="")
    handing = handing_in(known, zone=newsroom.office.zone, otherwise=actor.at)
    before = newsroom.register.items.get(item)
    act = received(item, handing, tuple(material_below(newsroom, folder, known, before)), draft=draft)
    if before is not None:
        return _recorded(newsroom, structs.replace(act, received=actor.at), actor) if act.material else None
    with suppress(FileExistsError):
        make_folder(material_folder(folder))
        write_receipt(newsroom, folder, Taken(act=act, article=article), actor)
    return _recorded(newsroom, act, actor)


def _recorded(newsroom: Newsroom, act: Received, actor: Actor) -> Done:
    return Done(entry=record(newsroom, act, actor))


def write_receipt(newsroom: Newsroom, folder: Path, taken: Taken, actor: Actor) -> None:
    """Write the receipt into an item's folder; one that is there raises ``FileExistsError``."""
    officer = newsroom.office.roster.officer(actor.by) if actor.by else None
    has_text = any(piece.kind is MaterialKind.TEXT for piece in taken.act.material)
    has_text = has_text or bool(taken.article and taken.article.body.strip())
    receipt = Receipt(
        office=newsroom.office.office,
        act=taken.act,
        taken_by=officer.name if officer else "",
        needs=checklist(taken.article, has_text=has_text),
        zone=newsroom.office.zone,
    )
    text = receipt_text(receipt, language(newsroom.office.language).sentence)
    write_new(material_folder(folder) / RECEIPT, text.encode())


def new_pieces(newsroom: Newsroom, folder: Path, article: Article | None, before: Received | None) -> list[Path]:
    """Give the files in an item's folder that were not registered ``before``.

    A picture that was taken out of the document which the article was made of is none.
    """
    drafts, document = newsroom.layout.stage(Stage.DRAFT), (article.get(MATERIAL) if article else None) or ""
    known = {piece.path for piece in before.material} if before else set()
    fresh = (path for path in _pieces(folder) if path.relative_to(drafts).as_posix() not in known)
    return [path for path in fresh if not is_of_document(path.name, document)]


def material_below(newsroom: Newsroom, folder: Path, article: Article, before: Received | None) -> list[Material]:
    """Measure every new piece of material in an item's folder; what cannot be read is not registered."""
    drafts, found = newsroom.layout.stage(Stage.DRAFT), []
    for path in new_pieces(newsroom, folder, article, before):
        with suppress(FileNotFoundError, PermissionError, FileError):
            measured = measure(path)
            found.append(
                Material(
                    path=path.relative_to(drafts).as_posix(),
                    name=path.name,
                    sha=measured.sha,
                    size=measured.size,
                    kind=material_kind(path.name),
                )
            )
    return found


def _pieces(folder: Path) -> list[Path]:
    beside = [folder / entry.name for entry in entries_in(folder) if entry.is_file and lies_beside(entry.name)]
    return [*beside, *pieces_in(material_folder(folder))]


def material_folder(folder: Path) -> Path:
    """Give the ``bahan/`` of an item's folder, however its name is written."""
    named = (entry.name for entry in entries_in(folder) if entry.is_folder and entry.name.lower() == MATERIAL_FOLDER)
    return folder / next(named, MATERIAL_FOLDER)


def pieces_in(bahan: Path) -> list[Path]:
    """Give every file in a ``bahan/`` that somebody put there."""
    below = everything_below(bahan)
    files = [path for path, entry in below if entry.is_file and kind_of(entry.name) is not Kind.IGNORED]
    return sorted(path for path in files if path != bahan / RECEIPT)
