"""The checklist (Kelengkapan): what a drafter needs besides the words, and what of it is missing.

* It is made of the article's own lines, so that it stays true while people fill it in.
* Caption, credit and alternative text are asked for where there is a photo.
* Of what an agency handed in it is asked whether the agency confirmed it; a line says who did (``X-Konfirmasi``).
* That there was no assignment letter is an answer as well, where somebody says so.
* A draft is told what its material lacks; that is no reason to hold it.
"""

from collections.abc import Iterator
from enum import StrEnum

from paraf.rules.article import Article
from paraf.rules.findings import Finding
from paraf.rules.receiving.handed import CONTACT, EVENT_DATE, NO_LETTER
from paraf.rules.wording import find

CONFIRMATION = "X-Konfirmasi"
"""The private line that says who of the agency confirmed the news."""


class Need(StrEnum):
    """One thing that an item should have; the value is its name as people read it."""

    TEXT = "text or notes"
    PHOTO = "photo"
    CAPTION = "photo: caption"
    CREDIT = "photo: credit"
    ALT = "photo: alternative text"
    CONTACT = "contact"
    EVENT_DATE = "date of the event"
    PLACE = "place"
    ASSIGNMENT = "assignment letter (SPT)"
    CONFIRMATION = "confirmed by the agency"


_LINES = {
    Need.PHOTO: "Image",
    Need.CAPTION: "Image-Caption",
    Need.CREDIT: "Image-Credit",
    Need.ALT: "Image-Alt",
    Need.CONTACT: CONTACT,
    Need.EVENT_DATE: EVENT_DATE,
    Need.PLACE: "Place",
    Need.ASSIGNMENT: "Assignment",
}


_TOLD = {
    Need.PHOTO: "lacks-photo",
    Need.CONTACT: "lacks-contact",
    Need.EVENT_DATE: "lacks-event-date",
    Need.PLACE: "lacks-place",
    Need.ASSIGNMENT: "lacks-assignment",
    Need.CONFIRMATION: "lacks-confirmation",
}
"""What a draft is told; the rest is asked of every article that has a picture."""


def checklist(article: Article | None, *, has_text: bool) -> dict[Need, bool]:
    """Give every need of an item, and whether it is met."""
    met = {need: article is not None and bool(article.get(line)) for need, line in _LINES.items()}
    answered = met[Need.ASSIGNMENT] or bool(article and article.get(NO_LETTER))
    of_agency = {Need.CONFIRMATION: bool(article.get(CONFIRMATION))} if article and article.get("Unit") else {}
    return {Need.TEXT: has_text, **met, Need.ASSIGNMENT: answered, **of_agency}


def lacks(article: Article, *, path: str) -> Iterator[Finding]:
    """Find what the material of a draft lacks."""
    for need in missing_needs(checklist(article, has_text=True)):
        if need in _TOLD:
            yield find(_TOLD[need], path=path)


def missing_needs(needs: dict[Need, bool]) -> tuple[Need, ...]:
    """Give the needs that are not met."""
    return tuple(need for need, is_met in needs.items() if not is_met)
