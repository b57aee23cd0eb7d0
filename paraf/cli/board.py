"""The board in JSON and in exit statuses, for the commands that judge the whole newsroom."""

from typing import Any

from paraf.cli.exits import Exit
from paraf.cli.session import Session
from paraf.desk.board import Board, Card
from paraf.rules.findings import Finding, errors
from paraf.rules.words import Stage


def board_json(session: Session, board: Board) -> dict[str, Any]:
    """Give the board as JSON has it (DESIGN, "the JSON shapes")."""
    return {
        "articles": [card_json(session, card) for card in board.cards],
        "findings": session.findings_json((*strangers_of(board), *board.office)),
    }


def card_json(session: Session, card: Card) -> dict[str, Any]:
    """Give one card as JSON has it."""
    return {
        "slug": card.slug,
        "title": card.title,
        "path": card.path,
        "stage": card.stage.value,
        "seal": card.seal.value,
        "live": card.live,
        "digest": card.digest,
        "code": card.code,
        "findings": session.findings_json(card.findings),
    }


def strangers_of(board: Board) -> tuple[Finding, ...]:
    """Give what was found in the folders that belongs to no article's card."""
    carded = {card.path for card in board.cards}
    return tuple(finding for finding in board.strangers if finding.path not in carded)


def withheld_by(board: Board) -> dict[str, tuple[Finding, ...]]:
    """Give what lies in ``content/`` and is not live, by its path, with the reasons."""
    held = {card.path: card.findings for card in board.withheld}
    for finding in errors(strangers_of(board)):
        if finding.path.startswith(f"{Stage.PUBLISHED}/"):
            held[finding.path] = (*held.get(finding.path, ()), finding)
    return held


def status_of(board: Board) -> Exit:
    """Give the exit status of a build: refused where ``content/`` holds bytes that are not live."""
    return Exit.REFUSED if withheld_by(board) else Exit.DONE


def tell_withheld(session: Session, board: Board) -> None:
    """Say what is held back, and why."""
    held = withheld_by(board)
    session.tell(finding for findings in held.values() for finding in findings)
    if held:
        session.say("{count} article(s) held back; the rest is published.", count=str(len(held)))
