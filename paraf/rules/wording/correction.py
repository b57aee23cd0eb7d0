"""The words of the correction desk: who holds a paper, and what its writer is told of a return."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

_MEND = "Mend it, save it, and move it to review/ again; this note goes away then."

WORDINGS: dict[str, Wording] = {
    "claim-held": Wording(
        level=Level.WARNING,
        message="{name} is correcting this article until {until}.",
        next="Take another one, or wait: it is free again by itself then. If it cannot wait, sign it all the same.",
    ),
    "claim-unknown": Wording(
        level=Level.WARNING,
        message="The line X-Dikoreksi says “{name}”, which means no one officer{near}.",
        next="Write the name or the initials as in the list of officers, or take the line out.",
    ),
    "claim-not-a-corrector": Wording(
        level=Level.WARNING,
        message="{name} is no corrector today, and takes no article for correction.",
        next="Leave it to a corrector; if {name} should be one, ask the admin.",
    ),
    "begin-of-nothing": Wording(
        level=Level.WARNING,
        message="Nothing was handed in for this draft, or it was submitted before: there is no clock to start.",
        next="Just write it; its time counts from the submission, or goes on since its return.",
    ),
    "begin-not-a-writer": Wording(
        level=Level.WARNING,
        message="{name} is no writer today, and takes no draft.",
        next="Leave it to a writer; if {name} should be one, ask the admin.",
    ),
    "claim-own-work": Wording(
        level=Level.WARNING,
        message="{name} wrote this or asked for it, and nobody corrects their own work.",
        next="Leave it to another corrector.",
    ),
    "returned": Wording(
        level=Level.WARNING,
        message="Returned by {name}, {when}: {note}",
        next=_MEND,
    ),
    "returned-by-hand": Wording(
        level=Level.WARNING,
        message="Returned by the correction desk, {when}: {note}",
        next=_MEND,
    ),
    "returned-without-reason": Wording(
        level=Level.WARNING,
        message="This article came back from review/ ({when}), and no reason was written.",
        next="If you took it back yourself, nothing is amiss; else ask the correction desk what is to be mended. Then "
        "move it to review/ again.",
    ),
}
