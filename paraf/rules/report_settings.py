"""The section ``[report]`` of the settings: how the report on disseminated news looks as a letter.

* Everything may be left out: without a letterhead the office's name stands there, without a signer there are dots to
  fill in by hand.
* The letter's number has blanks: ``{number}`` is given at the keyboard, ``{month}``, ``{roman}`` and ``{year}`` are
  those of the day on which the report is made.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from paraf.rules.settings import Table

UNNUMBERED: Final = "\N{HORIZONTAL ELLIPSIS}" * 3
"""What stands where a number is to be filled in by hand."""

_BLANK = re.compile(r"\{([^{}]*)\}")
_BLANKS = ("number", "month", "roman", "year")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSettings:
    """The letter: its head, its number, whom it is to, and who signs it where."""

    letterhead: tuple[str, ...] = ()
    contact: str = ""
    number: str = "{number}"
    to: str = ""
    place: str = ""
    post: str = ""
    signer: str = ""
    rank: str = ""
    nip: str = ""
    copies: tuple[str, ...] = ()

    def numbered(self, number: str, day: date) -> str:
        """Give the letter's number, with dots where none was given."""
        blanks = (number or UNNUMBERED, f"{day:%m}", _ROMAN[day.month], f"{day:%Y}")
        values = dict(zip(_BLANKS, blanks, strict=True))
        return _BLANK.sub(lambda blank: values[blank[1]], self.number)


USUAL: Final = ReportSettings()
"""The letter of an office that settled nothing."""


def read_report_settings(table: Table) -> ReportSettings:
    """Read how the report looks."""
    table.allow("letterhead", "contact", "number", "to", "place", "post", "signer", "rank", "nip", "copies")
    return ReportSettings(
        letterhead=table.texts("letterhead"),
        contact=table.text("contact", ""),
        number=_number(table, USUAL.number),
        to=table.text("to", ""),
        place=table.text("place", ""),
        post=table.text("post", ""),
        signer=table.text("signer", ""),
        rank=table.text("rank", ""),
        nip=table.text("nip", ""),
        copies=table.texts("copies"),
    )


def _number(table: Table, usual: str) -> str:
    pattern = table.text("number", usual)
    rest = _BLANK.sub(lambda blank: "" if blank[1] in _BLANKS else "{", pattern)
    if "{" in rest or "}" in rest:
        table.refuse(
            "settings-number-blank", "number", found=pattern, choices=", ".join(f"{{{one}}}" for one in _BLANKS)
        )
        return usual
    return pattern
