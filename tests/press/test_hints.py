"""Hints: what rings the bell and what does not."""

import signal
import threading
import time

import pytest
from watchdog.observers.polling import PollingObserver

from paraf.press.watching.hints import EVERYTHING, Bell, Ears, Heard, Hint, Listener, Spot, is_remote
from tests.support.commands import wait_until

TEMPORARY = ["~$banjir.md", ".~lock.banjir.md#", "4913", "banjir.md~", ".banjir.md.swp", "banjir.md.part"]
TEMPORARY += ["banjir.crdownload", ".paraf-tmp-0011", "banjir.PARAF.txt", ".DS_Store", "Thumbs.db"]


class Listening:
    """Ears on some folders, and how often they were told of something."""

    def __init__(self, *spots, observer=Listener):
        self.hints, self.notes = [], []
        self.ears = Ears(self.hints.append, self.notes.append, observer)
        self.spots = spots
        self.ears.listen(spots)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.ears.close()

    def hears(self, act):
        """Tell whether an act rings; a file that surely rings tells that all before it was heard."""
        time.sleep(0.1)
        self.hints.clear()
        act()
        time.sleep(0.25)
        return bool(self.hints)


@pytest.mark.parametrize("name", ["banjir.md", "foto.jpg", "catatan.docx", "banjir.sync-conflict-1.md"])
def test_a_file_of_somebodys_rings(tmp_path, name):
    with Listening(Spot(folder=tmp_path)) as listening:
        (tmp_path / name).write_text("x")
        wait_until(lambda: listening.hints)
        assert listening.hears((tmp_path / name).unlink)


def test_temporary_names_ring_no_bell(tmp_path):
    (tmp_path / "banjir.md").write_text("x")
    with Listening(Spot(folder=tmp_path)) as listening:

        def leave():
            for name in TEMPORARY:
                (tmp_path / name).write_text("x")
                (tmp_path / name).unlink()

        assert not listening.hears(leave)
        assert not listening.hears((tmp_path / "banjir.md").read_text)


def test_a_temporary_file_that_becomes_an_article_rings(tmp_path):
    with Listening(Spot(folder=tmp_path)) as listening:
        (tmp_path / "banjir.md.part").write_text("x")
        assert listening.hears(lambda: (tmp_path / "banjir.md.part").rename(tmp_path / "banjir.md"))


def test_below_a_folder_with_names_only_those_ring(tmp_path):
    with Listening(Spot(folder=tmp_path, names=frozenset({"newsroom.toml"}))) as listening:
        assert not listening.hears(lambda: (tmp_path / "lain.toml").write_text("x"))
        assert listening.hears(lambda: (tmp_path / "newsroom.toml").write_text("x"))


def test_a_folder_made_anew_is_listened_to_again_and_a_missing_one_is_no_trouble(tmp_path):
    folder = tmp_path / "review"
    spot = Spot(folder=folder)
    with Listening(spot) as listening:
        assert not listening.hears(folder.mkdir)
        listening.ears.listen([spot])
        assert listening.hears(lambda: (folder / "banjir.md").write_text("x"))
        (folder / "banjir.md").unlink()
        folder.rmdir()
        wait_until(lambda: not listening.ears.hears_all())
        folder.mkdir()
        listening.ears.listen([spot])
        assert listening.hears(lambda: (folder / "banjir.md").write_text("x"))


def test_where_the_system_gives_no_notice_the_folders_are_polled_and_that_is_said_once(tmp_path, monkeypatch):
    monkeypatch.setattr("paraf.press.watching.hints._EVERY", 0.05)
    folder = tmp_path / "review"

    class Deaf(Listener):
        def start(self):
            raise OSError(28, "inotify watch limit reached")

    with Listening(Spot(folder=tmp_path), observer=Deaf) as listening:
        listening.hints.clear()
        (tmp_path / "banjir.md").write_text("x")
        wait_until(lambda: listening.hints)
        folder.mkdir()
        listening.ears.listen([Spot(folder=tmp_path), Spot(folder=folder)])
        assert len(listening.notes) == 1


def test_no_listener_is_left_when_the_system_gives_no_notice(tmp_path):
    class HalfDeaf(Listener):
        def start(self):
            for emitter in self.emitters:
                emitter.start()
            raise OSError(24, "inotify instance limit reached")

    with Listening(Spot(folder=tmp_path), observer=HalfDeaf):
        wait_until(lambda: not any(type(one).__name__ == "InotifyEmitter" for one in threading.enumerate()))


