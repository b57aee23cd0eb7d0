"""The proof in the quiet: each release once, by a process that gives way and ends with its watcher."""

import os
import sys
from dataclasses import replace

import pytest

from paraf.desk.layout import Layout
from paraf.desk.records.newsroom import Newsroom
from paraf.press.mending import mended_before
from paraf.press.proving import prove
from paraf.press.releases.standing import live
from paraf.press.watching import idle_proof, watch
from paraf.press.watching.idle_proof import IdleProof
from tests.support.commands import Office, wait_until
from tests.support.watching import QUICK, Watching

SOON = replace(QUICK, idle=0.2)
COUNTS = "import sys; print('[]'); open(sys.argv[1] + '/began', 'a').write('x')"
GIVES_WAY = "import os, time\nwhile os.nice(0) < 19: time.sleep(0.01)\nprint('[]')"
LASTS = "import os, sys, time; open(sys.argv[1] + '/began', 'w').write(str(os.getpid())); time.sleep(600)"
BREAKS = "import sys; sys.exit(7)"


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path / "kabar")
    office.signed()
    assert office("build").status == 0
    return office


def proof(office, program, after=0.0):
    return IdleProof(Layout(office.root), after=after, command=(sys.executable, "-c", program))


def until_ended(idle):
    found = []
    wait_until(lambda: found.append(idle.tend()) or found[-1] is not None)
    return found[-1]


def test_a_release_is_proven_once_and_the_next_one_too(office):
    idle = proof(office, COUNTS)
    assert idle.tend() is None
    assert until_ended(idle).mended == ()
    assert idle.tend() is None
    assert idle.tend() is None
    office.signed("angin")
    assert office("build").status == 0
    assert idle.tend() is None
    until_ended(idle)
    assert office.read("began") == "xx"


def test_a_proof_waits_for_the_quiet(office):
    idle = proof(office, COUNTS, after=3600)
    assert idle.tend() is None
    assert 3500 < idle.patience <= 3600
    assert not office.path("began").exists()
    idle = proof(office, COUNTS, after=0.1)
    wait_until(lambda: idle.patience == 0.1)  # it is due: nothing comes sooner than the next quiet
    idle.disturb()
    assert idle.tend() is None
    until_ended(idle)


def test_a_proof_gives_way_to_all_others(office):
    idle = proof(office, GIVES_WAY)
    idle.tend()
    assert until_ended(idle).failed == ""


def test_a_proof_ends_with_its_watcher(office):
    idle = proof(office, LASTS)
    idle.tend()
    wait_until(lambda: office.path("began").exists() and office.read("began"))
    idle.close()
    with pytest.raises(ProcessLookupError):
        os.kill(int(office.read("began")), 0)


def test_a_proof_that_breaks_is_told_and_not_tried_again_for_the_same_release(office):
    idle = proof(office, BREAKS)
    idle.tend()
    assert until_ended(idle).failed == "7"
    assert idle.tend() is None
    assert idle.tend() is None


def test_a_watcher_mends_a_page_that_somebody_changed_and_says_so(office, monkeypatch):
    monkeypatch.setattr(idle_proof, "_NICEST", 0)  # beside busy tests it would give way for minutes
    with Watching(office, SOON) as watching:
        page = live(Layout(office.root)) / "index.html"
        whole = page.read_bytes()
        page.chmod(0o644)
        page.write_bytes(b"lain")
        wait_until(lambda: any("was made anew" in note for note in watching.notes), seconds=60)
        assert (live(Layout(office.root)) / "index.html").read_bytes() == whole
    assert prove(Newsroom.open(office.root)).differing == ()
    assert [found.code for found in mended_before(Newsroom.open(office.root))] == ["site-mended"]


def test_a_watcher_says_that_a_proof_broke(office, monkeypatch):
    monkeypatch.setattr(watch, "IdleProof", lambda _, *, after: proof(office, BREAKS, after))
    with Watching(office, SOON) as watching:
        wait_until(lambda: any("could not be compared" in note for note in watching.notes))
