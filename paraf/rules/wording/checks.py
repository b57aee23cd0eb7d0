"""The words of what the correction desk finds in a text: what was found, why, and what is proposed."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

WORDINGS = {
    "answer-without-reason": Wording(
        level=Level.WARNING,
        message='The line X-Abaikan answers "{found}" without a reason.',
        next='Write the reason behind the code: "X-Abaikan: {found} reason".',
    ),
    "answer-to-nothing": Wording(
        level=Level.WARNING,
        message='The line X-Abaikan answers "{found}"; there is no finding with this code.',
        next="Write one of these: {proposal}.",
    ),
    "leftover": Wording(
        message='"{found}" was left over from writing; readers would see it.',
        next="Fill in what is meant, or delete it.",
    ),
    "leftover-in-link": Wording(
        message='The link leads to "{found}", an address that was never filled in.',
        next="Write the address that is meant, or delete the link.",
    ),
    "list-unreadable": Wording(
        level=Level.WARNING,
        message="{path} cannot be read as a table of comma-separated values; reading stopped at line {line}.",
        next="Open it in a spreadsheet and save it again as CSV.",
    ),
    "list-columns": Wording(
        level=Level.WARNING,
        message="The first line of {path} does not name the columns that this list has: {columns}.",
        next="Write the names of the columns in its first line: {columns}.",
    ),
    "list-row": Wording(
        level=Level.WARNING,
        message='Line {line} of {path} has nothing in the column "{column}"; it counts for nothing.',
        next="Complete the line, or delete it.",
    ),
}
"""What each code of the checks says."""
