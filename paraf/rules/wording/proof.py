"""The words of what does not fit in a published site, in a proof, or in a ledger's history."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

_ASK = "Do not rely on this page; ask the office that publishes it, by another way than this site."
_TELL = "Tell the office that publishes the site, by another way than this site."

WORDINGS = {
    "proof-missing": Wording(
        message="{path} has no proof: nothing shows that it was ever signed off.",
        next=_ASK,
    ),
    "redirect-astray": Wording(
        message="{path} does not lead to {address}, as the signed text has it.",
        next=_ASK,
    ),
    "page-unproven": Wording(
        level=Level.HINT,
        message="{path} is no article and no withdrawal notice: it has no proof of its own; no corrector signed it.",
        next="Only the site's key stands for it; verify the page of an article to see who signed that.",
    ),
    "page-lapsed": Wording(
        level=Level.HINT,
        message="{path} is a notice: what one person alone released in an emergency was not corrected in time.",
        next="There is nothing to prove until a corrector signs the article; only the site's key stands for the "
        "notice.",
    ),
    "page-unknown": Wording(
        level=Level.HINT,
        message="There is no {path} on this site.",
        next="Look whether the address is typed as in the browser.",
    ),
    "proof-unreadable": Wording(
        message="{path} is no proof from line {line} on.",
        next=_ASK,
    ),
    "proof-text": Wording(
        message="The text that {path} is about is not the one that was signed.",
        next=_ASK,
    ),
    "proof-page-text": Wording(
        message="{path} does not show the words that were signed.",
        next=_ASK,
    ),
    "proof-statement": Wording(
        message="In {path}, the statement of {officer} is not about this text at this address of this site.",
        next=_ASK,
    ),
    "proof-officer": Wording(
        message="In {path}, {officer} signs, who is not on the published roster.",
        next=_ASK,
    ),
    "proof-signature": Wording(
        message="In {path}, the signature of {officer} does not fit the statement.",
        next=_ASK,
    ),
    "proof-key": Wording(
        message="In {path}, the signature of {officer} was made with a key that did not count for them at that time.",
        next=_ASK,
    ),
    "proof-entry": Wording(
        message="In {path}, ledger entry {number} is no seal over these statements.",
        next=_ASK,
    ),
    "proof-inclusion": Wording(
        message="In {path}, nothing leads from ledger entry {number} to the checkpoint.",
        next=_ASK,
    ),
    "proof-checkpoint": Wording(
        message="In {path}, the checkpoint of entry {number} is not one that the site's key signed.",
        next=_ASK,
    ),
    "proof-picture": Wording(
        message="{path} was signed with the file {ref}, and the site has no such file with those bytes.",
        next=_ASK,
    ),
    "proof-leaf": Wording(
        message="{path} shows entry {number} of another ledger than the one that the site publishes.",
        next=_TELL,
    ),
    "proof-alone": Wording(
        message="{path} proves {address}, and there is no such page.",
        next=_TELL,
    ),
    "release-unreadable": Wording(
        message="{path} is missing or not in the form that it must have.",
        next="Copy or fetch the whole site again; if it stays so, tell the office that publishes it.",
    ),
    "release-key": Wording(
        message="The site says that its key is {key}, and you expect {pinned}.",
        next="Ask the office for its key by another way than this site; until then rely on nothing here.",
    ),
    "release-signature": Wording(
        message="{path} is not the site key's signature of this release.",
        next=_TELL,
    ),
    "release-list": Wording(
        message="{path} is not the list of files that the release was signed with.",
        next=_TELL,
    ),
    "release-checkpoint": Wording(
        message="{path} is not the checkpoint that the release was signed with.",
        next=_TELL,
    ),
    "release-roster": Wording(
        message="{path} has another key for the site than the release.",
        next=_TELL,
    ),
    "release-leaves": Wording(
        message="The hashes in {path} are not those of the ledger's {size} entries that the checkpoint is of.",
        next=_TELL,
    ),
    "release-changed": Wording(
        message="{path} was changed after the release was signed.",
        next="Copy or fetch it again; if it stays so, tell the office that publishes the site.",
    ),
    "release-missing": Wording(
        message="{path} is in the signed list of files and is not there.",
        next="Copy or fetch it again; if it stays so, tell the office that publishes the site.",
    ),
    "release-strange": Wording(
        message="{path} is there and is not in the signed list of files.",
        next=_TELL,
    ),
    "history-stranger": Wording(
        message="{path} is not a checkpoint that this site's key signed.",
        next="Give the checkpoint that you kept of this very site (its bukti/checkpoint.txt).",
    ),
    "history-short": Wording(
        message="{path} is of {old} ledger entries; the site shows {size}: an older release, or none was made since.",
        next=_TELL,
    ),
    "history-rewritten": Wording(
        message="History was rewritten: the first {old} ledger entries are not those that {path} was signed over.",
        next="Keep that checkpoint and this copy of the site; tell the office, and those who oversee it.",
    ),
    "file-not-signed": Wording(
        message="{path}, as it stands, was never signed off.",
        next="See where it stands: paraf status.",
    ),
    "site-key-gone": Wording(
        message="{path}, with which the public site was signed, is gone.",
        next="Get it back from a backup; if it is lost, make a new one and tell readers who know the old one: "
        "paraf keygen --site.",
    ),
    "site-key-open": Wording(
        message="{path} can be read by others than its owner, so it may no longer be secret.",
        next="Find out who read it; then close it and build again: chmod 600 {path}.",
    ),
    "site-key-unreadable": Wording(
        message="{path} is not the site's key ({problem}).",
        next="Put the kept copy of the key back, readable by its owner alone, and build again: paraf build.",
    ),
}
"""What may be found in a published site, by its code."""
