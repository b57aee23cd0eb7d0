"""``paraf checkpoint``: the signed state of the ledger, for keeping elsewhere."""

import sys
from pathlib import Path

import click

from paraf.cli.exits import Exit
from paraf.cli.options import json_option
from paraf.cli.session import Session
from paraf.desk.keys.site_key import site_key
from paraf.rules.checkpoint import Checkpoint, opened, signed, verifier_key
from paraf.rules.merkle import Tree
from paraf.rules.release_judging import history_problems
from paraf.rules.release_papers import origin_of
from paraf.rules.wire import base64_text


@click.command("checkpoint")
@click.option(
    "--since",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="A checkpoint that was kept earlier: also gives the proof that the ledger only grew since.",
)
@json_option
@click.pass_obj
def command(session: Session, since: Path | None) -> None:
    """Print a checkpoint: how long the ledger is and what it holds.

    These are a few lines that the site's key signed. Like the one on the public site it ends with the last entry
    that can change what is public. Keep it where nobody can change it together with the records: printed, mailed, at
    another office. With --since the answer has the form in which witnesses of such logs ask for it
    (C2SP tlog-witness).
    """
    newsroom = session.newsroom
    with session.writing():
        private = site_key(newsroom.layout)
        origin, tree = origin_of(newsroom.office.site), newsroom.tree.grown()
        settled = newsroom.register.settled
        size = settled.number if settled else 0
        note = signed(Checkpoint(origin=origin, size=size, root=tree.root(size)), private)
    proof = None
    if since is not None:
        key = verifier_key(origin, private.public_key().public_bytes_raw())
        proof = _grown_since(session, tree, size, since, key)
    if session.as_json:
        session.show({"done": True, "size": size, "checkpoint": note, "proof": proof})
    else:
        click.echo(f"{proof}\n{note}" if proof else note, nl=False)


def _grown_since(session: Session, tree: Tree, size: int, since: Path, key: str) -> str:
    """Give the proof that the ledger only grew since an old checkpoint; ends the command where it did not."""
    old = since.read_text(encoding="utf-8", errors="replace")
    problems = tuple(history_problems(old, tree, key, path=since.name))
    before = opened(old, key)
    if before is None or problems:
        session.tell(problems)
        sys.exit(Exit.DAMAGED)
    hashes = tree.consistency(before.size, size) if before.size else ()
    return "".join(f"{line}\n" for line in (f"old {before.size}", *(base64_text(each) for each in hashes)))
