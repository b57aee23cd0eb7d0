"""Recovering: what a crash cut off is finished in the folders, at any time and as often as anybody likes.

* What the ledger says was done is done in the folders; what it does not say never happened.
* A folder that is closed to paraf holds up only what lies in it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from paraf.desk.aligning import align_publication, align_submission, is_out_of_line
from paraf.desk.leftovers import clear_leftovers
from paraf.desk.links import FileError
from paraf.desk.newsroom import Newsroom


def recover(newsroom: Newsroom, *, at: datetime) -> None:
    """Finish in the folders what the ledger says was done."""
    if not newsroom.recovered:
        clear_leftovers(newsroom, at=at)
        newsroom.recovered = True
    for submission in newsroom.register.submissions.values():
        with unless_closed(newsroom):
            align_submission(newsroom, submission.act)
    for versions in newsroom.register.versions.values():
        with unless_closed(newsroom):
            if is_out_of_line(newsroom, versions[-1]):
                align_publication(newsroom, versions[-1], at=at)


@contextmanager
def unless_closed(newsroom: Newsroom) -> Iterator[None]:
    """Leave off where a paper's file or folder is closed to paraf or a link; such records still stop everything."""
    try:
        yield
    except FileError as error:
        if error.path.is_relative_to(newsroom.layout.records):
            raise
    except PermissionError as error:
        if closed_folder(newsroom, error) is None:
            raise


def closed_folder(newsroom: Newsroom, error: PermissionError) -> str | None:
    """Name the newsroom's folder that was closed to paraf; None where it is one that nobody can work without."""
    folders = [Path(name).parent for name in (error.filename, error.filename2) if name]
    inside = [folder for folder in folders if folder.is_relative_to(newsroom.root)]
    if not inside or any(folder.is_relative_to(newsroom.layout.records) for folder in inside):
        return None
    culprit = next((folder for folder in inside if not _is_open(folder)), inside[0])
    return str(culprit.relative_to(newsroom.root))


def _is_open(folder: Path) -> bool:
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
