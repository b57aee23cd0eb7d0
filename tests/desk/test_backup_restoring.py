import errno
import os

import pytest

from paraf.desk.backup import passing as backup_bytes
from paraf.desk.backup.restoring import chosen, taken
from paraf.rules.manifest import sha256
from paraf.rules.snapshot import ROOT, KeptFile, KeptFolder, Snapshot
from tests.support.backups import backed_up, everything, problems_in, restored, store_of
from tests.support.crashes import crashes_at


@pytest.fixture
def store(house):
    """A backup of a newsroom with a published article and two drafts that are alike."""
    house.publish()
    house.write("drafts/a.md", "same")
    house.write("drafts/b.md", "same")
    house.write("drafts/c.md", "other")
    backed_up(house)
    return store_of(house)


def damage(path):
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def test_damaged_and_missing_copies_are_all_named_and_there_is_no_newsroom(store, house, tmp_path):
    damage(store.path_of(sha256(b"same")))
    store.path_of(sha256(b"other")).unlink()
    target = tmp_path / "elsewhere"
    came = restored(store, target)
    assert [(each.code, each.path) for each in came.problems] == [
        ("copy-damaged", "drafts/a.md"),
        ("copy-damaged", "drafts/b.md"),
        ("copy-missing", "drafts/c.md"),
    ]
    assert not target.exists()
    assert came.place.parent == tmp_path
    saved = everything(came.place, times=False)
    lost = {b"/drafts/a.md", b"/drafts/b.md", b"/drafts/c.md"}
    assert saved.keys() == everything(house.root).keys() - lost


def test_a_copy_that_is_a_link_is_not_read(store, tmp_path):
    (tmp_path / "outside").write_bytes(b"same")
    copy = store.path_of(sha256(b"same"))
    copy.unlink()
    copy.symlink_to(tmp_path / "outside")
    came = restored(store, tmp_path / "elsewhere")
    assert {each.code for each in came.problems} == {"copy-missing"}


def test_a_copy_that_the_disk_does_not_give_is_named(store, tmp_path, monkeypatch):
    inode, read = store.path_of(sha256(b"other")).stat().st_ino, os.read

    def reading(descriptor, count):
        if os.fstat(descriptor).st_ino == inode:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return read(descriptor, count)

    monkeypatch.setattr(backup_bytes.os, "read", reading)
    came = restored(store, tmp_path / "elsewhere")
    assert [(each.code, each.path) for each in came.problems] == [("copy-missing", "drafts/c.md")]


def test_a_disk_that_takes_nothing_more_leaves_no_newsroom(store, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(backup_bytes, "write_all", full)
    with pytest.raises(OSError, match="No space"):
        restored(store, tmp_path / "elsewhere")
    assert not (tmp_path / "elsewhere").exists()


def test_a_crash_at_any_step_leaves_no_newsroom_or_a_whole_one(store, house, tmp_path):
    whole = everything(house.root)
    step, crashed = 1, True
    while crashed:
        target = tmp_path / f"at-{step}"
        crashed = crashes_at(step, lambda target=target: restored(store, target))
        if target.exists():
            assert everything(target) == whole
            assert problems_in(target) == ()
        step += 1
    assert step > 30
    assert target.exists()


def test_an_empty_folder_is_restored_into_and_one_where_something_lies_is_refused(store, tmp_path):
    empty, full, file = tmp_path / "empty", tmp_path / "full", tmp_path / "file"
    for folder in (empty, full):
        folder.mkdir()
    (full / ".hidden").write_text("x")
    file.write_text("x")
    assert taken(empty) is None
    assert taken(tmp_path / "a/b/c") is None
    assert taken(full).code == taken(file).code == "target-taken"
    assert restored(store, empty).place == empty
    assert restored(store, tmp_path / "a/b/c").problems == ()
    assert taken(empty).code == "target-taken"


def test_what_is_put_into_the_folder_meanwhile_is_not_overwritten(store, tmp_path):
    target = tmp_path / "elsewhere"
    target.mkdir()
    (target / "newsroom.toml").write_text("mine")
    with pytest.raises(OSError, match="not empty"):
        restored(store, target)
    assert (target / "newsroom.toml").read_text() == "mine"


def test_rights_that_close_a_folder_come_last(house, tmp_path):
    (house.root / "drafts/closed").mkdir()
    house.write("drafts/closed/a.md", "a")
    for place, mode in (("drafts/closed", 0o500), ("drafts", 0o555)):
        (house.root / place).chmod(mode)
    backed_up(house)
    restored(store_of(house), tmp_path / "elsewhere")
    assert everything(tmp_path / "elsewhere") == everything(house.root)
    for root in (house.root, tmp_path / "elsewhere"):
        (root / "drafts").chmod(0o755)


# which snapshot


def test_where_there_is_no_backup_none_is_chosen(tmp_path, store):
    assert chosen(type(store)(tmp_path / "nowhere"), None).code == "no-backup"
    (tmp_path / "file").write_text("x")
    assert chosen(type(store)(tmp_path / "file"), None).code == "no-backup"


@pytest.mark.parametrize("named", ["20200101-000000-0123456789ab", "../../x", ""])
def test_a_snapshot_that_is_not_there_is_not_chosen(store, named):
    assert chosen(store, named).code == "unknown-snapshot"


def test_a_snapshot_whose_list_was_changed_or_is_a_link_is_not_chosen(store, house, tmp_path):
    first = store.snapshots()[0]
    second = backed_up(house).snapshot
    (store.lists / second).rename(tmp_path / "outside")
    (store.lists / second).symlink_to(tmp_path / "outside")
    assert chosen(store, None).code == "snapshot-damaged"
    assert chosen(store, first).id == first
    damage(store.lists / first)
    assert chosen(store, first).code == "snapshot-damaged"


@pytest.mark.parametrize("path", ["drafts/../../pwned", "../pwned", "/etc/pwned", "drafts/a/b", "public/x"])
def test_a_list_that_somebody_wrote_to_lead_elsewhere_is_not_chosen(store, path):
    time = store.snapshot(store.snapshots()[0]).time
    root = KeptFolder(path=ROOT, mode=0o755, modified=0)
    drafts = KeptFolder(path="drafts", mode=0o755, modified=0)
    for evil in ("drafts/a", path):
        file = KeptFile(path=evil, mode=0o644, modified=0, digest=sha256(b"same"), size=4)
        named = store.add(Snapshot(time=time, damaged=0, folders=(root, drafts), files=(file,)))
        came = chosen(store, named)
        assert came.id == named if evil == "drafts/a" else came.code == "snapshot-damaged"
