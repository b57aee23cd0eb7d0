"""The watcher when its ground gives way: no watches to be had, a queue that overflows, folders that vanish.

* What cannot be heard is found by looking; that is said once.
* A folder that is gone takes no page down and makes no storm of notes; when it is back, work goes on.
* Hundreds of files that change at once, again and again, are taken in, and everything is right in the end.
"""

import errno
import os
import shutil
import threading
from pathlib import Path

import pytest

from paraf.press.watching.hints import Ears, Listener, Spot
from tests.support.commands import Office, paraf, text_of, wait_until
from tests.support.namespaces import in_own_world, mount_tmpfs, unmount
from tests.support.newsrooms import tree
from tests.support.watching import QUICK, Watching

DEAF = "The system gives no notice of changes here; looking every few seconds instead."
QUEUE = Path("/proc/sys/fs/inotify/max_queued_events")


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path / "kabar")
    office.signed("banjir")
    return office


def publishes(office, watching, slug):
    """Check that the watcher still does its work: what is signed is soon on the site."""
    code = office.submitted(slug)
    assert office("sign", slug, "--as", "siti", "--code", code).status == 0
    wait_until(office.page(slug).is_file, why=lambda: str(watching.failures))


class Exhausted(Listener):
    """The system's listener where no watch is left, at the very call that asks for one."""

    number = errno.ENOSPC

    def schedule(self, *_, **__):
        raise OSError(self.number, os.strerror(self.number))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EMFILE], ids=["watches", "instances"])
def test_without_a_watch_the_watcher_says_so_and_looks_instead(number, office, faults, monkeypatch):
    monkeypatch.setattr("paraf.press.watching.hints._EVERY", 0.1)
    monkeypatch.setattr(Exhausted, "number", number)
    with faults.injected_one("no watch can be had"), Watching(office, observer=Exhausted) as watching:
        publishes(office, watching, "angin")
        assert watching.notes.count(DEAF) == 1
        assert watching.failures == []


@pytest.mark.parametrize("limit", ["max_inotify_watches", "max_inotify_instances"])
def test_the_kernels_own_limits_are_said_and_the_site_goes_on(limit, office, faults, monkeypatch):
    """The limits of a user namespace of our own are as real as the machine's, and hurt nobody else."""
    monkeypatch.setattr("paraf.press.watching.hints._EVERY", 0.1)

    def watch():
        Path("/proc/sys/user", limit).write_text("2" if "watches" in limit else "0")
        with Watching(office) as watching:
            publishes(office, watching, "angin")
            assert watching.notes.count(DEAF) == 1, watching.notes
            assert watching.failures == []

    world = in_own_world(watch)
    if world.why_not:
        faults.skip(f"a tiny {limit}", world.why_not)
    with faults.injected_one(f"a tiny {limit}"):
        assert world.status == 0, world.said


def test_asking_for_watches_in_vain_again_and_again_leaves_nothing_open(faults, tmp_path):
    folders = [tmp_path / str(number) for number in range(4)]
    for folder in folders:
        folder.mkdir()

    def listen():
        Path("/proc/sys/user/max_inotify_watches").write_text("2")
        ears = Ears(lambda: None, lambda _: None, Listener)
        opened = []
        for number in range(6):
            ears.listen([Spot(folder=folder) for folder in folders[: 3 + number % 2]])
            ears.close()
            opened.append((len(list(Path("/proc/self/fd").iterdir())), threading.active_count()))
        assert len(set(opened)) == 1, opened

    world = in_own_world(listen)
    if world.why_not:
        faults.skip("a tiny max_inotify_watches", world.why_not)
    with faults.injected_one("a tiny max_inotify_watches"):
        assert world.status == 0, world.said


def test_a_queue_that_overflows_loses_no_change(office, faults):
    """The queue's length is taken when the watcher starts to listen, and is put back at once."""
    if not os.access(QUEUE, os.W_OK):
        faults.skip("a tiny inotify queue", "only root may shorten it")
    before = QUEUE.read_text()
    try:
        try:
            QUEUE.write_text("1")
        except OSError as error:
            faults.skip("a tiny inotify queue", str(error))
        with Watching(office, QUICK) as watching:
            QUEUE.write_text(before)
            with faults.injected_one("a tiny inotify queue"):
                for number in range(40):
                    office.write(f"drafts/konsep-{number}.md", text_of(f"konsep-{number}"))
                publishes(office, watching, "angin")
                wait_until(lambda: len(watching.sweeps[-1].judged) == 42)
                assert watching.failures == []
    finally:
        QUEUE.write_text(before)


def notes(office):
    return sorted(str(path) for path in office.root.rglob("*.PARAF.txt"))


@pytest.mark.parametrize("stage", ["content", "review", "drafts"])
@pytest.mark.parametrize("way", ["renamed away", "emptied"])
def test_a_folder_that_vanishes_takes_no_page_down_and_is_taken_up_again(stage, way, office, faults, tmp_path):
    office.submitted("tunggu")
    office.write("drafts/konsep.md", text_of("konsep"))
    for number in range(25):
        office.write(f"{stage}/tambahan-{number}.md", text_of(f"tambahan-{number}"))
    if stage == "content":
        for path in office.path(stage).glob("tambahan-*"):
            path.unlink()
    folder, aside = office.path(stage), tmp_path / "hilang"
    with Watching(office, QUICK) as watching, faults.injected_one("the folder vanishes"):
        site, known, said = tree(office.path("public").resolve()), notes(office), len(watching.failures)
        if way == "emptied":
            shutil.copytree(folder, aside)
            for path in list(folder.iterdir()):
                path.unlink() if path.is_file() else shutil.rmtree(path)
        else:
            folder.rename(aside)
        seen = len(watching.sweeps)
        wait_until(lambda: len(watching.sweeps) > seen + 2)
        assert tree(office.path("public").resolve()) == site
        assert len(set(notes(office)) - set(known)) <= 3, notes(office)
        assert len(watching.failures) <= said + 1
        if way == "emptied" or folder.exists():
            shutil.copytree(aside, folder, dirs_exist_ok=True)
        else:
            aside.rename(folder)
        publishes(office, watching, "angin")
        assert office.page("banjir").is_file()
        wait_until(lambda: set(notes(office)) <= set(known), why=lambda: str(notes(office)))
    assert paraf("verify", folder=office.root).status == 0


def test_a_share_that_is_unmounted_takes_no_page_down(office, faults):
    def watch():
        content = office.path("content")
        aside = office.path("../di-bawah")
        content.rename(aside)
        content.mkdir()
        mount_tmpfs(content)
        shutil.copytree(aside, content, dirs_exist_ok=True)
        with Watching(office, QUICK) as watching:
            site = tree(office.path("public").resolve())
            unmount(content)
            seen = len(watching.sweeps)
            wait_until(lambda: len(watching.sweeps) > seen + 2)
            assert tree(office.path("public").resolve()) == site
            shutil.copytree(aside, content, dirs_exist_ok=True)
            publishes(office, watching, "angin")
            assert office.page("banjir").is_file()
            assert watching.failures == []
        assert paraf("verify", folder=office.root).status == 0

    world = in_own_world(watch)
    if world.why_not:
        faults.skip("a share is unmounted", world.why_not)
    with faults.injected_one("a share is unmounted"):
        assert world.status == 0, world.said
