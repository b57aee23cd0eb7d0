"""Taking in: a Word document in ``drafts/`` becomes an article with its pictures, and is kept as material.

* The document is in the vault before anything is written; it goes last, and only as the very bytes that were read:
  from a folder of its own to that folder's ``bahan/``, else to ``records/superseded/``, with a note that says why.
* One that lay by itself is recorded as received, once; of a folder all is recorded together, when it is an item.
* Pictures come first, then the article: one that is there has all that it shows. Nothing is ever replaced: a taken
  name stops all of it before it starts.
* Wherever a crash cuts in, doing it again finds what is there already and goes on.
* A document that somebody has open is left alone: a file beside it tells, as Word and LibreOffice put one there.
* What no article carries is named in a private line of the article's header.
* Whoever calls this holds ``newsroom.writing()``.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from paraf.desk.acting.acts import Actor, record
from paraf.desk.acting.superseded import TAKEN_IN, displace
from paraf.desk.disk.crossing import move_new
from paraf.desk.disk.files import TooLargeError, digest_on_disk, make_folder, read_regular, write_new
from paraf.desk.disk.links import FileError
from paraf.desk.disk.listing import entries_in
from paraf.desk.language import language
from paraf.desk.opening.converting import opened
from paraf.desk.opening.opened import Opened, picture_name
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.article import Article, Field, render
from paraf.rules.documents.left_out import LEFT_OUT, MATERIAL, SENTENCES, LeftOut
from paraf.rules.encoding import MAX_BYTES
from paraf.rules.entries import Entry, Material, Received
from paraf.rules.findings import Finding
from paraf.rules.header import name_in
from paraf.rules.manifest import sha256
from paraf.rules.names import MATERIAL_FOLDER, Kind, kind_of, same_name, stem_of
from paraf.rules.wording import find
from paraf.rules.words import Digest, MaterialKind, Stage

LARGEST = 40_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as a document gives it: its place, its text, its pictures by their places, and its lines by key.

    ``left_out`` is what the article does not carry, in words.
    """

    document: str
    content: bytes
    place: str
    lines: Mapping[str, str]
    text: str
    pictures: tuple[tuple[str, bytes], ...]
    left_out: str

    @property
    def original(self) -> Digest:
        """The digest of the document."""
        return sha256(self.content)

    @property
    def has_folder(self) -> bool:
        """Tell whether the document lies in a folder below ``drafts/``."""
        return self.document.count("/") > 1

    @property
    def told(self) -> tuple[Finding, ...]:
        """What people should know of it."""
        found = find("document-left-out", path=self.place, what=self.left_out, key=LEFT_OUT)
        return (found,) if self.left_out else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A document that was taken in: what it became, and where the document is now (None where somebody took it).

    ``entry`` is what was recorded of it, if anything was.
    """

    draft: Draft
    kept: Path | None
    entry: Entry | None


def take_document(newsroom: Newsroom, place: str, actor: Actor) -> Taken | Finding | None:
    """Take in the document at a place in ``drafts/``; None where there is no patience left to open it now."""
    draft = draft_of(newsroom, place)
    if not isinstance(draft, Draft):
        return draft
    clash = next(_clashes(newsroom, draft), None)
    if clash is not None:
        return find("document-clash", path=place, other=clash)
    newsroom.vault.put(draft.content)
    try:
        for name, content in (*draft.pictures, (draft.place, draft.text.encode())):
            if digest_on_disk(newsroom.root / name) != sha256(content):
                write_new(newsroom.root / name, content)
    except FileExistsError as error:
        return find("document-clash", path=place, other=str(Path(error.filename).relative_to(newsroom.root)))
    entry = _recorded(newsroom, draft, actor)
    return Taken(draft=draft, kept=_put_away(newsroom, draft, at=actor.at), entry=entry)


def draft_of(newsroom: Newsroom, place: str) -> Draft | Finding | None:
    """Give what the document at a place would become, and change nothing; None where it cannot be opened now."""
    path = newsroom.root / place
    try:
        content = read_regular(path, limit=LARGEST)
        if _is_open(path):
            return find("document-open", path=place)
    except TooLargeError:
        return find("document-too-large", path=place)
    except FileError:
        return find("symlink", path=place)
    except FileNotFoundError:
        return find("paper-gone", path=place)
    except PermissionError:
        return find("file-closed", path=place)
    return draft_from(newsroom, content, place)


def draft_from(newsroom: Newsroom, content: bytes, place: str, *, to: str | None = None) -> Draft | Finding | None:
    """Give what a document's bytes become; ``place`` is the document's, ``to`` the article's, beside it if not given.

    Its pictures lie beside the article, under the document's name.
    """
    folder, _, name = place.rpartition("/")
    stem = name[: -len(Path(name).suffix)]
    found = opened(newsroom, content, stem=stem, place=place)
    if not isinstance(found, Opened):
        return found
    where = to or f"{folder}/{stem}.md"
    left_out = _in_words(newsroom, found)
    text = _text(newsroom, found, name, left_out)
    if len(text.encode()) > MAX_BYTES:
        return find("too-long", path=place, bytes=str(len(text.encode())), most=str(MAX_BYTES))
    beside = where.rpartition("/")[0]
    pictures = tuple(
        (f"{beside}/{picture_name(stem, number, suffix)}", picture)
        for number, (suffix, picture) in enumerate(found.pictures, 1)
    )
    return Draft(
        document=place,
        content=content,
        place=where,
        lines=dict(found.lines),
        text=text,
        pictures=pictures,
        left_out=left_out,
    )


def _text(newsroom: Newsroom, found: Opened, name: str, left_out: str) -> str:
    spoken = newsroom.office.language
    notes = [(MATERIAL, name), *([(LEFT_OUT, left_out)] if left_out else [])]
    lines = [(name_in(spoken, key), value) for key, value in found.lines]
    fields = tuple(Field(key=key, value=value) for key, value in (*lines, *notes))
    return render(Article(fields=fields, body=found.body))


def _in_words(newsroom: Newsroom, found: Opened) -> str:
    words = language(newsroom.office.language)
    counts = ((SENTENCES[LeftOut(kind)], count) for kind, count in found.left_out.items())
    return "; ".join(words.sentence(sentence, count=str(count)) for sentence, count in counts)


def _is_open(path: Path) -> bool:
    """Tell whether an office program says that it has a document open: Word drops the first two letters for that."""
    locks = (f"~${path.name[2:]}", f"~${path.name}", f".~lock.{path.name}#")
    return any(os.path.lexists(path.parent / lock) for lock in locks)


def _clashes(newsroom: Newsroom, draft: Draft) -> Iterator[str]:
    """Give the files that have a name which the article or one of its pictures needs, and are another file."""
    for name, content in (*draft.pictures, (draft.place, draft.text.encode())):
        if os.path.lexists(newsroom.root / name) and digest_on_disk(newsroom.root / name) != sha256(content):
            yield name
    folder, _, own = draft.place.rpartition("/")
    for entry in entries_in(newsroom.root / folder):
        if entry.name != own and kind_of(entry.name) is Kind.ARTICLE and _stem(entry.name) == _stem(own):
            yield f"{folder}/{entry.name}"


def _stem(name: str) -> str:
    return same_name(stem_of(name))


def _recorded(newsroom: Newsroom, draft: Draft, actor: Actor) -> Entry | None:
    """Record that a document was received, unless that was done before a crash."""
    item = draft.place.removeprefix(f"{Stage.DRAFT}/")
    known = newsroom.register.items.get(item)
    if draft.has_folder or (known and draft.original in {piece.sha for piece in known.material}):
        return None
    name = draft.document.rpartition("/")[2]
    material = Material(path=name, name=name, sha=draft.original, size=len(draft.content), kind=MaterialKind.DOCUMENT)
    act = Received(
        item=item,
        received=actor.at,
        received_from=draft.lines.get("Received-From", ""),
        event="",
        place=draft.lines.get("Place", ""),
        unit=draft.lines.get("Unit", ""),
        contact="",
        assignment=draft.lines.get("Assignment", ""),
        material=(material,),
        draft=sha256(draft.text.encode()),
    )
    return record(newsroom, act, actor)


def _put_away(newsroom: Newsroom, draft: Draft, *, at: datetime) -> Path | None:
    """Take a document out of ``drafts/`` now that it became an article; one that was saved meanwhile stays there."""
    source = newsroom.root / draft.document
    if digest_on_disk(source) != draft.original:
        return None
    kept = _set_aside(source) if draft.has_folder else displace(newsroom, source, reason=TAKEN_IN, at=at)
    if kept is not None and digest_on_disk(kept) != draft.original:
        move_new(kept, source)
        return None
    return kept


def _set_aside(source: Path) -> Path | None:
    """Move a document into the ``bahan/`` beside it, under its own name or one with a number; None where it is gone."""
    make_folder(source.parent / MATERIAL_FOLDER)
    number = 1
    while True:
        name = source.name if number == 1 else f"{source.stem}-{number}{source.suffix}"
        target = source.parent / MATERIAL_FOLDER / name
        try:
            return target if move_new(source, target) else None
        except FileExistsError:
            number += 1
