"""``paraf register``: the material register, every file that was ever received."""

import click

from paraf.cli.options import json_option
from paraf.cli.session import Session
from paraf.rules.receiving.listing import MaterialRow, material_rows, register_csv


@click.command("register")
@json_option
@click.pass_obj
def command(session: Session) -> None:
    """Give the register of all material that was received, as CSV."""
    rows = material_rows(session.newsroom.ledger.read().entries)
    zone = session.newsroom.office.zone
    if session.as_json:
        session.show({"rows": [_json(row) for row in rows]})
    else:
        click.echo(register_csv(rows, session.language.sentence, zone=zone), nl=False)


def _json(row: MaterialRow) -> dict[str, object]:
    return {
        "number": row.number,
        "entry": row.entry,
        "received": row.received.isoformat(timespec="seconds"),
        "received_from": row.received_from,
        "event": row.event,
        "place": row.place,
        "unit": row.unit,
        "assignment": row.assignment,
        "file": row.file,
        "kind": row.kind,
        "size": row.size,
        "sha": row.sha,
        "article": row.article,
        "state": row.state.name.lower(),
    }
