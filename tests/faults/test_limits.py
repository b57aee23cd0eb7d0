"""The faults that are never skipped: a process that crashes, calls that fail, and limits that the kernel keeps.

* A file that may not grow: the kernel writes what still fits, then refuses, or kills.
* A process that may open no more files.
"""

import errno
import os
import random
import resource

import pytest

from tests.support.crashes import crashes_at, fails_at, limited

SEED = int(os.environ.get("PARAF_SEED", "1"))
EVERY = os.environ.get("PARAF_FAULTS") == "all"
TAKES = 40 if EVERY else 1
ACTS = ("submit", "sign", "return", "sign a revision", *(("withdraw", "roster accept") if EVERY else ()))
LONGEST = 60
"""No act here has more steps than this by much; a step beyond the last one crashes nothing."""


@pytest.fixture
def rng(request):
    return random.Random(f"{SEED} {request.node.name}")  # noqa: S311 - moments, not secrets


def holds(take, said=""):
    """Check every law at once, and again after another start; work comes to its end."""
    assert "Traceback" not in said, said
    assert not take.faults(), said
    assert not take.finish(), said


@pytest.mark.parametrize("kind", ACTS)
def test_a_crash_at_any_step_is_before_or_after(kind, scenes, faults, rng, tmp_path):
    for number in range(TAKES):
        take = scenes[kind].take(tmp_path / str(number))
        if crashes_at(rng.randint(1, LONGEST // 2), take.act):
            with faults.injected_one("a fork crashes half-way"):
                holds(take)


@pytest.mark.parametrize("kind", ACTS)
def test_a_step_that_fails_is_told_and_tried_again(kind, scenes, faults, rng, tmp_path):
    for number in range(TAKES):
        take = scenes[kind].take(tmp_path / str(number))
        ended = fails_at(rng.randint(1, LONGEST // 2), take.act, rng.choice([errno.ENOSPC, errno.EIO, errno.EDQUOT]))
        if ended.status:
            with faults.injected_one("a fork's call fails"):
                assert ended.status == 1, ended
                holds(take, ended.said)


def sizes(take, rng):
    """Give file sizes at which something is cut off: anywhere, or in the ledger's next line."""
    ledger = len(take.ledger)
    return [rng.randrange(1, 400), ledger + rng.randrange(1, 600), *rng.sample(range(ledger + 1200), TAKES - 1)]


@pytest.mark.parametrize("kind", [*ACTS, "build"])
def test_a_file_that_cannot_grow_any_more_is_before_or_after(kind, scenes, faults, rng, tmp_path):
    base = scenes[kind].take(tmp_path / "ukur")
    for number, size in enumerate(sizes(base, rng)[: TAKES if kind != "build" else 1]):
        for kills in (False, True):
            take = scenes[kind].take(tmp_path / f"{number}-{kills}")
            ended = limited(take.act, size, kills=kills)
            if not ended.status:
                assert take.is_done(), ended
                continue
            with faults.injected_one(
                "the file size is limited: it kills" if kills else "the file size is limited: it fails"
            ):
                assert ended.status == (-25 if kills else 1), ended
                assert kills or "Kosongkan" in ended.said or kind == "build", ended
                holds(take, ended.said)


@pytest.mark.parametrize("kind", ["submit", "sign", "build"])
def test_where_no_file_can_be_opened_nothing_is_done_and_that_is_said(kind, scenes, faults, tmp_path):
    for spare in (3, 4):
        take = scenes[kind].take(tmp_path / str(spare))
        ended = limited(take.act, spare, kind=resource.RLIMIT_NOFILE)
        with faults.injected_one("no file can be opened"):
            assert ended.status == 1, ended
            assert "Tutup program lain" in ended.said, ended
            holds(take, ended.said)
