"""``paraf build``: print what is public now, and make it the live release."""

import sys
from typing import Any

import click

from paraf.cli.exits import Exit
from paraf.cli.session import Session, json_option
from paraf.desk.board import Board, board_of
from paraf.desk.clock import ticks
from paraf.press.build import PressRun, print_site
from paraf.press.stops import PressStoppedError


@click.command("build")
@json_option
@click.pass_obj
def command(session: Session, *, as_json: bool) -> None:
    """Build the public site from what was signed; exit status 3 where content/ holds bytes that are not live."""
    started = ticks()
    try:
        run = print_site(session.newsroom, at=session.clock())
    except PressStoppedError as error:
        session.tell(error.findings)
        session.say("Nothing was changed on the public site.")
        sys.exit(Exit.FAILURE)
    seconds = ticks() - started
    board = board_of(session.newsroom, at=session.clock())
    if as_json:
        session.show(run_json(session, run, board, seconds))
    else:
        say_run(session, run, seconds)
        session.tell(finding for card in board.withheld for finding in card.findings)
        if board.withheld:
            session.say("{count} article(s) held back; the rest is published.", count=str(len(board.withheld)))
    sys.exit(status_of(board))


def status_of(board: Board) -> Exit:
    """Give the exit status of a build: refused where ``content/`` holds bytes that are not live."""
    return Exit.REFUSED if board.withheld else Exit.DONE


def say_run(session: Session, run: PressRun, seconds: float) -> None:
    """Say what a press run did."""
    changed = str(len(run.written) + len(run.removed))
    spent = f"{seconds:.1f}".replace(".", session.language.sentence("."))
    session.say("Site rebuilt in {t} s; {n} page(s) changed.", t=spent, n=changed)


def run_json(session: Session, run: PressRun, board: Board, seconds: float) -> dict[str, Any]:
    """Give a press run as JSON has it (DESIGN, "the JSON shapes")."""
    return {
        "release": run.release,
        "seconds": round(seconds, 3),
        "written": len(run.written),
        "removed": len(run.removed),
        "total": run.total,
        "withheld": [
            {"path": card.path, "findings": [session.finding_json(finding) for finding in card.findings]}
            for card in board.withheld
        ],
    }
