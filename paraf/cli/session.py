"""A session at the keyboard: the newsroom, who is there, and how to speak to them.

* Results go to stdout, talk to stderr, in the language of the newsroom.
* Who acts: ``--as``, else ``PARAF_OFFICER``, else the only officer of this system account.
"""

import getpass
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import click

from paraf.cli.exits import Exit
from paraf.desk.acts import Actor
from paraf.desk.clock import now
from paraf.desk.language import Language, language
from paraf.desk.newsroom import Newsroom
from paraf.rules.findings import Finding
from paraf.rules.roster import Officer
from paraf.rules.words import Channel

officer_option = click.option("--as", "officer", metavar="OFFICER", help="Who acts: an officer's id or name.")
json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")


@dataclass
class Session:
    """One run of one command in one newsroom."""

    root: Path

    @cached_property
    def newsroom(self) -> Newsroom:
        """The newsroom, opened once."""
        return Newsroom.open(self.root)

    @cached_property
    def language(self) -> Language:
        """The language of the newsroom."""
        return language(self.newsroom.office.language)

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

    def tell(self, findings: Iterable[Finding]) -> None:
        """Say findings on stderr: the place, what was found, the next step."""
        for finding in findings:
            said = self.language.say(finding)
            click.echo(f"{finding.place}: {said.message}\n  {said.next}", err=True)

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

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one writer; say so while waiting for another."""
        with self.newsroom.writing(lambda: self.say("Another paraf is at work here; waiting for it.")):
            yield

    def actor(self, officer: str | None) -> Actor:
        """Give who acts by command; ends the command where nobody is known."""
        found = self.officer(officer)
        user = getpass.getuser()
        return Actor(by=found.id, channel=Channel.COMMAND, at=self.clock(), system_user=user)

    def officer(self, named: str | None) -> Officer:
        """Find the officer at the keyboard; ends the command where nobody or no one person is meant."""
        roster = self.newsroom.office.roster
        typed = named or os.environ.get("PARAF_OFFICER")
        if typed:
            found = roster.named(typed)
            if isinstance(found, Officer):
                return found
            self.refuse([found.finding(path="--as")])
        users = roster.of_system_user(getpass.getuser())
        if len(users) == 1:
            return users[0]
        raise click.UsageError(self.language.sentence("Say who you are: --as OFFICER, or set PARAF_OFFICER."))

    def refuse(self, findings: Iterable[Finding], *, as_json: bool = False) -> None:
        """Say why nothing was done, and end the command."""
        found = tuple(findings)
        if as_json:
            self.show({"done": False, "findings": [self.finding_json(finding) for finding in found]})
        else:
            self.tell(found)
        sys.exit(Exit.REFUSED)
