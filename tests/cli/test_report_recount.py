"""A year's report against a recount that shares no code with it: raw lines, the vault's files, sums of its own.

PARAF_YEAR=3000 makes the year as large as an office's; without it a small one is enough for every branch.
"""

import bisect
import hashlib
import json
import os
import re
import tomllib
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import floor
from zoneinfo import ZoneInfo

import pytest

from tests.support.commands import paraf
from tests.support.years import Year

ARTICLES = int(os.environ.get("PARAF_YEAR", "150"))
ZONE = ZoneInfo("Asia/Pontianak")
STEPS = ["intake", "writing", "correction", "readiness"]
USUAL = [[(450, 720), (780, 960)]] * 4 + [[(450, 690), (780, 990)], [], []]
FASTING = [[(480, 720), (750, 900)]] * 4 + [[(480, 690), (750, 930)], [], []]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return Year(ARTICLES).lay_out(tmp_path_factory.mktemp("year") / "ruang")


class Recount:
    """What the lines of a ledger say of a stretch of time."""

    def __init__(self, folder, first, last):
        self.folder = folder
        self.start, self.end = self.midnight(first), self.midnight(last + timedelta(days=1))
        raw = (folder / "records" / "ledger").read_bytes().splitlines()
        lines = [(json.loads(line), line) for line in raw]
        self.lines = [(entry, line) for entry, line in lines if self.moment(entry["time"]) < self.end]
        self.settings = [
            (self.moment(e["time"]), tomllib.loads(self.kept(e["act"]["office"]))) for e in self.of("roster")
        ]
        self.office = self.settings[-1][1]
        self.stretches, self.before = self.calendar()
        self.rows, self.returns, self.waiting = [], [], 0
        self.read()

    def midnight(self, day):
        return datetime(day.year, day.month, day.day, tzinfo=ZONE).timestamp()

    def moment(self, text):
        return datetime.fromisoformat(text).timestamp()

    def kept(self, digest):
        name = digest.split(":")[1]
        return (self.folder / "records" / "vault" / name[:2] / name).read_text(encoding="utf-8")

    def of(self, kind):
        return [entry for entry, _ in self.lines if entry["act"]["type"] == kind]

    def head(self, digest):
        lines = self.kept(digest).split("\n")
        return dict(line.split(": ", 1) for line in lines[: lines.index("") if "" in lines else None])

    # working time: every stretch of the year in a row, and how much came before each

    def calendar(self):
        hours = self.office["hours"]
        fast = hours["ramadan"][0]
        stretches, before, total = [], [], 0
        for number in range(-400, 800):
            day = date(2025, 1, 1) + timedelta(days=number)
            week = FASTING if fast["from"] <= day <= fast["until"] else USUAL
            for start, end in [] if day in hours["holidays"] else week[day.weekday()]:
                stretches.append((self.midnight(day) + start * 60, self.midnight(day) + end * 60))
                before.append(total)
                total += (end - start) * 60
        return stretches, before

    def worked(self, moment):
        place = bisect.bisect_right(self.stretches, (moment, float("inf"))) - 1
        start, end = self.stretches[place]
        return self.before[place] + min(moment, end) - start

    def when_worked(self, seconds):
        place = bisect.bisect_left(self.before, seconds) - 1
        return self.stretches[place][0] + seconds - self.before[place]

    # the way of each paper

    def read(self):
        papers, sealed = defaultdict(list), defaultdict(list)
        for entry, _ in self.lines:
            act = entry["act"]
            kind, at = act["type"], self.moment(entry["time"])
            if kind == "roster":
                continue
            key = {"intake": "item", "begin": "item", "return": "source", "seal": "submission"}.get(kind, "path")
            way = papers[act[key]]
            done = min(self.moment(entry["done"]), at) if "done" in entry else at
            way.append((kind, max(done, way[-1][1]) if way else done, act, entry.get("late_recorded", False)))
            if kind == "return" and at >= self.start:
                self.returns.append(self.sent_back(entry, way, at))
            if kind == "seal":
                sealed[act["address"]].append((entry["number"], at, act, papers.pop(act[key])))
        self.waiting = sum(way[-1][0] in {"submit", "claim", "sign"} for way in papers.values())
        for versions in sealed.values():
            self.publish(versions)
        self.rows.sort(key=lambda row: (datetime.fromisoformat(row["public_from"]), row["number"]))

    def sent_back(self, entry, way, at):
        submitted = [act for kind, _, act, _ in way if kind == "submit"][-1]
        people = {each["id"]: each["name"] for each in self.office["officer"]}
        return {
            "number": entry["number"],
            "time": self.shown(at),
            "address": entry["act"]["address"],
            "title": self.head(submitted["text"])["Title"],
            "by": people.get(entry["by"], ""),
            "note": entry["act"]["note"],
        }

    def publish(self, versions):
        seen, public, ends = False, 0, []
        for place, (_, at, act, way) in enumerate(versions):
            due = max(at, self.moment(act["not_before"]))
            later = [(when, other) for _, when, other, _ in versions[place + 1 :]]
            overtaken = [other for when, other in later if due > when and due >= self.moment(other["not_before"])]
            withdraws = act["verdict"] == "withdraw"
            counts = not any(self.counts(other) or other["verdict"] == "withdraw" for other in overtaken)
            if counts and self.counts(act) and due < self.end and (seen or not withdraws):
                if due >= self.start:
                    kind = "withdrawal" if withdraws else "change" if public else "article"
                    self.rows.append(self.row(versions[place], kind, due, ends))
                public += 1
            seen = seen or (not withdraws and not overtaken and due < self.end)
            ends.append(way[-1][1])

    def counts(self, act):
        people = {each["id"]: each for each in self.office["officer"]}
        for one in act["signers"]:
            said = next(line[6:] for line in one["statement"].split("\n") if line.startswith("time: "))
            if people[one["officer"]].get("revoked_since", date.max) <= datetime.fromisoformat(said).date():
                return False
        return True

    def row(self, version, kind, due, ends):
        number, at, act, way = version
        head = self.head(act["public"])
        receipts = [(when, one) for what, when, one, _ in way if what == "intake"]
        submissions = [(when, one) for what, when, one, _ in way if what == "submit"]
        start, last_receipt = self.begun(receipts, submissions, ends)
        sop = next(one["sop"] for since, one in reversed(self.settings) if since <= at)
        legs = self.legs(start, last_receipt, way, due)
        working = [sum(self.worked(b) - self.worked(a) for name, a, b, _ in legs if name == step) for step in STEPS]
        clock = [sum(b - a for name, a, b, _ in legs if name == step) for step in STEPS]
        unsure = {name for name, a, b, is_unsure in legs if is_unsure and a < b}
        return {
            "number": number,
            "kind": kind,
            "address": act["address"],
            "title": head["Title"],
            "category": head["Category"],
            "unit": head.get("Unit") or (receipts[0][1]["unit"] if receipts else ""),
            "writers": head["Authors"],
            "correctors": [one["name"] for one in act["signers"]],
            "sealed": self.shown(at),
            "public_from": self.shown(due),
            "verdict": act["verdict"],
            "change": act["change"] or "",
            "note": act["note"] or "",
            "assignment": submissions[-1][1]["assignment"],
            "returns": sum(what == "return" for what, *_ in way),
            "working": self.rounded(working),
            "clock": self.rounded(clock),
            "late": list(self.late(legs, sop)),
            "late_recorded": [step for step in STEPS if step in unsure],
            "writing_presumed": not self.told(way) and start < submissions[0][0],
        }

    def begun(self, receipts, submissions, ends):
        if receipts:
            return min(self.moment(receipts[0][1]["received"]), receipts[0][0]), receipts[-1][0]
        when, first = submissions[0]
        said = min(self.moment(first["received"]), when) if first["received"] else when
        start = when if first["replaces"] and ends and said <= ends[-1] else said
        return start, start

    def told(self, way):
        """Give when somebody said that writing began, and whether that was recorded late."""
        return [(when, is_late) for what, when, _, is_late in way if what == "begin"][:1]

    def legs(self, start, last_receipt, way, due):
        """Give the goes at each step: name, from, to, and whether one of the two was recorded late."""
        legs, submits = [], [when for what, when, *_ in way if what == "submit"]
        written = min(max(self.when_worked(self.worked(start) + 7200), last_receipt), submits[0])
        unsure = any(is_late for what, _, _, is_late in way if what == "intake")
        written, began_late = next(iter(self.told(way)), (written, unsure))
        legs.append(("intake", start, written, unsure or began_late))
        unsure = began_late
        mark = written
        for what, when, _, is_late in way:
            if what == "submit":
                legs.append(("writing", mark, when, unsure or is_late))
            elif what in {"return", "seal"}:
                legs.append(("correction", mark, when, unsure or is_late))
            if what in {"submit", "return", "seal"}:
                mark, unsure = when, is_late
        return [*legs, ("readiness", mark, due, unsure)]

    def late(self, legs, sop):
        minutes = {"intake": 120, "writing": 90 if sop.get("writing") == "1h30m" else 60, "correction": 30}
        for step, start, end, is_unsure in legs:
            spent = self.worked(end) - self.worked(start)
            if step in minutes and not is_unsure and spent > minutes[step] * 60:
                over = -floor((minutes[step] * 60 - spent) / 60)
                yield {"step": step, "counted": floor(spent / 60), "budget": minutes[step], "over": over}

    def rounded(self, seconds):
        ends = [floor(sum(seconds[:number]) / 60) for number in range(len(seconds) + 1)]
        return [after - before for before, after in pairwise(ends)]

    def shown(self, at):
        return datetime.fromtimestamp(at, ZONE).isoformat(timespec="seconds")

    def checkpoint(self):
        entry, line = self.lines[-1]
        digest = "sha256:" + hashlib.sha256(line).hexdigest()
        return {"number": len(self.lines), "digest": digest, "time": self.shown(self.moment(entry["time"]))}


