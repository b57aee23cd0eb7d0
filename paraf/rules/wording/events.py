"""The words of what is wrong or missing in the lines of an event."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

WORDINGS = {
    "event-without-start": Wording(
        message="The article says until when its event lasts, and not when it begins: the line {header} is missing.",
        next="Write when it begins, as in “{header}: 28 November 2026 08.00”, or take the end out.",
    ),
    "event-backwards": Wording(
        message="The event ends before it begins: it begins at {start}, and {header} says {until}.",
        next="Correct one of the two; without {header} the event lasts to the end of its day.",
    ),
    "event-past": Wording(
        level=Level.WARNING,
        message="The event of {start} was over before the article's own date; it will stand in no agenda.",
        next="Look at the year and the month in {header}; take the line out if the article reports what was.",
    ),
    "event-without-place": Wording(
        level=Level.HINT,
        message="The article tells when its event is, and not where: the line {header} is missing.",
        next="Write the place as readers find it, as in “{header}: Balai Kota, Jalan Merdeka 1”.",
    ),
    "agenda-without-event": Wording(
        level=Level.HINT,
        message="An article of the agenda without the line {header} stands in no agenda and in no calendar.",
        next="Write when it is, as in “{header}: 28 November 2026 08.00”.",
    ),
}
