"""The words of what is found about material that people hand in."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

WORDINGS = {
    "material-waits": Wording(
        level=Level.WARNING,
        message="This folder holds material and no article yet; it waits to become an item.",
        next="paraf watch makes it one as soon as it is quiet; to have it at once: paraf intake {path}",
    ),
    "material-unclear": Wording(
        message="This folder holds material and several texts, and nothing tells which of them is the article.",
        next='Name the article index.md, and put the other texts into the folder "bahan" in it.',
    ),
    "material-unfit": Wording(
        message="{path} cannot be taken in: it is a link, a device, or nothing that could be read.",
        next="Hand in the file itself, or a copy of it.",
    ),
    "lacks-photo": Wording(
        level=Level.HINT,
        message="The material has no photo yet.",
        next='Put one beside the article and name it in the line "Image", if there is any.',
    ),
    "lacks-contact": Wording(
        level=Level.HINT,
        message="Nobody is named yet who can be asked about the material.",
        next='Add "X-Kontak: name and number"; the line is never public.',
    ),
    "lacks-event-date": Wording(
        level=Level.HINT,
        message="It does not say yet when the event was.",
        next='Add "X-Tanggal-Acara: 23 November 2026"; the line is never public.',
    ),
    "lacks-place": Wording(
        level=Level.HINT,
        message="It does not say yet where the event was.",
        next='Add "Place: ..." to the header.',
    ),
    "lacks-assignment": Wording(
        level=Level.HINT,
        message="The number of the assignment letter (SPT) is missing.",
        next='Add "SPT: number", or "X-Tanpa-SPT: ya" if there is none; neither is public.',
    ),
    "lacks-confirmation": Wording(
        level=Level.HINT,
        message="It does not say yet that the agency confirmed this.",
        next='Ask the agency, and add "X-Konfirmasi: who, when"; the line is never public.',
    ),
    "material-none": Wording(
        message="{path}: there is no file in it that could be taken in.",
        next="Look whether it is the right folder.",
    ),
}
"""What each code about material says."""
