import errno
import os
import resource
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paraf.desk.acting.leftovers import remove_leftovers
from paraf.desk.disk import files, renames
from paraf.desk.disk.files import (
    NotRegularError,
    TooLargeError,
    digest_on_disk,
    make_folder,
    pieces_from,
    read_regular,
    remove_if_same,
    rewrite,
    write_all,
    write_new,
    write_whole,
)
from paraf.desk.disk.links import SymlinkedFolderError, folder_at
from paraf.desk.disk.renames import exchange, rename_new, sync_folder
from paraf.rules.manifest import sha256


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_read_up_to_its_limit(tmp_path):
    paper = tmp_path / "banjir.md"
    paper.write_bytes(b"x" * 10)
    assert read_regular(paper, limit=10) == b"x" * 10
    with pytest.raises(TooLargeError) as caught:
        read_regular(paper, limit=9)
    assert caught.value.path == paper


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "banjir.md", limit=10)
    assert digest_on_disk(tmp_path / "banjir.md") is None
    assert list(pieces_from(tmp_path / "banjir.md", 0)) == []


def test_only_regular_files_are_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "target.md").write_bytes(b"secret")
    (tmp_path / "link.md").symlink_to("target.md")
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.md")
        for name in ["link.md", "folder.md", "pipe.md", "socket.md"]:
            with pytest.raises(NotRegularError):
                read_regular(tmp_path / name, limit=100)
            assert digest_on_disk(tmp_path / name) is None


@pytest.mark.parametrize("name", ["file.md/foto.jpg", "a" * 300, "a\0b"])
def test_a_name_that_no_file_can_have_names_no_file(tmp_path, name):
    (tmp_path / "file.md").touch()
    with pytest.raises(NotRegularError):
        read_regular(tmp_path / name, limit=100)


def test_no_folder_on_the_way_may_be_a_symlink(tmp_path):
    outside = tmp_path / "outside"
    root = tmp_path / "newsroom"
    (root / "drafts" / "sub").mkdir(parents=True)
    outside.mkdir()
    for folder in (outside, root / "drafts" / "sub", root):
        (folder / "a.md").write_bytes(b"a")
    (root / "drafts" / "away").symlink_to(outside)
    assert read_regular(root / "drafts" / "sub" / "a.md", limit=9) == b"a"
    assert read_regular(root / "a.md", limit=9) == b"a"
    refused = [root / "drafts" / "away" / "a.md", root / "drafts" / ".." / ".." / "outside" / "a.md"]
    for path in refused:
        with pytest.raises(SymlinkedFolderError):
            read_regular(path, limit=9)


def test_reading_on_gives_what_follows(tmp_path):
    (tmp_path / "ledger").write_bytes(b"0123456789")
    assert list(pieces_from(tmp_path / "ledger", 4)) == [b"456789"]
    assert list(pieces_from(tmp_path / "ledger", 40)) == []


def test_a_whole_write_replaces_and_leaves_nothing_else(tmp_path):
    paper = tmp_path / "banjir.md"
    write_whole(paper, b"old")
    write_whole(paper, b"new", mode=0o444)
    assert paper.read_bytes() == b"new"
    assert stat.S_IMODE(paper.stat().st_mode) == 0o444
    assert names(tmp_path) == ["banjir.md"]


def test_a_whole_write_that_fails_leaves_the_old_file_and_no_other(tmp_path):
    taken = tmp_path / "banjir.md"
    taken.mkdir()
    (taken / "inside").touch()
    with pytest.raises(OSError, match=r"banjir\.md"):
        write_whole(taken, b"new")
    assert names(tmp_path) == ["banjir.md"]


def test_a_new_file_takes_a_free_name_only(tmp_path):
    note = tmp_path / "banjir.PARAF.txt"
    write_new(note, b"note")
    with pytest.raises(FileExistsError):
        write_new(note, b"other")
    assert note.read_bytes() == b"note"
    assert names(tmp_path) == ["banjir.PARAF.txt"]


def test_a_full_disk_leaves_the_old_file_and_no_other(tmp_path):
    paper = tmp_path / "banjir.md"
    paper.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            write_whole(paper, b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert paper.read_bytes() == b"old"
    assert names(tmp_path) == ["banjir.md"]


def test_a_writer_killed_half_way_leaves_the_old_file_whole(tmp_path):
    paper = tmp_path / "banjir.md"
    paper.write_bytes(b"old")
    script = (
        "import os, signal, sys, pathlib\n"
        "from paraf.desk.disk import files\n"
        "os.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGKILL)\n"
        "files.write_whole(pathlib.Path(sys.argv[1]), b'new')\n"
    )
    unmeasured = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}
    done = subprocess.run([sys.executable, "-c", script, paper], check=False, env=unmeasured)  # noqa: S603  # ours
    assert done.returncode == -9
    assert paper.read_bytes() == b"old"
    assert len(names(tmp_path)) == 2
    remove_leftovers(tmp_path)
    assert names(tmp_path) == ["banjir.md"]


