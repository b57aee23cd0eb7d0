"""The words of what is found in a release in an emergency and in its debt."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

_ORDINARY = "Ask a corrector who is none of the authors to sign it: paraf sign."

WORDINGS: dict[str, Wording] = {
    "settings-long-emergency": Wording(
        message="{key} in {path} cannot be {found}: what nobody corrected may stand for {most} hours at most.",
        next="Write a smaller number of hours, or delete the line for the usual 24.",
    ),
    "emergency-not-allowed": Wording(
        message="This office does not allow publishing without a second person, not in an emergency either.",
        next="Ask a corrector to sign it: paraf sign. An admin can allow it in newsroom.toml: [emergency] "
        "allowed = true, then paraf roster accept.",
    ),
    "emergency-no-reason": Wording(
        message="A release in an emergency needs a reason, which the public reads on the page.",
        next='Give it: paraf sign ARTICLE --emergency --reason "why this cannot wait for a second person".',
    ),
    "emergency-not-admin": Wording(
        message="{name} is no admin; in an emergency only an admin may publish without a second person.",
        next="Ask an admin, or a corrector who is none of the authors: paraf sign.",
    ),
    "emergency-withdrawal": Wording(
        message="A withdrawal always needs a second person.",
        next=_ORDINARY,
    ),
    "emergency-already": Wording(
        message="This version was released in an emergency already; it waits for a second person.",
        next="Ask a corrector who is none of its authors to sign it: paraf sign {slug}",
    ),
    "emergency-too-late": Wording(
        message="It would be public from {since} on, and may stand without a second person until {until} only.",
        next=_ORDINARY,
    ),
    "emergency-same-person": Wording(
        message="{name} released this version in an emergency, alone, and cannot be its second person.",
        next="Ask another corrector, who is none of its authors, to read and sign it: paraf sign.",
    ),
    "emergency-owed": Wording(
        level=Level.WARNING,
        message="Released in an emergency by {signers} alone, {when}; without a second person it lapses on {until}.",
        next="A corrector who is none of its authors reads it and signs it: paraf sign {slug} (or adds name and code "
        "to the line Koreksi).",
    ),
    "emergency-lapsed": Wording(
        message="Released in an emergency by {signers} alone, {when}; since {until} a notice stands in its place.",
        next="A corrector who is none of its authors reads it and signs it, which brings it back: paraf sign {slug} "
        "(or adds name and code to the line Koreksi).",
    ),
    "seal-emergency": Wording(
        message="The sign-off of {address} is not what the office let an admin do in an emergency when it was "
        "recorded.",
        next="Stop, keep a copy of records/, and ask the IT officer: nobody but paraf may write there.",
    ),
}
