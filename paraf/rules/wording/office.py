"""The words of what is found in the office's settings, in names and in sign-off lines."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

_SETTINGS = {
    "settings-not-toml": Wording(
        message="{path} cannot be read as TOML; the reader stopped at line {line}: {problem}.",
        next="Mend that line: a text stands in double quotes, a list in square brackets, one setting to a line.",
    ),
    "settings-missing": Wording(
        message="The setting {key} is missing from {path}.",
        next="Add {key} to {path}; the guide for the IT officer shows an example of every setting.",
    ),
    "settings-unknown-key": Wording(
        message="{key} in {path} is not a setting that paraf knows.",
        next="Delete it or write one of these in its place: {suggestions}.",
    ),
    "settings-empty": Wording(
        message="{key} in {path} is empty.",
        next="Write a text between its quotes.",
    ),
    "settings-not-text": Wording(
        message="{key} in {path} must be a text, but {found} stands there.",
        next="Put the value in double quotes.",
    ),
    "settings-not-list": Wording(
        message="{key} in {path} must be a list, but {found} stands there.",
        next='Put the values in square brackets, as in {setting} = ["..."].',
    ),
    "settings-not-count": Wording(
        message="{key} in {path} must be a whole number of 1 or more, but {found} stands there.",
        next="Write the number without quotes, as in {setting} = 1.",
    ),
    "settings-not-switch": Wording(
        message="{key} in {path} must be true or false, but {found} stands there.",
        next="Write true or false, without quotes.",
    ),
    "settings-not-day": Wording(
        message="{key} in {path} must be a date, but {found} stands there.",
        next="Write the date as year-month-day without quotes, as in {setting} = 2026-01-31.",
    ),
    "settings-not-span": Wording(
        message="{key} in {path} must be a stretch of time longer than zero, but {found} stands there.",
        next='Write hours with h and minutes with m, as in {setting} = "1h30m".',
    ),
    "settings-not-table": Wording(
        message="{key} in {path} must be a section of its own, but {found} stands there.",
        next="Write {key} as a heading in square brackets on a line of its own, and its settings below it.",
    ),
    "settings-not-tables": Wording(
        message="{key} in {path} must be a list of sections, but {found} stands there.",
        next="Write {key} in double square brackets, once for each section, and its settings below it.",
    ),
    "settings-control-character": Wording(
        message="{key} in {path} holds a line break or an invisible character.",
        next="Delete the text between the quotes and type it again on one line.",
    ),
    "settings-semicolon": Wording(
        message="{key} in {path} holds a semicolon, which separates people in a line of names.",
        next="Write the name without the semicolon.",
    ),
    "settings-bad-choice": Wording(
        message='{key} in {path} cannot be "{found}".',
        next="Write one of these: {choices}.",
    ),
    "settings-bad-id": Wording(
        message='"{found}" at {key} in {path} cannot be an officer\'s id.',
        next="Write a lower-case letter followed by lower-case letters, digits, dots or dashes, 40 characters at most.",
    ),
    "settings-bad-site": Wording(
        message='"{found}" at {key} in {path} is not the name of a site.',
        next="Write the site's host name alone in lower case, as in kabar.kotacontoh.example.",
    ),
    "settings-bad-url": Wording(
        message='"{found}" at {key} in {path} is not a web address.',
        next="Write a whole web address, as in https://kabar.kotacontoh.example.",
    ),
    "settings-contradicted": Wording(
        message='{option} says "{asked}", but the settings that are here already say "{found}"; nothing was done.',
        next="Mend that line in newsroom.toml first, or leave {option} out to keep what stands there.",
    ),
    "settings-bad-push-key": Wording(
        message="What stands at {key} in {path} is no key for IndexNow.",
        next="Write 8 to 128 letters, digits and dashes, as the service gave them or as you make them up.",
    ),
    "settings-bad-service": Wording(
        message='"{found}" at {key} in {path} is no service that can be told anything safely.',
        next="Write its whole address, with https://.",
    ),
    "settings-bad-contact": Wording(
        message='"{found}" at {key} in {path} is no address at which somebody can be reached.',
        next="Write an address of mail, a web address with https://, or a telephone as in tel:+62-561-5550100.",
    ),
    "settings-bad-zone": Wording(
        message='"{found}" at {key} in {path} is not a time zone that this computer knows.',
        next="Write Asia/Jakarta or Asia/Pontianak (WIB), Asia/Makassar (WITA), or Asia/Jayapura (WIT).",
    ),
    "settings-same-category": Wording(
        message="{key} in {path} is a category that cannot be told from another one.",
        next="Keep one section for each category; capitals, dashes and blanks make no difference.",
    ),
    "settings-not-a-header-key": Wording(
        message='"{found}" at {key} in {path} is not a line that an article\'s header can have.',
        next="Delete it or write one of these in its place: {suggestions}.",
    ),
    "settings-bad-key": Wording(
        message="{key} in {path} is no Ed25519 key as a .pub file has it.",
        next="Copy the whole line of the .pub file; it begins with ssh-ed25519 or sk-ssh-ed25519@openssh.com.",
    ),
    "settings-private-key": Wording(
        message="{key} in {path} is a private key: whoever can read this file can sign with it now.",
        next="Delete it, make a new key with paraf keygen, and write the line of its .pub file here.",
    ),
    "settings-same-key": Wording(
        message="{key} in {path} is a key that {name} has already.",
        next="Give each officer a key of their own, and name each key once; paraf keygen makes one.",
    ),
    "duplicate-officer": Wording(
        message='The id "{officer}" at {key} in {path} is already that of {name}.',
        next="Give each officer an id of their own; an id that was once used is never given to somebody else.",
    ),
    "byline-and-more": Wording(
        message="{key} in {path} gives a byline officer another role; a byline officer is an author and nothing else.",
        next="Delete byline or delete the other roles.",
    ),
    "until-before-from": Wording(
        message="{key} in {path} is {end}, which is before the first day, {start}.",
        next="Mend one of the two dates.",
    ),
}

_NAMES = {
    "unknown-name": Wording(
        message='"{name}" is not on the list of officers{near}.',
        next="Write the name, an alias or the initials as in the list of officers, several people separated by a "
        "semicolon; ask the admin if somebody is missing from it.",
    ),
    "ambiguous-name": Wording(
        message='"{name}" can mean more than one officer: {names}.',
        next="Write the id that stands in brackets instead.",
    ),
}

_SIGNOFFS = {
    "not-signed": Wording(
        message="This article has no correction sign-off. It will not be published.",
        next="Ask a corrector to read the preview and to sign it: with paraf sign, or, where the office takes typed "
        "sign-offs, with a line Koreksi: NAME, CODE in the header.",
    ),
    "no-signer-name": Wording(
        message="The sign-off line holds no name of a corrector.",
        next="Type name or initials and then the code, as in Koreksi: SR, CODE.",
    ),
    "no-authors": Wording(
        message="No author of this article is known, so that nobody can be the second person.",
        next="Write at least one name as in the list of officers in the line Authors.",
    ),
    "not-a-corrector": Wording(
        message="{name} is not on the list of correctors.",
        next="Ask a corrector to sign off; if {name} should be one, ask the admin.",
    ),
    "not-yet-valid": Wording(
        message="{name} may sign off from {day} on, not before.",
        next="Ask another corrector to sign off, or wait until that day.",
    ),
    "expired": Wording(
        message="{name} could sign off until {day} and no longer.",
        next="Ask another corrector to sign off; if the last day is wrong, ask the admin.",
    ),
    "revoked-officer": Wording(
        message="The right of {name} to sign off was revoked from {day} on.",
        next="Ask another corrector to read the article and to sign off.",
    ),
    "own-work": Wording(
        message="{name} wrote this or asked for it, and nobody signs off their own work.",
        next="Ask another corrector to read it and to sign off.",
    ),
    "code-missing": Wording(
        message="The sign-off of {name} has no correction code.",
        next="Read the newest preview and type the code at its foot after the name; paraf sign takes it with --code.",
    ),
    "wrong-code": Wording(
        message="{typed}, typed by {name}, is not the correction code of the text as it stands now.",
        next="Read the newest preview, then replace the code by the one at its foot.",
    ),
    "same-signer-twice": Wording(
        message="{name} stands twice in the sign-off line and counts once.",
        next="Delete one of the two sign-offs of {name}.",
    ),
    "more-signers-needed": Wording(
        message="This article needs sign-offs of {needed} different correctors; {missing} still missing.",
        next="Ask another corrector to sign off as well: with paraf sign, or after a semicolon in the same line.",
    ),
    "typed-time-off": Wording(
        level=Level.WARNING,
        message="The sign-off of {name} gives the time {typed}, but it is {now} now.",
        next="Nothing has to be done: the time of sealing counts, not the one that was typed.",
    ),
    "bad-signoff-time": Wording(
        level=Level.WARNING,
        message='The time "{typed}" in the sign-off of {name} cannot be read.',
        next="Nothing has to be done: the time of sealing counts, and no time need be typed.",
    ),
}

WORDINGS: dict[str, Wording] = _SETTINGS | _NAMES | _SIGNOFFS
