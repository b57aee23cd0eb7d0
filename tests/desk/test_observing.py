"""When a hand did what a sweep finds: files have the system's own times here, so the clock is the real one."""

from datetime import UTC, datetime, timedelta

import pytest

from paraf.desk.clock import now
from paraf.desk.sweeping.last_sweep import last_sweep, note_sweep
from paraf.rules.entries import Received, Returned, Sealed, Submitted
from paraf.rules.observing import LONGEST
from tests.support.newsrooms import House, text

SECOND = timedelta(seconds=1)


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "kabar")


def swept(house, *, ago=SECOND, **rest):
    """Let the watcher look, who looked so long ago before; gives the entries that it recorded."""
    if ago is not None:
        note_sweep(house.newsroom.layout, at=now() - ago)
    return [done.entry for done in house.sweep(clock=now, **rest).done]


def changed(path):
    return datetime.fromtimestamp(0, UTC) + timedelta(microseconds=path.stat().st_ctime_ns // 1000)


def test_what_a_hand_moved_while_the_watcher_looked_was_done_when_the_file_says(house):
    house.write("drafts/banjir.md", text())
    house.move("drafts/banjir.md", "review/banjir.md")
    done = changed(house.root / "review/banjir.md")
    [entry] = swept(house, ago=10 * SECOND)
    assert isinstance(entry.act, Submitted)
    assert (entry.done, entry.late_recorded) == (done, False)
    assert entry.done < entry.time


def test_a_folder_that_was_moved_tells_when_though_its_files_are_older(house):
    house.write("drafts/banjir/index.md", text())
    written = changed(house.root / "drafts/banjir/index.md")
    note_sweep(house.newsroom.layout, at=now())
    while changed(house.root / "review") <= last_sweep(house.newsroom.layout):  # the file system's clock is coarser
        house.write("review/x.tmp", "")
        (house.root / "review/x.tmp").unlink()
    (house.root / "drafts/banjir").rename(house.root / "review/banjir")
    done = changed(house.root / "review/banjir")
    [entry] = swept(house, ago=None)
    assert written < entry.done == done


def test_a_file_that_is_older_than_the_last_sweep_does_not_tell_when(house):
    house.write("review/banjir.md", text())
    [entry] = swept(house, ago=-SECOND / 2)
    assert (entry.done, entry.late_recorded) == (None, False)


@pytest.mark.parametrize(("ago", "is_known"), [(None, False), (LONGEST + SECOND, True), (-LONGEST - SECOND, False)])
def test_what_happened_while_nobody_looked_or_the_clock_jumped_is_recorded_late(house, ago, is_known):
    house.write("review/banjir.md", text())
    [entry] = swept(house, ago=ago)
    assert entry.late_recorded
    assert (entry.done is not None) == is_known


def test_a_sweep_of_everything_is_remembered_and_one_of_a_few_places_is_not(house):
    assert last_sweep(house.newsroom.layout) is None
    swept(house, ago=None)
    first = last_sweep(house.newsroom.layout)
    assert first is not None
    house.write("review/banjir.md", text())
    swept(house, ago=None, hinted={"review/banjir.md"})
    assert last_sweep(house.newsroom.layout) == first


def test_what_was_left_undecided_is_timed_by_the_sweep_that_found_it_first(house):
    written = changed(house.write("review/banjir.md", text()))
    assert swept(house, ago=2 * LONGEST, is_quiet=lambda _: False) == []
    [entry] = swept(house, ago=None)
    assert entry.late_recorded
    assert entry.done == written


def test_what_was_still_changed_after_a_late_sweep_is_not_late(house):
    house.write("review/banjir.md", text())
    swept(house, ago=2 * LONGEST, is_quiet=lambda _: False)
    begun = now()
    while changed(house.write("review/banjir.md", text("Air naik lagi."))) <= begun:
        pass
    [entry] = swept(house, ago=None)
    assert (entry.late_recorded, entry.done is not None) == (False, True)


def test_what_paraf_wrote_itself_tells_nothing_of_a_hand(house):
    house.write("review/banjir.md", text())
    [submitted] = swept(house, ago=10 * SECOND)
    house.type_signoff("review/banjir.md")
    signed = changed(house.root / "review/banjir.md")
    [sealed] = swept(house, ago=None)
    assert isinstance(sealed.act, Sealed)
    assert submitted.done < sealed.done == signed


def test_returns_and_drops_of_material_have_their_times_as_well(house):
    house.write("review/banjir.md", text())
    swept(house)
    house.move("review/banjir.md", "drafts/banjir.md")
    moved = changed(house.root / "drafts/banjir.md")
    house.write("drafts/pasar/catatan.txt", "Pasar murah dibuka.")
    house.write("drafts/pasar/suara.mp3", b"suara")
    dropped = max(changed(house.root / "drafts/pasar"), changed(house.root / "drafts/pasar/suara.mp3"))
    acts = {type(entry.act): entry for entry in swept(house, ago=10 * SECOND)}
    assert acts[Returned].done == moved
    assert acts[Received].act.received <= acts[Received].done == dropped


def test_a_command_is_recorded_as_it_is_done(house):
    house.write("drafts/banjir.md", text())
    entry = house.submit("drafts/banjir.md").entry
    assert (entry.done, entry.late_recorded) == (None, False)
