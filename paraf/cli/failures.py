"""What broke, in a sentence: the only place where an exception becomes words.

* Damaged records stop everything and have a status of their own.
* What we did not foresee is a bug of ours and shown whole.
"""

import traceback

import click

from paraf.cli.exits import Exit
from paraf.desk.language import language
from paraf.desk.ledger import DamagedLedgerError
from paraf.desk.newsroom import NoNewsroomError, OfficeUnreadableError
from paraf.desk.vault import VaultError
from paraf.rules.findings import Finding

_OFFICE_LANGUAGE = "id"


def explain(error: Exception) -> Exit:
    """Say what broke on stderr, and give the exit status."""
    speech = language(_OFFICE_LANGUAGE)

    def say(sentence: str, **blanks: str) -> None:
        click.echo(speech.sentence(sentence, **blanks), err=True)

    def tell(findings: tuple[Finding, ...]) -> None:
        for finding in findings:
            said = speech.say(finding)
            click.echo(f"{finding.place}: {said.message}\n  {said.next}", err=True)

    match error:
        case NoNewsroomError():
            say("{folder} is no newsroom. Make one: paraf init {folder}", folder=str(error))
            return Exit.USAGE
        case DamagedLedgerError(findings=findings) | OfficeUnreadableError(findings=findings):
            say("The records are damaged. Publishing has stopped; the site stays as it is.")
            tell(findings)
            return Exit.DAMAGED
        case VaultError(digest=digest):
            say("The vault has no whole copy of {digest}. Publishing has stopped; the site stays as it is.", digest=digest)
            return Exit.DAMAGED
        case OSError():
            say("The computer refused: {reason}", reason=str(error))
            return Exit.FAILURE
        case _:
            traceback.print_exception(error)
            return Exit.FAILURE
