"""The count itself: a fault of the minimum that was not injected fails the run, unless only a part was asked for."""

from types import SimpleNamespace

import pytest

from tests.support.counting import INJECTED, MINIMUM, SKIPPED, WELL, Count


def counted(*args, keyword="", injected=MINIMUM):
    """Give the count of a run with these arguments, and the status that it ends with."""
    option = SimpleNamespace(keyword=keyword, markexpr="", collectonly=False, lf=False)
    count = Count(SimpleNamespace(option=option, args=list(args)))
    told = {INJECTED: dict.fromkeys(injected, 1), WELL: dict.fromkeys(injected, 1), SKIPPED: []}
    for when in ("setup", "call", "teardown"):
        count.pytest_runtest_logreport(SimpleNamespace(when=when, user_properties=list(told.items())))
    session = SimpleNamespace(exitstatus=pytest.ExitCode.OK)
    count.pytest_sessionfinish(session)
    return count, session.exitstatus


def test_each_fault_is_counted_once():
    count, status = counted("tests")
    assert (count.injected.total(), count.well.total()) == (len(MINIMUM), len(MINIMUM))
    assert status == pytest.ExitCode.OK


@pytest.mark.parametrize("kind", MINIMUM)
def test_a_whole_run_without_one_of_the_minimum_fails(kind):
    count, status = counted("tests/faults", injected=[each for each in MINIMUM if each != kind])
    assert count.missing() == [kind]
    assert status == pytest.ExitCode.TESTS_FAILED


def test_a_part_of_the_run_owes_nothing():
    assert counted("tests/faults/test_clock.py", injected=())[1] == pytest.ExitCode.OK
    assert counted("tests/faults", keyword="clock", injected=())[1] == pytest.ExitCode.OK


def test_a_fault_of_the_minimum_cannot_be_skipped(faults):
    with pytest.raises(AssertionError):
        faults.skip(MINIMUM[0], "no time")
    assert faults.skipped == []
