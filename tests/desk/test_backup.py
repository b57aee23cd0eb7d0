import errno
import os
import shutil
import tempfile
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from paraf.desk.backup import passing as backup_bytes
from paraf.desk.backup.backup import back_up, misplaced
from paraf.desk.backup.restoring import chosen
from paraf.desk.backup.store import Store
from paraf.desk.disk.links import FileError
from paraf.rules.findings import codes
from paraf.rules.manifest import sha256
from tests.support.backups import backed_up, everything, problems_in, restored, store_of
from tests.support.crashes import crashes_at
from tests.support.newsrooms import House, photo, text, with_picture

NOBODY = 65_534


@pytest.fixture
def busy_house(house):
    """A newsroom with published, waiting and drafted papers."""
    house.write("review/foto.jpg", photo())
    house.publish(content=with_picture())
    house.waiting(place="review/jalan.md", Judul="Jalan rusak")
    house.write("drafts/lama.md", text(Judul="Lama"))
    return house


def vault_file(house):
    """Give a copy in the vault that the ledger names."""
    return house.newsroom.vault.path_of(house.latest("banjir-surut").seal.text)


def damage(path, content=b"?"):
    path.chmod(0o644)
    path.write_bytes(content)


def test_a_restored_newsroom_is_the_same_in_bytes_rights_and_times(busy_house, tmp_path):
    house = busy_house
    house.write("records/site-key", "secret").chmod(0o600)
    house.write("theme/templates/base.html", "x").chmod(0o664)
    house.write("plugins/own.py", "y")
    house.write("kamus/nama.csv", "nama\nBudi\n")
    (house.root / "drafts/empty").mkdir(mode=0o700)
    (house.root / "images").chmod(0o2775)
    for name in (b"a\nb.md", b"\xff\xfe.md", "😀 é.md".encode(), b"-rf.md", "\u202eabc.md".encode()):
        Path(os.fsdecode(os.fsencode(house.root / "drafts") + b"/" + name)).write_bytes(name)
    before = everything(house.root)
    done = backed_up(house)
    assert (done.damages, done.left_out) == ((), ())
    target = tmp_path / "elsewhere"
    assert restored(store_of(house), target).problems == ()
    assert everything(target) == before == everything(house.root)
    assert target.stat().st_mode == house.root.stat().st_mode
    assert (target / "records/site-key").stat().st_mode & 0o777 == 0o600
    assert (target / "kamus/nama.csv").read_text() == "nama\nBudi\n"
    assert problems_in(target) == ()


def test_what_is_made_again_is_not_kept(busy_house, tmp_path):
    house = busy_house
    kept = everything(house.root)
    for place in (".paraf/x", "previews/x", "output/x", "plugins/__pycache__/x", "records/vault/.paraf-tmp-1", "note"):
        house.write(place, "x")
    (house.root / "public").symlink_to(".paraf")
    backed_up(house)
    target = tmp_path / "elsewhere"
    restored(store_of(house), target)
    found = everything(target)
    found.pop(b"/plugins")
    assert found.keys() == kept.keys()
    assert not {".paraf", "previews", "output", "public", "note"} & {path.name for path in target.iterdir()}


def test_only_what_is_new_is_written(busy_house):
    first = backed_up(busy_house)
    assert 0 < first.new < first.files  # the same bytes are kept once
    again = backed_up(busy_house)
    assert (again.new, again.new_size, again.files) == (0, 0, first.files)
    busy_house.write("drafts/baru.md", "baru")
    more = backed_up(busy_house)
    assert (more.new, more.new_size, more.files) == (1, 4, first.files + 1)
    assert len({first.snapshot, again.snapshot, more.snapshot}) == 3
    assert store_of(busy_house).snapshots() == (first.snapshot, again.snapshot, more.snapshot)


def test_every_snapshot_gives_back_its_own_moment(busy_house, tmp_path):
    before = everything(busy_house.root)
    first = backed_up(busy_house)
    busy_house.edit("drafts/lama.md", "Lama", "Baru")
    (busy_house.root / "review/jalan.md").unlink()
    after = everything(busy_house.root)
    backed_up(busy_house)
    restored(store_of(busy_house), tmp_path / "first", first.snapshot)
    restored(store_of(busy_house), tmp_path / "last")
    assert everything(tmp_path / "first") == before
    assert everything(tmp_path / "last") == after


