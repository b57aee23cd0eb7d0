"""The output folder against the plan: nothing missing, nothing too much.

* Before a run everything that is not on the plan goes: stale pages, files of other programs, symlinks.
* After a run a file too much, a symlink or a file too few stops the press.
"""

import os
import shutil
from pathlib import Path

from paraf.press.releases.standing import found_in
from paraf.press.stops import stop


def clear(output: Path, planned: frozenset[str]) -> tuple[str, ...]:
    """Remove what is not on the plan, and folders left empty; give the removed files."""
    output.mkdir(parents=True, exist_ok=True)
    strange = tuple(name for name in found_in(output) if name not in planned or (output / name).is_symlink())
    for name in strange:
        place = output / name
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        else:
            place.unlink()
    for where, _, _ in os.walk(output, topdown=False):
        if Path(where) != output and not os.listdir(where):  # noqa: PTH208  # a name is enough
            Path(where).rmdir()
    return strange


def check(output: Path, planned: frozenset[str]) -> None:
    """Stop unless the folder holds exactly the planned files; what is too much goes first."""
    too_much = clear(output, planned)
    if too_much:
        raise stop(code="off-the-plan", path=", ".join(too_much[:3]))
    missing = sorted(planned - set(found_in(output)))
    if missing:
        raise stop(code="not-written", path=", ".join(missing[:3]), number=str(len(missing)))
