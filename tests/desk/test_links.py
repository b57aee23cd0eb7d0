import itertools
import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

from paraf.desk.acting.leftovers import remove_leftovers
from paraf.desk.disk.copying import is_being_written
from paraf.desk.disk.files import (
    add_to,
    cut_off,
    digest_on_disk,
    make_folder,
    read_regular,
    remove,
    remove_if_same,
    rewrite,
    write_new,
    write_whole,
)
from paraf.desk.disk.links import FileError, SymlinkedFolderError, folder_of, leads_through_link
from paraf.desk.disk.listing import entries_in
from paraf.desk.disk.lock import writer
from paraf.desk.disk.renames import rename_new
from paraf.rules.manifest import sha256
from tests.support.newsrooms import text, tree

SECRET = b"rahasia"
SWAPPING = """
import ctypes, os, sys
folder, aside, outside = map(os.fsencode, sys.argv[1:])
exchange = ctypes.CDLL(None).renameat2
os.symlink(outside, aside)
print("swapping", flush=True)
while os.getppid() != 1:
    assert exchange(-100, folder, -100, aside, 2) == 0
"""
ROUNDS = 150


@contextmanager
def swapping(folder, aside, outside):
    """Let another process exchange a folder for a link, again and again."""
    words = [sys.executable, "-c", SWAPPING, folder, aside, outside]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as swapper:  # noqa: S603  # ours
        try:
            assert swapper.stdout.readline() == b"swapping\n"
            yield
            assert swapper.poll() is None
        finally:
            swapper.kill()


@pytest.fixture
def swapped(tmp_path):
    """Give a folder that another process keeps exchanging for a link to the folder outside."""
    folder, outside = tmp_path / "newsroom" / "drafts", tmp_path / "outside"
    folder.mkdir(parents=True)
    outside.mkdir()
    (folder / "banjir.md").write_bytes(b"ours")
    (outside / "banjir.md").write_bytes(SECRET)
    (outside / ".paraf-tmp-1").write_bytes(SECRET)
    with swapping(folder, tmp_path / "newsroom" / "aside", outside):
        yield folder
    assert tree(outside) == {str(outside / "banjir.md"): SECRET, str(outside / ".paraf-tmp-1"): SECRET}


def attempts(folder):
    """Give everything that is ever done with a file, with what it needs."""
    banjir = folder / "banjir.md"
    yield lambda: read_regular(banjir, limit=99) != SECRET
    yield lambda: digest_on_disk(banjir) != sha256(SECRET)
    yield lambda: write_whole(folder / "baru.md", b"ours") is None
    yield lambda: write_new(folder / f"baru-{next(NUMBERS)}.md", b"ours") is None
    yield lambda: rewrite(banjir, b"ours", expected=sha256(SECRET)) is False
    yield lambda: remove_if_same(banjir, sha256(SECRET)) is False
    yield lambda: remove(folder / ".paraf-tmp-1") is False
    yield lambda: remove_leftovers(folder) is None
    yield lambda: make_folder(folder / f"sub-{next(NUMBERS)}") is None
    yield lambda: rename_new(folder / ".paraf-tmp-1", folder.parent / f"out-{next(NUMBERS)}") is None
    yield lambda: rename_new(_fresh(folder.parent), folder / f"in-{next(NUMBERS)}") is None
    yield lambda: add_to(folder / "ledger", b"x", end=0, mode=0o640) is None
    yield lambda: cut_off(folder / "ledger", 0) is None
    yield lambda: ".paraf-tmp-1" not in {entry.name for entry in entries_in(folder)}
    yield lambda: is_being_written(banjir) is False
    yield lambda: _locks(folder / "lock")


NUMBERS = itertools.count()


def _fresh(folder):
    path = folder / f"fresh-{next(NUMBERS)}"
    path.write_bytes(b"ours")
    return path


def _locks(path):
    with writer(path, on_wait=lambda: None):
        return True


@pytest.mark.usefixtures("fast_disk")
def test_nothing_outside_is_touched_while_a_folder_is_swapped_for_a_link(swapped):
    done = refused = 0
    for _ in range(ROUNDS):
        for attempt in attempts(swapped):
            try:
                assert attempt()
                done += 1
            except (FileError, FileNotFoundError):
                refused += 1
    assert done
    assert refused


@pytest.mark.usefixtures("fast_disk")
def test_a_sweep_touches_nothing_outside_while_folders_are_swapped(house, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "rapat.md").write_text(text(), encoding="utf-8")
    before = tree(outside)
    for name in ["drafts", "review"]:
        house.write(f"{name}/sub/rapat.md", text(Judul=f"Rapat {name}"))
    with swapping(house.root / "review" / "sub", house.root / "aside", outside):
        for _ in range(10):
            house.sweep()
    assert tree(outside) == before


def test_a_path_that_climbs_is_refused(tmp_path):
    (tmp_path / "a.md").write_bytes(b"a")
    (tmp_path / "sub").mkdir()
    assert leads_through_link(tmp_path / "sub" / ".." / "a.md")
    with pytest.raises(SymlinkedFolderError):
        read_regular(tmp_path / "sub" / ".." / "a.md", limit=9)


def test_a_path_leads_through_a_link_only_where_a_folder_is_one(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "file").touch()
    found = {name: leads_through_link(tmp_path / name) for name in ["link", "link/a", "real/a", "none/a", "file/a"]}
    assert found == {"link": False, "link/a": True, "real/a": False, "none/a": False, "file/a": False}


def test_an_error_names_the_whole_path(tmp_path):
    with pytest.raises(FileNotFoundError) as caught:
        read_regular(tmp_path / "none" / "banjir.md", limit=9)
    assert caught.value.filename == str(tmp_path / "none" / "banjir.md")
    (tmp_path / "a").touch()
    (tmp_path / "b").touch()
    with pytest.raises(FileExistsError) as clash:
        rename_new(tmp_path / "a", tmp_path / "b")
    assert (clash.value.filename, clash.value.filename2) == (str(tmp_path / "a"), str(tmp_path / "b"))


def test_a_null_byte_is_no_name(tmp_path):
    with pytest.raises(FileError), folder_of(tmp_path / "a\0b" / "c"):
        pass
    assert digest_on_disk(tmp_path / "a\0b" / "c") is None


def test_a_folder_that_may_only_be_passed_through_is_passed_through(tmp_path):
    (tmp_path / "gate" / "inside").mkdir(parents=True)
    (tmp_path / "gate" / "inside" / "a.md").write_bytes(b"a")
    (tmp_path / "gate").chmod(0o311)
    try:
        assert read_regular(tmp_path / "gate" / "inside" / "a.md", limit=9) == b"a"
    finally:
        (tmp_path / "gate").chmod(0o755)


@pytest.mark.parametrize(
    "name", ["a\nb.md", "\u202ecod.md", "🌊.md", "-rf.md", os.fsdecode(b"\xff\xfe.md"), " .md", "é.md"]
)
def test_any_name_that_the_disk_has_can_be_worked_with(tmp_path, name):
    path = tmp_path / "sub" / name
    make_folder(path.parent)
    write_new(path, b"a")
    assert read_regular(path, limit=9) == b"a"
    assert rewrite(path, b"b", expected=sha256(b"a"))
    assert [entry.name for entry in entries_in(path.parent)] == [name]
    rename_new(path, tmp_path / name)
    assert remove_if_same(tmp_path / name, sha256(b"b"))
    assert not remove(tmp_path / name)
