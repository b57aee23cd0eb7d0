"""Every system call that writes, made to fail and made to kill, in each kind of act: before or after, never between.

* The kernel asks us before each call of a forked paraf (see ``tests.support.syscalls``): no root, no tracer.
* After each fault all laws are checked, paraf is started again, and the work must come to its end.
* A call that fails ends the act with status 1 and a sentence that names the place and the next step.
* A sample is drawn by ``PARAF_SEED``, at least so many of each call; ``PARAF_FAULTS=all`` injects every one.
"""

import os
import random
import shutil
from dataclasses import dataclass

import pytest

from tests.support.scenes import Scene
from tests.support.syscalls import ERRORS, KILL, Call, run, why_not

EACH = 1
"""So many faults of each call at least, where there are so many calls."""

EVERY = os.environ.get("PARAF_FAULTS") == "all"
SEED = int(os.environ.get("PARAF_SEED", "1"))
CLOSED = {"EACCES", "EPERM", "EROFS"}
NEXT_STEPS = ("Kosongkan", "Minta", "Tutup", "Ulangi", "Ganti", "Pulihkan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault: in which scene, at which call, what becomes of it, and whether of all calls after it as well."""

    scene: Scene
    call: Call
    what: str
    lasting: bool = False

    def verdict(self, call):
        meant = call.number >= self.call.number if self.lasting else call.number == self.call.number
        return self.what if meant and (call.name in ERRORS or self.what == KILL) else None

    def __str__(self):
        after = ", and from then on" if self.lasting else ""
        return f"{self.scene.kind}, call {self.call.number}: {self.call.name} {self.call.path}, {self.what}{after}"


def all_faults(scenes, folder, rng):
    """Give every fault that can be injected: first the ones that kill, then the ones that fail."""
    kills, fails = [], []
    for scene in scenes.values():
        take = scene.take(folder / "latihan")
        ran = run(take.act, folder=take.root, said=folder / "said")
        assert ran.status == 0, ran.said
        assert take.is_done(), scene.kind
        shutil.rmtree(take.root)
        kills += [Fault(scene=scene, call=call, what=KILL) for call in ran.calls]
        for call in ran.calls:
            errors = ERRORS.get(call.name, ())
            wanted = errors if EVERY else rng.sample(errors, min(1, len(errors)))
            fails += [Fault(scene=scene, call=call, what=error, lasting=rng.random() < 0.3) for error in wanted]
    return kills, fails


def sample(faults, rng):
    """Give all faults, or at least ``EACH`` of every call and one of every scene."""
    if EVERY:
        return faults
    mixed = rng.sample(faults, len(faults))
    drawn: list[Fault] = []
    for fault in mixed:
        of_call = sum(each.call.name == fault.call.name for each in drawn)
        of_scene = sum(each.scene is fault.scene for each in drawn)
        if of_call < EACH or not of_scene:
            drawn.append(fault)
    return drawn


def play(fault, folder):
    """Inject one fault; gives everything that went wrong, and None where the call was never made."""
    take = fault.scene.take(folder / "babak")
    try:
        ran = run(take.act, folder=take.root, said=folder / "said", verdict=fault.verdict)
        if ran.met is None:
            return None
        wrong = [f"{each}\n{ran.said}" for each in (*ends(fault, ran, take), *take.faults())]
        return wrong + take.finish()
    finally:
        shutil.rmtree(take.root)


def ends(fault, ran, take):
    """Tell what is wrong with how an act ended."""
    if fault.what == KILL:
        return [] if ran.status is None else ["it was not killed"]
    if ran.status not in {0, 1, 3} or "Traceback" in ran.said:
        return [f"status {ran.status}"]
    places = (str(take.root), os.devnull)  # the system's own file, which no newsroom has, is named by its own name
    is_told = any(place in ran.said for place in places) and any(step in ran.said for step in NEXT_STEPS)
    if ran.status == 1 and not is_told:
        return ["no place or no next step"]
    named = fault.scene.kind == "watch" and fault.what in CLOSED  # what is closed is named, and the others go on
    return ["acknowledged, but not on disk"] if ran.status == 0 and not (take.is_done() or named) else []


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("killing", [True, False], ids=["kills", "fails"])
def test_a_call_that_kills_or_fails_leaves_everything_before_or_after(killing, scenes, faults, tmp_path):
    name = "a system call {} (seccomp)".format("kills" if killing else "fails")
    if why_not():
        faults.skip(name, why_not())
    rng = random.Random(SEED)  # noqa: S311 - moments, not secrets
    kills, fails = all_faults(scenes, tmp_path, rng)
    for fault in sample(kills if killing else fails, rng):
        wrong = play(fault, tmp_path)
        if wrong is not None:
            with faults.injected_one(f"{name}: {fault.call.name}"):
                assert not wrong, "\n".join([str(fault), *wrong])
