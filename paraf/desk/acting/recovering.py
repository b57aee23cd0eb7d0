"""Recovering: what a crash cut off is finished in the folders, at any time and as often as anybody likes.

* What the ledger says was done is done in the folders; what it does not say never happened.
* A folder that is closed to paraf holds up only what lies in it, and a name that is taken by something else itself.
* A folder that somebody took away holds up nothing but what lay in it.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from paraf.desk.acting.aligning import align_publication, align_submission, is_out_of_line, out_of_line
from paraf.desk.acting.leftovers import clear_leftovers
from paraf.desk.disk.links import FileError
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.entries import Submitted
from paraf.rules.register import Version

OF_THE_PLACE = frozenset(
    {errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.EEXIST, errno.ENOTEMPTY, errno.EBUSY}
)
"""The errors of a name or of what lies at it, not of the disk."""

_LEFT_OFF = OF_THE_PLACE | {errno.ENOENT}


def recover(newsroom: Newsroom, *, at: datetime) -> None:
    """Finish in the folders all that the ledger says was done."""
    if not newsroom.recovered:
        clear_leftovers(newsroom, at=at)
        newsroom.recovered = True
    for submission in newsroom.register.submissions.values():
        bring_submission(newsroom, submission.act)
    for version in out_of_line(newsroom, (versions[-1] for versions in newsroom.register.versions.values())):
        bring_publication(newsroom, version, at=at)


def bring_submission(newsroom: Newsroom, act: Submitted) -> None:
    """Finish one submission in the folders."""
    with unless_closed(newsroom):
        align_submission(newsroom, act)


def bring_publication(newsroom: Newsroom, version: Version, *, at: datetime) -> None:
    """Finish one sealing in the folders, where it is not finished."""
    with unless_closed(newsroom):
        if is_out_of_line(newsroom, version):
            align_publication(newsroom, version, at=at)


@contextmanager
def unless_closed(newsroom: Newsroom) -> Iterator[None]:
    """Leave off where a paper's place is closed to paraf, taken or gone; such records stop everything."""
    try:
        yield
    except FileError as error:
        if error.path.is_relative_to(newsroom.layout.records):
            raise
    except PermissionError as error:
        if closed_folder(newsroom, error) is None:
            raise
    except OSError as error:
        if error.errno not in _LEFT_OFF or not any(_is_outside_records(newsroom, path) for path in _named(error)):
            raise


def closed_folder(newsroom: Newsroom, error: PermissionError) -> str | None:
    """Name the newsroom's folder that was closed to paraf; None where it is one that nobody can work without."""
    inside = [path.parent for path in _named(error) if path.parent.is_relative_to(newsroom.root)]
    papers = [folder for folder in inside if _is_outside_records(newsroom, folder)]
    if not papers or not all(_is_open(folder) for folder in inside if folder not in papers):
        return None
    culprit = next((folder for folder in papers if not _is_open(folder)), papers[0])
    return str(culprit.relative_to(newsroom.root))


def _named(error: OSError) -> list[Path]:
    return [Path(name) for name in (error.filename, error.filename2) if name]


def _is_outside_records(newsroom: Newsroom, path: Path) -> bool:
    return path.is_relative_to(newsroom.root) and not path.is_relative_to(newsroom.layout.records)


def _is_open(folder: Path) -> bool:
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
