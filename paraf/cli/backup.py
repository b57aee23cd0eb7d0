"""``paraf backup``: keep everything that cannot be made again, while work goes on."""

import sys
from pathlib import Path

import click

from paraf.cli.exits import Exit
from paraf.cli.options import json_option
from paraf.cli.session import Session
from paraf.desk.backup.backup import BackedUp, back_up, misplaced
from paraf.desk.backup.store import Store
from paraf.desk.records.newsroom import NoNewsroomError, is_newsroom
from paraf.rules.findings import errors


@click.command("backup")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@json_option
@click.pass_obj
def command(session: Session, folder: Path) -> None:
    """Add a snapshot of the newsroom to the backups in FOLDER.

    Only what is new there is written. Exit status 4 where records are damaged, 3 where a file could not be read; the
    rest is kept all the same.
    """
    if not is_newsroom(session.root):
        raise NoNewsroomError(str(session.root))
    place = (session.here / folder).resolve()
    refusal = misplaced(session.root, place)
    if refusal:
        session.refuse([refusal])
    done = back_up(session.root, Store(place), at=session.clock())
    if session.as_json:
        session.show(_json(session, done))
    else:
        session.tell((*done.damages, *done.left_out))
        click.echo(done.snapshot)
        session.say(
            "Backed up to {place}: {files} files, {size} MB; {new} of their copies were new, {more} MB.",
            place=str(place),
            files=str(done.files),
            size=_megabytes(session, done.size),
            new=str(done.new),
            more=_megabytes(session, done.new_size),
        )
    sys.exit(Exit.DAMAGED if done.damages else Exit.REFUSED if errors(done.left_out) else Exit.DONE)


def _megabytes(session: Session, size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", session.language.sentence("."))


def _json(session: Session, done: BackedUp) -> dict[str, object]:
    return {
        "done": True,
        "snapshot": done.snapshot,
        "files": done.files,
        "bytes": done.size,
        "new": done.new,
        "new_bytes": done.new_size,
        "damages": session.findings_json(done.damages),
        "left_out": session.findings_json(done.left_out),
    }
