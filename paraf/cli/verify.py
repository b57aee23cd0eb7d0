"""``paraf verify``: ledger, vault, seals and the live release held against each other; or a published file or site."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from paraf.cli.attested import answer, expected_of, say_agreed
from paraf.cli.exits import Exit
from paraf.cli.options import json_option
from paraf.cli.session import Session
from paraf.desk.keys.site_key import read_site_key
from paraf.desk.published.attesting import Expected
from paraf.desk.records.ledger import DamagedLedgerError
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.verifying import verify_records
from paraf.desk.sweeping.board import Card, board_of
from paraf.press.orders import key_for
from paraf.press.releases.release_check import ledger_problems, release_problems
from paraf.press.reprinting import Reprint, reprint
from paraf.rules.checkpoint import verifier_key
from paraf.rules.findings import Finding
from paraf.rules.release_judging import history_problems
from paraf.rules.release_papers import origin_of
from paraf.rules.words import Digest, Seal


@click.command("verify")
@click.argument("place", required=False)
@click.option("--site-key", metavar="KEY", help="The key that the site must have: its text, or a file that holds it.")
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A checkpoint that was kept earlier: shows a rewritten history.",
)
@click.option("--drawn", is_flag=True, help="Draw every smaller picture and social card anew, and compare those too.")
@json_option
@click.pass_obj
def command(session: Session, place: str | None, site_key: str | None, against: Path | None, *, drawn: bool) -> None:
    """Check everything that was ever recorded.

    Exit status 4 where something was damaged or forged.

    With PLACE (a web address, a file, or a folder with a copied site) nothing but what is published is looked at:
    0 signed and whole, 3 not signed, 4 damaged.
    """
    expected = expected_of(session, site_key, against)
    if place is not None:
        answer(session, place, expected)
    entries, head, problems = _problems(session, expected)
    again = Reprint(compared=False) if problems else reprint(session.newsroom, drawn_anew=drawn)
    problems = problems or again.problems
    cards = () if problems else board_of(session.newsroom, at=session.clock()).cards
    void: list[Card] = [card for card in cards if card.seal is Seal.VOID]
    if session.as_json:
        found = {"problems": session.findings_json(problems), "void": [card.path for card in void]}
        session.show({"ok": not problems, "entries": entries, "checkpoint": head, "compared": again.compared, **found})
    else:
        session.tell((*problems, *(finding for card in void for finding in card.findings)))
        if not (problems or again.compared):
            session.say(
                "The site's look changed since it was printed, or its key is gone, so its pages were not compared."
            )
        if not problems:
            say_agreed(session, problems, expected)
        verdict = "Damaged: {count} problem(s)." if problems else "All is well: {entries} entries, head {head}."
        session.say(verdict, count=str(len(problems)), entries=str(entries), head=head or "-")
    sys.exit(Exit.DAMAGED if problems else Exit.DONE)


def _problems(session: Session, expected: Expected) -> tuple[int | None, Digest | None, tuple[Finding, ...]]:
    """Give the number of entries and the ledger's head, where it can be read, and every problem."""
    try:
        session.newsroom.prove()
        verified = verify_records(session.newsroom)
        lost = ledger_problems(session.newsroom)
    except DamagedLedgerError as error:
        return None, None, error.findings
    recorded = (*lost, *verified.problems, *_history(session, expected))
    problems = recorded or release_problems(session.newsroom)
    return verified.entries, verified.head, problems


def _history(session: Session, expected: Expected) -> Iterator[Finding]:
    """Hold the checkpoint that somebody kept against the ledger."""
    if expected.checkpoint is not None:
        key = expected.key or _own_key(session.newsroom)
        tree = session.newsroom.tree.grown()
        yield from history_problems(expected.checkpoint, tree, key, path=expected.name)


def _own_key(newsroom: Newsroom) -> str:
    """Give the text of the newsroom's own site key; none where it has none."""
    private = key_for(newsroom, read_site_key)
    origin = origin_of(newsroom.office.site)
    return verifier_key(origin, private.public_key().public_bytes_raw()) if private else ""
