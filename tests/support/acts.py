"""Acts as the ledger records them, of a paper ``banjir.md`` unless told otherwise."""

from datetime import UTC, datetime, timedelta

from paraf.rules.entries import Begun, Claimed, Material, Received, Returned, Sealed, Signer, Submitted
from paraf.rules.manifest import sha256
from paraf.rules.register import slug_of
from paraf.rules.words import Address, MaterialKind, OfficerId, Verdict

START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # a Monday, 08.00 in the office
BANJIR = Address("berita/2026/banjir")
DIGEST = sha256(b"banjir")


def received(item="banjir.md", *, at=START, assignment="118/SPT", material=(), **about):
    """Give the receipt of an item."""
    about = {"event": "Banjir", "place": "Hulu", "unit": "BPBD", "contact": "", "received_from": "Tono"} | about
    return Received(item=item, received=at, assignment=assignment, material=tuple(material), **about)


def begun(item="banjir.md"):
    """Give the beginning of an item's article."""
    return Begun(item=item, text=sha256(b"ditulis"))


def submitted(address=BANJIR, *, path="banjir.md", replaces=None, at=None, **rest):
    """Give a submission; ``at`` is what the paper says of its receipt."""
    pictures, source, renamed = rest.get("pictures", ()), rest.get("source"), rest.get("renamed_from")
    return Submitted(
        address=address,
        slug=slug_of(address),
        replaces=replaces,
        path=path,
        source=source or f"drafts/{path}",
        renamed_from=renamed,
        original=DIGEST,
        text=DIGEST,
        digest=rest.get("digest", DIGEST),
        files=(),
        pictures=pictures,
        authors=(OfficerId("rina"),),
        category="Kota",
        received=at,
        assignment=rest.get("assignment", ""),
    )


def claimed(officer="siti", *, address=BANJIR, path="banjir.md", until=START + timedelta(minutes=30)):
    """Give a claim of a submitted paper."""
    return Claimed(
        address=address,
        slug=slug_of(address),
        path=path,
        officer=OfficerId(officer),
        until=until,
        text=DIGEST,
        line="",
    )


def returned(address=BANJIR, *, source="banjir.md", path="banjir.md", replaces=None, note="Nama camat keliru"):
    """Give a return: to ``path`` in drafts/, from ``source`` in review/."""
    return Returned(address=address, slug=slug_of(address), replaces=replaces, path=path, source=source, note=note)


def sealed(digest=DIGEST, address=BANJIR, *, submission="banjir.md", due=START, **rest):
    """Give a seal; ``due`` is the moment before which it is not public."""
    signer = Signer(officer=OfficerId("siti"), name="Siti Rahma", identity="claimed", statement="")
    return Sealed(
        address=address,
        slug=slug_of(address),
        digest=digest,
        text=DIGEST,
        public=DIGEST,
        files=(),
        path=rest.get("path", "banjir.md"),
        source=f"review/{submission}",
        submission=submission,
        replaces=rest.get("replaces"),
        not_before=due,
        verdict=rest.get("verdict", Verdict.PUBLISH),
        change=rest.get("change"),
        note=None,
        mended=False,
        signers=rest.get("signers", (signer,)),
        reason=rest.get("reason"),
        until=rest.get("until"),
    )


def piece(name, *, kind=MaterialKind.PHOTO, path=None):
    """Give a piece of material that holds its own name."""
    raw = name.encode()
    return Material(path=path or f"banjir/bahan/{name}", name=name, sha=sha256(raw), size=len(raw), kind=kind)
