"""``paraf build``: print what is public now, and make it the live release."""

import sys
from typing import Any

import click

from paraf.cli.board import status_of, tell_withheld
from paraf.cli.options import json_option
from paraf.cli.session import Session
from paraf.desk.board import Board, board_of
from paraf.desk.clock import ticks
from paraf.press.build import print_site
from paraf.press.press_run import PressRun


@click.command("build")
@json_option
@click.pass_obj
def command(session: Session) -> None:
    """Build the public site from what was signed; exit status 3 where content/ holds bytes that are not live."""
    started = ticks()
    run = print_site(session.newsroom, at=session.clock())
    seconds = ticks() - started
    board = board_of(session.newsroom, at=session.clock())
    if session.as_json:
        session.show(run_json(session, run, board, seconds))
    else:
        say_run(session, run, seconds)
    tell_withheld(session, board)
    sys.exit(status_of(board))


def say_run(session: Session, run: PressRun, seconds: float) -> None:
    """Say what a press run did."""
    changed = str(len(run.written) + len(run.removed))
    spent = f"{seconds:.1f}".replace(".", session.language.sentence("."))
    session.say("Site rebuilt in {t} s; {n} page(s) changed.", t=spent, n=changed)
    say_strangers(session, run)


def say_strangers(session: Session, run: PressRun) -> None:
    """Say why every page was made, where it was not for what changed."""
    if run.strangers:
        names = ", ".join(run.strangers)
        sentence = "Every page was made: paraf cannot see what the pages take from {names} (see pelicanconf.py)."
        session.say(sentence, names=names)


def run_json(session: Session, run: PressRun, board: Board, seconds: float) -> dict[str, Any]:
    """Give a press run as JSON has it (DESIGN, "the JSON shapes")."""
    return {
        "release": run.release,
        "seconds": round(seconds, 3),
        "written": len(run.written),
        "removed": len(run.removed),
        "total": run.total,
        "withheld": [
            {"path": path, "findings": session.findings_json(findings)} for path, findings in board.withheld.items()
        ],
    }
