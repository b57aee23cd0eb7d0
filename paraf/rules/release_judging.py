"""A release as published: do its papers belong together, and does it hold what they say and nothing else?

* The site's key signs the release; the release names the checkpoint, the key and, by way of ``berkas.txt``, the lists
  of files. A list counts if it has the digest that is said of it, and a file if it stands in the right list.
* A key that was pinned, where there is one, is the release's; without one the key is the site's own word.
* The leaves give the checkpoint's root; with an old checkpoint of the same key they give its root as well.
* Nothing here reads a file: a paper that is not there is None.
"""

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paraf.rules.allowed_signers import read_allowed_signers
from paraf.rules.attesting import Attested, Site
from paraf.rules.checkpoint import Verifier, opened, read_verifier_key
from paraf.rules.findings import Finding
from paraf.rules.hash_lists import read_list_text
from paraf.rules.merkle import Tree
from paraf.rules.release_papers import (
    CHECKPOINT,
    FILES,
    LAST,
    LEAVES,
    LEAVES_A_FILE,
    RELEASE,
    ROSTER,
    SIGNATURE,
    Release,
    address_of,
    files_digest,
    is_listed,
    leaf_file,
    list_of,
    namespace_of,
    page_of,
    proof_of,
    read_files_text,
    read_leaf_files,
    read_release,
    text_of,
)
from paraf.rules.sshsig import verify
from paraf.rules.wording import find
from paraf.rules.words import Address

Papers = Mapping[str, str | None]
"""The papers of a release by their place; None where there is none, or it is no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseReading:
    """What a release's papers say, and what does not fit in them.

    ``lists`` has the SHA-256 of every list of files in hex, ``files`` that of the files in those that were ``read``.
    """

    release: Release
    site: Site
    lists: Mapping[str, str]
    read: frozenset[str]
    files: Mapping[str, str]
    findings: tuple[Finding, ...]


def read_papers(papers: Papers, *, pinned: str | None) -> ReleaseReading | tuple[Finding, ...]:
    """Judge a release's papers, or give why nothing can be said of it."""
    release = read_release(papers[RELEASE] or "")
    verifier = read_verifier_key(release.key) if release else None
    if release is None or verifier is None:
        return (find("release-unreadable", path=RELEASE),)
    signers = read_allowed_signers(papers[ROSTER] or "", site=release.site)
    lists = read_files_text(papers[FILES] or "")
    findings = tuple(_paper_problems(papers, release, verifier, pinned=pinned))
    if signers is None or lists is None:
        unreadable = [place for place, read in ((ROSTER, signers), (FILES, lists)) if read is None]
        return (*findings, *(find("release-unreadable", path=place) for place in unreadable))
    if signers.site_key is None or signers.site_key.raw != verifier.public:
        findings += (find("release-roster", path=ROSTER),)
    site = Site(signers=signers, key=release.key)
    return ReleaseReading(release=release, site=site, lists=lists, read=frozenset(), files={}, findings=findings)


def read_lists(texts: Papers, reading: ReleaseReading) -> ReleaseReading:
    """Give what a release's papers say with some more of its lists of files, by their place."""
    files, findings = dict(reading.files), list(reading.findings)
    for place, text in texts.items():
        hashes = read_list_text(text or "")
        if text is None:
            findings.append(find("release-missing", path=place))
        elif hashlib.sha256(text.encode()).hexdigest() != reading.lists[place]:
            findings.append(find("release-changed", path=place))
        elif hashes is None or not all(_stands_in(place, name, len(reading.lists)) for name in hashes):
            findings.append(find("release-unreadable", path=place))
        else:
            files |= hashes
    return replace(reading, read=reading.read | texts.keys(), files=files, findings=tuple(findings))


def _stands_in(place: str, name: str, number: int) -> bool:
    """Tell whether a file may stand in one of so many lists."""
    return is_listed(name) and list_of(name, number) == place


def lists_for(places: Iterable[str], reading: ReleaseReading) -> list[str]:
    """Give the lists that have to be read to know of some files, without those that were."""
    named = (place if place in reading.lists else list_of(place, len(reading.lists)) for place in places)
    return [place for place in dict.fromkeys(named) if place not in reading.read]


