"""The checklist (Kelengkapan): what a drafter needs besides the words, and what of it is missing.

* It is made of the article's own lines, so that it stays true while people fill it in.
* Caption, credit and alternative text are asked for where there is a photo.
* That there was no assignment letter is an answer as well, where somebody says so.
"""

from enum import StrEnum

from paraf.rules.article import Article
from paraf.rules.receiving.handed import CONTACT, EVENT_DATE


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


def checklist(article: Article | None, *, has_text: bool, without_assignment: bool = False) -> dict[Need, bool]:
    """Give every need, and whether it is met."""
    met = {need: article is not None and bool(article.get(line)) for need, line in _LINES.items()}
    answered = met[Need.ASSIGNMENT] or without_assignment
    return {Need.TEXT: has_text, **met, Need.ASSIGNMENT: answered}


def missing_needs(needs: dict[Need, bool]) -> tuple[Need, ...]:
    """Give the needs that are not met."""
    return tuple(need for need, is_met in needs.items() if not is_met)
