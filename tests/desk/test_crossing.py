"""A move to another file system keeps every law of a rename: before or after, nothing replaced, nothing lost."""

import ctypes
import errno
import os
import shutil
import stat
import tempfile
from pathlib import Path

import pytest

from paraf.desk.acting.leftovers import remove_leftovers
from paraf.desk.disk import crossing, renames
from paraf.desk.disk.crossing import StillWrittenError, move_new
from paraf.desk.disk.files import NotRegularError, make_folder
from paraf.desk.disk.links import SymlinkedFolderError
from paraf.desk.disk.renames import rename_new
from paraf.rules.names import TEMPORARY_PREFIX, is_our_copy
from tests.support.crashes import crashes_at, fails_at
from tests.support.newsrooms import tree

PLACES = (Path("/dev/shm"), Path("/var/tmp"))  # noqa: S108  # what is made there has a name of its own
STEPS = range(1, 120)


@pytest.fixture
def far(tmp_path):
    """Give a folder on another file system."""
    here = tmp_path.stat().st_dev
    others = [path for path in PLACES if os.access(path, os.W_OK) and path.stat().st_dev != here]
    if not others:
        pytest.skip("there is no second file system here")
    folder = Path(tempfile.mkdtemp(dir=others[0]))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def near(tmp_path):
    folder = tmp_path / "review"
    folder.mkdir()
    return folder


def article(folder):
    """Put an article in a folder of its own, with a picture, raw material and a link."""
    own = folder / "banjir"
    (own / "bahan" / "suara").mkdir(parents=True)
    (own / "index.md").write_bytes(b"Judul: Banjir\n\nAir.\n")
    (own / "foto.jpg").write_bytes(b"foto" * 1000)
    (own / "bahan" / "suara" / "1.mp3").write_bytes(os.urandom(3 << 20))
    (own / "bahan" / "tautan").symlink_to("/etc/passwd")
    (own / "index.md").chmod(0o640)
    (own / "bahan").chmod(0o2770)
    for path in (own / "index.md", own / "bahan", own):
        os.utime(path, ns=(10**18, 10**18 + 123_456_789))
    return own


def held(folder):
    return {name.removeprefix(str(folder)): content for name, content in tree(folder).items()}


def looks(folder):
    paths = sorted([folder, *folder.rglob("*")])
    states = [(path, path.lstat()) for path in paths if not path.is_symlink()]
    return {
        str(path.relative_to(folder)): (one.st_mode, one.st_mtime_ns, one.st_uid, one.st_gid) for path, one in states
    }


def test_what_the_system_cannot_rename_is_moved_all_the_same(near, far):
    (near / "a.md").write_bytes(b"a")
    with pytest.raises(OSError, match="ross-device"):
        rename_new(near / "a.md", far / "a.md")
    move_new(near / "a.md", far / "a.md")
    assert held(near) == {}
    assert held(far) == {"/a.md": b"a"}


def test_on_one_file_system_a_move_is_a_rename(near, tmp_path):
    (near / "a.md").write_bytes(b"a")
    number = (near / "a.md").stat().st_ino
    move_new(near / "a.md", tmp_path / "b.md")
    assert (tmp_path / "b.md").stat().st_ino == number


def test_a_folder_crosses_with_all_that_lies_in_it_its_rights_and_times(near, far):
    own = article(near)
    was, looked = held(own), looks(own)
    move_new(own, far / "banjir")
    assert held(far / "banjir") == was
    assert looks(far / "banjir") == looked
    assert not list(near.iterdir())
    assert [path.name for path in far.iterdir()] == ["banjir"]


def test_no_program_runs_in_somebodys_name_because_its_file_was_moved(near, far):
    (near / "a.md").write_bytes(b"a")
    (near / "a.md").chmod(0o6755)
    move_new(near / "a.md", far / "a.md")
    assert stat.S_IMODE((far / "a.md").stat().st_mode) == 0o755


@pytest.mark.parametrize("kind", ["file", "folder", "dangling symlink"])
def test_a_move_across_never_replaces(near, far, kind):
    own, target = article(near), far / "banjir"
    if kind == "file":
        target.write_bytes(b"lain")
    elif kind == "folder":
        target.mkdir()
    else:
        target.symlink_to("nowhere")
    was, there = held(own), held(far)
    with pytest.raises(FileExistsError):
        move_new(own, target)
    assert held(own) == was
    assert held(far) == there


