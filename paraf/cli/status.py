"""``paraf status``: where every article stands."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

import click

from paraf.cli.board import board_json
from paraf.cli.options import json_option
from paraf.cli.session import Session
from paraf.desk.records.office_clock import timings_of
from paraf.desk.spoken_time import say_held, say_moment, say_time_of
from paraf.desk.sweeping.board import Board, Card, board_of, work_of
from paraf.rules.clocks import Timing
from paraf.rules.words import Stage

_HEADINGS = {
    Stage.DRAFT: "Drafts",
    Stage.REVIEW: "Waiting for correction",
    Stage.PUBLISHED: "Published",
}
_WAITING = "Ready, waiting for its time"


@click.command("status")
@click.option("--all", "everything", is_flag=True, help="Show published articles in order as well.")
@click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write the board as a page.")
@json_option
@click.pass_obj
def command(session: Session, *, everything: bool, page: Path | None) -> None:
    """Show the board: where every article stands.

    It says as well what is live, and what has to be done.
    """
    at = session.clock()
    board = board_of(session.newsroom, at=at)
    if page:
        _write(session, board, session.here / page, at=at)
        return
    is_on_the_way = any(card.stage is not Stage.PUBLISHED for card in board.cards)
    times = timings_of(session.newsroom, at=at) if is_on_the_way else {}
    if session.as_json:
        session.show(board_json(session, board, times))
        return
    for heading, cards in _by_heading(board, at=session.newsroom.moment(at)).items():
        click.secho(f"{session.language.sentence(heading)} ({len(cards)})", bold=True)
        is_published = heading == _HEADINGS[Stage.PUBLISHED]
        _show_cards(session, [card for card in cards if everything or not is_published or work_of(card)], times)
    session.tell((*board.uncarded, *board.office))


def _by_heading(board: Board, *, at: datetime) -> dict[str, list[Card]]:
    """Give the cards by what stands above them; what waits for its time has a heading only where there is some."""
    waiting = [card for card in board.cards if card.waits(at)]
    shown = {each: [card for card in board.cards if card.stage is stage] for stage, each in _HEADINGS.items()}
    if waiting:
        published = _HEADINGS[Stage.PUBLISHED]
        shown |= {published: [card for card in shown[published] if card not in waiting], _WAITING: waiting}
    return shown


def _write(session: Session, board: Board, page: Path, *, at: datetime) -> None:
    from paraf.press.board.board_file import TAKEN, BoardFile  # noqa: PLC0415  # what the terminal does not need

    BoardFile(session.newsroom, lambda name: session.wrong(TAKEN, name=name), page).bring_up_to_date(board, at=at)


def _show_cards(session: Session, cards: list[Card], times: Mapping[str, Timing]) -> None:
    width = max((len(card.path) for card in cards), default=0)
    for card in cards:
        state = " · ".join((*_state(session, card), *_left(session, card, times.get(card.path))))
        title = "" if card.path.endswith(card.title) else card.title
        click.echo(f"  {card.path.ljust(width)}  [{state}]  {title}".rstrip())
        for finding in work_of(card):
            said = session.language.say(finding)
            place = f"{session.language.sentence('line')} {finding.line}: " if finding.line else ""
            click.echo(f"      {place}{said.message}\n        {said.next}")


def _state(session: Session, card: Card) -> Iterable[str]:
    if card.stage is Stage.PUBLISHED:
        yield session.language.sentence(f"seal {card.seal}")
    if card.due and card.waits(session.newsroom.moment(session.clock())):
        moment = say_moment(session.language, card.due, session.newsroom.office.zone)
        yield session.language.sentence("waits until {moment}", moment=moment)
    else:
        yield session.language.sentence("live" if card.live else "not live")
    if card.stage is Stage.REVIEW and card.code:
        yield card.code
    if card.change and card.stage is not Stage.PUBLISHED:
        yield card.change
    if card.held:
        yield say_held(session.language, card.held, session.newsroom.office.zone)


def _left(session: Session, card: Card, timing: Timing | None) -> Iterable[str]:
    owed = None if card.owed is None else card.owed - session.newsroom.moment(session.clock())
    said = say_time_of(session.language, timing.running if timing else None, owed)
    if said is not None:
        yield said
