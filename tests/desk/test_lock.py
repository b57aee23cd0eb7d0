import os
import subprocess
import sys
import threading

import pytest

from paraf.desk.disk.lock import writer
from tests.support.syscalls import fork

HOLD = """
import sys, pathlib
from paraf.desk.disk.lock import writer
with writer(pathlib.Path(sys.argv[1]), on_wait=lambda: print("waits", flush=True)):
    print("holds", flush=True)
    sys.stdin.readline()
print("done", flush=True)
"""


@pytest.fixture
def hold(tmp_path):
    """Start other processes that hold the lock until they are told to let go."""
    started = []

    def start():
        command = [sys.executable, "-c", HOLD, tmp_path / ".paraf" / "lock"]
        unmeasured = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        started.append(subprocess.Popen(command, text=True, env=unmeasured, **pipes))  # noqa: S603  # ours
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def never():
    pytest.fail("nobody else holds the lock")


def test_a_free_lock_is_taken_at_once_and_names_its_holder(tmp_path):
    lock = tmp_path / ".paraf" / "lock"
    for _ in range(2):
        with writer(lock, on_wait=never):
            assert lock.read_text() == f"{os.getpid()}\n"


def test_a_second_process_waits_says_so_once_and_goes_on(hold, tmp_path):
    first = hold()
    assert first.stdout.readline() == "holds\n"
    second = hold()
    assert second.stdout.readline() == "waits\n"
    first.stdin.write("\n")
    first.stdin.flush()
    assert first.stdout.readline() == "done\n"
    assert second.stdout.readline() == "holds\n"
    assert (tmp_path / ".paraf" / "lock").read_text() == f"{second.pid}\n"


def test_the_lock_goes_with_a_process_that_is_killed(hold, tmp_path):
    first = hold()
    first.stdout.readline()
    first.kill()
    first.wait()
    with writer(tmp_path / ".paraf" / "lock", on_wait=never):
        pass


def test_the_lock_is_let_go_when_its_work_fails(tmp_path):
    lock = tmp_path / "lock"
    with pytest.raises(RuntimeError), writer(lock, on_wait=never):
        raise RuntimeError
    with writer(lock, on_wait=never):
        pass


def test_who_waited_on_a_file_that_was_removed_locks_the_new_one(tmp_path):
    lock = tmp_path / "lock"
    waits = []
    inside, leave = threading.Event(), threading.Event()

    def work():
        with writer(lock, on_wait=lambda: (waits.append(1), lock.unlink(), leave.set())):
            inside.set()

    with writer(lock, on_wait=never):
        thread = threading.Thread(target=work)
        thread.start()
        assert leave.wait(30)
    thread.join(30)
    assert inside.is_set()
    assert waits == [1]
    assert lock.read_text() == f"{os.getpid()}\n"


def test_a_wait_that_is_broken_off_leaves_the_lock_alone(tmp_path):
    lock = tmp_path / "lock"

    def give_up():
        raise KeyboardInterrupt

    with writer(lock, on_wait=never), pytest.raises(KeyboardInterrupt), writer(lock, on_wait=give_up):
        pytest.fail("two writers")


def test_a_symlink_is_no_lock(tmp_path):
    (tmp_path / "lock").symlink_to("elsewhere")
    with pytest.raises(OSError, match="symbolic"), writer(tmp_path / "lock", on_wait=never):
        pytest.fail("locked something else")


def test_a_process_that_was_forked_while_the_lock_was_held_does_not_hold_it(tmp_path):
    lock = tmp_path / ".paraf" / "lock"
    reading, writing = os.pipe()
    with writer(lock, on_wait=never):
        child = fork()
        if child == 0:
            os.close(writing)
            os.read(reading, 1)  # until our parent is done
            os._exit(0)
    with writer(lock, on_wait=never):
        os.close(writing)
    os.close(reading)
    assert os.waitpid(child, 0)[1] == 0