def counted(names):
    """Count names whatever their capitals."""
    return dict(Counter(name.casefold() for name in names))


PERIODS = [
    ("2025", date(2025, 1, 1), date(2025, 12, 31)),
    ("2025-Q2", date(2025, 4, 1), date(2025, 6, 30)),
    ("2025-07", date(2025, 7, 1), date(2025, 7, 31)),
    ("2025-W10", date(2025, 3, 3), date(2025, 3, 9)),
    ("2025-03-03", date(2025, 3, 3), date(2025, 3, 3)),
    ("2025-02-10..2025-03-25", date(2025, 2, 10), date(2025, 3, 25)),
]


@pytest.mark.parametrize(("typed", "first", "last"), PERIODS)
def test_every_number_of_a_report_is_what_an_independent_recount_of_the_ledger_gives(folder, typed, first, last):
    said = paraf("report", typed, "--json", folder=folder)
    assert said.status == 0, said
    report, recount = said.json, Recount(folder, first, last)
    articles = [row for row in recount.rows if row["kind"] == "article"]
    assert report["rows"] == recount.rows
    assert report["returns"] == recount.returns
    assert report["checkpoint"] == recount.checkpoint()
    assert report["totals"] == {
        "articles": len(articles),
        "changes": sum(row["kind"] == "change" for row in recount.rows),
        "withdrawals": sum(row["kind"] == "withdrawal" for row in recount.rows),
        "returns": len(recount.returns),
        "late": sum(bool(row["late"]) for row in recount.rows),
        "late_recorded": sum(bool(row["late_recorded"]) for row in recount.rows),
        "without_assignment": sum(not row["assignment"] for row in articles),
        "emergencies": 0,
        "waiting": recount.waiting,
    }
    for table, key in (("categories", "category"), ("units", "unit")):
        found = {name.casefold(): count for name, count in report[table].items()}
        assert found == counted(row[key] for row in articles)
    for place, step in enumerate(report["steps"]):
        assert step["step"] == STEPS[place]
        for which in ("working", "clock"):
            minutes = [row[which][place] for row in articles]
            assert (step[which], step[f"longest_{which}"]) == (sum(minutes), max(minutes, default=0))
        assert step["overruns"] == sum(late["step"] == step["step"] for row in recount.rows for late in row["late"])


def test_the_months_of_a_year_make_the_year(folder):
    year = paraf("report", "2025", "--json", folder=folder).json
    months = [paraf("report", f"2025-{month:02}", "--json", folder=folder).json for month in range(1, 13)]
    found = [row["number"] for month in months for row in month["rows"]]
    revoked = [number for number in found if number not in {row["number"] for row in year["rows"]}]
    assert [number for number in found if number not in revoked] == [row["number"] for row in year["rows"]]
    assert all(
        month["period"]["name"] == "2025-06" for month in months for row in month["rows"] if row["number"] in revoked
    )
    assert sum(len(month["returns"]) for month in months) == len(year["returns"])


def test_the_year_has_something_of_everything(folder):
    year = paraf("report", "2025", "--json", folder=folder).json
    assert min(count for name, count in year["totals"].items() if name != "emergencies") > 0
    assert [each["number"] for each in year["procedures"]] == ["93/IKP.KOMINFO/2020", "12/IKP.KOMINFO/2025"]
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", year["checkpoint"]["digest"])
