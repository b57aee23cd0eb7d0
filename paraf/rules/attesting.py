"""What a proof shows, and what does not fit in it.

* The manifest names the text; every statement names the manifest, this site and this address, and they agree.
* A signer is on the roster; a signature is over the statement, for this site, by a key that counted when it was sealed.
* The ledger entry is a seal over exactly these statements; the tree's way leads from it to a root that the site signed.
* A statement without a signature is no more than the office's own word that this officer made it.
* Every part that does not fit is named; that nothing is wrong is shown by everything being there, never assumed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from paraf.rules.addresses import redirects_of
from paraf.rules.allowed_signers import Signers
from paraf.rules.checkpoint import Checkpoint, checkpoint_text, opened
from paraf.rules.findings import Finding
from paraf.rules.grammar import parse
from paraf.rules.leaves import Leaf, read_leaf
from paraf.rules.manifest import Manifest, read_manifest, sha256
from paraf.rules.merkle import is_included, leaf_hash
from paraf.rules.proof import Proof, Word
from paraf.rules.redirects import leads_to
from paraf.rules.sshsig import verify
from paraf.rules.statement import Statement, namespace_of, parse_statement
from paraf.rules.visible_words import body_words, shows, visible_words
from paraf.rules.wording import find
from paraf.rules.words import Address, OfficerId, Verdict

_SEAL = "seal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A signer as the proof shows them: ``identity`` is ``key`` where a key of theirs signed, else ``claimed``."""

    officer: OfficerId
    name: str | None
    time: datetime
    identity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attested:
    """What a proof says of a publication, and everything that does not fit; ``redirects`` lead to it."""

    address: Address
    manifest: Manifest
    verdict: Verdict | None
    witnesses: tuple[Witness, ...]
    leaf: Leaf
    checkpoint: Checkpoint | None
    redirects: tuple[Address, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a site's proofs are held against: whose signatures count, and the key that signs its checkpoints."""

    signers: Signers
    key: str

    @property
    def name(self) -> str:
        """Give the site's name, which enters every statement."""
        return self.signers.site


def attest(proof: Proof, text: bytes, site: Site, *, address: Address, path: str) -> Attested:
    """Judge the proof of a publication whose public text has these bytes."""
    manifest, leaf = read_manifest(proof.manifest), read_leaf(proof.entry)
    assert manifest is not None  # noqa: S101  # as every proof that was read
    assert leaf is not None  # noqa: S101
    read = [parse_statement(word.statement) for word in proof.words]
    said = [each for each in read if isinstance(each, Statement)]
    checkpoint = opened(proof.checkpoint, site.key)
    findings = [
        *([] if (sha256(text), len(text)) == (manifest.text, manifest.size) else [find("proof-text", path=path)]),
        *_statement_problems(proof, read, site, address=address, path=path),
        *_signature_problems(proof, leaf, site, path=path),
        *_ledger_problems(proof, leaf, checkpoint, path=path),
    ]
    return Attested(
        address=address,
        manifest=manifest,
        verdict=said[0].verdict if said else None,
        witnesses=tuple(_witness(word, each, leaf, site) for word, each in zip(proof.words, read, strict=True)),
        leaf=leaf,
        checkpoint=checkpoint,
        redirects=_redirects(text, address, path=path),
        findings=tuple(findings),
    )


def _redirects(text: bytes, address: Address, *, path: str) -> tuple[Address, ...]:
    """Give the other addresses that lead to a publication, as its text has them."""
    article = parse(text.decode(errors="replace"), path=path).article
    return redirects_of(address, article) if article else ()


def redirect_problems(page: str, address: Address, *, path: str) -> Iterator[Finding]:
    """Find where a page does not lead to the address that it should."""
    if not leads_to(page, address):
        yield find("redirect-astray", path=path, address=address)


def page_problems(page: str, text: bytes, verdict: Verdict | None, *, path: str) -> Iterator[Finding]:
    """Find where a page does not show the words of the signed text: its title and body, or why it was withdrawn."""
    article = parse(text.decode(errors="replace"), path=path).article
    if article is None:
        yield find("proof-text", path=path)
        return
    reason = article.get("Change-Note") if verdict is Verdict.WITHDRAW else None
    plain = [visible_words(_escaped(text)) for text in (article.get("Title"), reason)]
    for folded in (True, False):
        words = visible_words(page, folded=folded)
        signed = (*plain, body_words(article.body, folded=folded))
        if not all(shows(words, part) for part in signed if part):
            yield find("proof-page-text", path=path)
            return


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;")


def _statement_problems(
    proof: Proof, read: list[Statement | Finding], site: Site, *, address: Address, path: str
) -> Iterator[Finding]:
    content = sha256(proof.manifest.encode())
    officers = [word.officer for word in proof.words]
    agreed = {(said.replaces, said.verdict) for said in read if isinstance(said, Statement)}
    for word, said in zip(proof.words, read, strict=True):
        is_true = isinstance(said, Statement) and (
            (said.site, said.address, said.content, said.corrector) == (site.name, address, content, word.officer)
            and (word.officer not in said.authors or said.verdict is Verdict.EMERGENCY)
            and (len(read) == 1 or said.verdict is not Verdict.EMERGENCY)
            and officers.count(word.officer) == 1
            and len(agreed) == 1
        )
        if not is_true:
            yield find("proof-statement", path=path, officer=word.officer)
        if word.officer not in site.signers.names:
            yield find("proof-officer", path=path, officer=word.officer)


def _signature_problems(proof: Proof, leaf: Leaf, site: Site, *, path: str) -> Iterator[Finding]:
    for word in proof.words:
        if word.signature is None:
            continue
        key = verify(word.statement.encode(), word.signature, namespace=namespace_of(site.name))
        if key is None:
            yield find("proof-signature", path=path, officer=word.officer)
        elif not site.signers.may_sign(word.officer, key, at=leaf.time):
            yield find("proof-key", path=path, officer=word.officer)


def _ledger_problems(proof: Proof, leaf: Leaf, checkpoint: Checkpoint | None, *, path: str) -> Iterator[Finding]:
    if leaf.act != _SEAL or leaf.statements != tuple(sha256(word.statement.encode()) for word in proof.words):
        yield find("proof-entry", path=path, number=str(leaf.number))
    if checkpoint is None or checkpoint.size != leaf.number or not _is_plain(proof.checkpoint, checkpoint):
        yield find("proof-checkpoint", path=path, number=str(leaf.number))
    elif not is_included(leaf_hash(proof.entry.encode()), leaf.number - 1, leaf.number, proof.path, checkpoint.root):
        yield find("proof-inclusion", path=path, number=str(leaf.number))


def _is_plain(note: str, checkpoint: Checkpoint) -> bool:
    """Tell whether a note is a checkpoint's three lines and one signature, with nothing that nobody checks."""
    text, _, signatures = note.rpartition("\n\n")
    return f"{text}\n" == checkpoint_text(checkpoint) and signatures.count("\n") == 1


def _witness(word: Word, said: Statement | Finding, leaf: Leaf, site: Site) -> Witness:
    key = verify(word.statement.encode(), word.signature, namespace=namespace_of(site.name)) if word.signature else None
    return Witness(
        officer=word.officer,
        name=site.signers.names.get(word.officer),
        time=said.time if isinstance(said, Statement) else leaf.time,
        identity="key" if key and site.signers.may_sign(word.officer, key, at=leaf.time) else "claimed",
    )
