"""``paraf build --output``: the site as it is at a moment, in a folder that is no release.

* Nothing that is public is touched, and the press is not held: the folder is for looking at, checking, or copying.
* The moment may be one to come: then the folder has what will be public by then, if nothing else is signed. A moment
  before the last entry of the ledger is refused: what was withdrawn since would be there again.
* The folder is new or empty, its owner's alone, lies outside the newsroom, and appears when everything in it is there.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from paraf.desk.disk.modes import OWN_FOLDER
from paraf.desk.keys.site_key import site_key
from paraf.desk.records.ledger import DamagedLedgerError
from paraf.desk.records.newsroom import Newsroom
from paraf.press.build import run_press, same_locale
from paraf.press.orders import job_for, key_for
from paraf.press.releases.release_check import ledger_problems
from paraf.rules.findings import Finding
from paraf.rules.wording import find


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """What was printed: how many articles and files."""

    articles: int
    total: int


def print_elsewhere(newsroom: Newsroom, folder: Path, *, at: datetime) -> Elsewhere | Finding:
    """Print what is public at a moment into a folder; or say why not."""
    if damage := ledger_problems(newsroom):
        raise DamagedLedgerError(damage)
    if refused := _refused(newsroom, folder, at):
        return refused
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-")).resolve()
    try:
        site = work / "site"
        site.mkdir(OWN_FOLDER)
        done = _print(newsroom, site, work / "staging", at=at)
        site.replace(folder)
    finally:
        shutil.rmtree(work)
    return done


def _print(newsroom: Newsroom, site: Path, staging: Path, *, at: datetime) -> Elsewhere:
    from paraf.press.engine.configuration import settings_of, theme_of  # noqa: PLC0415  # imports Pelican
    from paraf.press.engine.engine import same_signals  # noqa: PLC0415

    key = key_for(newsroom, site_key)
    with same_signals(), same_locale():
        settings = settings_of(newsroom.layout)
        job = job_for(newsroom, at=at, theme=theme_of(settings, newsroom.layout), output=site, key=key)
        run_press(settings, replace(job, staging=staging))
    return Elsewhere(articles=len(job.contents.articles), total=len(job.plan.outputs))


def _refused(newsroom: Newsroom, folder: Path, at: datetime) -> Finding | None:
    """Find why nothing may be printed there, or as of then."""
    last, zone = newsroom.register.time, newsroom.office.zone
    if last is not None and at < last:
        return find("build-before-ledger", last=f"{last.astimezone(zone):%d-%m-%Y %H.%M}")
    root, real = newsroom.root.resolve(), folder.resolve()
    if folder.is_symlink() or real.is_relative_to(root) or root.is_relative_to(real):
        return find("output-in-newsroom", path=str(folder))
    if folder.exists() and (not folder.is_dir() or os.listdir(folder)):  # noqa: PTH208  # a name is enough
        return find("output-not-empty", path=str(folder))
    return None