def test_a_rewrite_needs_the_bytes_that_were_read(tmp_path):
    paper = tmp_path / "banjir.md"
    paper.write_bytes(b"read")
    paper.chmod(0o640)
    assert rewrite(paper, b"tidied", expected=sha256(b"read"))
    assert paper.read_bytes() == b"tidied"
    assert stat.S_IMODE(paper.stat().st_mode) == 0o640
    assert not rewrite(paper, b"again", expected=sha256(b"read"))
    assert paper.read_bytes() == b"tidied"
    assert not rewrite(tmp_path / "gone.md", b"again", expected=sha256(b""))
    assert names(tmp_path) == ["banjir.md"]


@pytest.mark.parametrize(("turn", "expected"), [(2, False), (3, True)])
def test_a_save_during_a_rewrite_is_never_lost(tmp_path, turn, expected, monkeypatch):
    paper = tmp_path / "banjir.md"
    paper.write_bytes(b"read")
    looks = iter(range(1, 10))

    def look(folder, name):
        if next(looks) == turn:
            (tmp_path / "saved").write_bytes(b"saved by hand")
            (tmp_path / "saved").replace(paper)
        return digest_at(folder, name)

    digest_at = files._digest_at  # noqa: SLF001  # between two looks is the moment that is meant
    monkeypatch.setattr(files, "_digest_at", look)
    assert rewrite(paper, b"tidied", expected=sha256(b"read")) == expected
    assert paper.read_bytes() == b"saved by hand"
    assert names(tmp_path) == ["banjir.md"]


def test_a_save_just_before_the_exchange_goes_back_to_its_place(tmp_path, monkeypatch):
    paper = tmp_path / "banjir.md"
    paper.write_bytes(b"read")
    saves = iter([b"saved by hand"])

    def late(folder, first, second):
        for content in saves:
            paper.write_bytes(content)
        return exchange(folder, first, second)

    monkeypatch.setattr("paraf.desk.disk.files.exchange", late)
    assert not rewrite(paper, b"tidied", expected=sha256(b"read"))
    assert paper.read_bytes() == b"saved by hand"
    assert names(tmp_path) == ["banjir.md"]


def test_where_names_cannot_be_exchanged_a_rewrite_replaces(tmp_path, monkeypatch):
    monkeypatch.setattr("paraf.desk.disk.files.exchange", lambda _folder, _first, _second: False)
    paper = tmp_path / "banjir.md"
    paper.write_bytes(b"read")
    assert rewrite(paper, b"tidied", expected=sha256(b"read"))
    assert paper.read_bytes() == b"tidied"
    assert names(tmp_path) == ["banjir.md"]


def test_a_file_is_removed_only_while_its_bytes_are_ours(tmp_path):
    note = tmp_path / "banjir.PARAF.txt"
    note.write_bytes(b"note, and a word by hand")
    assert not remove_if_same(note, sha256(b"note"))
    assert note.exists()
    assert remove_if_same(note, sha256(b"note, and a word by hand"))
    assert not remove_if_same(note, sha256(b"note"))


@pytest.fixture(params=["the kernel can", "the kernel cannot"])
def rename(request, monkeypatch):
    if request.param == "the kernel cannot":
        monkeypatch.setattr(renames, "_CALL", None)
    return rename_new


def swap(first, second):
    with folder_at(first.parent) as folder:
        return exchange(folder, first.name, second.name)


def test_a_rename_to_a_free_name_moves_files_and_folders(tmp_path, rename):
    (tmp_path / "review").mkdir()
    (tmp_path / "banjir.md").write_bytes(b"a")
    (tmp_path / "rapat").mkdir()
    (tmp_path / "rapat" / "index.md").write_bytes(b"b")
    rename(tmp_path / "banjir.md", tmp_path / "review" / "banjir.md")
    rename(tmp_path / "rapat", tmp_path / "review" / "rapat")
    assert names(tmp_path) == ["review"]
    assert (tmp_path / "review" / "banjir.md").read_bytes() == b"a"
    assert (tmp_path / "review" / "rapat" / "index.md").read_bytes() == b"b"


@pytest.mark.parametrize("kind", ["file", "folder", "dangling symlink"])
@pytest.mark.parametrize("moved", ["file", "folder"])
def test_a_rename_never_replaces(tmp_path, rename, kind, moved):
    source, target = tmp_path / "source", tmp_path / "target"
    if moved == "file":
        source.write_bytes(b"source")
    else:
        source.mkdir()
    if kind == "file":
        target.write_bytes(b"target")
    elif kind == "folder":
        target.mkdir()
    else:
        target.symlink_to("nowhere")
    with pytest.raises(FileExistsError):
        rename(source, target)
    assert os.path.lexists(source)
    assert kind != "file" or target.read_bytes() == b"target"


