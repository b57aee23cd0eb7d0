"""Tests are shared out so that each process sets up what it needs alone, and the longest begin first."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.support.sharing import APART, LONGEST, TOGETHER, Sharing

ROOT = Path(__file__).parents[1]
TESTS = [
    *("tests/cli/test_a.py::test_one", "tests/browser/test_b.py::test_one", "tests/cli/test_a.py::test_two[a::b@c]"),
    *("tests/browser/test_c.py::test_one", "tests/desk/test_d.py::test_one"),
    *(f"tests/press/test_never_stale.py::test_lives[{number}]" for number in range(3)),
]


class Process:
    """Notes which tests it was given."""

    def __init__(self):
        self.gateway = SimpleNamespace(id=id(self))
        self.given, self.shutting_down = [], False

    def send_runtest_some(self, numbers):
        self.given += numbers

    def shutdown(self):
        self.shutting_down = True


@pytest.fixture
def processes():
    """Give two processes between which all tests were shared out and done."""
    option = SimpleNamespace(loadscopereorder=True)
    config = SimpleNamespace(getvalue=lambda _: ["popen", "popen"], option=option)
    sharing, processes = Sharing(config), [Process(), Process()]
    for process in processes:
        sharing.add_node(process)
        sharing.add_node_collection(process, TESTS)
    sharing.schedule()
    for turn in range(len(TESTS)):
        for process in processes:
            if turn < len(process.given):
                sharing.mark_test_complete(process, process.given[turn])
    return [[TESTS[number] for number in process.given] for process in processes]


def test_every_test_goes_to_one_process(processes):
    assert sorted(processes[0] + processes[1]) == sorted(TESTS)
    assert all(processes)


@pytest.mark.parametrize("place", ["tests/cli/test_a.py", "tests/browser/"])
def test_a_modules_tests_stay_together_and_so_do_those_of_a_folder_with_one_browser(processes, place):
    assert sum(any(test.startswith(place) for test in given) for given in processes) == 1


def test_what_is_long_begins_first_and_each_long_test_goes_by_itself(processes):
    assert all(given[0].startswith(LONGEST[0]) for given in processes)


def test_what_is_named_is_there():
    assert all((ROOT / place).exists() for place in (*LONGEST, *APART, *TOGETHER))
