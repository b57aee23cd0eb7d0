"""The words of what is found in signatures, statements and keys."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

_AGAIN = "Read the newest preview and sign again: paraf sign."
_TAMPERED = "Stop, keep a copy of records/, and ask the IT officer: nobody but paraf may write there."

WORDINGS: dict[str, Wording] = {
    "bad-statement": Wording(
        message="This is not a statement of paraf as it was written: line {line} is not as expected.",
        next="Fetch the statement again from the site's proof or from the ledger, and change nothing in it.",
    ),
    "signed-already": Wording(
        message="This version was signed already and is published.",
        next="Nothing has to be done; to change the article: paraf revise {slug}",
    ),
    "signature-needed": Wording(
        message="A typed line is not enough here: this office asks for a signature with a key.",
        next="Ask a corrector to read the preview and to sign with their key: paraf sign. The line may stay.",
    ),
    "long-code-needed": Wording(
        message="“{typed}” is not the long code of this text as it stands now.",
        next="Read the newest preview, and give the long code at its foot: paraf sign ARTICLE --code LONG-CODE.",
    ),
    "long-code-missing": Wording(
        message="No code was given: only it shows that you read this text as it stands now.",
        next="Read the newest preview, and give the long code at its foot: paraf sign ARTICLE --code LONG-CODE.",
    ),
    "statement-differs": Wording(
        message="The statement that {name} signed says “{found}”; for this paper it has to say “{expected}”.",
        next=_AGAIN,
    ),
    "signature-time": Wording(
        message="The signature of {name} is of {time}, which is not between the submission and now.",
        next=_AGAIN,
    ),
    "signature-bad": Wording(
        message="The signature of {name} does not fit the statement.",
        next="Sign the statement again with the officer's own key, and change nothing in it afterwards.",
    ),
    "key-not-theirs": Wording(
        message="The key {key} is not one of {name} in the roster in force.",
        next="Sign with a key that stands in the roster, or ask the admin to put this one there.",
    ),
    "key-not-valid": Wording(
        message="The key {key} of {name} is not valid today.",
        next="Sign with a key that is valid, or ask the admin to mend its dates in newsroom.toml.",
    ),
    "signature-outdated": Wording(
        level=Level.WARNING,
        message="{name} signed another version of this paper; that signature no longer counts.",
        next="Ask {name} to read the newest preview and to sign again: paraf sign.",
    ),
    "no-key": Wording(
        message="{name} has no key in the roster that is valid today.",
        next="Make one with paraf keygen, and give its .pub line to the admin, who puts it into newsroom.toml.",
    ),
    "key-not-found": Wording(
        message="No key of {name} was found: {looked}.",
        next="Name its file with --key FILE, or put it into the SSH agent with ssh-add.",
    ),
    "key-file-gone": Wording(
        message="There is no key {path}.",
        next="Put in the stick that holds it, or name the right file with --key; paraf keygen makes a new key.",
    ),
    "key-file-unreadable": Wording(
        message="{path} is no private Ed25519 key that can be read ({cause}).",
        next="Name the private key itself, not its .pub file; paraf keygen makes one.",
    ),
    "key-locked": Wording(
        message="The passphrase does not open {path}.",
        next="Try again, and mind capitals; without its passphrase a key is lost, and a new one has to be made.",
    ),
    "key-is-open": Wording(
        level=Level.WARNING,
        message="Others on this computer can read the private key {path}.",
        next="Close it: chmod 600 {path}.",
    ),
    "file-exists": Wording(
        message="{path} is there already.",
        next="Choose another name; nothing was overwritten.",
    ),
    "key-exists": Wording(
        message="{path} is there already.",
        next="Choose another name, or use that key; nothing was overwritten.",
    ),
    "seal-unproven": Wording(
        message="The sign-off of {address} lacks the signatures that the office asked for when it was recorded.",
        next=_TAMPERED,
    ),
    "seal-out-of-place": Wording(
        message="The sign-off of {address} does not follow on the version that was sealed there before it.",
        next=_TAMPERED,
    ),
    "roster-unproven": Wording(
        message="These settings came into force without the signature of an admin.",
        next=_TAMPERED,
    ),
    "roster-unsigned": Wording(
        message="The settings in force ask for signatures, and no valid key of an admin signed these.",
        next="Accept them with your key: paraf roster accept, with --key FILE or the key in the SSH agent.",
    ),
    "no-admin-key": Wording(
        message="The settings ask for signatures, but no admin has a key that is valid today.",
        next="Add an [[officer.key]] to an admin: without one nobody could accept settings any more.",
    ),
    "too-few-keys": Wording(
        level=Level.WARNING,
        message="The settings ask for signatures of {needed} correctors; {count} have a key that is valid today.",
        next="Let the correctors make keys with paraf keygen, and add each one's .pub line as an [[officer.key]].",
    ),
    "corrector-without-key": Wording(
        level=Level.WARNING,
        message="Without a key that is valid today, these correctors cannot sign where the office asks for "
        "signatures: {names}.",
        next="Let each of them make a key with paraf keygen, and put its lines below their own [[officer]]; where they "
        "have one, see whose [[officer]] it stands below: paraf roster show.",
    ),
    "key-given": Wording(
        level=Level.HINT,
        message="{name} ({officer}) gets the key {key}; whoever holds it signs as {name}.",
        next="Ask {name} whether that is their key: ssh-keygen -lf FILE.pub shows the same. If it is somebody else's, "
        "move its lines below the [[officer]] of its owner.",
    ),
    "several-keys-given": Wording(
        level=Level.WARNING,
        message="{name} ({officer}) gets {count} new keys at once.",
        next="If they belong to several people, put each [[officer.key]] below the [[officer]] of its owner: lines at "
        "the end of newsroom.toml belong to the officer above them.",
    ),
    "days-exclude": Wording(
        message="{name} signed “{slug}” on {day}, a day outside the from and until of the officer or the key.",
        next="Let from and until hold every day on which they signed; for misuse there is revoked_since.",
    ),
    "key-removed": Wording(
        message="The key {key} of {name} signed articles; without it on the roster those sign-offs would be void.",
        next="Leave the key in newsroom.toml, with an until for its end, or a revoked_since where it was misused.",
    ),
}
