"""The papers of a release: what the public site says of itself, in texts that ``sha256sum`` and ``ssh-keygen`` check.

* The lists in ``berkas/`` name every other file, as ``sha256sum`` writes it (see ``hash_lists``); ``berkas.txt`` names
  the lists in the same way.
* ``rilis.txt`` names the site, the edition's time, the checkpoint, the key and ``berkas.txt``; that key signs it.
* ``buku/`` holds the hash of every leaf of the tree, so that whoever kept an old checkpoint can compute its root.
* What is read back gives the same text again, or it is no such paper.
"""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Final

from paraf.rules.checkpoint import Checkpoint, read_verifier_key
from paraf.rules.hash_lists import HashLists, list_text, number_of_lists, read_list_text, start_of, starts
from paraf.rules.keyed_lines import is_digest, read_lines, write_lines
from paraf.rules.manifest import sha256
from paraf.rules.site_folders import SiteFolder
from paraf.rules.wire import base64_text, read_base64
from paraf.rules.words import Address, Digest

FORMAT: Final = "paraf-release/1"
FOLDER: Final = "bukti"
RELEASE: Final = f"{FOLDER}/rilis.txt"
SIGNATURE: Final = f"{FOLDER}/rilis.txt.sig"
FILES: Final = f"{FOLDER}/berkas.txt"
LISTS: Final = f"{FOLDER}/berkas"
CHECKPOINT: Final = f"{FOLDER}/checkpoint.txt"
ROSTER: Final = f"{FOLDER}/petugas.txt"
LEAVES: Final = f"{FOLDER}/buku"
LAST: Final = (FILES, RELEASE, SIGNATURE)
"""What is made when everything else stands, the lists in ``berkas/`` included."""

NOTICES: Final = "dicabut.txt"
"""The list of addresses that show a notice instead of an article, as a web server's table has it."""

LEAVES_A_FILE: Final = 256
_NOTICE = re.compile(r"/(berita/[^/\n]+/[^/\n]+)/ 410;$", re.MULTILINE)
_PAGE = re.compile(rf"{SiteFolder.ARTICLES}/[^/]+/[^/]+/index\.html")
_LEAF = re.compile(r"[0-9a-f]{64}")
_KEYS = ("site", "time", "checkpoint", "key", "files")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What a release says of itself: ``files`` is the digest of ``berkas.txt``, ``size`` its bytes."""

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


def notices_in(text: str) -> frozenset[Address]:
    """Give the addresses in the list of those that show a notice."""
    return frozenset(Address(address) for address in _NOTICE.findall(text))


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


def list_places(count: int) -> list[str]:
    """Give the places of the lists that name so many files."""
    return [_list_place(start) for start in starts(number_of_lists(count))]


def list_texts(files: HashLists, *, known: HashLists | None = None) -> dict[str, str]:
    """Give the text of every list of files by its place, without those that stand there in lists that are known."""
    there = list_hashes(known) if known else {}
    return {place: each.text for each in files.lists if there.get(place := _list_place(each.start)) != each.digest}


def list_hashes(files: HashLists) -> dict[str, str]:
    """Give the SHA-256 in hex of every list of files by its place."""
    return {_list_place(each.start): each.digest for each in files.lists}


def files_text(files: HashLists) -> str:
    """Give ``berkas.txt``: every list of files with its SHA-256."""
    return list_text(list_hashes(files))


def read_files_text(text: str) -> dict[str, str] | None:
    """Read the SHA-256 of every list of files out of ``berkas.txt``, or give None where it is not as it must be."""
    lists = read_list_text(text)
    if not lists or len(lists) & (len(lists) - 1):  # always a power of two
        return None
    return lists if list(lists) == [_list_place(start) for start in starts(len(lists))] else None


def is_listed(place: str) -> bool:
    """Tell whether a file belongs in a list: everything does but what is made when the rest stands."""
    return place not in LAST and not place.startswith(f"{LISTS}/")


def list_of(place: str, number: int) -> str:
    """Give in which of so many lists a file must stand."""
    return _list_place(start_of(place, number))


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


def files_digest(text: str) -> tuple[Digest, int]:
    """Give what a release says of its ``berkas.txt``."""
    encoded = text.encode()
    return sha256(encoded), len(encoded)


def leaf_files(leaves: Sequence[bytes], *, first: int = 0) -> dict[str, str]:
    """Give the files that hold the hashes of the leaves from the ``first`` on, with which a file begins."""
    lines = [f"{leaf.hex()}\n" for leaf in leaves]
    starts = range(0, len(lines), LEAVES_A_FILE)
    return {leaf_file(first + start): "".join(lines[start : start + LEAVES_A_FILE]) for start in starts}


def full_leaves(places: Container[str]) -> int:
    """Give how many leaves stand in those files of a release, by its places, that another one comes behind."""
    return next(size for size in count(0, LEAVES_A_FILE) if leaf_file(size + LEAVES_A_FILE) not in places)


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


def _list_place(start: str) -> str:
    return f"{LISTS}/{start}.txt"


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"0|[1-9][0-9]{0,18}", text))


def _time(text: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo is not None else None
