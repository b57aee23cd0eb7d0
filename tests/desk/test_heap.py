"""What only refers to itself is freed; what is free goes back to the system, also where what stays lies above it."""

import ctypes
import gc
import subprocess
import sys

import pytest

from paraf.desk import heap
from tests.support.watching import circle_left

FRAGMENTED = """
from paraf.desk.heap import give_back, keep_large_apart

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4

keep_large_apart()
before = resident()
pieces = [bytes(600 + number % 1000) for number in range(100_000)]
stays = pieces[::500]
full = resident()
del pieces
freed = resident()
give_back()
print(full - before, freed - before, resident() - before)
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="this C library has no malloc_trim")
def test_what_is_free_between_pieces_that_stay_is_given_back():
    said = subprocess.check_output([sys.executable, "-c", FRAGMENTED], text=True, timeout=60)  # noqa: S603 - our own words
    full, freed, after = map(int, said.split())
    assert full > 80_000  # kB
    assert freed > full / 2
    assert after < full / 10


def test_what_only_refers_to_itself_is_freed():
    gc.disable()
    try:
        circle = circle_left()
        assert circle() is not None
        heap.clear_up()
        assert circle() is None
    finally:
        gc.enable()


def test_without_such_a_library_nothing_happens(monkeypatch):
    monkeypatch.setattr(heap, "_TRIM", None)
    monkeypatch.setattr(heap, "_SET", None)
    assert (heap.keep_large_apart(), heap.give_back()) == (None, None)
