"""``paraf intake``: what a coverage team hands in becomes one item in drafts/, with a receipt."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from paraf.cli.material import say_item, taken_where_it_lies
from paraf.cli.options import json_option, officer_option
from paraf.cli.session import Session
from paraf.desk.acting.acts import Actor
from paraf.desk.acting.receiving import Item, Order, take_in
from paraf.desk.papers.descending import everything_below
from paraf.rules.dates import DateProblem, read_date
from paraf.rules.findings import Finding
from paraf.rules.names import Kind, kind_of, kind_of_folder
from paraf.rules.receiving.handed import Handing
from paraf.rules.wording import find


@click.command("intake")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--from", "--dari", "received_from", default="", metavar="NAME", help="Who hands it in.")
@click.option("--when", "--waktu", "when", default="", metavar="DATE", help="When it was handed in (default: now).")
@click.option("--event", "--acara", "event", default="", help="What it is about.")
@click.option("--event-date", "--tanggal-acara", "event_date", default="", metavar="DATE", help="When that was.")
@click.option("--place", "--tempat", "place", default="", help="Where that was.")
@click.option("--unit", "--opd", "unit", default="", help="The agency that it is about.")
@click.option("--contact", "--kontak", "contact", default="", help="Whom to ask; it is never public.")
@click.option("--assignment", "--spt", "assignment", default="", metavar="NUMBER", help="The assignment letter.")
@click.option("--no-assignment", "--tanpa-spt", "without", is_flag=True, help="There is no assignment letter.")
@click.option("--title", "--judul", "title", default="", help="A title, where the text has none.")
@json_option
@officer_option
@click.pass_obj
def command(session: Session, /, files: tuple[Path, ...], officer: str | None, *, without: bool, **said: str) -> None:
    """Take FILES in as one item in drafts/.

    FILES are text, photos, recordings, documents, or folders of them. They stay where they are; a folder that lies
    in drafts/ already becomes an item there.
    """
    actor = session.actor(officer)
    if without and said["assignment"]:
        session.wrong("Give the assignment letter's number, or say that there is none; not both.")
    received = _moment(session, "--when", said.pop("when")) or actor.at
    event_date, title = _moment(session, "--event-date", said.pop("event_date")), said.pop("title")
    spoken = {key: " ".join(text.split()) for key, text in said.items()}
    handing = Handing(received=received, event_date=event_date, without_assignment=without, **spoken)
    meant = [(session.here / path).absolute() for path in files]
    with session.writing():
        item = taken_where_it_lies(session, meant, handing, actor, title=title)
        if item is None:
            found = tuple(_files(session, [path.resolve() for path in meant]))
            order = Order(files=found, handing=handing, title=title)
            item = _taken(session, order, actor)
    say_item(session, item)


def _taken(session: Session, order: Order, actor: Actor) -> Item:
    """Take in files; ends the command where one of them is gone by now."""
    try:
        return take_in(session.newsroom, order, actor)
    except FileNotFoundError as error:
        if Path(error.filename) not in order.files:
            raise
        session.refuse([find("material-unfit", path=str(error.filename))])


def _moment(session: Session, option: str, typed: str) -> datetime | None:
    if not typed:
        return None
    moment = read_date(typed, zone=session.newsroom.office.zone)
    if isinstance(moment, DateProblem):
        detail = {"key": option} | moment.detail
        session.refuse([find(moment.code, path=option, line=None, **detail)])
    return moment


def _files(session: Session, meant: list[Path]) -> Iterator[Path]:
    """Give every file that is handed in; ends the command where something can be none."""
    refused: list[Finding] = []
    for path in dict.fromkeys(meant):
        if path.is_dir():
            below = [*_below(path)]
            refused += [] if below else [find("material-none", path=str(path))]
            yield from below
        elif path.is_file():
            yield path
        else:
            refused.append(find("material-unfit", path=str(path)))
    if refused:
        session.refuse(refused)


def _below(folder: Path) -> list[Path]:
    below = everything_below(folder, passing=lambda name: kind_of_folder(name) is Kind.IGNORED)
    return sorted(path for path, entry in below if entry.is_file and kind_of(entry.name) is not Kind.IGNORED)
