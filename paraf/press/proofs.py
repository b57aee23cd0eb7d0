"""The public proofs: what of the ledger and of the sign-offs stands on the site, for anybody to check.

* Every publication has its proof and its public text; a withdrawn one those of its notice, and nothing of before; one
  that lapsed has none.
* A proof leads to the tree as it was when the publication was sealed, so it is the same in every later release.
* The checkpoint, the leaves and the roster are as of the last entry that can change what is public.
* The lists of files and their signature are made when everything else stands: they name every other file.
* The same records and key give the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from paraf.press.stops import stop
from paraf.rules.allowed_signers import allowed_signers, signers_of_office
from paraf.rules.checkpoint import Checkpoint, signed, verifier_key
from paraf.rules.leaves import stub_of_act
from paraf.rules.manifest import manifest
from paraf.rules.proof import Proof, Word, proof_text
from paraf.rules.release_papers import (
    CHECKPOINT,
    FILES,
    LEAVES_A_FILE,
    RELEASE,
    ROSTER,
    SIGNATURE,
    Release,
    files_digest,
    files_text,
    leaf_files,
    list_texts,
    namespace_of,
    origin_of,
    proof_of,
    release_text,
)
from paraf.rules.ssh_keys import plain_key
from paraf.rules.sshsig import sign
from paraf.rules.words import Digest

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from paraf.desk.records.newsroom import Newsroom
    from paraf.press.contents.contents import Contents
    from paraf.press.contents.papers import Paper
    from paraf.rules.edition import Edition
    from paraf.rules.hash_lists import HashLists
    from paraf.rules.merkle import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofs:
    """What stands under ``bukti/`` at an edition's time, made with the site's key from what the ledger holds."""

    newsroom: Newsroom
    tree: Tree
    key: Ed25519PrivateKey
    time: datetime
    checkpoint: Checkpoint

    def of(self, paper: Paper, text: bytes | None = None) -> bytes:
        """Give the proof of a publication, whose public text may be known already."""
        version, newsroom, tree = paper.publication.live, self.newsroom, self.tree
        if text is None:
            text = newsroom.vault.get(paper.sealed_as)
        proof = Proof(
            manifest=manifest(text.decode(), version.seal.files),
            words=tuple(
                Word(officer=signer.officer, statement=signer.statement, signature=signer.signature)
                for signer in version.seal.signers
            ),
            entry=newsroom.tree.record(stub_of_act(version.seal, number=version.number, time=version.time)),
            path=tree.inclusion(version.number - 1, version.number),
            checkpoint=signed(_checkpoint(newsroom.office.site, tree, version.number), self.key),
        )
        try:
            return proof_text(proof).encode()
        except ValueError as error:
            raise stop(code="sealed-unreadable", path=paper.address, problem=str(error)) from error

    def standing(self, *, since: int = 0) -> dict[str, bytes]:
        """Give what stands there whatever the articles are: checkpoint, roster and leaves, by place.

        Files whose leaves all came before ``since`` are left out.
        """
        public = plain_key(self.key.public_key().public_bytes_raw())
        first = since // LEAVES_A_FILE * LEAVES_A_FILE
        texts = {
            CHECKPOINT: signed(self.checkpoint, self.key),
            ROSTER: allowed_signers(signers_of_office(self.newsroom.office, site_key=public)),
            **leaf_files(self.newsroom.tree.leaves(self.checkpoint.size, since=first), first=first),
        }
        return {place: text.encode() for place, text in texts.items()}

    def papers(self, files: HashLists, *, known: HashLists | None = None) -> dict[str, bytes]:
        """Give the papers of a release that has these files, with the lists that name them and are not known."""
        site = self.newsroom.office.site
        release = Release(
            site=site,
            time=self.time,
            checkpoint=self.checkpoint,
            key=verifier_key(origin_of(site), self.key.public_key().public_bytes_raw()),
            files=Digest(""),
            size=0,
        )
        return signed_papers(release, files, self.key, known=known)


def signed_papers(
    release: Release, files: HashLists, key: Ed25519PrivateKey, *, known: HashLists | None
) -> dict[str, bytes]:
    """Give the papers by which a release names these files, signed; and the lists of files that are not known."""
    listed = files_text(files)
    digest, size = files_digest(listed)
    text = release_text(replace(release, files=digest, size=size))
    signature = sign(text.encode(), key, namespace=namespace_of(release.site))
    texts = {**list_texts(files, known=known), FILES: listed, RELEASE: text, SIGNATURE: signature}
    return {place: content.encode() for place, content in texts.items()}


def proofs_of(newsroom: Newsroom, key: Ed25519PrivateKey, public: Edition) -> Proofs:
    """Give the proofs of an edition of what the newsroom's records hold now."""
    settled, since = newsroom.register.settled, public.since
    assert settled is not None and since is not None  # noqa: PT018, S101  # an office is in force since such an entry
    tree = newsroom.tree.grown()
    return Proofs(
        newsroom=newsroom,
        tree=tree,
        key=key,
        time=since.astimezone(UTC),
        checkpoint=_checkpoint(newsroom.office.site, tree, settled.number),
    )


def proofs_in(contents: Contents) -> list[str]:
    """Give the place of every publication's proof."""
    return [proof_of(address) for address, paper in contents.papers.items() if not paper.lapsed]


def _checkpoint(site: str, tree: Tree, size: int) -> Checkpoint:
    return Checkpoint(origin=origin_of(site), size=size, root=tree.root(size))
