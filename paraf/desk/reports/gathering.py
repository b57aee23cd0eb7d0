"""Gathering what a report is made from: the ledger as it lies there, the offices and the sealed texts in the vault."""

from collections.abc import Mapping
from datetime import datetime

from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.office_clock import clock_of
from paraf.rules.article import header_lines
from paraf.rules.periods import Period
from paraf.rules.report import Report
from paraf.rules.reporting import Sources, report_of
from paraf.rules.words import Digest


def gather_report(newsroom: Newsroom, period: Period, *, at: datetime) -> Report:
    """Give the report on a period as it stands at a moment."""
    reading = newsroom.ledger.read()

    def header_of(text: Digest) -> Mapping[str, str]:
        return header_lines(newsroom.vault.get(text).decode())

    sources = Sources(
        entries=reading.entries,
        head=reading.head,
        office_of=newsroom.office_of,
        header_of=header_of,
        national=clock_of(newsroom).national,
    )
    return report_of(sources, period, at=newsroom.moment(at))
