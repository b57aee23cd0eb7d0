import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256 as sha

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.checkpoint import Checkpoint
from paraf.rules.manifest import sha256
from paraf.rules.release_papers import (
    Release,
    address_of,
    file_list,
    leaf_file,
    leaf_files,
    list_digest,
    page_of,
    proof_of,
    read_file_list,
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


names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@given(st.dictionaries(names, st.binary(max_size=4).map(lambda raw: sha(raw).hexdigest())))
def test_any_list_of_files_reads_back(files):
    assert read_file_list(file_list(files)) == files


@pytest.mark.parametrize(
    "text",
    [
        f"{HEX}  b\n{HEX}  a\n",
        f"{HEX}  a\n{HEX}  a\n",
        f"{HEX} a\n",
        f"{HEX}  a",
        f"{HEX.upper()}  a\n",
        f"\\{HEX}  a\n",
        "\n",
    ],
)
def test_a_list_that_is_not_as_written_is_none(text):
    assert read_file_list(text) is None


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum")
def test_sha256sum_checks_the_list(tmp_path):
    files = {"a.txt": b"a", "folder/b c.txt": b"b", "garis\\miring": b"c", "baris\nbaru": b"d"}
    for name, raw in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "berkas.txt").write_text(file_list({name: sha(raw).hexdigest() for name, raw in files.items()}))
    command = ["sha256sum", "--check", "--strict", "--quiet", "berkas.txt"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0  # noqa: S603 - a fixed command
    (tmp_path / "garis\\miring").write_bytes(b"x")
    found = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)  # noqa: S603 - as above
    assert found.returncode == 1


@pytest.mark.parametrize("number", [0, 1, 255, 256, 257, 600])
def test_leaves_stand_256_a_file_and_read_back(number):
    leaves = tuple(sha(b"%d" % n).digest() for n in range(number))
    files = leaf_files(leaves)
    assert len(files) == -(-number // 256)
    assert read_leaf_files(files.values()) == leaves
    if number:
        assert leaf_file(number - 1) == list(files)[-1]


@pytest.mark.parametrize("texts", [["x\n"], [f"{HEX}\n", f"{HEX}\n"], [f"{HEX}"], [f"{HEX}\n" * 257], [f"{HEX}\n", ""]])
def test_leaves_that_are_not_as_written_are_none(texts):
    assert read_leaf_files(texts) is None


def test_the_list_is_named_by_digest_and_size():
    assert list_digest("é\n") == (sha256("é\n".encode()), 3)


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
