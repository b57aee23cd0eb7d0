"""Receiving: files that somebody hands in become one item in ``drafts/``; they themselves stay where they are.

* Every file is copied into ``bahan/``, but for the pictures that a page can show: these lie beside the article.
* The item is made under a name of ours, where nobody looks and a crash leaves nothing that is nowhere else; then it
  gets its own name, which has to be free; then it is recorded. What was not recorded by then, the next sweep records.
* The same files handed in again are the same item: a command that was cut off can simply be given again.
* Nothing is replaced, and nothing is followed.
* Whoever calls this holds ``newsroom.writing()``.
"""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import structs

from paraf.desk.acting.acts import Actor, record
from paraf.desk.acting.items import Taken, write_receipt
from paraf.desk.acting.taking import LARGEST, Draft, draft_from
from paraf.desk.disk.duplicates import discard
from paraf.desk.disk.files import TooLargeError, make_folder, read_regular, write_new
from paraf.desk.disk.links import FileError, folder_of
from paraf.desk.disk.listing import entries_in
from paraf.desk.disk.renames import Name, rename_new
from paraf.desk.disk.streaming import copy_new
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.article import Article
from paraf.rules.encoding import MAX_BYTES, decode
from paraf.rules.entries import Entry, Material, Received
from paraf.rules.findings import Finding
from paraf.rules.manifest import sha256
from paraf.rules.names import COPY_PREFIX, MATERIAL_FOLDER, Kind, kind_of, stem_of
from paraf.rules.reading import read_article
from paraf.rules.receiving.drafting import Wanted, draft_of, has_header
from paraf.rules.receiving.handed import (
    Handing,
    chosen_text,
    is_same_material,
    lies_beside,
    lines_of,
    material_kind,
    received,
)
from paraf.rules.receiving.naming import fitting_names, item_name
from paraf.rules.wording import find
from paraf.rules.words import MaterialKind, Stage

