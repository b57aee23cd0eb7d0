"""The papers of a release: what the public site says of itself, in texts that ``sha256sum`` and ``ssh-keygen`` check.

* ``berkas.txt`` lists every file but itself, ``rilis.txt`` and its signature, as ``sha256sum`` writes it, sorted.
* ``rilis.txt`` names the site, the edition's time, the checkpoint, the site's key and the list; that key signs it.
* ``buku/`` holds the hash of every leaf of the tree, so that whoever kept an old checkpoint can compute its root.
* What is read back gives the same text again, or it is no such paper.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from paraf.rules.checkpoint import Checkpoint, read_verifier_key
from paraf.rules.keyed_lines import is_digest, read_lines, write_lines
from paraf.rules.manifest import sha256
from paraf.rules.wire import base64_text, read_base64
from paraf.rules.words import Address, Digest

FORMAT: Final = "paraf-release/1"
FOLDER: Final = "bukti"
RELEASE: Final = f"{FOLDER}/rilis.txt"
SIGNATURE: Final = f"{FOLDER}/rilis.txt.sig"
FILES: Final = f"{FOLDER}/berkas.txt"
CHECKPOINT: Final = f"{FOLDER}/checkpoint.txt"
ROSTER: Final = f"{FOLDER}/petugas.txt"
LEAVES: Final = f"{FOLDER}/buku"
LAST: Final = (FILES, RELEASE, SIGNATURE)
"""What is made when everything else stands, and is not in the list."""

LEAVES_A_FILE: Final = 256
_PAGE = re.compile(r"berita/[^/]+/[^/]+/index\.html")
_LISTED = re.compile(r"(\\?)([0-9a-f]{64})  (.+)")
_LEAF = re.compile(r"[0-9a-f]{64}")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_KEYS = ("site", "time", "checkpoint", "key", "files")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What a release says of itself: ``files`` is the digest of its list, ``size`` the list's bytes."""

    site: str
    time: datetime
    checkpoint: Checkpoint
    key: str
    files: Digest
    size: int


def origin_of(site: str) -> str:
    """Give the name of a site's log, which is also its key's."""
    return f"{site}/paraf"


def namespace_of(site: str) -> str:
    """Give what a site's signatures of its releases are for."""
    return f"paraf-release@{site}"


def proof_of(address: str) -> str:
    """Give the file of a publication's proof."""
    return f"{FOLDER}/{address}.txt"


def text_of(address: str) -> str:
    """Give the file of a publication's public text as it was hashed."""
    return f"{FOLDER}/{address}.md"


def page_of(address: str) -> str:
    """Give the file of a publication's page."""
    return f"{address}/index.html"


def address_of(place: str) -> Address | None:
    """Give the publication that a file is the page, the proof or the text of, or None where it is of none."""
    in_proofs = place.startswith(f"{FOLDER}/")
    stem = place.removeprefix(f"{FOLDER}/").removesuffix(".txt" if place.endswith(".txt") else ".md")
    page = page_of(stem) if in_proofs else place
    is_ours = bool(_PAGE.fullmatch(page)) and (not in_proofs or place in {proof_of(stem), text_of(stem)})
    return Address(page.removesuffix("/index.html")) if is_ours else None


def file_list(files: Mapping[str, str]) -> str:
    """Give the list of some files, each place with its SHA-256 in hex."""
    return "".join(_listed(name, files[name]) for name in sorted(files))


def read_file_list(text: str) -> dict[str, str] | None:
    """Read a list of files, or give None where it is not as it must be."""
    found = [_LISTED.fullmatch(line) for line in text.split("\n")[:-1]]
    files = {_name(line[3], escaped=bool(line[1])): line[2] for line in found if line}
    return files if file_list(files) == text else None


def release_text(release: Release) -> str:
    """Give the text that the site's key signs."""
    checkpoint = release.checkpoint
    values = {
        "site": release.site,
        "time": release.time.isoformat(),
        "checkpoint": f"{checkpoint.size} {base64_text(checkpoint.root)}",
        "key": release.key,
        "files": f"{release.files} {release.size}",
    }
    return write_lines(FORMAT, values)


def read_release(text: str) -> Release | None:
    """Read what a release says of itself, or give None where any of it is not as it must be."""
    values = read_lines(text, FORMAT, _KEYS, lambda _key, _value: True)
    if isinstance(values, int):
        return None
    size, _, root = values["checkpoint"].partition(" ")
    files, _, length = values["files"].partition(" ")
    key, root_bytes, time = read_verifier_key(values["key"]), read_base64(root), _time(values["time"])
    if key is None or root_bytes is None or time is None or not (_is_number(size) and _is_number(length)):
        return None
    site = values["site"]
    release = Release(
        site=site,
        time=time,
        checkpoint=Checkpoint(origin=origin_of(site), size=int(size), root=root_bytes),
        key=values["key"],
        files=Digest(files),
        size=int(length),
    )
    is_whole = key.name == origin_of(site) and is_digest(files)
    return release if is_whole and release_text(release) == text else None


def list_digest(text: str) -> tuple[Digest, int]:
    """Give what a release says of its list of files."""
    encoded = text.encode()
    return sha256(encoded), len(encoded)


def leaf_files(leaves: Iterable[bytes]) -> dict[str, str]:
    """Give the files that hold the hashes of the leaves."""
    lines = [f"{leaf.hex()}\n" for leaf in leaves]
    starts = range(0, len(lines), LEAVES_A_FILE)
    return {leaf_file(start): "".join(lines[start : start + LEAVES_A_FILE]) for start in starts}


def leaf_file(index: int) -> str:
    """Give the file that holds the hash of the leaf at an index."""
    return f"{LEAVES}/{index // LEAVES_A_FILE:05}.txt"


def read_leaf_files(texts: Iterable[str]) -> tuple[bytes, ...] | None:
    """Read the hashes of the leaves out of their files, in order, or give None where they are not as they must be."""
    given = tuple(texts)
    lines = [line for text in given for line in text.split("\n")[:-1]]
    if not all(_LEAF.fullmatch(line) for line in lines):
        return None
    leaves = tuple(bytes.fromhex(line) for line in lines)
    return leaves if tuple(leaf_files(leaves).values()) == given else None


def _listed(name: str, digest: str) -> str:
    """Give a line of the list; ``sha256sum`` marks a name that it had to escape by a backslash in front."""
    escaped = "".join(_ESCAPES.get(character, character) for character in name)
    return f"{'' if escaped == name else chr(92)}{digest}  {escaped}\n"


def _name(written: str, *, escaped: bool) -> str:
    if not escaped:
        return written
    return re.sub(r"\\([\\nr])", lambda found: {"n": "\n", "r": "\r"}.get(found[1], found[1]), written)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"0|[1-9][0-9]{0,18}", text))


def _time(text: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo is not None else None
