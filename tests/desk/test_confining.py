import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from paraf.desk.opening import confining
from paraf.desk.opening.confining import ConfiningError, GaveUp, Limits, confined

AMPLE = Limits(processor=20, seconds=60, memory=1 << 30)
FINE = b"Title: x\n\nAir surut.\n"
TRAP = b"Title: x\n\n" + b"[" * 40_000 + b"\n"
ASKING = """
import sys
from paraf.desk.opening.confining import Limits, confined
limits = Limits(processor=20, seconds=60, memory=1 << 30)
assert confined("text", b"Title: x\\n\\nAir.\\n", limits) == b""
print("asked", flush=True)
"""


def servers(parent=None):
    """Give the processes that run our server, or only those that a process has started."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes()
            above = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
        if b"paraf.desk.opening.confined" in words and parent in {None, above}:
            found.append(int(folder.name))
    return found


def state(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return None


def waits_until(holds):
    """Wait for something that must come; a test that waits in vain is ended from outside."""
    while not holds():
        time.sleep(0.01)
    return True


def descriptors(process):
    return sorted(path.name for path in Path(f"/proc/{process}/fd").iterdir())


@pytest.fixture(autouse=True)
def _fresh():
    confining._stop()  # noqa: SLF001  # each test starts its own server
    yield
    confining._stop()  # noqa: SLF001


def unmeasured():
    return {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}


def test_a_job_is_done_in_a_child():
    assert confined("text", FINE, AMPLE) == b""
    assert confined("picture", b".jpg\nno picture", AMPLE).startswith(b'-["picture-kind"')


def test_one_server_does_all_jobs_and_keeps_no_descriptor_and_no_zombie():
    confined("text", FINE, AMPLE)
    (server,) = servers(os.getpid())
    before = descriptors("self"), descriptors(server)
    for _ in range(20):
        confined("text", FINE, AMPLE)
    assert servers(os.getpid()) == [server]
    assert (descriptors("self"), descriptors(server)) == before
    assert servers(server) == []


def test_what_takes_too_much_processor_time_is_given_up():
    assert confined("text", TRAP, Limits(processor=1, seconds=60, memory=1 << 30)) is GaveUp.TOO_HARD
    assert confined("text", FINE, AMPLE) == b""


def test_what_takes_too_long_by_the_clock_is_given_up_as_such():
    assert confined("text", TRAP, Limits(processor=60, seconds=0.2, memory=1 << 30)) is GaveUp.TOO_LATE
    assert confined("text", FINE, AMPLE) == b""


def test_what_takes_too_much_memory_is_given_up(capfd):
    assert confined("picture", b".jpg\n" + bytes(60_000_000), Limits(processor=9, seconds=60, memory=1 << 26)) is (
        GaveUp.TOO_HARD
    )
    assert confined("text", FINE, AMPLE) == b""
    assert capfd.readouterr().err == ""


def test_a_job_that_falls_over_is_given_up_in_silence(capfd):
    assert confined("text", b"\xff\xfe", AMPLE) is GaveUp.TOO_HARD
    assert confined("no such work", FINE, AMPLE) is GaveUp.TOO_HARD
    assert capfd.readouterr().err == ""


def test_a_server_that_was_killed_is_replaced():
    confined("text", FINE, AMPLE)
    (server,) = servers(os.getpid())
    os.kill(server, signal.SIGKILL)
    assert confined("text", FINE, AMPLE) in {b"", GaveUp.TOO_LATE}
    assert confined("text", FINE, AMPLE) == b""
    assert servers(os.getpid()) != [server]
    assert state(server) is None


def test_a_server_that_is_killed_at_work_takes_its_child_with_it():
    answers = []
    confined("text", FINE, AMPLE)
    (server,) = servers(os.getpid())
    asking = threading.Thread(target=lambda: answers.append(confined("text", TRAP, AMPLE)))
    asking.start()
    waits_until(lambda: servers(server))
    (child,) = servers(server)
    os.kill(server, signal.SIGKILL)
    asking.join()
    assert answers == [GaveUp.TOO_LATE]
    assert waits_until(lambda: state(child) in {None, "Z"})


def test_an_interrupted_caller_leaves_nothing_running():
    def interrupt(_signal, _frame):
        raise KeyboardInterrupt

    confined("text", FINE, AMPLE)
    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(KeyboardInterrupt):
            confined("text", TRAP, AMPLE)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert servers(os.getpid()) == []
    assert confined("text", FINE, AMPLE) == b""


def test_threads_take_turns():
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(confined("text", FINE, AMPLE))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [b""] * 8
    assert len(servers(os.getpid())) == 1


def test_a_forked_process_has_a_server_of_its_own_and_leaves_the_other_alone():
    confined("text", FINE, AMPLE)
    before = servers(os.getpid())
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = 0 if confined("text", FINE, AMPLE) == b"" else 2
            confining._stop()  # noqa: SLF001
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert confined("text", FINE, AMPLE) == b""
    assert servers(os.getpid()) == before


def test_where_no_server_can_be_started_the_caller_is_told(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(ConfiningError):
        confined("text", FINE, AMPLE)


@pytest.mark.parametrize("way", ["-c", "-m", "script"])
@pytest.mark.parametrize("closed", [[], [0], [0, 2]])
def test_it_works_however_python_was_started_and_leaves_nothing_behind(tmp_path, way, closed):
    (tmp_path / "asking.py").write_text(ASKING)
    words = {"-c": ["-c", ASKING], "-m": ["-m", "asking"], "script": [str(tmp_path / "asking.py")]}[way]
    done = subprocess.run(  # noqa: S603  # ours
        [sys.executable, *words],
        cwd=tmp_path,
        env=unmeasured() | {"PYTHONPATH": os.pathsep.join([os.getcwd(), str(tmp_path)])},  # noqa: PTH109
        capture_output=True,
        check=False,
        preexec_fn=lambda: [os.close(each) for each in closed],
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"asked\n", b"")


def test_a_killed_parent_leaves_no_process_behind():
    script = f"{ASKING}\nconfined('text', b'Title: x\\n\\n' + b'[' * 40_000 + b'\\n', limits)\n"
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, env=unmeasured())  # noqa: S603
    with parent:
        assert parent.stdout.readline() == b"asked\n"
        waits_until(lambda: servers(parent.pid) and servers(servers(parent.pid)[0]))
        (server,) = servers(parent.pid)
        (child,) = servers(server)
        parent.kill()
    assert waits_until(lambda: state(server) in {None, "Z"} and state(child) in {None, "Z"})