def lists_for_hashes(hashes: Iterable[str], reading: ReleaseReading) -> list[str]:
    """Give the lists that name pictures and attachments by their SHA-256, without those that were read."""
    return lists_for((f"gambar/{digest[:16]}-" for digest in hashes), reading)


def _paper_problems(papers: Papers, release: Release, verifier: Verifier, *, pinned: str | None) -> Iterator[Finding]:
    if pinned is not None and pinned != release.key:
        yield find("release-key", path=RELEASE, key=release.key, pinned=pinned)
    text, signature = papers[RELEASE] or "", papers[SIGNATURE] or ""
    key = verify(text.encode(), signature, namespace=namespace_of(release.site))
    if key is None or key.raw != verifier.public:
        yield find("release-signature", path=SIGNATURE)
    if files_digest(papers[FILES] or "") != (release.files, release.size):
        yield find("release-list", path=FILES)
    if opened(papers[CHECKPOINT] or "", release.key) != release.checkpoint:
        yield find("release-checkpoint", path=CHECKPOINT)


def file_problems(found: Mapping[str, str | None], reading: ReleaseReading) -> Iterator[Finding]:
    """Hold the hashes of some files (None where there is none) against the lists, which must have been read."""
    for place, digest in found.items():
        listed = reading.files.get(place)
        if listed is None and place not in LAST and place not in reading.lists:
            yield find("release-strange", path=place)
        elif digest is None:
            yield find("release-missing", path=place)
        elif listed is not None and listed != digest:
            yield find("release-changed", path=place)


def unpaired(
    files: Mapping[str, str], notices: frozenset[Address] = frozenset(), *, redirects: Container[Address] = ()
) -> Iterator[Finding]:
    """Find the pages without a proof or text that are no redirects, and the proofs and texts without a page.

    Where nobody corrected a release in an emergency in time, its address is one of the ``notices`` and has neither.
    """
    for address in dict.fromkeys(address for place in files if (address := address_of(place))):
        if address in redirects:
            continue
        if page_of(address) not in files:
            yield find("proof-alone", path=proof_of(address), address=address)
        elif address in notices and files.keys().isdisjoint({proof_of(address), text_of(address)}):
            continue
        elif not {proof_of(address), text_of(address)} <= files.keys():
            yield find("proof-missing", path=page_of(address))


def picture_problems(attested: Attested, reading: ReleaseReading) -> Iterator[Finding]:
    """Find the files of a manifest that the release does not have."""
    hashes = set(reading.files.values())
    for file in attested.manifest.files:
        if file.sha.removeprefix("sha256:") not in hashes:
            yield find("proof-picture", path=page_of(attested.address), ref=file.ref)


def leaves_of(texts: Sequence[str | None], reading: ReleaseReading) -> Tree | Finding:
    """Give the tree that the leaves in these files make, or what is wrong with them."""
    leaves = read_leaf_files(text for text in texts if text is not None)
    checkpoint = reading.release.checkpoint
    tree = Tree(leaves or ())
    if leaves is None or (len(tree), tree.root()) != (checkpoint.size, checkpoint.root):
        return find("release-leaves", path=LEAVES, size=str(checkpoint.size))
    return tree


def leaf_problems(attested: Attested, tree: Tree) -> Iterator[Finding]:
    """Find where the ledger as published does not begin with the one that a proof's checkpoint is of."""
    number, checkpoint = attested.leaf.number, attested.checkpoint
    if number > len(tree) or checkpoint is None or tree.root(number) != checkpoint.root:
        yield find("proof-leaf", path=proof_of(attested.address), number=str(number))


def leaf_places(reading: ReleaseReading) -> Iterator[str]:
    """Give the places of the files that hold the leaves up to a release's checkpoint, in their order."""
    return (leaf_file(index) for index in range(0, reading.release.checkpoint.size, LEAVES_A_FILE))


def history_problems(old: str, tree: Tree, key: str, *, path: str) -> Iterator[Finding]:
    """Hold a checkpoint that somebody kept, signed with the site's key, against the ledger as it is now."""
    checkpoint = opened(old, key)
    if checkpoint is None:
        yield find("history-stranger", path=path)
    elif checkpoint.size > len(tree):
        yield find("history-short", path=path, old=str(checkpoint.size), size=str(len(tree)))
    elif tree.root(checkpoint.size) != checkpoint.root:
        yield find("history-rewritten", path=path, old=str(checkpoint.size))
