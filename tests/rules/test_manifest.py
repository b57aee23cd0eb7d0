import hashlib
import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.manifest import (
    LocalFile,
    content_digest,
    correction_code,
    is_code_of,
    is_signing_code_of,
    manifest,
    plain_code,
    read_manifest,
    sha256,
    signing_code,
)
from paraf.rules.words import Digest

FILES = st.builds(LocalFile, ref=st.text(max_size=12), sha=st.binary(max_size=4).map(sha256), size=st.integers(0, 999))
TEXTS = st.text(max_size=20)


def test_a_digest_is_what_sha256sum_gives():
    assert sha256(b"a") == f"sha256:{hashlib.sha256(b'a').hexdigest()}"


def test_the_manifest_names_the_text_and_each_file_sorted_with_encoded_paths():
    late = LocalFile(ref="images/é b.jpg", sha=sha256(b"b"), size=1)
    early = LocalFile(ref="a.jpg", sha=sha256(b"c"), size=2)
    text = "Title: é\n\n"
    lines = manifest(text, [late, early, late]).split("\n")
    assert lines[:2] == ["paraf-content/1", f"text {sha256(text.encode())} {len(text.encode())}"]
    assert lines[2:] == [*sorted([f"file {early.sha} 2 a.jpg", f"file {late.sha} 1 images/%C3%A9%20b.jpg"]), ""]


def test_the_digest_is_that_of_the_manifest():
    assert content_digest("x", []) == sha256(manifest("x", []).encode())


@given(TEXTS, st.lists(FILES, max_size=4), st.randoms())
def test_the_order_of_the_files_makes_no_difference(text, files, random):
    shuffled = [*files, *files[:1]]
    random.shuffle(shuffled)
    assert content_digest(text, files) == content_digest(text, shuffled)


@given(TEXTS, st.lists(FILES, max_size=3), TEXTS, st.lists(FILES, max_size=3))
def test_equal_digests_mean_equal_text_and_files(text, files, other_text, other_files):
    same = content_digest(text, files) == content_digest(other_text, other_files)
    assert same is (text == other_text and set(files) == set(other_files))


@given(FILES)
def test_no_path_can_forge_a_line(file):
    assert manifest("x", [file]).count("\n") == 3
    assert manifest("x", [file]).endswith(f" {quote(file.ref)}\n")


def test_the_code_is_the_first_sixty_bits_in_crockfords_base_32():
    digest = Digest("sha256:" + "0" * 14 + "f" + "0" * 49)
    assert correction_code(digest) == "0000-0000-000F"
    assert correction_code(Digest("sha256:" + "f" * 64)) == "ZZZZ-ZZZZ-ZZZZ"


@given(st.binary())
def test_a_code_is_three_groups_of_four_without_letters_that_are_misread(content):
    code = correction_code(sha256(content))
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}", code)
    assert is_code_of(code, sha256(content))
    assert is_code_of(code.lower().replace("-", ""), sha256(content))
    assert is_code_of(code.replace("1", "l").replace("0", "o"), sha256(content))


@pytest.mark.parametrize("typed", ["", "R7G2-M8VK-YFP", "R7G2-M8VK-YFPVX", "R7G2-M8VK-YFPU", "R7G2 M8VK YFPV"])
def test_what_is_no_code_is_none(typed):
    assert plain_code(typed) is None
    assert not is_code_of(typed, sha256(b""))


def test_the_code_of_another_text_is_not_this_ones():
    assert not is_code_of(correction_code(sha256(b"a")), sha256(b"b"))


def test_the_signing_code_is_of_the_content_and_the_embargo_and_anybody_can_compute_it():
    digest = sha256(b"naskah")
    embargo = "2026-12-24 08:00"
    number = hashlib.sha256(f"paraf-signing-code/1\ncontent {digest}\nembargo {embargo}\n".encode()).digest()
    code = signing_code(digest, embargo)
    assert int.from_bytes(number) >> 136 == sum(
        "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(character) << (5 * place)
        for place, character in enumerate(reversed(code.replace("-", "")))
    )
    assert len(code.replace("-", "")) == 24
    assert is_signing_code_of(code.lower().replace("-", ""), digest, embargo)
    assert not is_signing_code_of(code, digest, None)
    assert not is_signing_code_of(code, digest, "2026-12-24 08:01")
    assert not is_signing_code_of(code, sha256(b"lain"), embargo)
    assert is_signing_code_of(signing_code(digest, None), digest, None)


def test_neither_code_passes_for_the_other():
    digest = sha256(b"naskah")
    assert not is_signing_code_of(correction_code(digest), digest, None)
    assert not is_signing_code_of(digest, digest, None)
    assert not is_code_of(signing_code(digest, None), digest)


@given(TEXTS, st.lists(FILES.filter(lambda file: file.ref)))
def test_a_manifest_reads_back_as_it_was_written(text, files):
    read = read_manifest(manifest(text, files))
    assert (read.text, read.size) == (sha256(text.encode()), len(text.encode()))
    assert set(read.files) == set(files)


PAIR = (LocalFile(ref="a b.jpg", sha=sha256(b"a"), size=1), LocalFile(ref="c", sha=sha256(b"c"), size=2))
WHOLE = manifest("x", PAIR)


@pytest.mark.parametrize(
    "text",
    [
        "",
        WHOLE[:-1],
        WHOLE + "x\n",
        WHOLE.replace("content/1", "content/2"),
        WHOLE.replace("a%20b", "a b"),
        WHOLE.replace("a%20b", "%61%20b"),
        WHOLE.replace(" 1 ", " 01 "),
        "\n".join([*WHOLE.split("\n")[:2], *reversed(WHOLE.split("\n")[2:-1]), ""]),
    ],
)
def test_what_is_no_manifest_is_none(text):
    assert text != WHOLE
    assert read_manifest(text) is None
