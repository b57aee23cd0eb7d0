"""The words of findings about notices: their settings, and those that did not reach anybody."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

WORDINGS: dict[str, Wording] = {
    "settings-bad-mail": Wording(
        message='{key} in {path} cannot be "{found}": it must be a mail address and nothing beside it.',
        next='Write it as in {setting} = "siti@kotacontoh.example".',
    ),
    "settings-bad-host": Wording(
        message='{key} in {path} cannot be "{found}": it must be the name or number of a mail server.',
        next='Write it as in {setting} = "mail.kotacontoh.example".',
    ),
    "settings-bad-port": Wording(
        message="{key} in {path} cannot be {found}: ports end at 65535.",
        next="Write the mail server's port, or delete the line for the usual one.",
    ),
    "settings-clear-password": Wording(
        message="{key} in {path} would send the mail server's password where others can listen.",
        next='Write {setting} = "starttls" or "tls", or delete user and password_file.',
    ),
    "notices-failing": Wording(
        level=Level.WARNING,
        message="Notices have not been going out by {channel} since {when}: {cause}. {waiting} wait and are tried "
        "again.",
        next="Mend that, or the section [notices] in newsroom.toml; the site is not touched by it.",
    ),
    "notice-lost": Wording(
        level=Level.WARNING,
        message="On {when} {count} notice(s) were given up, the last one for {name} ({channel}): {cause}.",
        next="Tell them by yourself; mend the address in newsroom.toml or the command, then delete {path} while no "
        "watcher is at work.",
    ),
    "notices-no-address": Wording(
        level=Level.HINT,
        message="Notices go out by mail, and these officers have no address: {names}.",
        next='Add a line to their sections in newsroom.toml, as in email = "siti@kotacontoh.example".',
    ),
    "notices-no-password": Wording(
        level=Level.WARNING,
        message="The mail server's password cannot be read from {path}: {cause}.",
        next="Put the password there, readable by the account that paraf runs as and nobody else.",
    ),
    "notices-open-password": Wording(
        level=Level.WARNING,
        message="Others on this computer can read the mail server's password in {path}.",
        next="Close it: chmod 600 {path}",
    ),
}
