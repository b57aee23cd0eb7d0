"""Judging a release while others print."""

import fcntl

import pytest

from paraf.press import reprinting
from paraf.press.build import print_site
from paraf.press.release_check import release_problems
from paraf.press.turns import turn
from tests.support.press import NOW, seal, text_of


@pytest.fixture
def printed(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    return newsroom


def is_free(newsroom):
    """Tell whether somebody else could print now."""
    with (newsroom.layout.volatile / "press.lock").open("rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def test_nobody_prints_while_the_release_is_printed_once_more(printed, monkeypatch):
    found = []
    again = reprinting.run_press
    monkeypatch.setattr(reprinting, "run_press", lambda *job: found.append(is_free(printed)) or again(*job))
    assert reprinting.reprint(printed).problems == ()
    assert found == [False]
    assert is_free(printed)


def test_nobody_prints_while_the_release_is_held_against_the_records(printed):
    with turn(printed.layout):
        assert not is_free(printed)
    assert release_problems(printed) == ()
    assert is_free(printed)
