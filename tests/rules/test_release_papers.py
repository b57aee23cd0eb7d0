from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256 as sha

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.checkpoint import Checkpoint
from paraf.rules.hash_lists import hash_lists, read_list_text
from paraf.rules.manifest import sha256
from paraf.rules.release_papers import (
    LAST,
    Release,
    address_of,
    files_digest,
    files_text,
    full_leaves,
    is_listed,
    leaf_file,
    leaf_files,
    list_hashes,
    list_of,
    list_places,
    list_texts,
    page_of,
    proof_of,
    read_files_text,
    read_leaf_files,
    read_release,
    release_text,
    text_of,
)
from tests.support.proofs import ORIGIN, SITE_NAME, VKEY

HEX = sha(b"x").hexdigest()
RELEASE = Release(
    site=SITE_NAME,
    time=datetime(2026, 11, 22, 3, 30, 0, 123456, tzinfo=UTC),
    checkpoint=Checkpoint(origin=ORIGIN, size=42, root=bytes(range(32))),
    key=VKEY,
    files=sha256(b"list"),
    size=4,
)
TEXT = release_text(RELEASE)


def test_a_release_reads_back_as_it_was_written():
    assert read_release(TEXT) == RELEASE
    assert [line.partition(":")[0] for line in TEXT.split("\n")] == [
        *("paraf-release/1", "site", "time", "checkpoint", "key", "files"),
        "",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        TEXT[:-1],
        TEXT + "x: y\n",
        TEXT.replace("release/1", "release/2"),
        TEXT.replace("2026-11-22T", "2026-11-22 "),
        TEXT.replace("2026-11-22T", "kemarin "),
        TEXT.replace("+00:00", ""),
        TEXT.replace("checkpoint: 42", "checkpoint: 042"),
        TEXT.replace("checkpoint: 42", "checkpoint: x"),
        TEXT.replace("checkpoint: 42 ", "checkpoint: 42 ="),
        TEXT.replace("site: ", "situs: "),
        TEXT.replace("site: kabar", "site: kabur"),
        TEXT.replace("key: ", "key: x"),
        TEXT.replace("files: sha256:", "files: md5:"),
        TEXT.replace(" 4\n", " vier\n"),
    ],
)
def test_what_is_no_release_is_none(text):
    assert text != TEXT
    assert read_release(text) is None


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 127))
def test_a_changed_byte_is_another_release_or_none(at, flip):
    raw = bytearray(TEXT.encode())
    raw[at] ^= flip
    assert read_release(raw.decode(errors="replace")) != RELEASE


@pytest.mark.parametrize("number", [1, 300, 1_100])
def test_every_file_is_named_by_way_of_berkas_txt(number):
    files = hash_lists({f"x/{each}.html": HEX for each in range(number)})
    texts = list_texts(files)
    assert list(texts) == list_places(number)
    lists = read_files_text(files_text(files))
    assert lists == list_hashes(files) == {place: sha(text.encode()).hexdigest() for place, text in texts.items()}
    for name in files:
        assert name in read_list_text(texts[list_of(name, len(lists))])
    changed = files.changed({"x/1.html": "0" * 64})
    assert list(list_texts(changed, known=files)) == [list_of("x/1.html", len(lists))]


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["0000", "8000", "c000"],
        ["0000", "4000"],
        ["8000"],
        ["0000", "4000", "8000", "b000"],
    ],
)
def test_lists_that_do_not_share_all_files_equally_are_none(texts):
    assert read_files_text("".join(f"{HEX}  bukti/berkas/{start}.txt\n" for start in texts)) is None


def test_what_is_made_last_is_not_listed():
    assert is_listed("index.html")
    assert not any(map(is_listed, [*LAST, "bukti/berkas/0000.txt"]))


@pytest.mark.parametrize("number", [0, 1, 255, 256, 257, 600])
def test_leaves_stand_256_a_file_and_read_back(number):
    leaves = tuple(sha(b"%d" % n).digest() for n in range(number))
    files = leaf_files(leaves)
    assert len(files) == -(-number // 256)
    assert read_leaf_files(files.values()) == leaves
    if number:
        assert leaf_file(number - 1) == list(files)[-1]
    full = full_leaves(files)
    assert full % 256 == 0
    assert number - 256 <= full <= number
    assert leaf_files(leaves[full:], first=full).items() <= files.items()


@pytest.mark.parametrize("texts", [["x\n"], [f"{HEX}\n", f"{HEX}\n"], [f"{HEX}"], [f"{HEX}\n" * 257], [f"{HEX}\n", ""]])
def test_leaves_that_are_not_as_written_are_none(texts):
    assert read_leaf_files(texts) is None


def test_berkas_txt_is_named_by_digest_and_size():
    assert files_digest("é\n") == (sha256("é\n".encode()), 3)


@pytest.mark.parametrize("place", [page_of, proof_of, text_of])
def test_a_publications_files_name_its_address(place):
    assert address_of(place("berita/2026/rapat")) == "berita/2026/rapat"


@pytest.mark.parametrize(
    "place",
    [
        *("index.html", "berita/2026/rapat", "kategori/kota/index.html", "berita/2026/index.html", "bukti/rilis.txt"),
        *("bukti/berita/2026/rapat/index.html", "bukti/buku/00000.txt", "berita/2026/rapat.txt", ""),
        *("bukti/berita/2026/rapat.txt.md", "bukti/berita/2026/rapat.html")[1:],
    ],
)
def test_other_files_are_of_no_publication(place):
    assert address_of(place) is None


def test_a_release_of_another_log_than_its_sites_is_none():
    assert read_release(release_text(replace(RELEASE, site="lain.example"))) is None
