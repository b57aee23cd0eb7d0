"""``paraf status``: where every article stands."""

from collections.abc import Iterable
from pathlib import Path

import click

from paraf.cli.board import board_json
from paraf.cli.options import json_option
from paraf.cli.session import Session
from paraf.desk.sweeping.board import Board, Card, board_of, work_of
from paraf.rules.words import Stage

_HEADINGS = {
    Stage.DRAFT: "Drafts",
    Stage.REVIEW: "Waiting for correction",
    Stage.PUBLISHED: "Published",
}


@click.command("status")
@click.option("--all", "everything", is_flag=True, help="Show published articles in order as well.")
@click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write the board as a page.")
@json_option
@click.pass_obj
def command(session: Session, *, everything: bool, page: Path | None) -> None:
    """Show where every article stands, what is live, and what has to be done."""
    board = board_of(session.newsroom, at=session.clock())
    if page:
        _write(session, board, session.here / page)
        return
    if session.as_json:
        session.show(board_json(session, board))
        return
    for stage, heading in _HEADINGS.items():
        cards = [card for card in board.cards if card.stage is stage]
        click.secho(f"{session.language.sentence(heading)} ({len(cards)})", bold=True)
        _show_cards(session, [card for card in cards if everything or stage is not Stage.PUBLISHED or work_of(card)])
    session.tell((*board.uncarded, *board.office))


def _write(session: Session, board: Board, page: Path) -> None:
    from paraf.press.board.board_file import BoardFile  # noqa: PLC0415  # what the terminal does not need

    taken = "{name} is somebody's own file and is left as it is; the board is not written."
    file = BoardFile(session.newsroom, lambda name: session.wrong(taken, name=name), page)
    file.bring_up_to_date(board, at=session.clock())


def _show_cards(session: Session, cards: list[Card]) -> None:
    width = max((len(card.path) for card in cards), default=0)
    for card in cards:
        state = " · ".join(_state(session, card))
        title = "" if card.path.endswith(card.title) else card.title
        click.echo(f"  {card.path.ljust(width)}  [{state}]  {title}".rstrip())
        for finding in work_of(card):
            said = session.language.say(finding)
            place = f"{session.language.sentence('line')} {finding.line}: " if finding.line else ""
            click.echo(f"      {place}{said.message}\n        {said.next}")


def _state(session: Session, card: Card) -> Iterable[str]:
    if card.stage is Stage.PUBLISHED:
        yield session.language.sentence(f"seal {card.seal}")
    yield session.language.sentence("live" if card.live else "not live")
    if card.stage is Stage.REVIEW and card.code:
        yield card.code
