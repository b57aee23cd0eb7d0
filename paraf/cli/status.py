"""``paraf status``: where every article stands."""

from typing import Any

import click

from paraf.cli.session import Session, json_option
from paraf.desk.board import Board, Card, board_of
from paraf.rules.findings import Level
from paraf.rules.words import Seal, Stage

_HEADINGS = {
    Stage.DRAFT: "Drafts",
    Stage.REVIEW: "Waiting for correction",
    Stage.PUBLISHED: "Published",
}


@click.command("status")
@click.option("--all", "everything", is_flag=True, help="Show published articles in order as well.")
@json_option
@click.pass_obj
def command(session: Session, *, everything: bool, as_json: bool) -> None:
    """Show where every article stands, what is live, and what has to be done."""
    board = board_of(session.newsroom, at=session.clock())
    if as_json:
        session.show(board_json(session, board))
        return
    for stage, heading in _HEADINGS.items():
        cards = [card for card in board.cards if card.stage is stage]
        click.echo(f"{session.language.sentence(heading)} ({len(cards)})")
        for card in cards:
            if everything or stage is not Stage.PUBLISHED or card.findings:
                _show_card(session, card)
    session.tell((*board.strangers, *board.office))


def board_json(session: Session, board: Board) -> dict[str, Any]:
    """Give the board as JSON has it (DESIGN, "the JSON shapes")."""
    return {
        "articles": [card_json(session, card) for card in board.cards],
        "findings": [session.finding_json(finding) for finding in (*board.strangers, *board.office)],
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
        "findings": [session.finding_json(finding) for finding in card.findings],
    }


def _show_card(session: Session, card: Card) -> None:
    live = session.language.sentence("live") if card.live else session.language.sentence("not live")
    seal = "" if card.stage is not Stage.PUBLISHED else f" · {session.language.sentence(f'seal {card.seal}')}"
    click.echo(f"  {card.path} · {card.title} · {live}{seal}")
    for finding in card.findings:
        if finding.level is not Level.HINT and not (finding.code == "not-signed" and card.seal is Seal.MISSING):
            said = session.language.say(finding)
            click.echo(f"    {finding.place}: {said.message}\n      {said.next}")
