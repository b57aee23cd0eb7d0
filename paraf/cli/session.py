"""A session at the keyboard: the newsroom, who is there, and how to speak to them.

* Results go to stdout, talk to stderr, in the language of the newsroom; with ``--json`` stdout is one JSON text.
* The newsroom is the folder that ``-C`` names, else the one that the command runs in, or the nearest above that is one.
* The paths that people give are read from where they stand, whatever ``-C`` names.
* Who acts: ``--as``, else ``PARAF_OFFICER``, else whose key is at hand, else the only officer of this system account.
"""

import getpass
import json
import os
import sys
import tomllib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from paraf.cli.exits import Exit
from paraf.desk.clock import now
from paraf.desk.disk.links import FileError
from paraf.desk.language import Language, language
from paraf.desk.layout import Layout
from paraf.desk.records.glance import Glance, glance_at
from paraf.desk.records.ledger import DamagedLedgerError
from paraf.desk.records.newsroom import (
    Newsroom,
    NoNewsroomError,
    OfficeUnreadableError,
    accepted_office,
    newsroom_around,
)
from paraf.desk.records.vault import Vault, VaultError
from paraf.rules.findings import Finding
from paraf.rules.office import LANGUAGES, SETTINGS, Office
from paraf.rules.roster import Officer
from paraf.rules.words import Channel

if TYPE_CHECKING:
    from paraf.desk.acting.acts import Actor

_UNREADABLE = (NoNewsroomError, DamagedLedgerError, OfficeUnreadableError, VaultError, FileError, OSError)


class WrongUsageError(Exception):
    """Something was asked for that is not there, or not clearly; its text is a sentence in the newsroom's language."""


@dataclass
class Session:
    """One run of one command.

    ``here`` is the folder that it runs in, ``as_json`` whether a machine asks, ``named`` the folder that ``-C`` names.
    """

    here: Path
    as_json: bool = False
    named: Path | None = None
    _told: set[str] = field(default_factory=set, init=False)

    @property
    def start(self) -> Path:
        """The folder that the command is at work in."""
        return self.named or self.here

    @cached_property
    def root(self) -> Path:
        """The newsroom's folder: where the command is at work, or the nearest above it that is one."""
        return newsroom_around(self.start) or self.start

    @cached_property
    def newsroom(self) -> Newsroom:
        """The newsroom, opened once."""
        return Newsroom.open(self.root)

    @cached_property
    def language(self) -> Language:
        """The language of the newsroom; where its records cannot tell, the one that its settings ask for."""
        try:
            return language(self._office.language)
        except _UNREADABLE:
            return language(_typed_language(self.root / SETTINGS))

    @property
    def _office(self) -> Office:
        """The office in force; where no ledger was read yet, what its end says of it is enough."""
        glance = None if "newsroom" in vars(self) else self.glance
        return accepted_office(Vault(Layout(self.root).vault), glance.office) if glance else self.newsroom.office

    @cached_property
    def glance(self) -> Glance | None:
        """What the end of the ledger says, where it has to be known and nobody wrote to it since it was read last."""
        return glance_at(Layout(self.root))

    @property
    def clock(self) -> Callable[[], datetime]:
        """The clock of the house."""
        return now

    def say(self, sentence: str, /, **blanks: str) -> None:
        """Say something on stderr, in the newsroom's language."""
        click.echo(self.language.sentence(sentence, **blanks), err=True)

    def show(self, value: Mapping[str, Any]) -> None:
        """Give a result in JSON."""
        click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))

    def tell(self, findings: Iterable[Finding], *, coded: Container[str] = ()) -> None:
        """Say findings on stderr, each once in a command: the place, what was found, the next step.

        The codes that are ``coded`` are said as well: a person answers them by their code.
        """
        for finding in findings:
            said = self.language.say(finding)
            place = "" if not finding.path or finding.place in said.message else f"{finding.place}: "
            code = f" [{finding.code}]" if finding.code in coded else ""
            text = f"{place}{said.message}{code}\n  {said.next}"
            if text not in self._told:
                self._told.add(text)
                click.echo(text, err=True)

    def tell_anew(self) -> None:
        """Let what was told be told again: whoever runs on meets the same thing more than once."""
        self._told.clear()

    def finding_json(self, finding: Finding) -> dict[str, Any]:
        """Give a finding as JSON has it."""
        said = self.language.say(finding)
        return {
            "code": finding.code,
            "level": finding.level.value,
            "path": finding.path,
            "line": finding.line,
            "message": said.message,
            "next": said.next,
        }

    def findings_json(self, findings: Iterable[Finding]) -> list[dict[str, Any]]:
        """Give findings as JSON has them."""
        return [self.finding_json(finding) for finding in findings]

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one writer, with everything that a crash cut off finished; say so while waiting for another."""
        from paraf.desk.acting.recovering import recover  # noqa: PLC0415  # who only reads need not pay for it

        with self.newsroom.writing(lambda: self.say("Another paraf is at work here; waiting for it.")):
            recover(self.newsroom, at=self.clock())
            yield

    def actor(self, officer: str | None) -> "Actor":
        """Give who acts by command, now; ends the command where nobody is known."""
        from paraf.desk.acting.acts import Actor  # noqa: PLC0415  # as above

        at = self.newsroom.moment(self.clock())
        return Actor(by=self.officer(officer).id, channel=Channel.COMMAND, at=at, system_user=_system_user())

    def officer(self, named: str | None, *, at_hand: Callable[[], str | None] = lambda: None) -> Officer:
        """Find the officer at the keyboard; ends the command where nobody or no one person is meant.

        ``at_hand`` gives whose key is at hand, where somebody signs with one.
        """
        roster = self.newsroom.office.roster
        typed = named or os.environ.get("PARAF_OFFICER") or at_hand()
        if typed:
            found = roster.named(typed)
            if isinstance(found, Officer):
                return found
            self.refuse([found.finding(path="--as" if named else "PARAF_OFFICER")])
        users = roster.of_system_user(_system_user() or "")
        if len(users) != 1:
            self.wrong("Say who you are: --as OFFICER, or set PARAF_OFFICER.")
        return users[0]

    def known_officer(self, named: str | None) -> Officer | None:
        """Find the officer at the keyboard; None where nobody says who that is, and the system account does not."""
        users = self.newsroom.office.roster.of_system_user(_system_user() or "")
        return self.officer(named) if named or os.environ.get("PARAF_OFFICER") or len(users) == 1 else None

    def wrong(self, sentence: str, /, **blanks: str) -> NoReturn:
        """End the command, for something was asked for wrongly."""
        raise WrongUsageError(self.language.sentence(sentence, **blanks))

    def refuse(self, findings: Iterable[Finding]) -> NoReturn:
        """Say why nothing was done, and end the command."""
        found = tuple(findings)
        if self.as_json:
            self.show({"done": False, "findings": self.findings_json(found)})
        else:
            self.tell(found)
        sys.exit(Exit.REFUSED)


def _system_user() -> str | None:
    """Give the system account at the keyboard, or None where it has no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return None


def _typed_language(settings: Path) -> str:
    try:
        typed = tomllib.loads(settings.read_text(encoding="utf-8"))["newsroom"]["language"]
    except (OSError, ValueError, LookupError, TypeError):
        return LANGUAGES[0]
    return typed if typed in LANGUAGES else LANGUAGES[0]
