from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.manifest import sha256
from paraf.rules.snapshot import KEPT, ROOT, KeptFile, KeptFolder, Snapshot, id_of, list_of, moment_after, read_list
from paraf.rules.snapshot import time_of as time_in

MOMENT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
names = (
    st.binary(min_size=1, max_size=12)
    .map(lambda raw: raw.decode("utf-8", "surrogateescape"))
    .filter(lambda name: "/" not in name and "\0" not in name and name not in {".", ".."})
)


def folder(path, mode=0o755):
    return KeptFolder(path=path, mode=mode, modified=-5)


def file(path, mode=0o640):
    return KeptFile(
        path=path, mode=mode, modified=1795727764569214852, digest=sha256(path.encode("utf-8", "replace")), size=7
    )


def snapshot(*files, folders=("drafts",), damaged=0):
    everything = (folder(ROOT), *map(folder, folders))
    return Snapshot(time=MOMENT, damaged=damaged, folders=everything, files=tuple(files))


def read_again(listed):
    content = listed if isinstance(listed, bytes) else list_of(listed)
    return read_list(content, id_of(content, MOMENT))


@given(st.lists(names, max_size=6, unique=True), st.sampled_from(KEPT), st.integers(0, 0o777), st.integers(0, 9))
def test_a_list_says_what_was_listed_whatever_the_names(found, top, mode, damaged):
    files = tuple(file(f"{top}/{name}", mode) for name in sorted(found))
    listed = snapshot(*files, folders=(top,), damaged=damaged)
    assert read_again(listed) == listed


def test_a_name_with_a_line_break_forges_no_line():
    forged = f"drafts/a\nfile 0644 0 {sha256(b'')} 0 newsroom.toml"
    assert len(list_of(snapshot(file(forged))).splitlines()) == 6
    assert read_again(snapshot(file(forged))).files[0].path == forged


@given(st.data())
def test_a_list_that_was_changed_is_not_the_one_that_its_id_names(data):
    content = list_of(snapshot(file("drafts/a.md")))
    at = data.draw(st.integers(0, len(content) - 1))
    changed = content[:at] + bytes([content[at] ^ data.draw(st.integers(1, 255))]) + content[at + 1 :]
    named = id_of(content, MOMENT)
    assert read_list(content, named) is not None
    assert read_list(changed, named) is None
    assert read_list(content[:at], named) is None


def test_a_list_with_another_time_than_its_id_is_refused():
    content = list_of(snapshot())
    assert read_list(content, id_of(content, MOMENT + timedelta(seconds=1))) is None


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "drafts/../../x",
        "/etc/passwd",
        "drafts//x",
        "drafts/./x",
        "drafts/x\0y",
        "public/index.html",
        ".paraf/lock",
        "drafts/",
        "",
        "nowhere/x",
        "drafts/deep/x",
    ],
)
def test_a_list_that_leads_astray_is_refused(path):
    assert read_again(snapshot(file(path))) is None
    assert read_again(snapshot(folders=("drafts", path))) is None


def test_a_path_that_stands_there_twice_or_is_no_folder_is_refused():
    assert read_again(snapshot(file("drafts/a"), file("drafts/a"))) is None
    assert read_again(snapshot(file("drafts"))) is None
    assert read_again(snapshot(folders=("drafts", "drafts"))) is None
    assert read_again(snapshot(folders=("drafts", ROOT))) is None
    assert read_again(snapshot(file("records/a"), file("records"), folders=("drafts",))) is None


@pytest.mark.parametrize("mode", [0o4755, 0o2755, 0o1777])
def test_a_file_gets_no_rights_that_are_not_its_owners_groups_or_everybodys(mode):
    assert read_again(snapshot(file("drafts/a", mode))) is None


def test_a_folder_keeps_its_group_for_what_is_put_into_it():
    shared = Snapshot(time=MOMENT, damaged=0, folders=(folder(ROOT), folder("drafts", 0o2775)), files=())
    assert read_again(shared) == shared


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"paraf-backup/1", b"paraf-backup/2"),
        (b"damaged 0", b"damaged -1"),
        (b"drafts/a.md", b"drafts/%61.md"),
        (b"file 0640", b"link 0640"),
        (b"file 0640", b"file 640"),
        (b"drafts/a.md\n", b"drafts/a.md"),
        (b"drafts/a.md\n", b"drafts/a.md\n\n"),
        (b"drafts/a.md", "drafts/ä.md".encode()),
        (b" 7 drafts", b" 07 drafts"),
    ],
)
def test_there_is_one_way_to_write_a_list(old, new):
    content = list_of(snapshot(file("drafts/a.md")))
    assert old in content
    assert read_again(content.replace(old, new)) is None


def test_a_list_without_a_root_or_without_lines_is_refused():
    rootless = Snapshot(time=MOMENT, damaged=0, folders=(folder("drafts"),), files=())
    assert read_again(rootless) is None
    assert read_again(b"") is None
    assert read_again(b"paraf-backup/1\n") is None


@pytest.mark.parametrize("named", ["", "20261123-030000", "20261323-030000-0123456789ab", "../20261123-030000-abc"])
def test_what_is_no_id_has_no_time(named):
    assert time_in(named) is None
    assert read_list(b"", named) is None


def test_an_id_has_its_time_in_utc():
    named = id_of(b"", datetime(2026, 11, 23, 10, 0, tzinfo=timezone(timedelta(hours=7))))
    assert named.startswith("20261123-030000-")
    assert time_in(named) == MOMENT


def test_a_snapshot_comes_after_the_last_one_whatever_the_clock_says():
    last = id_of(b"", MOMENT)
    assert moment_after([], MOMENT + timedelta(microseconds=9)) == MOMENT
    assert moment_after([last], MOMENT) == MOMENT + timedelta(seconds=1)
    assert moment_after([last], MOMENT - timedelta(days=9)) == MOMENT + timedelta(seconds=1)
    assert moment_after([last], MOMENT + timedelta(days=1)) == MOMENT + timedelta(days=1)