def test_a_clock_that_went_back_does_not_make_an_older_snapshot_the_newest(busy_house):
    first = back_up(busy_house.root, store_of(busy_house), at=busy_house.now)
    second = back_up(busy_house.root, store_of(busy_house), at=busy_house.now - timedelta(days=3))
    assert store_of(busy_house).snapshots() == (first.snapshot, second.snapshot)


def test_a_copy_that_went_bad_in_the_backup_is_written_again(busy_house, tmp_path):
    backed_up(busy_house)
    store = store_of(busy_house)
    damage(store.path_of(sha256((busy_house.root / "drafts/lama.md").read_bytes())))
    store.path_of(sha256(vault_file(busy_house).read_bytes())).unlink()
    assert backed_up(busy_house).new == 2
    assert restored(store, tmp_path / "elsewhere").problems == ()


def test_nobody_else_may_look_into_a_backup(busy_house):
    busy_house.write("records/site-key", "secret").chmod(0o600)
    backed_up(busy_house)
    store = store_of(busy_house)
    assert {path.stat().st_mode & 0o777 for path in (store.copies, store.lists)} == {0o700}
    files = [path for path in store.folder.rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o400}


def test_links_pipes_and_devices_are_named_and_never_followed(busy_house, tmp_path):
    house = busy_house
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "x").write_text("outside")
    (house.root / "drafts/link.md").symlink_to(secret / "x")
    (house.root / "theme").symlink_to(secret)
    os.mkfifo(house.root / "review/pipe\n.md")
    done = backed_up(house)
    assert codes(done.left_out) == {"backup-link"}
    assert sorted(each.path for each in done.left_out) == ["drafts/link.md", "review/pipe\\x0a.md", "theme"]
    assert not store_of(house).holds(sha256(b"outside"))


