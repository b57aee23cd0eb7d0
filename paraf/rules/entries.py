"""What the ledger records: one act an entry, in fields that anybody can read.

* ``time`` is the ledger's own: when the act was recorded. It never runs backwards.
* An act of a hand has ``by`` null unless somebody is known to have done it. ``done`` is when the hand did it, where
  that is known; ``late_recorded`` tells that nobody was looking then.
* A seal names everything that a later reader needs to check it: the texts and files by digest, the statements in full.
* ``salt`` is random, so that the hash of a line, which is public, tells nothing of what is private in it.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import assert_never

from msgspec import Struct

from paraf.rules.manifest import LocalFile
from paraf.rules.words import Address, Channel, Digest, MaterialKind, OfficerId, Slug, Verdict


class Signer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One officer's word: who, the public name at the time, how sure the identity is, and the statement.

    ``signature`` is an SSH signature over the statement's bytes, or None where nobody asked for one.
    """

    officer: OfficerId
    name: str
    identity: str
    statement: str
    signature: str | None = None


class Accepted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False, tag="roster"):
    """The office's settings came into force: the digest of ``newsroom.toml`` as kept in the vault.

    ``signer`` is the admin's word for it, where the settings before ask for signatures.
    """

    office: Digest
    signer: Signer | None = None


class Material(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A piece of raw material: where it lies in ``drafts/``, or the name that it was handed in under; what it is.

    ``name`` is the file's own name as handed in; ``sha`` and ``size`` are of the bytes handed in.
    """

    path: str
    name: str
    sha: Digest
    size: int
    kind: MaterialKind


class Received(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False, tag="intake"
):
    """Material became one item in ``drafts/``; the clock of the procedure's first step runs from ``received`` on.

    ``item`` is the draft's path relative to ``drafts/``, ``received`` when the material was handed in and
    ``received_from`` by whom; ``assignment`` is the number of the assignment letter, empty where there was none.
    The register knows material by its digest; the vault need not hold it. ``draft`` is the file that was made of it,
    None where somebody had written one before.
    """

    item: str
    received: datetime
    received_from: str
    event: str
    place: str
    unit: str
    contact: str
    assignment: str
    material: tuple[Material, ...]
    draft: Digest | None = None


class Begun(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False, tag="begin"):
    """Somebody began to write the article of an item: took it, or changed what was made of the material.

    ``item`` is the draft's path relative to ``drafts/``, ``text`` the digest of the file as it was found.
    """

    item: str
    text: Digest


class CleanedPicture(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A picture re-encoded at submission: its path in the newsroom, what was handed in, what is used."""

    path: str
    original: Digest
    clean: Digest


class Submitted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False, tag="submit"):
    """An article went to the correction desk.

    ``path`` is relative to ``review/``, ``source`` to the newsroom: where the paper lay when it was submitted.
    ``original`` is the file as handed in, ``text`` the whole text as tidied. ``renamed_from`` is the path in
    ``review/`` under which the same paper was submitted before. ``authors`` and ``category`` are those submitted:
    what is changed in review takes nobody's name off the work, and makes no policy laxer. ``received`` and
    ``assignment`` are what the paper's own lines say of its material: when it was handed in, under which letter.
    """

    address: Address
    slug: Slug
    replaces: Digest | None
    path: str
    source: str
    renamed_from: str | None
    original: Digest
    text: Digest
    digest: Digest
    files: tuple[LocalFile, ...]
    pictures: tuple[CleanedPicture, ...]
    authors: tuple[OfficerId, ...]
    category: str
    received: datetime | None
    assignment: str


class Claimed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False, tag="claim"):
    """A corrector took a submitted paper until a moment; nobody else is kept from correcting it.

    ``path`` is the path in ``review/`` that was submitted. A later claim of the paper takes this one's place.
    ``text`` is the digest of the whole text as it was then, ``line`` what its claim line said or empty: by these a
    line that somebody types anew is told from one that still stands there.
    """

    address: Address
    slug: Slug
    path: str
    officer: OfficerId
    until: datetime
    text: Digest
    line: str