def test_network_shares_are_known_by_their_mount(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\n//server/berita /srv/kantor\\040kita cifs rw 0 0\n"
        "server:/x /srv/kantor\\040kita/lokal nfs4 rw 0 0\n/dev/sdb1 /srv/kantor\\040kita/lokal ext4 rw 0 0\nrusak\n"
    )
    share = tmp_path.__class__("/srv/kantor kita")
    assert is_remote(share / "drafts", mounts)
    assert not is_remote(share / "lokal" / "drafts", mounts)
    assert not is_remote(tmp_path, mounts)
    assert not is_remote(share, tmp_path / "none")


def test_on_a_network_share_the_folders_are_polled_and_that_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr("paraf.press.watching.hints.is_remote", lambda folder: True)  # noqa: ARG005
    with Listening(Spot(folder=tmp_path)) as listening:
        assert any(isinstance(one, PollingObserver) for one in threading.enumerate())
        assert "network share" in listening.notes[0]


def test_many_rings_are_one():
    bell = Bell()
    for _ in range(5000):
        bell.ring()
    assert bell.wait(0, Heard())
    assert not bell.wait(0, Heard())


def test_a_bell_may_be_rung_by_a_signal_while_somebody_waits_for_it():
    bell = Bell()
    before = signal.signal(signal.SIGALRM, lambda *_: bell.stop())
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        assert bell.wait(20, Heard())
        assert bell.stopping
    finally:
        signal.signal(signal.SIGALRM, before)


class Lost:
    """What watchdog listens with, once it has lost count of a folder that went and came back under its name."""

    def deactivate(self):
        raise KeyError


def test_a_listener_that_lost_count_of_a_folder_ends_quietly_and_is_replaced(tmp_path):
    with Listening(Spot(folder=tmp_path)) as listening:
        before = listening.ears._observer  # noqa: SLF001  # what listens
        (emitter,) = before.emitters
        kept, emitter._inotify = emitter._inotify, Lost()  # noqa: SLF001  # watchdog gives no other way to this state
        emitter.stop()
        assert not listening.ears.hears_all()
        kept.deactivate()
        listening.ears.listen(listening.spots)
        assert listening.ears.hears_all()
        assert listening.ears._observer is not before  # noqa: SLF001


def heard(*hints):
    """Give what was heard, a second after the other."""
    collected = Heard()
    for second, hint in enumerate(hints):
        collected.add(hint, float(second))
    return collected


def test_what_the_system_tells_when_nobody_listens_any_more_is_no_error(tmp_path, caplog):
    listeners = []
    ears = Ears(lambda _: None, pytest.fail, lambda: listeners.append(Listener()) or listeners[0])
    ears.listen([Spot(folder=tmp_path)])
    (emitter,) = listeners[0].emitters
    ears.close()
    emitter.queue_events(0.0)  # as a word finds it that comes in this moment
    assert caplog.messages == []


def test_what_was_heard_names_the_places_and_since_when():
    both = heard(Hint(place="review/a.md", complete=True), Hint(place="review/b.md", complete=True))
    assert both.places == {"review/a.md", "review/b.md"}
    assert both.since == 0.0
    assert both.is_complete
    assert not heard().is_complete


def test_a_file_is_complete_when_it_was_closed_until_it_is_written_to_again():
    opened, closed = Hint(place="review/a.md", complete=False), Hint(place="review/a.md", complete=True)
    assert not heard(opened).is_complete
    assert heard(opened, closed).is_complete
    assert heard(opened, closed, Hint(place="review/a.md")).is_complete
    assert not heard(closed, opened).is_complete


def test_many_files_are_no_lone_save_and_too_many_are_everything():
    places = [Hint(place=f"review/{number}.md", complete=True) for number in range(600)]
    assert not heard(*places[:10]).is_complete
    assert not heard(*places[:10]).everything
    assert heard(*places).everything
    assert heard(EVERYTHING).everything


def test_a_saved_file_is_named_and_complete_when_it_is_closed_or_gets_its_name(tmp_path):
    with Listening(Spot(folder=tmp_path, place="review")) as listening:
        (tmp_path / "banjir.md").write_text("x")
        wait_until(lambda: Hint(place="review/banjir.md", complete=True) in listening.hints)
        assert Hint(place="review/banjir.md", complete=False) in listening.hints
        listening.hints.clear()
        (tmp_path / ".jalan.md.swp").write_text("x")
        (tmp_path / ".jalan.md.swp").rename(tmp_path / "jalan.md")
        wait_until(lambda: Hint(place="review/jalan.md", complete=True) in listening.hints)


def test_where_a_spot_has_no_place_whatever_happens_is_about_everything(tmp_path):
    with Listening(Spot(folder=tmp_path)) as listening:
        (tmp_path / "base.html").write_text("x")
        wait_until(lambda: listening.hints)
        assert {hint.place for hint in listening.hints} == {None}
