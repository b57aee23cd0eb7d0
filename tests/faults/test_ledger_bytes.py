"""A ledger that is cut off at any byte, or has any bit flipped: damage, or a tail set aside; never another reading.

* The last line has no line after it that would notice: there the live release's record is the witness.
* Publishing stops with status 4, and the site stays as it is.
"""

import os
import random

import pytest

from paraf.desk.records.ledger import DamagedLedgerError, Ledger
from paraf.desk.records.newsroom import Newsroom
from paraf.press.releases.release_check import ledger_problems
from tests.support.commands import paraf
from tests.support.newsrooms import tree

SEED = int(os.environ.get("PARAF_SEED", "1"))
BUILDS = 3


@pytest.fixture(scope="module")
def newsroom(scenes, tmp_path_factory):
    """Give a newsroom whose ledger ends with what was published."""
    take = scenes["build"].take(tmp_path_factory.mktemp("buku") / "kabar")
    assert paraf("build", folder=take.root).status == 0
    return take.newsroom()


def reading(newsroom, raw):
    """Give what is read of a ledger with these bytes: entries and tail, or None where it is damage."""
    newsroom.layout.ledger.write_bytes(raw)
    try:
        found = Ledger(newsroom.layout.ledger).read()
        problems = ledger_problems(Newsroom(newsroom.root))
    except DamagedLedgerError:
        return None
    return None if problems else (found.entries, found.torn)


@pytest.fixture
def whole(newsroom):
    """Give the ledger's bytes, which are put back at the end."""
    raw = newsroom.layout.ledger.read_bytes()
    yield raw
    newsroom.layout.ledger.write_bytes(raw)


def test_a_ledger_cut_off_at_any_byte_is_damage(newsroom, whole, faults):
    with faults.injected_one("the ledger is cut off", count=len(whole)):
        read = [size for size in range(len(whole)) if reading(newsroom, whole[:size])]
        assert read == []


def test_what_was_never_published_is_a_tail_set_aside_or_never_happened(newsroom, whole, faults):
    """The line that a crash cut off is the last one: the entries before it stand, and nothing else is read."""
    lines = whole.splitlines(keepends=True)
    known = Ledger(newsroom.layout.ledger).read().entries
    alone = newsroom.layout.ledger.with_name("ledger-sendiri")
    start = len(whole) - len(lines[-1])
    with faults.injected_one("the ledger is cut off", count=len(lines[-1])):
        for size in range(start, len(whole)):
            alone.write_bytes(whole[:size])
            found = Ledger(alone).read()
            assert (found.entries, found.torn) == (known[:-1], whole[start:size])
    alone.unlink()


def test_any_bit_flipped_in_any_byte_is_damage(newsroom, whole, faults):
    rng = random.Random(SEED)  # noqa: S311 - bits, not secrets
    with faults.injected_one("a bit of the ledger is flipped", count=len(whole)):
        for place in range(len(whole)):
            changed = bytearray(whole)
            changed[place] ^= 1 << rng.randrange(8)
            assert reading(newsroom, bytes(changed)) is None, f"byte {place}: {bytes(changed[place - 40 : place + 40])}"


def test_a_damaged_ledger_stops_publishing_and_leaves_the_site(newsroom, whole, faults):
    rng = random.Random(SEED)  # noqa: S311 - places, not secrets
    site = tree(newsroom.layout.releases, newsroom.root / "content")
    for place in (0, 10, *rng.sample(range(len(whole) - 1), BUILDS)):
        changed = bytearray(whole)
        changed[place] ^= 1
        for raw in (bytes(changed), whole[:place]):
            newsroom.layout.ledger.write_bytes(raw)
            with faults.injected_one("publishing from a damaged ledger"):
                built = paraf("build", folder=newsroom.root)
                assert built.status == 4, (place, built)
                assert paraf("verify", folder=newsroom.root).status == 4
                assert tree(newsroom.layout.releases, newsroom.root / "content") == site
                assert newsroom.layout.ledger.read_bytes() == raw
