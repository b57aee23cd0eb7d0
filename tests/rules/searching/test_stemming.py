"""Words that belong together share a reading, and the browser has the same tables."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.searching import stemming
from paraf.rules.searching.postings import shard_of, shards
from paraf.rules.searching.stemming import readings
from paraf.rules.searching.terms import words_in

SCRIPT = Path(__file__).parents[3] / "theme" / "static" / "js" / "words.js"
FAMILIES = (
    "layan melayani pelayanan layanan dilayani",
    "tertib ditertibkan penertiban menertibkan ketertiban",
    "bangun membangun dibangun pembangunan bangunan bangunannya",
    "perintah pemerintah pemerintahan memerintahkan",
    "ubah mengubah perubahan diubah",
    "kembang mengembangkan pengembangan berkembang perkembangan",
    "sah mengesahkan pengesahan disahkan",
    "ajar belajar pelajar pembelajaran pengajaran mengajar",
    "kerja bekerja pekerja pekerjaan mengerjakan",
    "awas mengawasi diawasi pengawasan",
    "nilai menilai penilaian dinilai",
    "kuasa menguasai kekuasaan penguasa dikuasai",
    "evaluasi mengevaluasi dievaluasi",
    "selesai menyelesaikan penyelesaian diselesaikan",
    "terima menerima diterima penerima penerimaan",
    "gerak gerakan menggerakkan bergerak",
    "nyata menyatakan pernyataan",
    "daya memberdayakan pemberdayaan",
)
TEXTS = st.text(st.characters(max_codepoint=0x2FF), max_size=40) | st.sampled_from(" ".join(FAMILIES).split())
WORDS = st.text("abdeghiklmnprstuy", min_size=2, max_size=14)


def share(one, other):
    return not set(readings(one)).isdisjoint(readings(other))


@pytest.mark.parametrize("family", FAMILIES)
def test_whoever_looks_for_a_root_finds_every_word_made_of_it(family):
    root, *words = family.split()
    assert [word for word in words if not share(root, word)] == []


@pytest.mark.parametrize(("one", "other"), [("melayani", "pelayanan"), ("ditertibkan", "penertiban")])
def test_two_words_of_one_root_find_each_other(one, other):
    assert share(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("pohon", "permohonan"), ("kubah", "perubahan"), ("ikan", "akan"), ("makan", "kanan")]
)
def test_words_of_different_roots_do_not_find_each_other(one, other):
    assert not share(one, other)


@pytest.mark.parametrize(
    "word", ["ikan", "makan", "taman", "sampai", "selesai", "sekolah", "masalah", "terima", "2026"]
)
def test_what_only_looks_like_an_ending_stays(word):
    assert readings(word) == (word,)


@given(word=WORDS)
def test_every_word_has_readings_none_of_them_empty(word):
    assert readings(word)
    assert all(readings(word))
    assert len(set(readings(word))) == len(readings(word))


def table(name):
    found = re.search(rf"^const {name} = (.*?);$", SCRIPT.read_text(), re.MULTILINE | re.DOTALL)
    return json.loads(found[1])


def test_the_browser_has_the_same_tables():
    assert table("PREFIXES") == [[*row] for row in stemming.PREFIXES]
    assert table("ENDINGS") == [[*row] for row in stemming.ENDINGS]
    assert (table("POSSESSIVE"), table("SHORT")) == (stemming.POSSESSIVE, stemming.SHORT)


def in_node(expression, given):
    """Give what the browser's script makes of something, by Node; without Node the test cannot be made."""
    node = shutil.which("node")
    if node is None:
        assert "CI" not in os.environ, "the CI has to have Node"
        pytest.skip("no Node here")
    source = f"{SCRIPT.read_text()}\nconst given = {json.dumps(given)};\nconsole.log(JSON.stringify({expression}));\n"
    done = subprocess.run(  # noqa: S603  # the script of this repository
        [node, "--input-type=module"], input=source, capture_output=True, text=True, check=True, timeout=60
    )
    return json.loads(done.stdout)


def test_the_browser_reads_words_as_the_press_does():
    words = [*" ".join(FAMILIES).split(), *_invented()]
    assert in_node("given.map(readings)", words) == [[*readings(word)] for word in words]


def test_the_browser_finds_the_words_of_a_text_as_the_press_does():
    texts = ["Jum'at, Café-café di Kota; İstanbul 93/IKP.KOMINFO/2020 a b", "ﬁlm “Ümit” " + "x" * 40, ""]
    expected = [[*dict.fromkeys(words_in(text))] for text in texts]
    assert in_node("given.map(words)", texts) == expected


def test_the_browser_looks_in_the_shard_that_has_the_stem_and_reads_what_stands_there():
    found = {"layan": {0: 2, 31: 0, 32: 1, 1023: 0}, "ayan": {5: 0}, "2026": {7: 1}, "xyz": {1: 2}}
    texts = shards(found, 4)
    given = {"texts": texts, "stems": [*found, "tidak"]}
    looked = in_node(
        "given.stems.map((stem) => [shardOf(stem, 4), [...postings(given.texts[shardOf(stem, 4)], stem)]])", given
    )
    expected = [[shard_of(stem, 4), [[*pair] for pair in found.get(stem, {}).items()]] for stem in given["stems"]]
    assert looked == expected


def _invented():
    starts = (
        "me",
        "meng",
        "mem",
        "men",
        "meny",
        "di",
        "ter",
        "ke",
        "ber",
        "per",
        "pe",
        "peng",
        "pem",
        "penge",
        "bel",
        "",
    )
    roots = ("ajar", "sah", "tertib", "awas", "ata", "nilai", "kuasa", "bakti", "x1", "rumah", "ikut", "nyanyi")
    ends = ("", "kan", "i", "an", "nya", "kannya", "annya")
    return [f"{start}{root}{end}" for start in starts for root in roots for end in ends]
