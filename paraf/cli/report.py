"""``paraf report``: the report on disseminated news, for a period."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click

from paraf.cli.options import json_option
from paraf.cli.report_json import report_json
from paraf.cli.session import Session
from paraf.desk.disk.files import make_folder
from paraf.desk.disk.modes import DESK_FILE, DESK_FOLDER
from paraf.desk.reports.gathering import gather_report
from paraf.desk.reports.letter import Letter, letter_of, say_period
from paraf.desk.reports.writing import write_report
from paraf.rules.periods import Period, read_period
from paraf.rules.report import Report
from paraf.rules.wording import find

PAPERS = ("A4", "F4")
FORMATS = ("pdf", "html", "xlsx", "csv")


@click.command("report")
@click.argument("period", nargs=-1)
@click.option(
    "--format",
    "formats",
    type=click.Choice([*FORMATS, "all"]),
    multiple=True,
    help="What to make (default: pdf; with --json nothing).",
)
@click.option(
    "--paper", type=click.Choice(PAPERS, case_sensitive=False), default=PAPERS[0], help="The PDF's paper (default: A4)."
)
@click.option("--number", default="", help="The letter's number, where the office gives one.")
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file; its ending says what.")
@click.option("--replace", is_flag=True, help="Write over a file that somebody changed.")
@json_option
@click.pass_obj
def command(  # noqa: PLR0913  # click's call
    session: Session,
    period: tuple[str, ...],
    *,
    formats: tuple[str, ...],
    paper: str,
    number: str,
    to: Path | None,
    replace: bool,
) -> None:
    """Make the report on disseminated news.

    The report on PERIOD is put into records/reports/.

    PERIOD is a day, week, month, quarter, year or range: 2026-11-27, 2026-W48, 2026-11, 2026-Q4, 2026,
    2026-11-01..2026-11-15, or words such as "bulan lalu"; without it, the month so far.
    """
    report = gather_report(session.newsroom, _period(session, " ".join(period)), at=session.clock())
    places = _places(session, report, formats, paper.upper(), to)
    day = session.newsroom.moment(session.clock()).astimezone(report.office.zone).date()
    letter = letter_of(report, session.language, number=number, day=day)
    findings = []
    for path, made in places.items():
        mode = None if to else DESK_FILE
        findings.append(write_report(session.newsroom.layout, path, made(letter), replace=replace, mode=mode))
    refused = [finding for finding in findings if finding]
    if refused:
        session.refuse(refused)
    written = [_named(session, path) for path in places]
    if session.as_json:
        session.show({"done": True, "files": written} | report_json(report))
        return
    _say(session, report)
    for name in written:
        click.echo(name)


def _period(session: Session, typed: str) -> Period:
    zone = session.newsroom.office.zone
    today = session.newsroom.moment(session.clock()).astimezone(zone).date()
    found = read_period(typed or f"{today:%Y-%m}", today=today)
    if found is None:
        session.refuse([find("no-period", found=typed)])
    if found.first > today:
        session.refuse([find("period-to-come", period=say_period(found, session.language))])
    return found


def _places(
    session: Session, report: Report, formats: Iterable[str], paper: str, to: Path | None
) -> Mapping[Path, Callable[[Letter], bytes]]:
    """Give the files to write, and how each is made."""
    if to is not None:
        kind = to.suffix.lower().removeprefix(".")
        if kind not in FORMATS:
            session.wrong(
                "The name of the file has to end in {endings}.", endings=", ".join(f".{one}" for one in FORMATS)
            )
        path = session.here / to
        if not path.parent.is_dir():
            session.wrong("There is no folder {path}.", path=str(path.parent))
        return {path: _maker(kind, paper, report)}
    asked = set(formats) or (set() if session.as_json else {"pdf"})
    wanted = [(kind, each) for kind in FORMATS for each in PAPERS if _is_wanted(kind, each, asked, paper)]
    if wanted:
        make_folder(session.newsroom.layout.reports, mode=DESK_FOLDER)
    folder, name = session.newsroom.layout.reports, report.period.name
    return {
        folder / f"{name}{'.f4' if (kind, each) == ('pdf', 'F4') else ''}.{kind}": _maker(kind, each, report)
        for kind, each in wanted
    }


def _is_wanted(kind: str, each: str, asked: set[str], paper: str) -> bool:
    if kind != "pdf":
        return each == PAPERS[0] and bool(asked & {kind, "all"})
    return "all" in asked or ("pdf" in asked and each == paper)


def _maker(kind: str, paper: str, report: Report) -> Callable[[Letter], bytes]:
    """Give what makes a file; the library that it needs is imported when it does."""

    def make(letter: Letter) -> bytes:
        if kind == "pdf":
            from paraf.desk.reports.paper import Paper, pdf_of  # noqa: PLC0415

            return pdf_of(letter, Paper(paper), at=report.until)
        if kind == "html":
            from paraf.desk.reports.html import html_of  # noqa: PLC0415

            return html_of(letter)
        from paraf.desk.reports.spreadsheets import csv_of, xlsx_of  # noqa: PLC0415

        return csv_of(letter.tables[0]) if kind == "csv" else xlsx_of((letter.summary, *letter.tables))

    return make


def _named(session: Session, path: Path) -> str:
    root = session.newsroom.root
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


def _say(session: Session, report: Report) -> None:
    totals = {name: str(count) for name, count in report.totals.items()}
    session.say(
        "{period}: {articles} article(s), {changes} change(s), {withdrawals} withdrawal(s), {returns} return(s), "
        "{late} late.",
        period=say_period(report.period, session.language),
        **totals,
    )
