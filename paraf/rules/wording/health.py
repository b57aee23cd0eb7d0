"""The words of what is found in the newsroom's health: its settings, its folders, and its records."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

_LOST = "Get it back from a backup; until then nothing that needs this copy can be printed or signed."

WORDINGS: dict[str, Wording] = {
    # settings and health
    "no-admin": Wording(
        message="Nobody in newsroom.toml is an admin whose term runs today; the settings could never be changed again.",
        next="Give one officer the role “admin”.",
    ),
    "not-an-admin": Wording(
        message="{name} is no admin; only an admin can put settings in force.",
        next="Let an admin accept them: paraf roster accept --as ADMIN",
    ),
    "site-changed": Wording(
        message="The site's name changed from {was} to {now}; it stands in what correctors have signed, and stays from "
        "the first sign-off on.",
        next='Write “site = "{was}"” again. Where the site moves, change url alone: the whole address may change.',
    ),
    "officer-removed": Wording(
        message="{name} ({officer}) has signed articles and is missing from newsroom.toml; all of those sign-offs "
        "would count for nothing.",
        next='Put the section with id = "{officer}" back, and give it the last day instead, as in until = 2026-01-31.',
    ),
    "shared-name": Wording(
        level=Level.WARNING,
        message="“{name}” means more than one officer: {names}; nobody can write or sign under it.",
        next="Give each of them a name, initials and aliases of their own in newsroom.toml.",
    ),
    "articles-leave": Wording(
        level=Level.WARNING,
        message="With these settings {count} article(s) leave the site, for their sign-offs count for nothing: "
        "{articles}.",
        next="If that is not meant, take revoked_since out or give until instead; else let another corrector sign "
        "them.",
    ),
    "articles-change": Wording(
        level=Level.WARNING,
        message="With these settings {count} article(s) show another signed version: {articles}.",
        next="If that is not meant, look at revoked_since in newsroom.toml.",
    ),
    "folder-closed": Wording(
        message="paraf may not write in the folder {path}.",
        next="Give the account that runs paraf the right to write there.",
    ),
    "clock-behind": Wording(
        level=Level.WARNING,
        message="This computer's clock ({now}) is behind the ledger's last entry ({last}).",
        next="Set the clock; until then the ledger's time is used.",
    ),
    "security-ends-soon": Wording(
        level=Level.WARNING,
        message="The contacts in security.txt hold until {day} and no longer.",
        next="See whether they are still right, write a later day at security.expires in newsroom.toml, and accept it.",
    ),
    "security-ended": Wording(
        level=Level.WARNING,
        message="The contacts in security.txt held until {day}; nobody may rely on them any more.",
        next="See whether they are still right, write a later day at security.expires in newsroom.toml, and accept it.",
    ),
    "too-few-correctors": Wording(
        message="The policy asks for {needed} signer(s), but only {active} corrector(s) may sign today.",
        next="Add correctors to newsroom.toml, or lower signers_needed, and accept: paraf roster accept",
    ),
    "no-spare-corrector": Wording(
        level=Level.WARNING,
        message="There is no corrector to spare: {needed} must sign, and only {names} can today. Nobody can sign "
        "this corrector's own articles, or when they are ill.",
        next="Give one more officer the role “corrector” in newsroom.toml, with a key where the office asks for "
        "signatures, and accept: paraf roster accept",
    ),
    # records
    "vault-missing": Wording(
        message="The vault has no copy of {digest}, which this entry names.",
        next=_LOST,
    ),
    "vault-damaged": Wording(
        message="The vault's copy of {digest} has other bytes than its name says.",
        next=_LOST,
    ),
    "seal-digest": Wording(
        message="The seal of {address} does not fit its text and pictures.",
        next="The ledger was tampered with; compare it with a backup.",
    ),
    "seal-text": Wording(
        message="The text kept for {address} is not the text that was signed.",
        next="The ledger was tampered with; compare it with a backup.",
    ),
    "seal-statement": Wording(
        message="The statement of {name} does not speak of this content at {address}.",
        next="The ledger was tampered with; compare it with a backup.",
    ),
    "seal-signer": Wording(
        message="The seal of {address} names {name}, whom the roster in force then does not know by this name.",
        next="The ledger was tampered with; compare it with a backup.",
    ),
    "seal-field": Wording(
        message="The seal of {address} says something else in “{field}” than what was signed.",
        next="The ledger was tampered with; compare it with a backup.",
    ),
}