class Returned(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False, tag="return"):
    """A submitted article went back to its writer, with the reason.

    ``path`` is relative to ``drafts/``, where it lies now; ``source`` is relative to ``review/``, where it lay.
    """

    address: Address
    slug: Slug
    replaces: Digest | None
    path: str
    source: str
    note: str


class Signed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False, tag="sign"):
    """One corrector signed a submitted paper, and others have to sign it as well.

    ``path`` is the path in ``review/`` that was submitted; ``digest`` is that of the content that was signed.
    """

    address: Address
    slug: Slug
    path: str
    source: str
    digest: Digest
    signer: Signer


class Sealed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False, tag="seal"):
    """A sign-off as recorded: from here on the content may be public.

    ``text`` is the whole text as signed (private lines included), ``public`` its public part, both in the vault.
    ``path`` is relative to ``content/``; ``source`` is relative to the newsroom, where the signed paper lay;
    ``submission`` is the path in ``review/`` that was submitted. ``mended`` tells of changes since the submission.
    ``pin``, ``expires``, ``event``, ``event_until`` and ``urgent`` are those dates as the text has them; ``redirects``
    are the other addresses that lead to the article, as the text has them. ``lang`` is the language that the text
    names, and ``translates`` the article that it is a translation of; seals of before these were recorded name no
    language. What was released in an emergency has the ``reason``, and the moment ``until`` which it may stand without
    a second person's word.
    """

    address: Address
    slug: Slug
    digest: Digest
    text: Digest
    public: Digest
    files: tuple[LocalFile, ...]
    path: str
    source: str
    submission: str
    replaces: Digest | None
    not_before: datetime
    verdict: Verdict
    change: str | None
    note: str | None
    mended: bool
    signers: tuple[Signer, ...]
    pin: str | None = None
    expires: str | None = None
    event: str | None = None
    event_until: str | None = None
    urgent: str | None = None
    redirects: tuple[Address, ...] = ()
    lang: str | None = None
    translates: Address | None = None
    reason: str | None = None
    until: datetime | None = None

    @property
    def is_second_word(self) -> bool:
        """Tell whether it is a second person's word for the very version that was released in an emergency."""
        return self.replaces == self.digest


SEALED_LINES: Mapping[str, str] = MappingProxyType(
    {
        "change": "Change",
        "note": "Change-Note",
        "pin": "Pin",
        "expires": "Expires",
        "event": "Event",
        "event_until": "Event-Until",
        "urgent": "Urgent",
    }
)
"""The fields of a seal that repeat a line of its text, with the key of that line."""

Act = Accepted | Received | Begun | Submitted | Claimed | Returned | Signed | Sealed


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """One line of the ledger; ``previous`` is the SHA-256 of the line before, without its newline."""

    number: int
    previous: Digest
    time: datetime
    by: OfficerId | None
    channel: Channel
    act: Act
    salt: str
    done: datetime | None = None
    late_recorded: bool = False

    @property
    def happened(self) -> datetime:
        """When the act was done, as far as anybody knows; never later than it was recorded."""
        return self.time if self.done is None else min(self.done, self.time)


def moments_of(act: Act) -> tuple[datetime, ...]:
    """Give the moments that an act names."""
    match act:
        case Received(received=received):
            return (received,)
        case Submitted(received=received):
            return () if received is None else (received,)
        case Claimed(until=until):
            return (until,)
        case Sealed(not_before=not_before, until=until):
            return (not_before,) if until is None else (not_before, until)
        case Accepted() | Begun() | Returned() | Signed():
            return ()
        case _:
            assert_never(act)


def signers_of(act: Act) -> tuple[Signer, ...]:
    """Give the officers whose word an act holds."""
    match act:
        case Received() | Begun() | Submitted() | Claimed() | Returned():
            return ()
        case Accepted(signer=signer):
            return () if signer is None else (signer,)
        case Signed(signer=signer):
            return (signer,)
        case Sealed(signers=signers):
            return signers
        case _:
            assert_never(act)
