"""The board in JSON."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from paraf.cli.session import Session
from paraf.desk.spoken_time import minutes_left, say_left, say_leg
from paraf.rules.clocks import Timing, whole_minutes

if TYPE_CHECKING:
    from paraf.desk.sweeping.board import Board, Card


def board_json(session: Session, board: "Board", times: Mapping[str, Timing]) -> dict[str, Any]:
    """Give the board as JSON has it (DESIGN, "the JSON shapes"), with the times of the papers by their place."""
    return {
        "articles": [
            card_json(session, card) | {"clock": clock_json(session, times.get(card.path))} for card in board.cards
        ],
        "findings": session.findings_json((*board.uncarded, *board.office)),
    }


def card_json(session: Session, card: "Card") -> dict[str, Any]:
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
        "held": _held_json(session, card),
        "emergency": _owed_json(session, card),
    }


def _held_json(session: Session, card: "Card") -> dict[str, str] | None:
    if card.held is None:
        return None
    until = card.held.until.astimezone(session.newsroom.office.zone)
    return {"officer": card.held.officer, "name": card.held.name, "until": until.isoformat(timespec="seconds")}


def _owed_json(session: Session, card: "Card") -> dict[str, Any] | None:
    """Give how long a release in an emergency stands without a second person; None where it was none."""
    if card.owed is None:
        return None
    left = card.owed - session.newsroom.moment(session.clock())
    until = card.owed.astimezone(session.newsroom.office.zone).isoformat(timespec="seconds")
    return {"until": until, "left": minutes_left(left), "said": say_left(session.language, left)}


def clock_json(session: Session, timing: Timing | None) -> dict[str, Any] | None:
    """Give the step that a paper is at, and the minutes spent on it and left; None where no clock runs for it."""
    leg = timing.running if timing else None
    if timing is None or leg is None:
        return None
    zone, left = session.newsroom.office.zone, leg.left
    return {
        "step": leg.step.value,
        "since": leg.start.astimezone(zone).isoformat(timespec="seconds"),
        "due": timing.due.astimezone(zone).isoformat(timespec="seconds") if timing.due else None,
        "working": whole_minutes(leg.spent.working),
        "clock": whole_minutes(leg.spent.clock),
        "left": None if left is None else minutes_left(left),
        "late": leg.is_overrun,
        "late_recorded": leg.late_recorded,
        "writing_presumed": timing.writing_presumed,
        "said": say_leg(session.language, leg),
    }
