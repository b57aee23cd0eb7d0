"""``paraf restore``: a newsroom out of a backup, in a folder where nothing lies."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

from paraf.cli.exits import Exit
from paraf.cli.options import json_option
from paraf.cli.session import Session
from paraf.desk.backup.restoring import OF_DAMAGE, Choice, Restored, chosen, restore, taken
from paraf.desk.backup.store import Store
from paraf.rules.findings import Finding
from paraf.rules.snapshot import Snapshot


@click.command("restore")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.argument("target", type=click.Path(path_type=Path), required=False)
@click.option("--snapshot", "named", metavar="NAME", help="The snapshot to restore (default: the newest).")
@click.option("--list", "listing", is_flag=True, help="Show which snapshots there are, and restore nothing.")
@json_option
@click.pass_obj
def command(session: Session, folder: Path, target: Path | None, named: str | None, *, listing: bool) -> None:
    """Restore the newsroom whose backups lie in FOLDER into TARGET.

    TARGET must be empty or not there. Every byte is held against its digest; where one is wrong, there is no
    newsroom, and exit status 4.
    """
    store = Store((session.here / folder).resolve())
    if listing:
        _show_list(session, store)
        return
    place = (session.here / target if target else session.start).resolve()
    refusal = taken(place)
    if refusal:
        session.refuse([refusal])
    choice = chosen(store, named)
    if isinstance(choice, Finding):
        _end(session, Exit.DAMAGED if choice.code in OF_DAMAGE else Exit.REFUSED, [choice])
    restored = restore(store, choice.snapshot, place)
    if restored.problems:
        if not session.as_json:
            session.say(
                "Nothing was restored. What is whole lies in {folder}, which you may delete.",
                folder=str(restored.place),
            )
        _end(session, Exit.DAMAGED, restored.problems, partial=str(restored.place))
    _show(session, choice, restored)


def _show(session: Session, choice: Choice, restored: Restored) -> None:
    count = str(len(choice.snapshot.files))
    if session.as_json:
        found = {"snapshot": choice.id, "folder": str(restored.place), "files": int(count)}
        session.show({"done": True, **found, "damaged": choice.snapshot.damaged})
    else:
        session.say(
            "Restored: {count} files of {snapshot} in {folder}. Next: paraf -C {folder} verify, then build.",
            count=count,
            snapshot=choice.id,
            folder=str(restored.place),
        )
    sys.exit(Exit.DAMAGED if choice.snapshot.damaged else Exit.DONE)


def _show_list(session: Session, store: Store) -> None:
    rows = [(named, store.snapshot(named)) for named in store.snapshots()]
    if session.as_json:
        session.show({"snapshots": [_json(named, snapshot) for named, snapshot in rows]})
        return
    for named, snapshot in rows:
        click.echo(f"{named}  {_said(session, snapshot)}")
    if not rows:
        session.say("There is no backup in {folder}.", folder=str(store.folder))


def _said(session: Session, snapshot: Snapshot | None) -> str:
    if snapshot is None:
        return session.language.sentence("its list is damaged")
    count = str(len(snapshot.files))
    if snapshot.damaged:
        return session.language.sentence("{count} files, of damaged records", count=count)
    return session.language.sentence("{count} files", count=count)


def _json(named: str, snapshot: Snapshot | None) -> dict[str, object]:
    if snapshot is None:
        return {"snapshot": named, "whole": False}
    files = {"files": len(snapshot.files), "bytes": sum(file.size for file in snapshot.files)}
    return {"snapshot": named, "whole": True, "time": snapshot.time.isoformat(), **files, "damaged": snapshot.damaged}


def _end(session: Session, status: Exit, findings: Iterable[Finding], **more: str) -> NoReturn:
    if session.as_json:
        session.show({"done": False, "findings": session.findings_json(findings), **more})
    else:
        session.tell(findings)
    sys.exit(status)