INDEX = "index.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is handed in: the files, how they came, and a title where nobody wrote one."""

    files: tuple[Path, ...]
    handing: Handing
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item: what was received, the draft made of it, and the entry; None where the very same item is there.

    ``told`` is what people should know of the Word document that became its text, or why none did.
    """

    act: Received
    article: Article | None = None
    entry: Entry | None = None
    told: tuple[Finding, ...] = ()


def take_in(newsroom: Newsroom, order: Order, actor: Actor) -> Item:
    """Make one item of what is handed in, and record it."""
    drafts = newsroom.layout.stage(Stage.DRAFT)
    make_folder(drafts)
    with _being_made(drafts) as folder:
        material = _copied(order.files, folder)
        known = next(
            (each for each in newsroom.register.items.values() if is_same_material(each.material, material)), None
        )
        if known is not None:
            return Item(act=known)
        found = text_in([folder / piece.path for piece in material])
        opened = _opened(newsroom, folder, material) if found is None else None
        source = (Path(opened.document), opened.text) if isinstance(opened, Draft) else found
        text = _drafted(newsroom, order, source, [piece.path for piece in material if lies_beside(piece.path)])
        write_new(folder / INDEX, text.encode())
        article = read_article(text.encode(), path=INDEX, zone=newsroom.office.zone).article
        name = item_name(_wishes(order, article), taken=_taken_names(newsroom))
        pieces = tuple(_placed(piece, name, article=found[0].name if found else "") for piece in material)
        act = received(f"{name}/{INDEX}", order.handing, pieces, draft=sha256(text.encode()))
        write_receipt(newsroom, folder, Taken(act=act, article=article), actor)
        rename_new(folder, drafts / name)
    entry = record(newsroom, act, actor)
    told = opened.told if isinstance(opened, Draft) else (opened,) if opened else ()
    return Item(
        act=act,
        article=article,
        entry=entry,
        told=tuple(replace(one, path=f"{Stage.DRAFT}/{act.item}") for one in told),
    )


def _opened(newsroom: Newsroom, folder: Path, material: tuple[Material, ...]) -> Draft | Finding | None:
    """Open the one Word document among the material, its pictures beside the article; None where there is no one."""
    documents = [piece for piece in material if kind_of(piece.path) is Kind.DOCUMENT]
    if len(documents) != 1:
        return None
    (piece,) = documents
    place, to = (f"{Stage.DRAFT}/{folder.name}/{path}" for path in (piece.path, INDEX))
    try:
        content = read_regular(folder / piece.path, limit=LARGEST)
    except TooLargeError:
        return find("document-too-large", path=piece.name)
    draft = draft_from(newsroom, content, place, to=to)
    if not isinstance(draft, Draft):
        return draft or find("document-too-hard", path=piece.name)
    for name, picture in draft.pictures:
        with suppress(FileExistsError):
            write_new(newsroom.root / name, picture)
    return draft


def text_in(files: Sequence[Path]) -> tuple[Path, str] | None:
    """Give the file that becomes the article, and its text; None where none has a text that can be read."""
    texts = {path.name: (path, text) for path in files if (text := text_of(path)) is not None}
    chosen = chosen_text({name: has_header(text) for name, (_, text) in texts.items()})
    return None if chosen is None else texts[chosen]


def text_of(path: Path) -> str | None:
    """Give the text in a file, by its name and its bytes; None where there is none that can be read."""
    if kind_of(path.name) is not Kind.ARTICLE:
        return None
    try:
        text = decode(read_regular(path, limit=MAX_BYTES), path=path.name)
    except (FileNotFoundError, FileError, PermissionError):
        return None
    return None if isinstance(text, Finding) else text


def drafted(newsroom: Newsroom, name: str, text: str, wanted: Wanted) -> str:
    """Give the draft that the text in a file of this name becomes; one without a header is read as off a telephone."""
    path = f"{stem_of(name)}.txt"
    return draft_of(text, read_article(text.encode(), path=path, zone=newsroom.office.zone), wanted)


@contextmanager
def _being_made(drafts: Path) -> Iterator[Path]:
    """Give a folder of ours to make an item in; what is left under its name is removed."""
    folder = drafts / f"{COPY_PREFIX}{secrets.token_hex(8)}"
    make_folder(folder / MATERIAL_FOLDER)
    try:
        yield folder
    finally:
        with folder_of(folder) as opened:
            discard(Name(opened, folder.name))


def _copied(files: Sequence[Path], folder: Path) -> tuple[Material, ...]:
    """Copy files into an item's folder; the paths that they get are relative to it."""
    copied = []
    for path, name in zip(files, fitting_names(path.name for path in files), strict=True):
        place = name if lies_beside(name) else f"{MATERIAL_FOLDER}/{name}"
        done = copy_new(path, folder / place)
        kind = material_kind(name)
        copied.append(Material(path=place, name=path.name, sha=done.sha, size=done.size, kind=kind))
    return tuple(copied)


def _drafted(newsroom: Newsroom, order: Order, found: tuple[Path, str] | None, photos: list[str]) -> str:
    lines = lines_of(order.handing, zone=newsroom.office.zone)
    title = order.title or order.handing.event
    if found is None:
        return draft_of("", None, Wanted(lines=lines, photos=photos, title=title))
    path, text = found
    return drafted(newsroom, path.name, text, Wanted(lines=lines, photos=photos, title=title or stem_of(path.name)))


def _wishes(order: Order, article: Article | None) -> tuple[str, ...]:
    title = (article.get("Title") if article else None) or ""
    return (order.handing.event, title, *(path.stem for path in order.files[:1]))


def _taken_names(newsroom: Newsroom) -> frozenset[str]:
    """Give the names that papers and folders have, in whatever stage: an item goes through all of them."""
    stages = (newsroom.layout.stage(stage) for stage in Stage)
    return frozenset(stem_of(entry.name) for stage in stages if stage.is_dir() for entry in entries_in(stage))


def _placed(piece: Material, name: str, *, article: str) -> Material:
    """Give a piece of material with its path below ``drafts/``; a text that the article was not made of is a note."""
    is_note = piece.kind is MaterialKind.TEXT and piece.path.rpartition("/")[2] != article
    kind = MaterialKind.NOTE if is_note else piece.kind
    return structs.replace(piece, path=f"{name}/{piece.path}", kind=kind)
