"""The words of what the desk finds: records, names, texts and pictures."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

_ASK = "Stop changing records/ and ask the IT officer to compare it with the last backup: paraf verify."

_AS_PARAF = (
    "Work in the folders and with the board and the previews; commands run as that account. Ask the IT officer how: "
    "it-officer.md, “Commands from an account of one's own”."
)

WORDINGS: dict[str, Wording] = {
    "ledger-unreadable": Wording(
        message="{place}: this line of the ledger cannot be read: {cause}.",
        next=_ASK,
    ),
    "ledger-chain": Wording(
        message="{place}: this line of the ledger does not follow on line {before}; one of the two was changed.",
        next=_ASK,
    ),
    "ledger-number": Wording(
        message="{place}: this line of the ledger has number {value} where number {expected} was expected.",
        next=_ASK,
    ),
    "ledger-time": Wording(
        message="{place}: this line of the ledger has the time {value}, before the time {before} of an earlier line.",
        next=_ASK,
    ),
    "ledger-short": Wording(
        message="The ledger has {value} lines; it once had {expected}.",
        next=_ASK,
    ),
    "ledger-rewritten": Wording(
        message="{place}: this line of the ledger is not the one that was recorded.",
        next=_ASK,
    ),
    "picture-kind": Wording(
        message="{name}: this is no JPEG, PNG, GIF or WebP picture.",
        next="Save the picture as JPEG or PNG, put that beside the article, and change the article's link to it.",
    ),
    "picture-heic": Wording(
        message="{name}: this is a picture in the form of some telephones (HEIC), which readers' browsers do not show.",
        next="Save it as JPEG, put that beside the article, and change the name in the text to it.",
    ),
    "picture-kind-differs": Wording(
        message="{name}: the name says {expected}, but the file holds a {value} picture.",
        next="Give the file a name that ends in {suffix}, and change the article's link to it.",
    ),
    "picture-unreadable": Wording(
        message="{name}: the picture is damaged or was not copied to its end.",
        next="Copy the picture here again from the camera or from whoever sent it.",
    ),
    "picture-too-large": Wording(
        message="{name}: the picture is too large ({value}); at most {limit} is taken.",
        next="Save the picture in a smaller size and put that in its place.",
    ),
    "picture-too-long": Wording(
        message="{name}: the picture moves through more than {limit} frames.",
        next="Save it with fewer frames, or as a still picture, and put that in its place.",
    ),
    "picture-too-hard": Wording(
        message="{name}: the picture could not be opened within {seconds} s and {memory} of memory.",
        next="Open it in a picture program, save it anew as JPEG or PNG, and put that in its place.",
    ),
    "text-untried": Wording(
        message="The text has not been tried out yet, because other texts or pictures take long.",
        next="Wait: it is tried at one of the next looks.",
    ),
    "category-lookalike": Wording(
        message="The category holds {character}, so that it looks like another category and is none.",
        next="Type the category anew in plain letters.",
    ),
    "picture-untried": Wording(
        message="{name}: the picture has not been opened yet, because other texts or pictures take long.",
        next="Wait: it is tried at one of the next looks.",
    ),
    "conflict-copy": Wording(
        message="Two people changed the same file, and the sync program kept this second copy.",
        next="Bring over what is missing into the real file, then remove this copy from the folder.",
    ),
    "symlink": Wording(
        message="This is a shortcut (symlink), not a file of its own.",
        next="Copy the file itself here and remove the shortcut.",
    ),
    "not-regular": Wording(
        message="This is a pipe, socket or device, not a file.",
        next="Remove it from the folder.",
    ),
    "note-place": Wording(
        message="This is a folder where a note of paraf may have to stand.",
        next="Give it a name that does not end with .PARAF.txt.",
    ),
    "hidden-file": Wording(
        message="A name that begins with a dot is hidden, so it is not taken for an article.",
        next="Rename it without the dot at the front if it belongs here, or else remove it from the folder.",
    ),
    "unknown-kind": Wording(
        message="Files of this kind cannot be used; expected are articles (.md, .txt), pictures, PDF and CSV.",
        next='Put raw material into the folder "bahan" of its article, and text into a .md or .txt file.',
    ),
    "bad-name": Wording(
        message="This name holds characters that cannot be printed.",
        next="Rename it with letters, digits, blanks and dashes.",
    ),
    "name-clash": Wording(
        message="The name is taken by {other}; letter case and file ending do not tell two articles apart.",
        next="Rename one of the two.",
    ),
    "copy-of": Wording(
        message="This looks like a copy of {other}, which lies beside it.",
        next="Keep the right one under the name {other}, and rename or remove this one.",
    ),
    "second-article": Wording(
        message="The folder is that of the article {other}; a second article cannot lie in it.",
        next='Move this file out of the folder, or into its folder "bahan" if it is raw material.',
    ),
    "too-deep": Wording(
        message="The folder lies more than {limit} folders deep and is not looked into.",
        next="Move it further up.",
    ),
    "loose-file": Wording(
        level=Level.HINT,
        message="There is no article beside this file.",
        next="Put it beside the article that uses it.",
    ),
    "folder-missing": Wording(
        level=Level.WARNING,
        message="This folder is not there; what is public stays as it is.",
        next="Connect the network folder again, or make the folder anew.",
    ),
    "folder-unreadable": Wording(
        message="This folder may not be read: {cause}.",
        next="Ask the IT officer to let paraf read and change it.",
    ),
    "disk-full": Wording(
        message="There is no room left to write.",
        next="Free some space there, then do it again; what was recorded is not lost.",
    ),
    "disk-closed": Wording(
        message="This account may not write there.",
        next="Ask the IT officer for the right to write in the newsroom's folder, then do it again.",
    ),
    "records-closed": Wording(
        message="This account may not read the office's records, and need not: they are for the account that paraf "
        "runs as.",
        next=_AS_PARAF,
    ),
    "records-locked": Wording(
        message="Only the account that paraf runs as writes there, and no other should.",
        next=_AS_PARAF,
    ),
    "too-many-open": Wording(
        message="Too many files are open on this computer.",
        next="Close other programs, then do it again.",
    ),
    "disk-failed": Wording(
        message="Reading or writing there failed.",
        next="Do it again; if this comes back, call the IT officer: the disk may be failing.",
    ),
    "paper-still-there": Wording(
        message="Something lies there already; nothing was put back.",
        next="Look at it, and move it away first if it is not the published paper.",
    ),
}
