"""``paraf status``: where every article stands."""

from collections.abc import Iterable

import click

from paraf.cli.board import board_json
from paraf.cli.options import json_option
from paraf.cli.session import Session
from paraf.desk.sweeping.board import Card, board_of
from paraf.rules.findings import Finding, Level
from paraf.rules.words import Stage

_HEADINGS = {
    Stage.DRAFT: "Drafts",
    Stage.REVIEW: "Waiting for correction",
    Stage.PUBLISHED: "Published",
}


@click.command("status")
@click.option("--all", "everything", is_flag=True, help="Show published articles in order as well.")
@json_option
@click.pass_obj
def command(session: Session, *, everything: bool) -> None:
    """Show where every article stands, what is live, and what has to be done."""
    board = board_of(session.newsroom, at=session.clock())
    if session.as_json:
        session.show(board_json(session, board))
        return
    for stage, heading in _HEADINGS.items():
        cards = [card for card in board.cards if card.stage is stage]
        click.secho(f"{session.language.sentence(heading)} ({len(cards)})", bold=True)
        _show_cards(session, [card for card in cards if everything or stage is not Stage.PUBLISHED or _to_do(card)])
    session.tell((*board.uncarded, *board.office))


def _show_cards(session: Session, cards: list[Card]) -> None:
    width = max((len(card.path) for card in cards), default=0)
    for card in cards:
        state = " · ".join(_state(session, card))
        title = "" if card.path.endswith(card.title) else card.title
        click.echo(f"  {card.path.ljust(width)}  [{state}]  {title}".rstrip())
        for finding in _to_do(card):
            said = session.language.say(finding)
            place = f"{session.language.sentence('line')} {finding.line}: " if finding.line else ""
            click.echo(f"      {place}{said.message}\n        {said.next}")


def _state(session: Session, card: Card) -> Iterable[str]:
    if card.stage is Stage.PUBLISHED:
        yield session.language.sentence(f"seal {card.seal}")
    yield session.language.sentence("live" if card.live else "not live")
    if card.stage is Stage.REVIEW and card.code:
        yield card.code


def _to_do(card: Card) -> list[Finding]:
    """Leave out hints, and that an article in ``review/`` waits for its sign-off."""
    waits = {"not-signed"} if card.stage is Stage.REVIEW else set()
    return [each for each in card.findings if each.level is not Level.HINT and each.code not in waits]
