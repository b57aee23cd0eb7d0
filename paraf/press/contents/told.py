"""What the public is told of a version besides its text: by whom and when it was sealed, and what changed.

* It follows from the seal alone.
"""

from datetime import datetime

from msgspec import Struct

from paraf.rules.entries import Signer
from paraf.rules.manifest import correction_code
from paraf.rules.office import Office
from paraf.rules.register import Version
from paraf.rules.words import Digest


class Record(Struct, frozen=True, kw_only=True):
    """What the public is told of one version: when it was sealed and went live, by whom, what changed.

    One that was released in an emergency has the ``reason``, and ``until`` when it could stand by itself; ``second``
    is the second person's word for it.
    """

    sealed: datetime
    live: datetime
    signers: tuple[Signer, ...]
    digest: Digest
    change: str | None
    note: str | None
    reason: str | None = None
    until: datetime | None = None
    second: bool = False

    @property
    def code(self) -> str:
        """Give the correction code."""
        return correction_code(self.digest)


def record_of(version: Version, office: Office) -> Record:
    """Give what the public is told of a version."""
    return Record(
        sealed=version.time.astimezone(office.zone),
        live=version.live_from.astimezone(office.zone),
        signers=version.seal.signers,
        digest=version.seal.digest,
        change=version.seal.change,
        note=version.seal.note,
        reason=version.seal.reason,
        second=version.seal.is_second_word,
        until=until.astimezone(office.zone) if (until := version.seal.until) else None,
    )