def test_a_file_and_a_folder_that_are_closed_are_named_and_the_rest_is_kept(house):
    root = Path(tempfile.mkdtemp())
    is_superuser = os.geteuid() == 0
    backed_up(house)  # whatever is imported late is imported before the rights go
    if is_superuser:
        os.chown(root, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        closed = House(root / "newsroom")
        closed.write("drafts/a.md", "a").chmod(0)
        closed.write("drafts/b.md", "b")
        closed.write("drafts/c/d.md", "d").parent.chmod(0)
        done = backed_up(closed)
        assert sorted(each.path for each in done.left_out) == ["drafts/a.md", "drafts/c"]
        assert codes(done.left_out) == {"backup-closed"}
        assert store_of(closed).holds(sha256(b"b"))
        (closed.root / "records/ledger").chmod(0)
        with pytest.raises(PermissionError):
            backed_up(closed)
        (closed.root / "records/ledger").chmod(0o644)
        (closed.root / "records/vault").chmod(0)
        with pytest.raises(PermissionError):
            backed_up(closed)
        assert len(store_of(closed).snapshots()) == 1
        (closed.root / "records/vault").chmod(0o755)
        (closed.root / "drafts/c").chmod(0o755)
    finally:
        if is_superuser:
            os.seteuid(0)
        shutil.rmtree(root)


def test_folders_deeper_than_a_path_can_be_are_named(house):
    before = os.open(".", os.O_RDONLY | os.O_DIRECTORY)
    os.chdir(house.root / "drafts")
    try:
        for _ in range(25):
            os.mkdir("x" * 200)  # noqa: PTH102  # no path names it
            os.chdir("x" * 200)
    finally:
        os.fchdir(before)
        os.close(before)
    done = backed_up(house)
    assert [(each.code, each.detail["reason"]) for each in done.left_out] == [("backup-closed", "File name too long")]


# damaged records


@pytest.mark.parametrize("is_gone", [True, False])
def test_damaged_records_are_kept_as_far_as_they_go_and_have_to_be_asked_for(busy_house, tmp_path, is_gone):
    copy = vault_file(busy_house)
    copy.unlink() if is_gone else damage(copy)
    done = backed_up(busy_house)
    place = str(copy.relative_to(busy_house.root))
    assert [(finding.code, finding.path) for finding in done.damages] == [("vault-copy-lost", place)]
    store = store_of(busy_house)
    assert chosen(store, None).code == "snapshot-of-damaged"
    assert restored(store, tmp_path / "elsewhere", done.snapshot).problems == ()
    assert (tmp_path / "elsewhere/drafts/lama.md").is_file()
    assert problems_in(tmp_path / "elsewhere")


@pytest.mark.parametrize("is_gone", [True, False])
def test_a_damaged_copy_of_the_vault_is_kept_as_the_backup_still_has_it(busy_house, tmp_path, is_gone):
    whole = everything(busy_house.root, times=False)
    backed_up(busy_house)
    copy = vault_file(busy_house)
    if is_gone:
        shutil.rmtree(copy.parent)
    else:
        damage(copy)
        copy.chmod(0o440)
    done = backed_up(busy_house)
    assert codes(done.damages) == {"vault-copy-mended"}
    finding = next(each for each in done.damages if each.path.endswith(copy.name))
    assert sha256(Path(finding.detail["copy"]).read_bytes()) == f"sha256:{copy.name}"
    restored(store_of(busy_house), tmp_path / "elsewhere")
    assert everything(tmp_path / "elsewhere", times=False) == whole
    assert problems_in(tmp_path / "elsewhere") == ()


def test_a_damaged_line_of_the_ledger_is_named(busy_house):
    ledger = busy_house.root / "records/ledger"
    ledger.write_bytes(ledger.read_bytes().replace(b'"number":2', b'"number":9'))
    done = backed_up(busy_house)
    assert "ledger-number" in codes(done.damages)
    assert chosen(store_of(busy_house), None).code == "snapshot-of-damaged"


def test_a_ledger_that_is_gone_is_damage(busy_house):
    (busy_house.root / "records/ledger").unlink()
    assert "ledger-lost" in codes(backed_up(busy_house).damages)
    assert chosen(store_of(busy_house), None).code == "snapshot-of-damaged"


@pytest.mark.parametrize("is_cut", [True, False])
def test_a_ledger_that_was_cut_short_or_rewritten_at_its_end_is_told_by_the_last_snapshot(busy_house, is_cut):
    last = backed_up(busy_house).snapshot
    ledger = busy_house.root / "records/ledger"
    *lines, end = ledger.read_bytes().splitlines(keepends=True)
    assert b"jalan-rusak" in end
    ledger.write_bytes(b"".join(lines if is_cut else [*lines, end.replace(b"jalan-rusak", b"jalan-mulus")]))
    done = backed_up(busy_house)
    assert [(each.code, each.detail["snapshot"]) for each in done.damages] == [("ledger-not-grown", last)]
    assert backed_up(busy_house).damages == ()


def test_a_line_that_is_not_ended_is_not_kept(busy_house, tmp_path):
    ledger = busy_house.root / "records/ledger"
    whole = ledger.read_bytes()
    ledger.write_bytes(whole + b'{"number":')
    assert backed_up(busy_house).damages == ()
    restored(store_of(busy_house), tmp_path / "elsewhere")
    assert (tmp_path / "elsewhere/records/ledger").read_bytes() == whole


def fails_to_read(monkeypatch, *places):
    """Let the disk give no bytes of some files."""
    inodes = {place.stat().st_ino for place in places}
    read = os.read

    def reading(descriptor, count):
        if os.fstat(descriptor).st_ino in inodes:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return read(descriptor, count)

    monkeypatch.setattr(backup_bytes.os, "read", reading)


def test_files_that_the_disk_does_not_give_are_named_and_the_rest_is_kept(busy_house, tmp_path, monkeypatch):
    house = busy_house
    superseded = house.write("records/superseded/a.md", "a")
    fails_to_read(monkeypatch, house.root / "drafts/lama.md", vault_file(house), superseded)
    done = backed_up(house)
    assert {(each.code, each.path.split("/")[1]) for each in done.damages} == {
        ("vault-copy-lost", "vault"),
        ("backup-unreadable", "superseded"),
    }
    assert [(each.code, each.path) for each in done.left_out] == [("backup-unreadable", "drafts/lama.md")]
    restored(store_of(house), tmp_path / "elsewhere", done.snapshot)
    assert (tmp_path / "elsewhere/content/banjir.md").is_file()
    assert not (tmp_path / "elsewhere/drafts/lama.md").exists()


def test_a_copy_that_the_backups_disk_does_not_give_is_written_again(busy_house, monkeypatch):
    backed_up(busy_house)
    store = store_of(busy_house)
    fails_to_read(monkeypatch, store.path_of(sha256((busy_house.root / "drafts/lama.md").read_bytes())))
    assert backed_up(busy_house).new == 1


def test_a_disk_that_takes_nothing_more_leaves_the_older_snapshots_and_no_half_file(busy_house, tmp_path, monkeypatch):
    backed_up(busy_house)
    store = store_of(busy_house)
    before = everything(busy_house.root)
    busy_house.write("drafts/baru.md", "baru")

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(backup_bytes, "write_all", full)
    with pytest.raises(OSError, match="No space"):
        backed_up(busy_house)
    monkeypatch.undo()
    assert len(store.snapshots()) == 1
    assert not list(store.folder.rglob(".paraf-tmp-*"))
    restored(store, tmp_path / "elsewhere")
    assert everything(tmp_path / "elsewhere") == before


# while others work


def backed_up_while(house, happening):
    """Back up while something happens: after the folders were looked at, before people's papers are read."""
    kept = []

    class Watched(Store):
        def keep(self, content):
            kept.append(content)
            if len(kept) == 2:  # the ledger was the first
                happening()
            return super().keep(content)

    return backed_up(house, Watched(store_of(house).folder))


@pytest.mark.parametrize(("source", "target"), [("review/jalan.md", "drafts/z.md"), ("drafts/lama.md", "review/a.md")])
def test_a_paper_that_is_moved_meanwhile_is_found_where_it_went(busy_house, tmp_path, source, target):
    backed_up_while(busy_house, lambda: busy_house.move(source, target))
    restored(store_of(busy_house), tmp_path / "elsewhere")
    assert everything(tmp_path / "elsewhere") == everything(busy_house.root)
    assert not (tmp_path / "elsewhere" / source).exists()


def test_what_is_published_meanwhile_is_in_the_snapshot_with_its_seal(busy_house, tmp_path):
    backed_up_while(busy_house, lambda: busy_house.publish("angin.md", Judul="Angin kencang"))
    restored(store_of(busy_house), tmp_path / "elsewhere")
    assert everything(tmp_path / "elsewhere") == everything(busy_house.root)
    assert problems_in(tmp_path / "elsewhere") == ()


def test_a_file_that_becomes_a_link_meanwhile_is_not_followed(busy_house, tmp_path):
    (tmp_path / "secret").write_text("outside")

    def swapped():
        (busy_house.root / "drafts/lama.md").unlink()
        (busy_house.root / "drafts/lama.md").symlink_to(tmp_path / "secret")

    assert codes(backed_up_while(busy_house, swapped).left_out) == {"backup-link"}
    assert not store_of(busy_house).holds(sha256(b"outside"))


def test_a_folder_that_becomes_a_link_meanwhile_is_not_followed(busy_house, tmp_path):
    busy_house.write("drafts/a/b.md", "b")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/b.md").write_text("outside")

    def swapped():
        (busy_house.root / "drafts/a").rename(tmp_path / "away")
        (busy_house.root / "drafts/a").symlink_to(tmp_path / "secret")

    assert [each.path for each in backed_up_while(busy_house, swapped).left_out] == ["drafts/a"]
    assert not store_of(busy_house).holds(sha256(b"outside"))


def test_a_file_that_grows_all_the_time_is_kept_as_it_was_when_it_was_read(busy_house, tmp_path):
    log = busy_house.write("drafts/log.txt", "")

    class Growing(Store):
        def keep(self, content):
            with log.open("a") as file:
                file.write("x" * 9)
            return super().keep(content)

    backed_up(busy_house, Growing(store_of(busy_house).folder))
    assert restored(store_of(busy_house), tmp_path / "elsewhere").problems == ()
    assert set((tmp_path / "elsewhere/drafts/log.txt").read_text()) == {"x"}


def test_backups_while_people_work_always_give_a_newsroom_whose_records_hold(busy_house, tmp_path):
    store, done = store_of(busy_house), threading.Event()

    def work():
        try:
            for number in range(12):
                busy_house.publish(f"kabar-{number}.md", Judul=f"Kabar {number}")
        finally:
            done.set()

    worker = threading.Thread(target=work)
    worker.start()
    while not done.is_set():
        assert back_up(busy_house.root, store, at=busy_house.now).damages == ()
    worker.join()
    assert len(store.snapshots()) > 1
    for named in store.snapshots():
        target = tmp_path / named
        assert restored(store, target, named).problems == ()
        assert problems_in(target) == ()
    last = back_up(busy_house.root, store, at=busy_house.now).snapshot
    restored(store, tmp_path / "last", last)
    assert everything(tmp_path / "last") == everything(busy_house.root)


def test_two_backups_at_once_into_one_folder_are_both_whole(busy_house, tmp_path):
    store, made = store_of(busy_house), []
    threads = [threading.Thread(target=lambda: made.append(backed_up(busy_house).snapshot)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 3
    for named in set(made):
        assert restored(store, tmp_path / named, named).problems == ()


# crashes


def test_a_crash_at_any_step_leaves_the_older_snapshots_and_the_next_backup_whole(busy_house, tmp_path):
    first = backed_up(busy_house).snapshot
    before = everything(busy_house.root)
    busy_house.publish("angin.md", Judul="Angin kencang")
    after = everything(busy_house.root)
    step, crashed = 1, True
    while crashed:
        store = Store(tmp_path / f"backup-{step}")
        shutil.copytree(store_of(busy_house).folder, store.folder)
        crashed = crashes_at(step, lambda store=store: backed_up(busy_house, store))
        for named in store.snapshots():
            target = tmp_path / f"at-{step}-{named}"
            assert restored(store, target, named).problems == ()
            assert everything(target) == (before if named == first else after)
        assert first in store.snapshots()
        assert backed_up(busy_house, store).damages == ()
        restored(store, tmp_path / f"after-{step}")
        assert everything(tmp_path / f"after-{step}") == after
        step += 1
    assert step > 30


# where a backup may lie


@pytest.mark.parametrize(
    "place",
    ["drafts", "records/backup", "content/a/b", "public/x", ".paraf/releases/b", "previews", "", "theme/x", "cadangan"],
)
def test_no_backup_lies_in_the_newsroom(house, place):
    for name in ("theme", "previews", "review", ".paraf/releases/1"):
        (house.root / name).mkdir(parents=True, exist_ok=True)
    (house.root / "public").symlink_to(".paraf/releases/1")
    assert misplaced(house.root, house.root / place).code == "backup-inside"


def test_a_link_or_another_name_for_a_folder_makes_it_no_better_a_place(house, tmp_path):
    (tmp_path / "link").symlink_to(house.root / "drafts")
    assert misplaced(house.root, tmp_path / "link/b").code == "backup-inside"


def test_a_backup_may_lie_elsewhere(house, tmp_path):
    assert misplaced(house.root, tmp_path / "not/yet/there") is None


@pytest.mark.parametrize("place", ["copies", "snapshots"])
def test_nothing_is_written_through_a_link_in_the_backup(busy_house, tmp_path, place):
    outside = tmp_path / "outside"
    outside.mkdir()
    store_of(busy_house).folder.mkdir()
    (store_of(busy_house).folder / place).symlink_to(outside)
    with pytest.raises(FileError):
        backed_up(busy_house)
    assert list(outside.iterdir()) == []


def test_a_copy_that_is_a_link_is_replaced_and_what_it_names_stays(busy_house, tmp_path):
    backed_up(busy_house)
    store, outside = store_of(busy_house), tmp_path / "outside"
    draft = (busy_house.root / "drafts/lama.md").read_bytes()
    outside.write_bytes(draft)
    copy = store.path_of(sha256(draft))
    copy.unlink()
    copy.symlink_to(outside)
    assert backed_up(busy_house).new == 1
    assert copy.is_file()
    assert not copy.is_symlink()
    assert outside.read_bytes() == draft
    shutil.move(copy.parent, tmp_path / "moved")
    copy.parent.symlink_to(tmp_path / "moved")
    with pytest.raises(FileError):
        backed_up(busy_house)
