"""``paraf verify``: ledger, vault, seals and the live release held against each other."""

import sys

import click

from paraf.cli.exits import Exit
from paraf.cli.options import json_option
from paraf.cli.session import Session
from paraf.desk.board import Card, board_of
from paraf.desk.ledger import DamagedLedgerError
from paraf.desk.verifying import verify_records
from paraf.press.release_check import ledger_problems, release_problems
from paraf.press.reprinting import Reprint, reprint
from paraf.rules.findings import Finding
from paraf.rules.words import Digest, Seal


@click.command("verify")
@json_option
@click.pass_obj
def command(session: Session) -> None:
    """Check everything that was ever recorded; exit status 4 where something was damaged or forged."""
    entries, head, problems = _problems(session)
    again = Reprint(compared=False) if problems else reprint(session.newsroom)
    problems = problems or again.problems
    cards = () if problems else board_of(session.newsroom, at=session.clock()).cards
    void: list[Card] = [card for card in cards if card.seal is Seal.VOID]
    if session.as_json:
        found = {"problems": session.findings_json(problems), "void": [card.path for card in void]}
        session.show({"ok": not problems, "entries": entries, "checkpoint": head, "compared": again.compared, **found})
    else:
        session.tell((*problems, *(finding for card in void for finding in card.findings)))
        if not (problems or again.compared):
            session.say("The look of the site changed since it was printed, so its pages could not be compared anew.")
        verdict = "Damaged: {count} problem(s)." if problems else "All is well: {entries} entries, head {head}."
        session.say(verdict, count=str(len(problems)), entries=str(entries), head=head or "-")
    sys.exit(Exit.DAMAGED if problems else Exit.DONE)


def _problems(session: Session) -> tuple[int | None, Digest | None, tuple[Finding, ...]]:
    """Give the number of entries and the ledger's head, where it can be read, and every problem."""
    try:
        verified = verify_records(session.newsroom)
    except DamagedLedgerError as error:
        return None, None, error.findings
    recorded = (*ledger_problems(session.newsroom), *verified.problems)
    problems = recorded or release_problems(session.newsroom)
    return verified.entries, verified.head, problems