def test_a_name_that_is_taken_while_the_copy_is_made_is_not_replaced(near, far, monkeypatch):
    own = article(near)
    was = held(own)

    def slowly(source, target, **kind):
        make_folder(far / "banjir")
        return duplicate(source, target, **kind)

    duplicate = crossing.duplicate
    monkeypatch.setattr(crossing, "duplicate", slowly)
    with pytest.raises(FileExistsError):
        move_new(own, far / "banjir")
    assert held(own) == was
    assert [path.name for path in far.iterdir()] == ["banjir"]
    assert not list((far / "banjir").iterdir())


def test_a_move_of_nothing_says_so(near, far):
    assert not move_new(near / "a.md", far / "a.md")
    assert not list(far.iterdir())


def test_no_way_leads_through_a_link(near, far, tmp_path):
    (tmp_path / "link").symlink_to(far)
    (near / "a.md").write_bytes(b"a")
    with pytest.raises(SymlinkedFolderError):
        move_new(near / "a.md", tmp_path / "link" / "a.md")
    assert (near / "a.md").read_bytes() == b"a"


def test_a_link_is_moved_as_a_link(near, far):
    (near / "a.md").symlink_to("/etc/passwd")
    move_new(near / "a.md", far / "a.md")
    assert str((far / "a.md").readlink()) == "/etc/passwd"
    assert not list(near.iterdir())


@pytest.mark.parametrize("kind", ["pipe", "deep"])
def test_what_cannot_be_copied_stays_whole(near, far, kind):
    own = article(near)
    if kind == "pipe":
        os.mkfifo(own / "bahan" / "pipa")
    else:
        (own / Path(*["x"] * 80)).mkdir(parents=True)
    was = held(own)
    with pytest.raises(NotRegularError):
        move_new(own, far / "banjir")
    assert held(own) == was
    assert not list(far.iterdir())


def test_a_file_that_a_program_is_writing_stays_until_it_is_done(near, far):
    own = article(near)
    with (own / "bahan" / "suara" / "1.mp3").open("ab") as writing:
        with pytest.raises(StillWrittenError):
            move_new(own, far / "banjir")
        writing.write(b"selesai")
    assert not list(far.iterdir())
    move_new(own, far / "banjir")
    assert (far / "banjir" / "bahan" / "suara" / "1.mp3").read_bytes().endswith(b"selesai")


@pytest.mark.parametrize("kind", ["saved", "added", "removed", "written"])
def test_what_somebody_does_while_a_folder_is_copied_is_not_lost(near, far, monkeypatch, kind):
    own = article(near)
    was = held(own)
    opened = []

    def meanwhile(place):
        seen = likeness(place)
        if is_our_copy(place.name):
            if kind == "saved":
                (own / "index.md").write_bytes(b"Judul: Banjir besar\n")
            elif kind == "added":
                (own / "baru.jpg").write_bytes(b"baru")
            elif kind == "removed":
                (own / "foto.jpg").unlink()
            else:
                opened.append((own / "index.md").open("ab", buffering=0))
        return seen

    likeness = crossing.likeness
    monkeypatch.setattr(crossing, "likeness", meanwhile)
    if kind == "written":
        with pytest.raises(StillWrittenError):
            move_new(own, far / "banjir")
        opened[0].write(b"lagi")
        opened[0].close()
        assert (own / "index.md").read_bytes().endswith(b"lagi")
    else:
        move_new(own, far / "banjir")
    now = held(own)
    assert now != was
    assert len(now) == len(was) + {"added": 1, "removed": -1}.get(kind, 0)
    assert held(far / "banjir") == was
    assert [path.name for path in near.iterdir()] == ["banjir"]


def test_what_comes_into_a_folder_while_it_is_removed_is_not_lost(near, far, monkeypatch):
    own = article(near)

    def meanwhile(place, seen):
        folder = next(near.glob(f"{TEMPORARY_PREFIX}*"))
        (folder / "baru.jpg").write_bytes(b"baru")
        return remove_seen(place, seen)

    remove_seen = crossing.remove_seen
    monkeypatch.setattr(crossing, "remove_seen", meanwhile)
    move_new(own, far / "banjir")
    assert held(near) == {"/banjir/baru.jpg": b"baru"}


