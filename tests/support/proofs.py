"""A proof made by hand, part by part, for tests that then change one of them.

* The keys are the same in every run.
* ``proven`` gives a site of one seal, its proof and its papers; what is given otherwise is otherwise in it.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from paraf.rules.allowed_signers import allowed_signers, signers_of_office
from paraf.rules.attesting import Site
from paraf.rules.checkpoint import Checkpoint, signed, verifier_key
from paraf.rules.hash_lists import hash_lists
from paraf.rules.leaves import Leaf, leaf_text
from paraf.rules.manifest import LocalFile, manifest, sha256
from paraf.rules.merkle import Tree, leaf_hash
from paraf.rules.officer_keys import OfficerKey
from paraf.rules.proof import Proof, Word, proof_text
from paraf.rules.release_papers import (
    CHECKPOINT,
    FILES,
    RELEASE,
    ROSTER,
    SIGNATURE,
    Release,
    files_digest,
    files_text,
    leaf_files,
    list_texts,
    namespace_of,
    page_of,
    proof_of,
    release_text,
    text_of,
)
from paraf.rules.roster import Roster
from paraf.rules.ssh_keys import plain_key
from paraf.rules.sshsig import sign
from paraf.rules.statement import Statement, statement_text
from paraf.rules.words import Address, OfficerId, Verdict
from tests.support.offices import BUDI, OFFICE, RINA, SITI, key_of
from tests.support.signing import private_key

SITE_NAME = OFFICE.site
ORIGIN = f"{SITE_NAME}/paraf"
ADDRESS = Address("berita/2026/banjir")
SEALED = datetime(2026, 11, 22, 3, 30, 0, 123456, tzinfo=UTC)
TEXT = "Title: Banjir & angin\nDate: 2026-11-21 09:30\nSlug: banjir\n\nAir **sudah** surut.\n\n![Sungai](foto.jpg)\n"
PAGE = "<title>x</title><h1>Banjir &amp; angin</h1>\n<div><p>Air <strong>sudah</strong>\nsurut.</p></div>"
PICTURE = LocalFile(ref="foto.jpg", sha=sha256(b"foto"), size=4)


def public_of(key):
    return plain_key(key.public_key().public_bytes_raw())


SITE_KEY, SITI_KEY, BUDI_KEY, STRANGER = private_key(8), key_of("siti"), key_of("budi"), private_key(9)
VKEY = verifier_key(ORIGIN, public_of(SITE_KEY).raw)
KEYED = replace(
    OFFICE,
    roster=Roster(
        officers=(
            RINA,
            replace(SITI, keys=(OfficerKey(key=public_of(SITI_KEY), valid_from=date(2026, 1, 1)),)),
            replace(BUDI, keys=(OfficerKey(key=public_of(BUDI_KEY)),)),
        )
    ),
)
SIGNERS = signers_of_office(KEYED, site_key=public_of(SITE_KEY))
SITE = Site(signers=SIGNERS, key=VKEY)


@dataclass(frozen=True)
class Proven:
    """A proof, the leaves of the ledger that it is in, and the tree over them."""

    proof: Proof
    leaves: tuple[bytes, ...]

    @property
    def tree(self):
        return Tree(self.leaves)

    @property
    def text(self):
        return proof_text(self.proof)

    def papers(self, key=SITE_KEY, **also):
        """Give every file of a site that has this one publication."""
        note = Checkpoint(origin=ORIGIN, size=len(self.tree), root=self.tree.root())
        files = {
            page_of(ADDRESS): PAGE,
            proof_of(ADDRESS): self.text,
            text_of(ADDRESS): TEXT,
            "gambar/foto.jpg": "foto",
            ROSTER: allowed_signers(SIGNERS),
            CHECKPOINT: signed(note, SITE_KEY),
            **leaf_files(self.leaves),
        } | also
        lists = hash_lists({place: sha256(text.encode())[7:] for place, text in files.items()})
        listed = files_text(lists)
        digest, size = files_digest(listed)
        release = release_text(Release(site=SITE_NAME, time=SEALED, checkpoint=note, key=VKEY, files=digest, size=size))
        signature = sign(release.encode(), key, namespace=namespace_of(SITE_NAME))
        return files | list_texts(lists) | {FILES: listed, RELEASE: release, SIGNATURE: signature}


def said(corrector="siti", **rest):
    """Give a statement's text."""
    values = {
        "site": SITE_NAME,
        "address": ADDRESS,
        "content": sha256(manifest(TEXT, [PICTURE]).encode()),
        "replaces": None,
        "not_before": SEALED,
        "authors": (OfficerId("rina"),),
        "corrector": OfficerId(corrector),
        "verdict": Verdict.PUBLISH,
        "time": SEALED,
    }
    return statement_text(Statement(**values | rest))


def word(officer="siti", key=SITI_KEY, text=None, namespace=f"paraf@{SITE_NAME}"):
    """Give a signer's part; without a key nobody signed it."""
    statement = said(officer) if text is None else text
    signature = sign(statement.encode(), key, namespace=namespace) if key else None
    return Word(officer=OfficerId(officer), statement=statement, signature=signature)


def proven(*words, before=2, checkpoint_key=SITE_KEY, manifest_text=None, **entry_fields):
    """Give a proof whose entry stands between others; what is given of the entry is otherwise than it should be."""
    words = words or (word(),)
    number = before + 1
    hashed = tuple(sha256(one.statement.encode()) for one in words)
    fields = {"number": number, "time": SEALED, "act": "seal", "line": sha256(b"line"), "statements": hashed}
    entry = leaf_text(Leaf(**fields | entry_fields))
    earlier = [leaf_hash(b"%d" % index) for index in range(before)]
    tree = Tree([*earlier, leaf_hash(entry.encode())])
    checkpoint = Checkpoint(origin=ORIGIN, size=number, root=tree.root())
    proof = Proof(
        manifest=manifest_text or manifest(TEXT, [PICTURE]),
        words=words,
        entry=entry,
        path=tree.inclusion(before, number),
        checkpoint=signed(checkpoint, checkpoint_key),
    )
    later = (leaf_hash(b"later %d" % index) for index in range(3))
    return Proven(proof=proof, leaves=(*earlier, leaf_hash(entry.encode()), *later))
