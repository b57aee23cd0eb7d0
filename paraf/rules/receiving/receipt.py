"""The receipt: a plain text that can be printed, for who handed in and who took it.

* Every file is named with its kind, size and SHA-256, so that anybody can check it with sha256sum.
* What is missing stands in it as well, to be asked for while the people are still there.
* No name can end a line: what cannot be printed stands as its number.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from paraf.rules.entries import Material, Received
from paraf.rules.names import shown
from paraf.rules.receiving.checklist import Need

Say = Callable[..., str]
"""Gives a sentence of the house in the newsroom's language, its blanks filled."""

WITHOUT_ASSIGNMENT = "without SPT"
TITLE, DRAFT, HANDED_IN, HANDED_IN_BY, TAKEN_BY = (
    "Receipt of material",
    "Draft",
    "Handed in",
    "Handed in by",
    "Taken by",
)
EVENT, PLACE, UNIT, CONTACT, ASSIGNMENT = "Event", "Place", "Agency", "Contact", "Assignment letter (SPT)"
FILES, CHECKLIST, TOTAL = "Files", "Checklist", "Files in all: {count}, bytes: {size}"
SENTENCES = (
    *(WITHOUT_ASSIGNMENT, TITLE, DRAFT, HANDED_IN, HANDED_IN_BY, TAKEN_BY, EVENT, PLACE, UNIT, CONTACT, ASSIGNMENT),
    *(FILES, CHECKLIST, TOTAL),
)
"""Every sentence of a receipt besides the needs and the kinds of material."""

_WIDTH = 72
_COLUMN = 26
_SIGNING_COLUMN = 38


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a receipt says: the act, who took the material, and what is missing; ``office`` stands at its head."""

    office: str
    act: Received
    taken_by: str
    needs: dict[Need, bool]
    zone: ZoneInfo


def kind_sentence(kind: str) -> str:
    """Give the sentence that names a kind of material."""
    return f"material {kind}"


def receipt_text(receipt: Receipt, say: Say) -> str:
    """Give the whole receipt."""
    parts = (_head(receipt, say), _files(receipt.act.material, say), _needs(receipt.needs, say), _signing(receipt, say))
    return "".join(f"{line}".rstrip() + "\n" for part in parts for line in part)


def _head(receipt: Receipt, say: Say) -> Iterator[str]:
    act = receipt.act
    yield from (shown(receipt.office), say(TITLE).upper(), "=" * _WIDTH)
    about = {
        DRAFT: f"drafts/{act.item}",
        HANDED_IN: f"{act.received.astimezone(receipt.zone):%d-%m-%Y %H.%M}",
        HANDED_IN_BY: act.received_from,
        EVENT: act.event,
        PLACE: act.place,
        UNIT: act.unit,
        CONTACT: act.contact,
        ASSIGNMENT: act.assignment or (say(WITHOUT_ASSIGNMENT) if receipt.needs[Need.ASSIGNMENT] else ""),
        TAKEN_BY: receipt.taken_by,
    }
    for name, value in about.items():
        yield f"{say(name):{_COLUMN}}: {shown(value) or '-'}"


def _files(material: tuple[Material, ...], say: Say) -> Iterator[str]:
    yield from ("", say(FILES).upper(), "-" * _WIDTH)
    for number, piece in enumerate(material, 1):
        yield f"{number:3}. {shown(piece.name)}"
        yield f"     {say(kind_sentence(piece.kind))}, {piece.size} byte"
        yield f"     {piece.sha}"
    size = sum(piece.size for piece in material)
    yield say(TOTAL, count=str(len(material)), size=str(size))


def _needs(needs: dict[Need, bool], say: Say) -> Iterator[str]:
    yield from ("", say(CHECKLIST).upper(), "-" * _WIDTH)
    for need, is_met in needs.items():
        yield f" [{'x' if is_met else ' '}] {say(need)}"


def _signing(receipt: Receipt, say: Say) -> Iterator[str]:
    yield from ("", f"{say(HANDED_IN_BY):{_SIGNING_COLUMN}}{say(TAKEN_BY)}", "", "", "")
    left, right = (f"( {shown(name) or '.' * 24} )" for name in (receipt.act.received_from, receipt.taken_by))
    yield f"{left:{_SIGNING_COLUMN}}{right}"
