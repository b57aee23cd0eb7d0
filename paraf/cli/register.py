"""``paraf register``: the material register, every file that was ever received."""

from pathlib import Path

import click

from paraf.cli.options import json_option
from paraf.cli.session import Session
from paraf.rules.receiving.listing import MaterialRow, material_rows, register_csv


@click.command("register")
@click.option("--xlsx", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file, as a workbook.")
@click.option("--replace", is_flag=True, help="Write over a file that somebody changed.")
@json_option
@click.pass_obj
def command(session: Session, *, xlsx: Path | None, replace: bool) -> None:
    """Give the register of all material that was received.

    It is CSV, or a workbook.
    """
    rows = material_rows(session.newsroom.ledger.read().entries)
    zone = session.newsroom.office.zone
    if xlsx is not None:
        _write(session, rows, session.here / xlsx, replace=replace)
    if session.as_json:
        session.show({"rows": [_json(row) for row in rows]})
    elif xlsx is not None:
        click.echo(str(xlsx))
    else:
        click.echo(register_csv(rows, session.language.sentence, zone=zone), nl=False)


def _write(session: Session, rows: tuple[MaterialRow, ...], path: Path, *, replace: bool) -> None:
    from paraf.desk.reports.materials import material_table  # noqa: PLC0415  # its library is for workbooks alone
    from paraf.desk.reports.spreadsheets import xlsx_of  # noqa: PLC0415
    from paraf.desk.reports.writing import write_report  # noqa: PLC0415

    if not path.parent.is_dir():
        session.wrong("There is no folder {path}.", path=str(path.parent))
    book = xlsx_of([material_table(rows, session.language, zone=session.newsroom.office.zone)])
    refused = write_report(session.newsroom.layout, path, book, replace=replace)
    if refused is not None:
        session.refuse([refused])


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
