"""Plain ``pelican``, run in the newsroom: the same job as ``paraf build``, into ``output/``.

* It reads the signed copies, whatever path it was given, and says so.
* It writes into ``output/`` and nowhere else; the public site and the records are not touched.
* Where it stops, it stops with a sentence and with the exit status that ``paraf build`` has.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pelican.settings import DEFAULT_CONFIG

from paraf.desk import clock
from paraf.desk.keys.site_key import read_site_key
from paraf.desk.language import language
from paraf.desk.layout import Layout
from paraf.desk.records.ledger import DamagedLedgerError
from paraf.desk.records.newsroom import Newsroom, NoNewsroomError, OfficeUnreadableError
from paraf.desk.records.vault import VaultError
from paraf.desk.sweeping.board import withheld_of
from paraf.press.engine.configuration import NEWSROOM, theme_of
from paraf.press.engine.engine import Engine
from paraf.press.engine.job import JOB, Job
from paraf.press.engine.settings import Settings
from paraf.press.orders import job_for, key_for
from paraf.press.releases.release_check import ledger_problems
from paraf.press.stops import PressStoppedError, stop
from paraf.press.turns import turn
from paraf.rules.findings import Finding
from paraf.rules.wording import find

OUTPUT = "output"
FIRST_TONGUE = "id"
FAILED = 1
WITHHELD = 3
DAMAGED = 4


class Press(Engine):
    """The engine that a newsroom's ``pelicanconf.py`` names as its ``PELICAN_CLASS``."""

    def __init__(self, settings: Settings) -> None:
        with stopping():
            self.newsroom = Newsroom.open(Path(settings.get(NEWSROOM, ".")).resolve())
            self._tongue = self.newsroom.office.language
        with stopping(self._tongue):
            self._chosen = theme_of(settings, self.newsroom.layout)
            check_output(settings["OUTPUT_PATH"], self.newsroom.layout)
            self._speak(
                "Printing the copies that were signed off (.paraf/staging/), not {path}.", path=settings["PATH"]
            )
            settings[JOB] = self._job()
            super().__init__(settings)

    def run(self) -> None:
        """Print what is public now."""
        with stopping(self._tongue), turn(self.newsroom.layout):
            self.newsroom.refresh()
            self.job = self._job()
            super().run()
        articles, files = len(self.job.contents.articles), len(self.job.plan.outputs)
        report = "{articles} article(s), {files} file(s) in output/. The public site is printed by: paraf build"
        self._speak(report, articles=str(articles), files=str(files))
        self._tell_of_withheld()

    def _tell_of_withheld(self) -> None:
        withheld = withheld_of(self.newsroom, at=clock.now())
        for findings in withheld.values():
            for finding in findings:
                _say(finding, self._tongue)
        if withheld:
            raise SystemExit(WITHHELD)

    def _speak(self, english: str, **blanks: str) -> None:
        _tell(language(self._tongue).sentence(english, **blanks))

    def _job(self) -> Job:
        if damage := ledger_problems(self.newsroom):
            raise DamagedLedgerError(damage)
        output = self.newsroom.root / OUTPUT
        key = key_for(self.newsroom, read_site_key)  # without one there are no proofs: nothing is written to records/
        return job_for(self.newsroom, at=clock.now(), theme=self._chosen, output=output, key=key)


def check_output(chosen: str, layout: Layout) -> None:
    """Stop where Pelican would write anywhere but into ``output/``."""
    ours = layout.root / OUTPUT
    is_unchosen = chosen == DEFAULT_CONFIG["OUTPUT_PATH"]  # Pelican's own, which means the folder that it runs in
    if ours.is_symlink() or not (is_unchosen or Path(chosen).resolve() == ours.resolve()):
        raise stop(code="output-is-public", path=chosen)


@contextmanager
def stopping(tongue: str = FIRST_TONGUE) -> Iterator[None]:
    """Turn what stops the press into the end of the program, with its sentences in a language and an exit status."""
    try:
        yield
    except PressStoppedError as error:
        raise _end(error.findings, tongue, FAILED) from error
    except NoNewsroomError as error:
        raise _end(stop(code="no-newsroom", path=str(error)).findings, tongue, FAILED) from error
    except (DamagedLedgerError, OfficeUnreadableError) as error:
        raise _end((find("records-damaged", problem=str(error)), *error.findings), tongue, DAMAGED) from error
    except VaultError as error:
        raise _end((find("records-damaged", problem=str(error)),), tongue, DAMAGED) from error


def _end(findings: Iterable[Finding], tongue: str, status: int) -> SystemExit:
    for finding in findings:
        _say(finding, tongue)
    return SystemExit(status)


def _say(finding: Finding, tongue: str) -> None:
    said = language(tongue).say(finding)
    place = "" if finding.path in said.message else f"{finding.place}: "
    _tell(f"{place}{said.message} {said.next}".strip())


def _tell(sentence: str) -> None:
    sys.stderr.write(f"paraf: {sentence}\n")
