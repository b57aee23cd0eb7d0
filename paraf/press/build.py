"""``paraf build``: print what is public now, and make it the live release.

* The live release is not touched before the new one is whole.
* Nothing is printed from a ledger that no longer holds what the live release was printed from.
* A build that fails leaves no tree behind, and the public site as it was.
* Pelican is imported here, when something is printed, and nowhere before.
"""

import locale
import logging
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from paraf.desk.files import make_folder
from paraf.desk.layout import Layout
from paraf.desk.ledger import DamagedLedgerError
from paraf.desk.modes import OWN_FOLDER
from paraf.desk.newsroom import Newsroom
from paraf.desk.site_key import site_key
from paraf.press.delivery import Delivery, addresses_of
from paraf.press.lasting import lasting_assets
from paraf.press.looks import looks_of
from paraf.press.orders import edition_of, job_for, key_for
from paraf.press.release import publish
from paraf.press.release_check import ledger_problems
from paraf.press.standing import check_public, found_in, live, standing
from paraf.press.themes import assets_of
from paraf.press.turns import turn
from paraf.press.two_trees import sweep_work
from paraf.rules.hash_lists import HashLists

if TYPE_CHECKING:
    from paraf.press.job import Job
    from paraf.press.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class PressRun:
    """What one run did: the live release, and the places of the files that changed.

    ``total`` counts the site's files, ``articles`` its articles; ``refused`` are plugins whose generators are not used.
    """

    release: str
    written: tuple[str, ...]
    removed: tuple[str, ...]
    total: int
    articles: int
    refused: tuple[str, ...]


def print_site(newsroom: Newsroom, *, at: datetime) -> PressRun:
    """Print everything that is public at a moment, and make it live."""
    layout = newsroom.layout
    check_public(layout)
    with turn(layout), same_locale():
        sweep_work(layout)
        newsroom.refresh()
        if damage := ledger_problems(newsroom):
            raise DamagedLedgerError(damage)
        head = newsroom.ledger.read().head
        from paraf.press.configuration import settings_of, theme_of  # noqa: PLC0415  # imports Pelican
        from paraf.press.engine import same_signals  # noqa: PLC0415

        with same_signals(), _work_tree(layout) as tree:
            settings = settings_of(layout)
            key, theme, public = key_for(newsroom, site_key), theme_of(settings, layout), edition_of(newsroom, at=at)
            stay = lasting_assets(standing(layout), live(layout), assets_of(theme)[0], at=public.at)
            job = job_for(newsroom, at=at, theme=theme, output=tree, key=key, lasting=stay.files)
            looks = looks_of(job.theme, layout)
            printed = run_press(settings, job)
            delivery = Delivery(
                base=None,
                written={place: tree / place for place in found_in(tree)},
                files=printed.files,
                addresses=addresses_of(public),
                withdrawn=tuple(each.address for each in public.publications if each.withdrawn),
                lost=frozenset(newsroom.register.versions) - public.digests().keys(),
                at=public.at,
                next_change=public.next_change,
                ledger=head,
                looks=looks,
                assets=stay.folders,
            )
            made, changed = publish(layout, delivery)
    return PressRun(
        release=made.record.release,
        written=changed.written,
        removed=changed.removed,
        total=len(job.plan.outputs) + len(stay.files),
        articles=len(job.contents.articles),
        refused=printed.refused,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What was printed: the SHA-256 of every file but those that name the files, and the plugins not used."""

    files: HashLists
    refused: tuple[str, ...]


def run_press(settings: "Settings", job: "Job") -> Printed:
    """Print a job."""
    from paraf.press.engine import Engine  # noqa: PLC0415  # imports Pelican
    from paraf.press.job import JOB  # noqa: PLC0415

    settings[JOB] = job
    engine = Engine(settings)
    engine.run()
    return Printed(files=engine.files, refused=engine.refused)


@contextmanager
def _work_tree(layout: Layout) -> Iterator[Path]:
    make_folder(layout.work, mode=OWN_FOLDER)
    tree = layout.work / secrets.token_hex(8)
    tree.mkdir()
    try:
        yield tree
    finally:
        shutil.rmtree(tree, ignore_errors=True)


@contextmanager
def same_locale() -> Iterator[None]:
    """Take back, at the end, the locale and the kind of logger that Pelican sets for the whole process."""
    before, kind = locale.setlocale(locale.LC_ALL), logging.getLoggerClass()
    try:
        yield
    finally:
        locale.setlocale(locale.LC_ALL, before)
        logging.setLoggerClass(kind)
