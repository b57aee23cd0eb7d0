"""Work is shared out among processes, and whatever a worker does not hand back is left to the caller."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from paraf.press import workers
from paraf.press.workers import Aside, cores, shared_out

FORK = multiprocessing.get_context("fork")
WHILE = 30  # seconds: far more than it takes


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """Let no thread of the test's own runner count."""
    monkeypatch.setattr(workers.threading, "active_count", lambda: 1)


def children():
    """Give every process that this one started and that is not gone without a trace; other tests may have left some."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {pid for task in tasks for pid in task.read_text().split()}


def square(number):
    return str(number * number).encode()


def test_every_item_is_worked_on_once_in_other_processes():
    all_three = FORK.Barrier(3)

    def work(number):
        if number < 3:
            all_three.wait(WHILE)
        return f"{number * number} {os.getpid()}".encode()

    found = {item: answer.decode().split() for item, answer in shared_out(range(50), work, workers=3, few=10)}
    assert {item: int(square_of) for item, (square_of, _) in found.items()} == {each: each * each for each in range(50)}
    pids = {int(pid) for _, pid in found.values()}
    assert len(pids) == 3
    assert os.getpid() not in pids


def test_whoever_is_free_takes_what_comes_next():
    last = FORK.Event()

    def work(number):
        if number == 0:
            assert last.wait(WHILE)
        if number == 48:
            last.set()
        return square(number)

    assert {item for item, _ in shared_out(range(50), work, workers=2, few=10)} == set(range(50))


def test_more_items_than_a_pipe_holds_are_worked_on_once_each():
    found = [item for item, _ in shared_out(range(10_001), square, workers=2)]
    assert sorted(found) == list(range(10_001))


def test_few_items_and_one_worker_are_left_to_the_caller():
    assert list(shared_out(range(10), square, workers=3, few=10)) == []
    assert list(shared_out(range(50), square, workers=1, few=10)) == []
    assert cores() >= 1


def test_what_a_worker_fails_at_is_not_handed_back_and_no_process_is_left():
    def work(number):
        if number == 4:
            raise ValueError(number)
        if number == 7:
            os.kill(os.getpid(), signal.SIGKILL)
        return square(number)

    before = children()
    found = {item for item, _ in shared_out(range(30), work, workers=3, few=10)}
    assert found == set(range(30)) - {4, 7}
    assert children() == before


def test_a_caller_that_wants_no_more_leaves_no_worker_behind():
    before = children()
    answers = shared_out(range(2000), lambda _: b"x" * 100_000, workers=2, few=10)
    next(answers)
    answers.close()
    assert children() == before


def test_nothing_is_shared_out_where_other_threads_run(monkeypatch):
    monkeypatch.setattr(workers.threading, "active_count", lambda: 2)
    assert list(shared_out(range(50), square, workers=3, few=10)) == []


def test_work_aside_is_done_by_another_process_and_its_answer_stays():
    aside = Aside(lambda: str(os.getpid()).encode())
    first = aside.result()
    assert int(first) != os.getpid()
    assert aside.result() == first


@pytest.mark.parametrize(("name", "value"), [("cores", lambda: 1), ("active", lambda: 2)])
def test_work_aside_is_done_here_where_no_process_can_be_spared_for_it(monkeypatch, name, value):
    if name == "cores":
        monkeypatch.setattr(workers, "cores", value)
    else:
        monkeypatch.setattr(workers.threading, "active_count", value)
    assert int(Aside(lambda: str(os.getpid()).encode()).result()) == os.getpid()


def test_work_aside_that_fails_in_its_process_is_met_here():
    here = os.getpid()

    def work():
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"done here"

    before = children()
    assert Aside(work).result() == b"done here"
    assert children() == before


def test_work_aside_that_nobody_asks_for_leaves_no_process():
    before = children()
    Aside(lambda: b"").close()
    assert children() == before