def test_what_somebody_took_away_meanwhile_is_moved_all_the_same(near, far, monkeypatch):
    (near / "a.md").write_bytes(b"a")

    def meanwhile(place):
        (near / "a.md").unlink(missing_ok=True)
        return likeness(place)

    likeness = crossing.likeness
    monkeypatch.setattr(crossing, "likeness", meanwhile)
    move_new(near / "a.md", far / "a.md")
    assert held(far) == {"/a.md": b"a"}
    assert held(near) == {}


def test_where_the_original_cannot_be_taken_away_there_is_no_copy(near, far, monkeypatch):
    own = article(near)
    was = held(own)

    def refused(source, target):
        if not is_our_copy(source.name):
            raise PermissionError(errno.EACCES, "closed")
        return rename_free(source, target)

    rename_free = crossing.rename_free
    monkeypatch.setattr(crossing, "rename_free", refused)
    with pytest.raises(PermissionError) as caught:
        move_new(own, far / "banjir")
    assert caught.value.filename == str(own)
    assert held(own) == was
    assert not list(far.iterdir())


def test_a_folder_that_could_not_be_emptied_is_not_copied(near, far, monkeypatch):
    own = article(near)
    was = held(own)
    monkeypatch.setattr(os, "access", lambda *_, **__: False)  # root may write everywhere
    with pytest.raises(PermissionError):
        move_new(own, far / "banjir")
    assert held(own) == was
    assert not list(far.iterdir())


def test_a_file_system_that_knows_no_owners_and_rights_takes_a_paper_all_the_same(near, far, monkeypatch):
    def refused(*_):
        raise PermissionError(errno.EPERM, "not here")

    (near / "a.md").write_bytes(b"a")
    monkeypatch.setattr(os, "fchown", refused)
    monkeypatch.setattr(os, "fchmod", refused)
    move_new(near / "a.md", far / "a.md")
    assert (far / "a.md").read_bytes() == b"a"


def test_a_disk_that_fails_to_give_rights_is_not_passed_over(near, far, monkeypatch):
    def failing(*_):
        raise OSError(errno.EIO, "input/output error")

    (near / "a.md").write_bytes(b"a")
    monkeypatch.setattr(os, "fchmod", failing)
    with pytest.raises(OSError, match="input/output"):
        move_new(near / "a.md", far / "a.md")
    assert held(near) == {"/a.md": b"a"}
    assert held(far) == {}


@pytest.mark.parametrize("kernel", ["the kernel can", "the kernel cannot"])
@pytest.mark.parametrize("way", ["crash", "error"])
def test_wherever_a_move_is_cut_off_all_bytes_are_in_one_place_at_least(near, far, monkeypatch, way, kernel):
    if kernel == "the kernel cannot":
        monkeypatch.setattr(renames, "_CALL", lambda *_: (ctypes.set_errno(errno.ENOSYS) and 0) or -1)
    whole = held(article(near))
    kept = near.parent / "kept"
    shutil.copytree(near, kept, symlinks=True)
    for step in STEPS:
        for folder in (near, far):
            for path in folder.iterdir():
                shutil.rmtree(path)
        shutil.copytree(kept, near, symlinks=True, dirs_exist_ok=True)
        cut = _cut(way, step, near, far)
        if way == "error":
            assert not [path for path in far.iterdir() if path.name.startswith(TEMPORARY_PREFIX)]
        aside = [held(path) for path in near.glob(f"{TEMPORARY_PREFIX}*")]
        assert not any(is_our_copy(path.name) for path in near.iterdir())
        remove_leftovers(far)
        at_source, at_target = held(near / "banjir"), held(far / "banjir")
        assert whole in (at_source, at_target), (step, aside)
        assert at_target in ({}, whole)
        assert all(each.items() <= whole.items() for each in aside)
        if not cut:
            assert not at_source
            assert not aside
            return
    pytest.fail("the move had more steps than were tried")


def _cut(way, step, near, far):
    def act():
        move_new(near / "banjir", far / "banjir")

    if way == "crash":
        return crashes_at(step, act)
    return fails_at(step, act, errno.EIO).status != 0
