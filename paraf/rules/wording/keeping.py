"""What may be found when a newsroom is backed up or restored."""

from collections.abc import Mapping

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

_CHOOSE = "See which snapshots there are: paraf restore {path} --list."
_OLDER = (
    "Look for the same file under copies/ in another copy of the backup and put it there; or restore another snapshot."
)

WORDINGS: Mapping[str, Wording] = {
    "backup-inside": Wording(
        message="{path} is no place for a backup: it lies in the newsroom itself ({place}).",
        next="Name a folder outside the newsroom, best on another disk.",
    ),
    "backup-link": Wording(
        level=Level.WARNING,
        message="{path} is a shortcut, pipe or device, and is not in the backup.",
        next="If it is to be kept, put the file itself in its place.",
    ),
    "backup-closed": Wording(
        message="{path} cannot be opened ({reason}), and is not in the backup.",
        next="Give the account that makes the backup the right to read it, or shorten its path; then back up again.",
    ),
    "backup-unreadable": Wording(
        message="The disk does not give {path}, which is not in the backup.",
        next="The disk may be failing: replace it, and get the file from an older snapshot.",
    ),
    "vault-copy-mended": Wording(
        message="{path} is damaged or gone; the backup has it whole, and keeps it so.",
        next="Put the whole one back, with the rights it had: {copy}.",
    ),
    "vault-copy-lost": Wording(
        message="{path} is damaged or gone, and this backup has no whole one.",
        next="Look for it in other backups; do not delete anything in records/.",
    ),
    "ledger-lost": Wording(
        message="{path}, the office's memory, is gone or empty.",
        next="Stop work here, and restore an older snapshot into another folder: paraf restore.",
    ),
    "ledger-not-grown": Wording(
        message="{path} does not go on where the snapshot {snapshot} ended: it was cut short or written anew.",
        next="If nobody restored an older snapshot here, stop work and find out who changed it.",
    ),
    "target-taken": Wording(
        message="{path} is not an empty folder.",
        next="Name a folder that is empty or not there yet: a restore never overwrites anything.",
    ),
    "no-backup": Wording(
        message="There is no backup in {path}.",
        next="Name the folder that was given to paraf backup.",
    ),
    "unknown-snapshot": Wording(message="There is no snapshot {snapshot} in {path}.", next=_CHOOSE),
    "snapshot-damaged": Wording(
        message="The list of the snapshot {snapshot} in {path} is damaged, so nobody can tell what belongs to it.",
        next="Restore another one by its name: paraf restore {path} --list shows them.",
    ),
    "snapshot-of-damaged": Wording(
        message="The newest snapshot, {snapshot}, was made of damaged records ({count} problem(s)).",
        next="Restore an older one by its name, or this one all the same: --snapshot {snapshot}.",
    ),
    "copy-damaged": Wording(message="{path} cannot be restored: its copy, {copy}, is damaged.", next=_OLDER),
    "copy-missing": Wording(
        message="{path} cannot be restored: its copy, {copy}, is gone or cannot be read.", next=_OLDER
    ),
}
"""What may be found about a backup, by its code."""
