"""The staging tree: the only place that the engine reads texts from.

* It holds the sealed public text of every publication, as ``<address>.md``, and nothing else. Where one lapsed the
  file is empty.
* It is made anew for every run.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from paraf.desk.disk.modes import OWN_FOLDER
from paraf.desk.records.vault import Vault
from paraf.press.contents.papers import Paper

SUFFIX = ".md"


def stage(folder: Path, papers: Iterable[Paper], vault: Vault) -> None:
    """Make the tree anew."""
    if folder.is_symlink():
        folder.unlink()
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(OWN_FOLDER, parents=True)
    for paper in papers:
        place = folder / staged_as(paper)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"" if paper.lapsed else vault.get(paper.sealed_as))


def staged_as(paper: Paper) -> str:
    """Give a publication's place in the tree."""
    return f"{paper.address}{SUFFIX}"
