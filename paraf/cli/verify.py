"""``paraf verify``: ledger, vault, seals and the live release held against each other."""

import sys

import click

from paraf.cli.exits import Exit
from paraf.cli.session import Session, json_option
from paraf.desk.board import board_of
from paraf.desk.verifying import verify_records
from paraf.press.release_check import release_problems
from paraf.rules.words import Seal


@click.command("verify")
@json_option
@click.pass_obj
def command(session: Session, *, as_json: bool) -> None:
    """Check everything that was ever recorded; exit status 4 where something was damaged or forged."""
    newsroom = session.newsroom
    verified = verify_records(newsroom)
    problems = (*verified.problems, *(() if verified.problems else release_problems(newsroom)))
    void = [] if problems else [card for card in board_of(newsroom, at=session.clock()).cards if card.seal is Seal.VOID]
    if as_json:
        session.show(
            {
                "ok": not problems,
                "entries": verified.entries,
                "checkpoint": verified.head,
                "problems": [session.finding_json(problem) for problem in problems],
                "void": [card.path for card in void],
            }
        )
    else:
        session.tell((*problems, *(finding for card in void for finding in card.findings)))
        verdict = "Damaged: {count} problem(s)." if problems else "All is well: {entries} entries, head {head}."
        session.say(verdict, count=str(len(problems)), entries=str(verified.entries), head=verified.head)
    sys.exit(Exit.DAMAGED if problems else Exit.DONE)
