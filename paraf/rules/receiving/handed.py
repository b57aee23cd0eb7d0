"""What was handed in: who brought it, when, what it is about, and which of the files is what.

* A file's kind is told by the end of its name; what nobody knows is a document.
* A picture that a page can show lies beside the article; everything else is raw material, in ``bahan/``.
* The article is made of the one text that has a header, else of the first text; other texts are notes.
* What an article's own lines say of its material is what the register has of it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from paraf.rules.article import Article
from paraf.rules.dates import canonical_date
from paraf.rules.entries import Material, Received
from paraf.rules.names import ARTICLE_SUFFIXES, PICTURE_SUFFIXES, Kind, kind_of
from paraf.rules.words import Digest, MaterialKind

EVENT, CONTACT, EVENT_DATE, NO_LETTER = "X-Acara", "X-Kontak", "X-Tanggal-Acara", "X-Tanpa-Spt"
"""The private lines of an article that say what its material is about, whom to ask, and that there is no letter."""

_PHOTOS = frozenset(
    {*PICTURE_SUFFIXES, ".heic", ".heif", ".avif", ".tif", ".tiff", ".bmp", ".dng", ".cr2", ".cr3", ".nef", ".arw"}
)
_RECORDINGS = frozenset(
    {
        *(".mp3", ".m4a", ".aac", ".amr", ".wav", ".ogg", ".oga", ".opus", ".flac", ".wma", ".aiff", ".caf"),
        *(".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".3gp", ".3gpp", ".mpg", ".mpeg", ".mts", ".wmv"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """How material came in; what nobody said is empty. ``received`` is when it was handed in.

    ``without_assignment`` is where somebody says that there is no letter.
    """

    received: datetime
    received_from: str = ""
    event: str = ""
    event_date: datetime | None = None
    place: str = ""
    unit: str = ""
    contact: str = ""
    assignment: str = ""
    without_assignment: bool = False


def material_kind(name: str) -> MaterialKind:
    """Tell what a piece of material is by its name."""
    plain = name.lower()
    suffix = plain[plain.rfind(".") :] if "." in plain else ""
    if plain.endswith(ARTICLE_SUFFIXES):
        return MaterialKind.TEXT
    if suffix in _PHOTOS:
        return MaterialKind.PHOTO
    return MaterialKind.RECORDING if suffix in _RECORDINGS else MaterialKind.DOCUMENT


def lies_beside(name: str) -> bool:
    """Tell whether a file lies beside the article, where a page can show it."""
    return kind_of(name) is Kind.PICTURE


def is_of_document(name: str, document: str) -> bool:
    """Tell whether a picture has the name of one that was taken out of a document."""
    stem, _, _ = document.rpartition(".")
    return bool(stem) and re.fullmatch(rf"{re.escape(stem)}-\d+\.(jpg|png|gif|webp)", name) is not None


def chosen_text(texts: Mapping[str, bool]) -> str | None:
    """Choose the text that becomes the article, from names that tell whether each has a header."""
    return next((name for name, has_header in texts.items() if has_header), next(iter(texts), None))


def lines_of(handing: Handing, *, zone: ZoneInfo) -> dict[str, str]:
    """Give the header lines that say how an article's material came in, the empty ones left out."""
    lines = {
        "Unit": handing.unit,
        "Place": handing.place,
        "Assignment": handing.assignment,
        "Received": canonical_date(handing.received, zone=zone),
        "Received-From": handing.received_from,
        EVENT: handing.event,
        EVENT_DATE: canonical_date(handing.event_date, zone=zone) if handing.event_date else "",
        CONTACT: handing.contact,
        NO_LETTER: "ya" if handing.without_assignment else "",
    }
    return {key: value for key, value in lines.items() if value}


def handing_in(article: Article, *, zone: ZoneInfo, otherwise: datetime) -> Handing:
    """Give how an article's material came in, as its lines say; ``otherwise`` is when, where they do not."""
    typed = article.get("Received")
    return Handing(
        received=datetime.fromisoformat(typed).replace(tzinfo=zone) if typed else otherwise,
        received_from=article.get("Received-From") or "",
        event=article.get(EVENT) or "",
        place=article.get("Place") or "",
        unit=article.get("Unit") or "",
        contact=article.get(CONTACT) or "",
        assignment=article.get("Assignment") or "",
        without_assignment=bool(article.get(NO_LETTER)),
    )


def received(item: str, handing: Handing, material: tuple[Material, ...], *, draft: Digest | None = None) -> Received:
    """Give the act that records an item, by its path below ``drafts/``; ``draft`` is the file made of the material."""
    return Received(
        item=item,
        received=handing.received,
        received_from=handing.received_from,
        event=handing.event,
        place=handing.place,
        unit=handing.unit,
        contact=handing.contact,
        assignment=handing.assignment,
        material=material,
        draft=draft,
    )


def is_same_material(first: Iterable[Material], second: Iterable[Material]) -> bool:
    """Tell whether two receipts are of the very same files, and of at least one."""
    found = {piece.sha for piece in first}
    return bool(found) and found == {piece.sha for piece in second}
