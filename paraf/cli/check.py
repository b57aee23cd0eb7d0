"""``paraf check``: what the desk finds in articles, before anybody else does."""

import sys

import click

from paraf.cli.exits import Exit
from paraf.cli.papers import find_paper
from paraf.cli.session import Session, json_option
from paraf.cli.status import card_json
from paraf.desk.board import Card, board_of
from paraf.rules.findings import Finding, errors
from paraf.rules.words import Stage


@click.command("check")
@click.argument("articles", nargs=-1)
@json_option
@click.pass_obj
def command(session: Session, articles: tuple[str, ...], *, as_json: bool) -> None:
    """Check ARTICLES (default: all) and change nothing; exit status 3 where something refuses."""
    wanted = {str(find_paper(session, named, tuple(Stage))) for named in articles}
    board = board_of(session.newsroom, at=session.clock())
    cards = [card for card in board.cards if not wanted or card.path in wanted]
    strangers = () if wanted else board.strangers
    if as_json:
        session.show(
            {
                "articles": [card_json(session, card) for card in cards],
                "findings": [session.finding_json(finding) for finding in strangers],
            }
        )
    else:
        session.tell((*(finding for card in cards for finding in _to_tell(card)), *strangers))
    found = [finding for card in cards for finding in errors(_to_tell(card))]
    if found or errors(strangers):
        sys.exit(Exit.REFUSED)
    session.say("Nothing stands in the way ({count} articles).", count=str(len(cards)))


def _to_tell(card: Card) -> tuple[Finding, ...]:
    """Leave out that an article waits: that is no fault of its text."""
    return tuple(finding for finding in card.findings if finding.code != "not-signed")
