"""The lists of hashes follow from the names alone, and a change makes anew only the lists that it touches."""

import shutil
import subprocess
from hashlib import sha256 as sha

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.hash_lists import (
    hash_lists,
    list_text,
    number_of_lists,
    read_hash_lists,
    read_list_text,
    start_of,
    starts,
)

HEX = sha(b"x").hexdigest()
names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
hashes = st.binary(max_size=4).map(lambda raw: sha(raw).hexdigest())


def many(number, letter="a"):
    return {f"{letter}/{each}.html": sha(b"%d" % each).hexdigest() for each in range(number)}


@given(st.dictionaries(names, hashes))
def test_any_list_reads_back(files):
    assert read_list_text(list_text(files)) == files
    assert read_hash_lists([list_text(files)]) == hash_lists(files)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEX}  b\n{HEX}  a\n",
        f"{HEX}  a\n{HEX}  a\n",
        f"{HEX} a\n",
        f"{HEX}  a",
        f"{HEX.upper()}  a\n",
        f"\\{HEX}  a\n",
        f"{HEX}  a\\n\n"[:-1],
        "\n",
    ],
)
def test_a_list_that_is_not_as_written_is_none(text):
    assert read_list_text(text) is None


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum")
def test_sha256sum_checks_a_list(tmp_path):
    files = {"a.txt": b"a", "folder/b c.txt": b"b", "garis\\miring": b"c", "baris\nbaru": b"d"}
    for name, raw in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "berkas.txt").write_text(list_text({name: sha(raw).hexdigest() for name, raw in files.items()}))
    command = ["sha256sum", "--check", "--strict", "--quiet", "berkas.txt"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0  # noqa: S603 - a fixed command
    (tmp_path / "garis\\miring").write_bytes(b"x")
    found = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)  # noqa: S603 - as above
    assert found.returncode == 1


@pytest.mark.parametrize(
    ("count", "number"), [(0, 1), (255, 1), (256, 16), (4_095, 64), (33_000, 256), (150_000, 512), (1 << 40, 65_536)]
)
def test_there_are_about_as_many_lists_as_names_in_each(count, number):
    assert number_of_lists(count) == number


def test_a_list_is_called_after_where_it_starts():
    assert starts(1) == ["0000"]
    assert starts(4) == ["0000", "4000", "8000", "c000"]
    assert starts(512)[:3] == ["0000", "0080", "0100"]


@pytest.mark.parametrize("number", [0, 1, 255, 256, 700, 1_100])
def test_every_name_stands_in_the_list_that_its_hash_leads_to(number):
    files = many(number)
    lists = hash_lists(files)
    assert len(lists) == len(files)
    assert lists.flat() == dict(lists) == files
    for each in lists.lists:
        assert each.digest == sha(each.text.encode()).hexdigest()
        for name in each.hashes:
            assert start_of(name, len(lists.lists)) == each.start
            assert sha(name.encode()).hexdigest()[:4] >= each.start
    assert read_hash_lists([each.text for each in lists.lists]) == lists
    with pytest.raises(KeyError):
        lists["tidak ada"]


def test_a_picture_stands_where_its_own_digest_leads_to():
    lists = hash_lists(many(300))
    places = [each.start for each in lists.lists]
    for digest in (sha(b"%d" % each).hexdigest() for each in range(20)):
        start = start_of(f"gambar/{digest[:16]}-foto.jpg", len(places))
        assert start == max(each for each in places if each <= digest[:4])
        assert start == start_of(f"lampiran/{digest[:16]}-surat.pdf", len(places))


def test_names_with_any_bytes_have_a_place():
    assert start_of("a\udcff", 16) in starts(16)


changes = st.lists(st.tuples(st.integers(0, 40), st.one_of(st.none(), hashes)), max_size=30)


@given(st.integers(230, 290), changes)
def test_what_was_changed_is_what_is_made_of_all_names_at_once(number, made):
    files = many(number)
    before = hash_lists(files)
    written = {f"a/{each}.html": digest for each, digest in made if digest}
    removed = {f"a/{each}.html" for each, digest in made if not digest} | {"tidak ada"}
    removed -= written.keys()
    after = before.changed(written, removed)
    wanted = {name: digest for name, digest in (files | written).items() if name not in removed}
    assert after == hash_lists(wanted)
    assert [each.text for each in after.lists] == [each.text for each in hash_lists(wanted).lists]
    differs, gone = after.since(before)
    assert differs == {name: digest for name, digest in wanted.items() if files.get(name) != digest}
    assert set(gone) == files.keys() - wanted.keys()


def test_lists_that_hold_nothing_new_are_the_same_ones():
    before = hash_lists(many(1_000))
    after = before.changed({"a/1.html": HEX})
    assert len({id(each) for each in after.lists} - {id(each) for each in before.lists}) == 1


def test_lists_that_are_not_all_there_are_none():
    texts = [each.text for each in hash_lists(many(300)).lists]
    assert read_hash_lists(texts) is not None
    for harmed in (texts[1:], [*texts, ""], ["".join(texts)], [], [*texts[1:], "x"]):
        assert read_hash_lists(harmed) is None


def test_one_name_more_can_make_all_lists_anew():
    before, after = hash_lists(many(255)), hash_lists(many(256))
    assert (len(before.lists), len(after.lists)) == (1, 16)
    (name,) = after.keys() - before.keys()
    assert before.changed({name: after[name]}) == after
    assert after.changed({}, {name}) == before
    assert after.since(before) == ({name: after[name]}, [])
    assert before.since(after) == ({}, [name])


def test_what_was_drawn_of_a_picture_stands_in_the_list_in_which_the_picture_stands():
    sealed = f"gambar/beef{'0' * 12}-foto.jpg"
    drawn = (f"gambar/960/beef{'0' * 12}-abcdef.avif", f"gambar/kartu/beef{'0' * 12}.png")
    assert {start_of(name, 256) for name in (sealed, *drawn)} == {"be00"}
