"""Arranging: a folder of material that somebody put into ``drafts/`` becomes an item where it lies.

* What is no picture and not the article goes to ``bahan/``, one thing after the other, and nothing is replaced.
* The text is copied to ``bahan/`` as it was handed in, then written as a draft, then renamed: it is the article last.
* Where a crash cuts in, the folder is still one of material, or an item that is not recorded yet: doing it again goes
  on, and the next sweep records it.
* Whoever calls this holds ``newsroom.writing()``.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from paraf.desk.acting.acts import Actor, Done
from paraf.desk.acting.items import material_folder, register_item, unless_gone
from paraf.desk.acting.keeping import rewrite_kept
from paraf.desk.acting.receiving import INDEX, drafted
from paraf.desk.disk.crossing import move_new
from paraf.desk.disk.files import make_folder, read_regular, write_new
from paraf.desk.disk.listing import entries_in
from paraf.desk.disk.renames import rename_new
from paraf.desk.papers.drops import Dropped
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.documents.left_out import MATERIAL
from paraf.rules.encoding import MAX_BYTES, decode
from paraf.rules.findings import Finding
from paraf.rules.grammar import MAX_HEADER_LINES
from paraf.rules.header import key_named
from paraf.rules.manifest import sha256
from paraf.rules.receiving.drafting import Wanted, draft_of
from paraf.rules.receiving.handed import Handing, is_of_document, lies_beside, lines_of
from paraf.rules.receiving.naming import fitting_names


def arrange(newsroom: Newsroom, dropped: Dropped, handing: Handing, actor: Actor, *, title: str = "") -> Done | None:
    """Make an item of a folder of material, and record it; None where somebody took it away meanwhile."""
    return unless_gone(newsroom, lambda: _arranged(newsroom, dropped, handing, actor, title))


def _arranged(newsroom: Newsroom, dropped: Dropped, handing: Handing, actor: Actor, title: str) -> Done | None:
    folder = newsroom.root / dropped.place
    bahan = material_folder(folder)
    make_folder(bahan)
    for name in dropped.drop.material:
        _set_aside(folder / name, bahan)
    lines = lines_of(handing, zone=newsroom.office.zone)
    photos = [entry.name for entry in entries_in(folder) if entry.is_file and lies_beside(entry.name)]
    name = title or handing.event or _spoken(folder.name)
    wanted = Wanted(lines=lines, photos=photos, title=name)
    if dropped.drop.text is None:
        draft = draft_of("", None, wanted).encode()
        write_new(folder / INDEX, draft)
    else:
        draft = _write_article(newsroom, folder / dropped.drop.text, bahan, wanted)
    return register_item(newsroom, f"{dropped.path}/{INDEX}", actor, draft=sha256(draft))


def _spoken(folder: str) -> str:
    words = folder.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _set_aside(path: Path, bahan: Path) -> None:
    """Move something into ``bahan/``, under its own name or one with a number; what is gone by now is left alone."""
    while True:
        taken = [entry.name for entry in entries_in(bahan)]
        (name,) = fitting_names([path.name], taken=taken)
        with suppress(FileExistsError):
            move_new(path, bahan / name)
            return


def _write_article(newsroom: Newsroom, path: Path, bahan: Path, wanted: Wanted) -> bytes:
    """Let a text become the article of its folder; gives what was made of it."""
    raw = read_regular(path, limit=MAX_BYTES)
    text = decode(raw, path=path.name)
    if not isinstance(text, Finding) and "Received" not in (said := _lines_in(text)):
        document = said.get(MATERIAL, "")
        if not document:  # else the text was made of it, and it is the one that was handed in
            (name,) = fitting_names([path.name], taken=[entry.name for entry in entries_in(bahan)])
            write_new(bahan / name, raw)
        photos = [photo for photo in wanted.photos if not is_of_document(photo, document)]
        draft = drafted(newsroom, path.name, text, replace(wanted, photos=photos)).encode()
        rewrite_kept(newsroom, path, draft, expected=sha256(raw))
        raw = draft
    rename_new(path, path.parent / INDEX)
    return raw


def _lines_in(text: str) -> dict[str, str]:
    """Give the lines that a text may begin with: what it says was done with it already."""
    parts = (line.partition(":") for line in text.split("\n")[:MAX_HEADER_LINES])
    return {key.name: value.strip() for typed, _, value in parts if (key := key_named(typed)) is not None}