def test_a_rename_of_nothing_says_so(tmp_path, rename):
    with pytest.raises(FileNotFoundError):
        rename(tmp_path / "source", tmp_path / "target")


def test_where_the_kernel_cannot_a_rename_still_never_replaces(tmp_path, monkeypatch):
    monkeypatch.setattr(renames, "_CALL", None)
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")
    with pytest.raises(FileExistsError):
        rename_new(tmp_path / "a", tmp_path / "b")
    rename_new(tmp_path / "a", tmp_path / "c")
    assert not swap(tmp_path / "b", tmp_path / "c")
    assert (tmp_path / "b").read_bytes() == b"b"
    assert names(tmp_path) == ["b", "c"]


@pytest.mark.parametrize("kind", ["no hard links", "another disk"])
def test_where_there_are_no_hard_links_a_file_is_renamed_to_a_free_name_only(tmp_path, monkeypatch, kind):
    def link(*_names, **_options):
        raise OSError(errno.EPERM if kind == "no hard links" else errno.EXDEV, kind)

    monkeypatch.setattr(os, "link", link)
    monkeypatch.setattr(renames, "_CALL", None)
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")
    with pytest.raises(FileExistsError if kind == "no hard links" else OSError, match=r"exists|another"):
        rename_new(tmp_path / "a", tmp_path / "b")
    if kind == "no hard links":
        rename_new(tmp_path / "a", tmp_path / "c")
    assert (tmp_path / "b").read_bytes() == b"b"


def test_where_the_first_name_cannot_be_taken_away_there_is_no_second(tmp_path, monkeypatch):
    def kept(name, **options):
        if name == "a":
            raise PermissionError(errno.EPERM, "kept")
        return unlink(name, **options)

    unlink = os.unlink
    monkeypatch.setattr(os, "unlink", kept)
    monkeypatch.setattr(renames, "_CALL", None)
    (tmp_path / "a").write_bytes(b"a")
    with pytest.raises(PermissionError):
        rename_new(tmp_path / "a", tmp_path / "b")
    assert names(tmp_path) == ["a"]


def test_a_folder_is_not_moved_into_itself(tmp_path):
    (tmp_path / "rapat").mkdir()
    with pytest.raises(OSError, match="Invalid argument"):
        rename_new(tmp_path / "rapat", tmp_path / "rapat" / "rapat")


def test_a_folder_is_synced_as_far_as_its_file_system_knows_how(monkeypatch):
    sync_folder(Path("/proc/1"))

    def fsync(_descriptor):
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match="input/output"):
        sync_folder(Path("/proc/1"))


def test_an_exchange_swaps_two_names(tmp_path):
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")
    assert swap(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == b"b"
    assert (tmp_path / "b").read_bytes() == b"a"


def test_folders_are_made_with_what_leads_to_them(tmp_path):
    make_folder(tmp_path / "a" / "b" / "c")
    make_folder(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()


def test_a_folder_is_not_taken_for_made_where_a_symlink_or_file_stands(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "file").touch()
    for name in ["link", "file"]:
        with pytest.raises(SymlinkedFolderError):
            make_folder(tmp_path / name)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=5000))
def test_every_byte_is_written(tmp_path, content):
    descriptor = os.open(tmp_path / "file", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    write_all(descriptor, content)
    os.close(descriptor)
    assert (tmp_path / "file").read_bytes() == content
    assert digest_on_disk(tmp_path / "file") == sha256(content)


def test_no_hand_reaches_through_a_linked_folder(tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    (real / "a.md").write_bytes(b"a")
    (tmp_path / "b.md").write_bytes(b"b")
    for attempt in (
        lambda: write_whole(link / "x.md", b"x"),
        lambda: write_new(link / "x.md", b"x"),
        lambda: make_folder(link / "sub"),
        lambda: rename_new(tmp_path / "b.md", link / "b.md"),
        lambda: rename_new(link / "a.md", tmp_path / "c.md"),
    ):
        with pytest.raises(SymlinkedFolderError):
            attempt()
    assert digest_on_disk(link / "a.md") is None
    assert rewrite(link / "a.md", b"x", expected=sha256(b"a")) is False
    assert remove_if_same(link / "a.md", sha256(b"a")) is False
    assert sorted(path.name for path in real.iterdir()) == ["a.md"]


def test_a_file_larger_than_anything_kept_has_no_digest_and_is_not_read(tmp_path):
    with (tmp_path / "besar.md").open("wb") as sparse:
        sparse.truncate(10 << 30)
    assert digest_on_disk(tmp_path / "besar.md") is None
