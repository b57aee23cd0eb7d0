"""A disk that is full to the last byte, or nearly: an act is before or after, is told, and comes to its end with room.

* The newsroom lies on a file system of its own in memory, a few megabytes large.
* It is filled until so many pages of memory are left.
"""

import os
import random
from pathlib import Path

import pytest

from tests.support.namespaces import in_own_world, mount_tmpfs

SEED = int(os.environ.get("PARAF_SEED", "1"))
EVERY = os.environ.get("PARAF_FAULTS") == "all"
PAGE = 4096
LEFT = tuple(range(60)) if EVERY else (0, 4)
BUILT = tuple(range(0, 160, 5)) if EVERY else (12,)


def fill(disk, pages):
    """Fill a disk until only so many pages are left; gives the file that fills it."""
    filler = disk / "penuh"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * PAGE)
        except OSError:
            file.truncate(file.tell() // PAGE * PAGE - pages * PAGE)
    return filler


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("kind", ["submit", "sign", "sign a withdrawal", "build", "watch"])
def test_a_full_disk_loses_nothing_and_with_room_the_work_is_done(kind, scenes, faults, tmp_path):
    def work(pages):
        mount_tmpfs(tmp_path, size="6m")
        take = scenes[kind].take(tmp_path / "kabar")
        filler = fill(tmp_path, pages)
        status = take.act()
        assert status == 1 or take.is_done(), status
        assert status in {0, 1}, status
        assert not take.faults()
        filler.unlink()
        assert not take.finish()
        print("status", status)  # noqa: T201 - told to our parent

    random.seed(SEED)
    for pages in BUILT if kind in {"build", "watch"} else LEFT:
        world = in_own_world(lambda pages=pages: work(pages))
        if world.why_not:
            faults.skip("a full disk", world.why_not)
        if "status 1" in world.said or world.status:
            with faults.injected_one("a full disk"):
                assert world.status == 0, f"{pages} pages left: {world.said}"
                assert "Traceback" not in world.said, world.said
                assert "Kosongkan" in world.said, world.said


def test_the_filler_fills(faults, tmp_path):
    def work():
        mount_tmpfs(tmp_path, size="1m")
        filler = fill(tmp_path, 0)
        with pytest.raises(OSError, match="space"):
            Path(tmp_path / "lagi").write_bytes(b"x")
        filler.unlink()

    world = in_own_world(work)
    if world.why_not:
        faults.skip("a full disk", world.why_not)
    assert world.status == 0, world.said
