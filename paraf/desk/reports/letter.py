"""The report as a letter in the office's language: its head, its text, its charts, its tables, its foot.

* The letter is short; lists are appendices, and one without a row is left out but for the list of articles.
* Dates, numbers and names of steps are those of the language; every number comes from the report.
"""

from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from paraf.desk.language import Language
from paraf.desk.reports.appendices import appendices, step_name
from paraf.desk.reports.tables import Bar, Chart, Column, Table
from paraf.rules.hours import Counts
from paraf.rules.periods import Period, Span, quarter_of
from paraf.rules.report import InForce, Report
from paraf.rules.sop import Step

_ROMAN = ("", "I", "II", "III", "IV")
_MOST_BARS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The report in words; ``facts`` are lines under its head, ``basis`` those under its tables."""

    language: str
    letterhead: tuple[str, ...]
    contact: str
    title: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    dated: str
    greeting: str
    to: str
    opening: str
    summary: Table
    charts: tuple[Chart, ...]
    basis: tuple[str, ...]
    signature: tuple[str, ...]
    copies: tuple[str, ...]
    copies_heading: str
    appendix: str
    tables: tuple[Table, ...]
    foot: str


def letter_of(report: Report, language: Language, *, number: str, day: date) -> Letter:
    """Put a report into words, as a letter of a day."""
    say, settled = language.sentence, report.office.report
    tables = appendices(report, language)
    subject = say("Report on disseminated news, {period}", period=say_period(report.period, language))
    return Letter(
        language=language.code,
        letterhead=settled.letterhead or (report.office.office,),
        contact=settled.contact,
        title=say("Report on disseminated news"),
        subject=subject,
        facts=(
            (say("Number"), settled.numbered(number, day)),
            (say("Attachment"), say("{count} list(s)", count=str(len(tables)))),
            (say("Subject"), subject),
        ),
        dated=", ".join(part for part in (settled.place, _day(day, language)) if part),
        greeting=say("To:"),
        to=settled.to or say("Head of Department"),
        opening=_opening(report, language),
        summary=_summary(report, language),
        charts=_charts(report, language),
        basis=tuple(_basis(report, language)),
        signature=(
            settled.post or say("Head of Division"),
            settled.signer or "\N{HORIZONTAL ELLIPSIS}" * 12,
            settled.rank,
            f"NIP {settled.nip}" if settled.nip else "",
        ),
        copies=settled.copies,
        copies_heading=say("Copies to"),
        appendix=say("Attachment"),
        tables=tables,
        foot=f"{report.office.office} · {subject}",
    )


def say_period(period: Period, language: Language) -> str:
    """Say a period as people do."""
    first, code = period.first, language.code
    match period.span:
        case Span.MONTH:
            return format_date(first, "MMMM y", locale=code)
        case Span.YEAR:
            return language.sentence("the year {year}", year=f"{first:%Y}")
        case Span.QUARTER:
            quarter = _ROMAN[quarter_of(first)]
            return language.sentence("quarter {quarter} of {year}", quarter=quarter, year=f"{first:%Y}")
        case Span.DAY:
            return format_date(first, "EEEE, d MMMM y", locale=code)
        case _:
            return language.sentence("{first} to {last}", first=_day(first, language), last=_day(period.last, language))


def _opening(report: Report, language: Language) -> str:
    until = report.until.astimezone(report.office.zone)
    is_over = until >= report.period.moments(report.office.zone)[1]
    number = format_decimal(len(report.articles), locale=language.code)
    period = say_period(report.period, language)
    if is_over:
        return language.sentence(
            "We report the news that was disseminated in {period}: {count} article(s). The lists are attached.",
            period=period,
            count=number,
        )
    return language.sentence(
        "We report the news that was disseminated in {period}, as far as until {until}: {count} article(s). "
        "The lists are attached.",
        period=period,
        until=_moment(until, language),
        count=number,
    )


def _summary(report: Report, language: Language) -> Table:
    say, totals = language.sentence, report.totals
    names = {
        "articles": say("News disseminated"),
        "changes": say("Corrections and other changes after publication"),
        "withdrawals": say("Withdrawals"),
        "returns": say("Returns to the writer"),
        "late": say("Late items"),
        "late_recorded": say("Recorded late"),
        "without_assignment": say("Without an assignment letter"),
        "emergencies": say("Emergency releases"),
        "waiting": say("Waiting for correction at the end"),
    }
    return Table(
        title=say("Summary"),
        columns=(Column(heading=say("Matter"), width=80), Column(heading=say("Count"), width=20, number=True)),
        rows=tuple((name, totals[key]) for key, name in names.items()),
    )


def _charts(report: Report, language: Language) -> tuple[Chart, ...]:
    say, code, articles = language.sentence, language.code, len(report.articles)
    by_clock = report.office.hours.counts is Counts.CLOCK
    categories = [
        Bar(name=name or say("(none)"), value=count, shown=format_decimal(count, locale=code))
        for name, count in report.categories[:_MOST_BARS]
    ]
    steps = []
    for each in report.steps:
        total = each.spent.clock if by_clock else each.spent.working
        mean = total / articles if articles else 0
        shown = format_decimal(mean, format="#,##0.0", locale=code)
        limit = None if each.step is Step.READINESS else each.budget
        if limit is not None:
            shown = say("{minutes} of {budget}", minutes=shown, budget=format_decimal(limit, locale=code))
        steps.append(Bar(name=step_name(each.step, language), value=mean, shown=shown, limit=limit))
    return (
        Chart(title=say("News by category"), bars=tuple(categories)),
        Chart(title=say("Average minutes of each step, and its time budget"), bars=tuple(steps)),
    )


def _basis(report: Report, language: Language) -> list[str]:
    say, head = language.sentence, report.head
    lines = [_procedure(each, report, language) for each in report.procedures]
    counts = report.office.hours.counts
    lines.append(say("Minutes are working time.") if counts is Counts.WORKING else say("Minutes are clock time."))
    presumed = sum(row.writing_presumed for row in report.articles)
    if presumed:
        sentence = "When writing began nobody told for {count} article(s): it is presumed by the time for intake."
        lines.append(say(sentence, count=format_decimal(presumed, locale=language.code)))
    if head.time is not None:
        lines.append(
            say(
                "Counted from the ledger up to entry {number} ({time}), {digest}.",
                number=format_decimal(head.number, locale=language.code),
                time=_moment(head.time.astimezone(report.office.zone), language),
                digest=head.digest,
            )
        )
    return lines


def _procedure(each: InForce, report: Report, language: Language) -> str:
    number = each.sop.number or "-"
    if each.sop.revision:
        number = language.sentence("{number}, revision {revision}", number=number, revision=each.sop.revision)
    if each.since is None:
        return language.sentence("Procedure in force: SOP {number}.", number=number)
    since = _moment(each.since.astimezone(report.office.zone), language)
    return language.sentence("Procedure in force since {since}: SOP {number}.", since=since, number=number)


def _day(day: date, language: Language) -> str:
    return format_date(day, "d MMMM y", locale=language.code)


def _moment(moment: datetime, language: Language) -> str:
    time = format_time(moment, "HH.mm", locale=language.code)
    return language.sentence("{day} at {time}", day=_day(moment.date(), language), time=time)
