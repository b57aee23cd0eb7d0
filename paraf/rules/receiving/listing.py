"""The material register: what was ever received, one row a file, folded from the ledger's entries.

* An item is followed by its path: to ``review/``, back to ``drafts/``, and to the address that was sealed.
* What came to an item later has rows with the time when it came; a file that was only renamed has no second one.
* An item whose folder was renamed is registered again with the same files: it is one item all the same.
* A letter of assignment that was named only when the article was submitted counts as well.
* An item whose material nobody registered has one row without a file.
* As CSV it opens in any spreadsheet, and nothing in it is taken for a formula.
"""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from io import StringIO
from zoneinfo import ZoneInfo

from msgspec import structs

from paraf.rules.entries import Entry, Material, Received, Returned, Sealed, Submitted
from paraf.rules.receiving.handed import is_same_material
from paraf.rules.receiving.receipt import WITHOUT_ASSIGNMENT, kind_sentence
from paraf.rules.words import Address, Digest, Stage, Verdict


class ItemState(StrEnum):
    """Where an item stands; the value is what people read."""

    DRAFT = "being written"
    REVIEW = "waiting for correction"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


COLUMNS = (
    *("No.", "Received", "Received from", "Event", "Place", "Agency", "SPT"),
    *("File", "Kind", "Bytes", "SHA-256", "Article", "State"),
)
"""The headings of the register, in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialRow:
    """One file of the register; ``entry`` is the ledger's number of its receipt, ``assignment`` None without a letter.

    ``article`` is the address that the item came to, None before its submission.
    """

    number: int
    entry: int
    received: datetime
    received_from: str
    event: str
    place: str
    unit: str
    assignment: str | None
    file: str
    kind: str
    size: int
    sha: Digest | None
    article: Address | None
    state: ItemState


@dataclass(slots=True)
class _Item:
    entry: int
    act: Received
    article: Address | None = None
    state: ItemState = ItemState.DRAFT
    letter: str = ""


@dataclass(slots=True)
class _Following:
    """Every item so far, and where each one lies that is not published yet."""

    items: list[_Item] = field(default_factory=list)
    drafts: dict[str, list[_Item]] = field(default_factory=dict)
    review: dict[str, list[_Item]] = field(default_factory=dict)
    published: dict[Address, list[_Item]] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        """Take in one entry."""
        match entry.act:
            case Received() as act:
                self._receive(entry.number, act)
            case Submitted() as act:
                came = self.review.pop(act.renamed_from or act.path, []) + self._left(act)
                self.review[act.path] = came
                self._set(came, act.address, ItemState.REVIEW)
                for item in came:
                    item.letter = act.assignment
            case Returned() as act:
                back = self.review.pop(act.source, [])
                self.drafts[act.path] = back
                self._set(back, act.address, ItemState.DRAFT)
            case Sealed() as act:
                came = self.published.setdefault(act.address, [])
                came += [] if act.is_second_word else self.review.pop(act.submission, [])
                withdrawn = act.verdict is Verdict.WITHDRAW
                self._set(came, act.address, ItemState.WITHDRAWN if withdrawn else ItemState.PUBLISHED)
            case _:
                pass  # moves nothing

    def _receive(self, number: int, act: Received) -> None:
        here = self.drafts.setdefault(act.item, [])
        moved = self._renamed(act)
        known = {piece.sha for each in (*here, *moved) for piece in each.act.material}
        fresh = tuple(piece for piece in act.material if piece.sha not in known)
        here += moved
        if fresh or not here:
            here.append(_Item(number, structs.replace(act, material=fresh)))
            self.items.append(here[-1])

    def _renamed(self, act: Received) -> list[_Item]:
        """Take the item whose folder somebody renamed: the very same files, registered again under another path."""
        for path, lying in self.drafts.items():
            pieces = (piece for each in lying for piece in each.act.material)
            if path != act.item and is_same_material(act.material, pieces):
                return self.drafts.pop(path)
        return []

    def _left(self, act: Submitted) -> list[_Item]:
        stage, _, path = act.source.partition("/")
        paths = {path, act.path} if stage != Stage.DRAFT else {path}  # a hand moved it before it was seen
        return [item for each in sorted(paths) for item in self.drafts.pop(each, [])]

    def _set(self, items: Iterable[_Item], article: Address, state: ItemState) -> None:
        for item in items:
            item.article, item.state = article, state


def material_rows(entries: Iterable[Entry]) -> tuple[MaterialRow, ...]:
    """Give the material register of all that the ledger says, oldest first."""
    following = _Following()
    for entry in entries:
        following.take(entry)
    pieces = ((item, piece) for item in following.items for piece in item.act.material or (None,))
    return tuple(_row(number, item, piece) for number, (item, piece) in enumerate(pieces, 1))


def _row(number: int, item: _Item, piece: Material | None) -> MaterialRow:
    act = item.act
    return MaterialRow(
        number=number,
        entry=item.entry,
        received=act.received,
        received_from=act.received_from,
        event=act.event,
        place=act.place,
        unit=act.unit,
        assignment=act.assignment or item.letter or None,
        file=piece.name if piece else "",
        kind=piece.kind.value if piece else "",
        size=piece.size if piece else 0,
        sha=piece.sha if piece else None,
        article=item.article,
        state=item.state,
    )


def cells_of(row: MaterialRow, say: Callable[[str], str], *, zone: ZoneInfo) -> tuple[str | int, ...]:
    """Give a row's cells, in the order of ``COLUMNS``, in the words of a language."""
    return (
        row.number,
        f"{row.received.astimezone(zone):%Y-%m-%d %H:%M}",
        row.received_from,
        row.event,
        row.place,
        row.unit,
        row.assignment or say(WITHOUT_ASSIGNMENT),
        row.file,
        say(kind_sentence(row.kind)) if row.kind else "",
        row.size if row.sha else "",
        row.sha or "",
        row.article or "",
        say(row.state),
    )


def register_csv(rows: Iterable[MaterialRow], say: Callable[[str], str], *, zone: ZoneInfo) -> str:
    """Give the register as CSV, headings first."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([say(column) for column in COLUMNS])
    writer.writerows([_harmless(cell) for cell in cells_of(row, say, zone=zone)] for row in rows)
    return text.getvalue()


def _harmless(cell: str | int) -> str | int:
    """Keep a spreadsheet from reading what somebody typed as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
