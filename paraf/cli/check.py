"""``paraf check``: what the desk finds in articles, before anybody else does."""

import sys
from functools import partial

import click

from paraf.cli.board import card_json
from paraf.cli.documents import document_meant, looked_into
from paraf.cli.exits import Exit
from paraf.cli.options import json_option
from paraf.cli.papers import find_paper
from paraf.cli.session import Session
from paraf.desk.papers.knowing import known_in
from paraf.desk.sweeping.board import Card, board_of
from paraf.rules.checks.answering import ANSWERABLE
from paraf.rules.checks.registry import checked
from paraf.rules.findings import Finding, errors
from paraf.rules.words import Stage

_WAITS = frozenset({"not-signed", "more-signers-needed"})


@click.command("check")
@click.argument("articles", nargs=-1)
@json_option
@click.pass_obj
def command(session: Session, articles: tuple[str, ...]) -> None:
    """Check ARTICLES (default: all) and change nothing.

    Exit status 3 where something refuses.
    """
    documents = {named: document for named in articles if (document := document_meant(session, named))}
    wanted = {str(find_paper(session, named, tuple(Stage))) for named in articles if named not in documents}
    known = known_in(session.newsroom)
    board = board_of(session.newsroom, at=session.clock(), check=partial(checked, knowledge=known.knowledge))
    cards = [card for card in board.cards if not articles or card.path in wanted]
    looked = tuple(finding for document in documents.values() for finding in looked_into(session, document))
    strangers = (*known.findings, *(looked if articles else board.uncarded))
    told = (*(finding for card in cards for finding in _to_tell(card)), *strangers)
    if session.as_json:
        cards_json = [card_json(session, card) for card in cards]
        session.show({"articles": cards_json, "findings": session.findings_json(strangers)})
    else:
        session.tell(told, coded=ANSWERABLE)
        if any(finding.code in ANSWERABLE for finding in told):
            session.say("What is right as it stands is answered in the header of its article: X-Abaikan: code reason")
    if errors(told):
        sys.exit(Exit.REFUSED)
    if not session.as_json:
        session.say("Nothing stands in the way ({count} articles).", count=str(len(cards)))


def _to_tell(card: Card) -> tuple[Finding, ...]:
    """Leave out that an article in ``review/`` waits for a sign-off: that is no fault of its text."""
    return tuple(each for each in card.findings if card.stage is not Stage.REVIEW or each.code not in _WAITS)
