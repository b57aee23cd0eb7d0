"""Plain ``pelican``, run in the newsroom: the same job as ``paraf build``, into ``output/``.

* It reads the signed copies, whatever path it was given, and says so.
* It writes into ``output/`` and nowhere else; the public site and the records are not touched.
* Where it stops, it stops with a sentence and with the exit status that ``paraf build`` has.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from paraf.desk import clock
from paraf.desk.board import board_of
from paraf.desk.layout import Layout
from paraf.desk.ledger import DamagedLedgerError
from paraf.desk.newsroom import Newsroom, NoNewsroomError, OfficeUnreadableError
from paraf.desk.vault import VaultError
from paraf.press.configuration import NEWSROOM, theme_of
from paraf.press.engine import Engine
from paraf.press.job import JOB, Job
from paraf.press.orders import job_for
from paraf.press.settings import Settings
from paraf.press.stops import PressStoppedError, stop
from paraf.press.turns import turn

log = logging.getLogger(__name__)

OUTPUT = "output"
FAILED = 1
WITHHELD = 3
DAMAGED = 4


class Press(Engine):
    """The engine that a newsroom's ``pelicanconf.py`` names as its ``PELICAN_CLASS``."""

    def __init__(self, settings: Settings) -> None:
        with stopping():
            self.newsroom = Newsroom.open(Path(settings[NEWSROOM]))
            self._chosen = theme_of(settings, self.newsroom.layout)
            check_output(Path(settings["OUTPUT_PATH"]), self.newsroom.layout)
            _say(settings["PATH"], self.newsroom.layout)
            settings[JOB] = self._job()
            super().__init__(settings)

    def run(self) -> None:
        """Print what is public now."""
        with stopping(), turn(self.newsroom.layout):
            self.newsroom.refresh()
            self.job = self._job()
            super().run()
        articles, files = len(self.job.contents.articles), len(self.job.plan.outputs)
        _tell(f"{articles} articles, {files} files in {OUTPUT}/. The public site is printed by: paraf build")
        self._tell_of_withheld()

    def _tell_of_withheld(self) -> None:
        withheld = board_of(self.newsroom, at=clock.now()).withheld
        for card in withheld:
            for finding in card.findings:
                _tell(f"{finding.place}: {finding.code}")
        if withheld:
            raise SystemExit(WITHHELD)

    def _job(self) -> Job:
        output = self.newsroom.root / OUTPUT
        return job_for(self.newsroom, at=clock.now(), theme=self._chosen, output=output)


def check_output(chosen: Path, layout: Layout) -> None:
    """Stop where Pelican would write anywhere but into ``output/``."""
    ours = layout.root / OUTPUT
    if ours.is_symlink() or chosen.resolve() != ours.resolve():
        raise stop(code="output-is-public", path=str(chosen))


@contextmanager
def stopping() -> Iterator[None]:
    """Turn what stops the press into the end of the program, with a sentence and an exit status."""
    try:
        yield
    except PressStoppedError as error:
        raise _end(str(error), FAILED) from error
    except NoNewsroomError as error:
        raise _end(str(stop(code="no-newsroom", path=str(error))), FAILED) from error
    except (DamagedLedgerError, VaultError, OfficeUnreadableError) as error:
        raise _end(str(stop(code="records-damaged", problem=str(error))), DAMAGED) from error


def _end(sentence: str, status: int) -> SystemExit:
    _tell(sentence)
    return SystemExit(status)


def _say(path: str, layout: Layout) -> None:
    staging = layout.staging.relative_to(layout.root)
    _tell(f"Printing the copies that were signed off ({staging}/), not {path}.")


def _tell(sentence: str) -> None:
    sys.stderr.write(f"paraf: {sentence}\n")
