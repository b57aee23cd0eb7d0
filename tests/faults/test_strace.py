"""Real commands whose system calls fail, by strace: what ``test_syscalls`` does in forks holds for the command itself.

* A small sample, drawn by ``PARAF_SEED``; ``PARAF_FAULTS=all`` takes more of each act.
"""

import os
import random
import shutil

import pytest

from tests.support.faults import calls_of, failing, why_no_strace
from tests.support.syscalls import ERRORS

SEED = int(os.environ.get("PARAF_SEED", "1"))
TAKES = 1 if os.environ.get("PARAF_FAULTS") != "all" else 25
KIND = "a system call of a real command fails (strace)"


@pytest.mark.parametrize("kind", ["submit", "sign", "withdraw", "build"])
def test_a_real_command_tells_what_failed_and_comes_to_its_end_later(kind, scenes, faults, tmp_path):
    if why_no_strace():
        faults.skip(KIND, why_no_strace())
    rng = random.Random(f"{SEED} {kind}")  # noqa: S311 - moments, not secrets
    rehearsal = scenes[kind].take(tmp_path / "kabar")
    calls = [call for call in calls_of(rehearsal.root, rehearsal.scene.words, tmp_path / "log") if call.name in ERRORS]
    for call in rng.sample(calls, min(TAKES, len(calls))):
        shutil.rmtree(tmp_path / "kabar")
        take = scenes[kind].take(tmp_path / "kabar")
        error = rng.choice(ERRORS[call.name])
        ended = failing(take.root, take.scene.words, call, error, tmp_path / "log")
        if ended is None:
            continue
        with faults.injected_one(KIND):
            assert "Traceback" not in ended.said, (call, error, ended.said)
            assert ended.status == 1 or take.is_done(), (call, error, ended)
            assert ended.status == 0 or str(take.root) in ended.said, (call, error, ended)
            assert not take.faults(), (call, error, ended)
            assert not take.finish(), (call, error, ended)
