import errno
import os
import stat

import pytest

from paraf.desk.records import outcomes
from paraf.desk.records.outcomes import Outcomes
from paraf.rules.manifest import sha256

KEY = sha256(b"what went in")


@pytest.fixture
def kept(tmp_path):
    return Outcomes(tmp_path / "volatile" / "kept")


def test_what_was_kept_is_given_back(kept):
    assert kept.get(KEY) is None
    kept.put(KEY, b"what came of it")
    assert kept.get(KEY) == b"what came of it"
    assert kept.get(sha256(b"")) is None


@pytest.mark.parametrize("damaged", [b"", b"short", bytes(40)])
def test_damaged_outcomes_are_none(kept, damaged):
    kept.put(KEY, b"what came of it")
    (path,) = kept.folder.iterdir()
    path.write_bytes(damaged)
    assert kept.get(KEY) is None


def test_a_link_is_no_outcome(kept, tmp_path):
    kept.put(KEY, b"x")
    (path,) = kept.folder.iterdir()
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert kept.get(KEY) is None


def test_the_oldest_go_where_there_is_no_room(kept, monkeypatch):
    monkeypatch.setattr(outcomes, "MOST_BYTES", 900)
    keys = [sha256(bytes([number])) for number in range(5)]
    for moment, key in enumerate(keys):
        kept.put(key, bytes(300))
        os.utime(kept.folder / key.removeprefix("sha256:"), (moment, moment))
    assert [kept.get(key) is not None for key in keys] == [False, False, False, True, True]


def test_there_is_room_for_so_many(kept, monkeypatch):
    monkeypatch.setattr(outcomes, "MOST_OUTCOMES", 3)
    for number in range(6):
        kept.put(sha256(bytes([number])), b"x")
    assert len(list(kept.folder.iterdir())) == 3


def test_what_cannot_be_kept_is_not(kept, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    kept.put(KEY, b"what came of it")
    assert kept.get(KEY) is None


def test_a_linked_folder_is_left_alone(kept, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "volatile").symlink_to(tmp_path / "outside")
    kept.put(KEY, b"what came of it")
    assert kept.get(KEY) is None
    assert list((tmp_path / "outside").iterdir()) == []


def test_nobody_else_may_look(kept):
    kept.put(KEY, b"what came of it")
    (path,) = kept.folder.iterdir()
    assert stat.S_IMODE(kept.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
