"""The board in JSON and in exit statuses, for the commands that judge the whole newsroom."""

from typing import Any

from paraf.cli.exits import Exit
from paraf.cli.session import Session
from paraf.desk.sweeping.board import Board, Card, Withheld


def board_json(session: Session, board: Board) -> dict[str, Any]:
    """Give the board as JSON has it (DESIGN, "the JSON shapes")."""
    return {
        "articles": [card_json(session, card) for card in board.cards],
        "findings": session.findings_json((*board.uncarded, *board.office)),
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


def status_of(withheld: Withheld) -> Exit:
    """Give the exit status of a build: refused where ``content/`` holds bytes that are not live."""
    return Exit.REFUSED if withheld else Exit.DONE


def tell_withheld(session: Session, withheld: Withheld) -> None:
    """Say what is held back, and why."""
    session.tell(finding for findings in withheld.values() for finding in findings)
    if withheld:
        session.say("{count} article(s) held back; the rest is published.", count=str(len(withheld)))
