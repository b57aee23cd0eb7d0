"""The report as JSON has it: every number that stands on paper, and the rows that they were counted from."""

from datetime import datetime
from typing import Any

from paraf.rules.report import Report, Row, SentBack


def report_json(report: Report) -> dict[str, Any]:
    """Give a report as JSON has it; times are those of the office."""
    return {
        "period": {
            "name": report.period.name,
            "first": report.period.first.isoformat(),
            "last": report.period.last.isoformat(),
        },
        "until": _time(report.until, report),
        "checkpoint": {
            "number": report.head.number,
            "digest": report.head.digest,
            "time": _time(report.head.time, report) if report.head.time else None,
        },
        "procedures": [
            {
                "since": _time(each.since, report) if each.since else None,
                "number": each.sop.number,
                "revision": each.sop.revision,
            }
            for each in report.procedures
        ],
        "counts": report.office.hours.counts.value,
        "totals": report.totals,
        "categories": dict(report.categories),
        "units": dict(report.units),
        "changes": dict(report.changes),
        "steps": [
            {
                "step": each.step.value,
                "budget": each.budget,
                "working": each.spent.working,
                "clock": each.spent.clock,
                "longest_working": each.longest.working,
                "longest_clock": each.longest.clock,
                "overruns": each.overruns,
            }
            for each in report.steps
        ],
        "rows": [_row(row, report) for row in report.rows],
        "returns": [_return(each, report) for each in report.returns],
    }


def _row(row: Row, report: Report) -> dict[str, Any]:
    return {
        "number": row.number,
        "kind": row.kind.value,
        "address": row.address,
        "title": row.title,
        "category": row.category,
        "unit": row.unit,
        "writers": row.writers,
        "correctors": list(row.correctors),
        "sealed": _time(row.sealed, report),
        "public_from": _time(row.public_from, report),
        "verdict": row.verdict.value,
        "change": row.change,
        "note": row.note,
        "assignment": row.assignment,
        "returns": row.returns,
        "working": [each.working for each in row.minutes],
        "clock": [each.clock for each in row.minutes],
        "late": [
            {"step": each.step.value, "counted": each.counted, "budget": each.budget, "over": each.over}
            for each in row.late
        ],
        "late_recorded": [step.value for step in row.late_recorded],
        "writing_presumed": row.writing_presumed,
    }


def _return(each: SentBack, report: Report) -> dict[str, Any]:
    return {
        "number": each.number,
        "time": _time(each.time, report),
        "address": each.address,
        "title": each.title,
        "by": each.by,
        "note": each.note,
    }


def _time(moment: datetime, report: Report) -> str:
    return moment.astimezone(report.office.zone).isoformat(timespec="seconds")
