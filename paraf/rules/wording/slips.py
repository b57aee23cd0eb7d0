"""The words about what is hardly ever meant as it was typed."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

WORDINGS: dict[str, Wording] = {
    "date-far-ahead": Wording(
        message="The date is {day}, {number} {month} {year}: more than a year from now, and so long nobody sees it.",
        next="Correct the year in the line {header}. What is to wait so long has the date of today and a line Embargo.",
    ),
    "embargo-far-ahead": Wording(
        level=Level.WARNING,
        message="It will be public on {day}, {number} {month} {year}, more than a year from now.",
        next="See whether the year in the line {header} is right.",
    ),
    "figures-in-spelling": Wording(
        level=Level.WARNING,
        message="The change is said to be one of spelling, and yet figures changed: {figures}.",
        next="Write “{header}: ralat” if what stood there was wrong; then it is listed among the corrections.",
    ),
    "category-near": Wording(
        level=Level.WARNING,
        message="The category “{typed}” was never used. Is “{known}” meant?",
        next="Correct the line {header}; a new category that is meant as it is may stay.",
    ),
    "category-spelling": Wording(
        level=Level.WARNING,
        message="The category “{typed}” is otherwise written “{known}”.",
        next="Write “{known}” in the line {header}, so that readers see one spelling.",
    ),
}
