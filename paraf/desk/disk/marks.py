"""Marks: what tells the bytes of a file from any others there, without reading them.

* The times of a file may stand still for a while: what was looked at too soon after it changed tells nothing yet.
"""

import os
from pathlib import Path
from typing import Final

from paraf.desk.clock import now

Mark = tuple[int, ...]
"""What tells what lies under a name from anything else there: mode, device, inode, size and times."""

_STILL: Final = 2_000_000_000  # nanoseconds that the times of a file may stand still on the coarsest file system


def mark_of(status: os.stat_result) -> Mark:
    """Give what tells a file's bytes from any others there, without reading them."""
    return (status.st_mode, status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def mark_at(path: Path) -> Mark | None:
    """Give what tells a file's bytes from those that were there before; None where there is no file."""
    try:
        return mark_of(path.stat())
    except OSError:
        return None


def sure_mark_at(path: Path) -> Mark | None:
    """Give what tells a file's bytes from all that will ever be there; None where it is too young for that, or gone."""
    mark = mark_at(path)
    return None if mark is None or is_young(max(mark[-2:])) else mark


def is_young(changed: int) -> bool:
    """Tell whether a change, in nanoseconds, is so young that a later one could have the same time."""
    return changed > int(now().timestamp() * 1_000_000_000) - _STILL
