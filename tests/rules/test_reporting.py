from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from paraf.rules.edition import publication_of, seen
from paraf.rules.entries import Accepted
from paraf.rules.ledger import GENESIS, Head
from paraf.rules.manifest import sha256
from paraf.rules.office import Sop
from paraf.rules.periods import read_period
from paraf.rules.report import InForce, Kind
from paraf.rules.reporting import Sources, report_of
from paraf.rules.sop import Step
from paraf.rules.words import OfficerId, Verdict
from tests.support.acts import START, claimed, received, returned, sealed, submitted
from tests.support.cases import NOW, version
from tests.support.journeys import story
from tests.support.offices import OFFICE

OLD, NEW = sha256(b"old"), sha256(b"new")
OFFICES = {OLD: OFFICE, NEW: replace(OFFICE, sop=Sop(number="12/2026", writing=timedelta(minutes=5)))}
HEADER = {"Title": "Banjir surut", "Category": "Kota", "Authors": "Rina Wulandari"}
FIRST, SECOND = sha256(b"one"), sha256(b"two")
LATER = datetime(2026, 12, 31, tzinfo=UTC)
DAY = 24 * 60


def report(*told, period="2026-11-23", at=LATER, header=HEADER, offices=OFFICES):
    """Give the report on a story; its first act is the acceptance of the old office, long before."""
    entries = story((-50 * DAY, Accepted(office=OLD)), *told)
    sources = Sources(
        entries=entries,
        head=Head(number=len(entries), digest=sha256(b"head"), time=entries[-1].time),
        office_of=offices.__getitem__,
        header_of=lambda _: header,
        national=lambda _calendar, _year: frozenset(),
    )
    return report_of(sources, read_period(period, today=date(2026, 11, 27)), at=at)


WRITTEN = ((0, received()), (130, submitted()), (160, sealed(FIRST)))


def test_a_row_says_what_became_public_and_how_it_came_there():
    found = report(*WRITTEN)
    (row,) = found.rows
    assert (row.kind, row.title, row.category, row.unit, row.writers) == (
        Kind.ARTICLE,
        "Banjir surut",
        "Kota",
        "BPBD",
        "Rina Wulandari",
    )
    assert (row.number, row.correctors, row.public_from) == (4, ("Siti Rahma",), START + timedelta(minutes=160))
    assert [each.working for each in row.minutes] == [120, 10, 30, 0]
    assert (row.total.working, row.at(Step.WRITING).clock, row.late, row.is_emergency) == (160, 10, (), False)
    assert found.totals["articles"] == 1
    assert found.units == (("BPBD", 1),)


def test_what_was_recorded_after_the_period_changes_nothing():
    alone = report(*WRITTEN)
    changed = report(*WRITTEN, (2 * DAY, Accepted(office=NEW)), (2 * DAY + 1, returned(source="lain.md")))
    assert changed.rows == alone.rows
    assert (changed.office, changed.procedures) == (alone.office, alone.procedures)
    assert changed.head == Head(number=4, digest=sha256(b""), time=START + timedelta(minutes=160))
    assert alone.head.digest == sha256(b"head")


def test_an_embargo_counts_in_the_period_in_which_it_ran_out():
    embargo = sealed(FIRST, due=START + timedelta(days=1))
    told = (*WRITTEN[:2], (160, embargo))
    assert report(*told).rows == ()
    assert len(report(*told, period="2026-11-24").rows) == 1
    assert report(*told, period="2026-11", at=START + timedelta(hours=5)).rows == ()
    assert report(*told, period="2026-11-25").rows == ()


def test_changes_and_withdrawals_have_rows_of_their_own():
    revision = submitted(path="r.md", replaces=FIRST, assignment="9/SPT")
    ralat = sealed(SECOND, submission="r.md", replaces=FIRST, change="ralat")
    notice = sealed(sha256(b"three"), submission="r.md", replaces=SECOND, verdict=Verdict.WITHDRAW)
    found = report(*WRITTEN, (200, revision), (210, ralat), (220, revision), (230, notice))
    assert [row.kind for row in found.rows] == [Kind.ARTICLE, Kind.CHANGE, Kind.WITHDRAWAL]
    assert found.changes == (("ralat", 1),)
    assert found.without_assignment == (found.rows[0],)
    assert (found.totals["changes"], found.totals["withdrawals"]) == (1, 1)


def test_a_step_that_took_too_long_is_late_and_a_minute_begun_counts():
    told = ((0, received()), (130, submitted()), (165.5, sealed(FIRST)))
    (row,) = report(*told).late
    (late,) = row.late
    assert (late.step, late.counted, late.budget, late.over) == (Step.CORRECTION, 35, 30, 6)
    assert [each.overruns for each in report(*told).steps] == [0, 0, 1, 0]


def test_a_return_counts_when_it_happened_with_its_reason_and_what_waits_is_counted():
    told = ((0, submitted()), (5, claimed()), (10, returned()), (20, submitted()), (21, claimed()))
    found = report(*told)
    (back,) = found.returns
    assert (back.title, back.by, back.note) == ("Banjir surut", "Rina Wulandari", "Nama camat keliru")
    assert (found.waiting, found.totals["returns"]) == (1, 1)
    assert report(*told, period="2026-11-24").returns == ()
    assert report(*told, (2 * DAY, returned(note="Lagi")), period="2026-11-25").returns[0].note == "Lagi"


def test_a_return_by_nobody_known_of_a_paper_nobody_submitted_is_told_as_it_is():
    entries = story((0, returned()))
    nobody, stranger = (structs.replace(entries[0], by=by) for by in (None, OfficerId("x")))
    for entry, name in ((nobody, ""), (stranger, "x")):
        sources = Sources(
            entries=(*story((-5, Accepted(office=OLD))), structs.replace(entry, number=2)),
            head=GENESIS,
            office_of=OFFICES.__getitem__,
            header_of=lambda _: {},
            national=lambda _calendar, _year: frozenset(),
        )
        (back,) = report_of(sources, read_period("2026-11", today=NOW.date()), at=LATER).returns
        assert (back.title, back.by) == ("", name)


def test_every_procedure_that_was_in_force_is_named_and_judges_what_was_sealed_under_it():
    again = replace(OFFICE, name="Kabar Baru")
    told = (
        (-DAY, Accepted(office=SECOND)),
        *WRITTEN,
        (170, Accepted(office=SECOND)),
        (180, Accepted(office=NEW)),
        (400, submitted(path="b.md", address="berita/2026/b", at=START + timedelta(minutes=180))),
        (401, sealed(SECOND, "berita/2026/b", submission="b.md")),
    )
    found = report(*told, offices=OFFICES | {SECOND: again})
    assert found.procedures == (
        InForce(since=None, sop=OFFICE.sop),
        InForce(since=START + timedelta(minutes=180), sop=OFFICES[NEW].sop),
    )
    first, second = found.rows
    assert first.late == ()
    assert [each.budget for each in second.late] == [5]


def test_before_the_first_entry_there_is_nothing_and_the_first_office():
    found = report(*WRITTEN, period="2020")
    assert (found.rows, found.head, found.office) == ((), GENESIS, OFFICE)
    assert found.procedures == (InForce(since=START - timedelta(days=50), sop=OFFICE.sop),)


def test_names_that_differ_in_capitals_alone_are_counted_together_most_first():
    told = [
        each
        for n in range(3)
        for each in (
            (n * 10, submitted(f"berita/2026/b{n}", path=f"{n}.md")),
            (n * 10 + 1, sealed(sha256(bytes([n])), f"berita/2026/b{n}", submission=f"{n}.md")),
        )
    ]
    names = iter([{"Category": "Kota"}, {"Category": "Air"}, {"Category": "KOTA"}])

    class Names(dict):
        def get(self, key, default=None):
            return next(names)["Category"] if key == "Category" else default

    assert report(*told, header=Names()).categories == (("Kota", 2), ("Air", 1))


def versions():
    one = st.tuples(st.integers(0, 9), st.booleans(), st.booleans(), st.integers(0, 9))

    def made(drawn):
        time, found = 0, []
        for number, (wait, good, withdraws, due) in enumerate(drawn, 1):
            time += wait
            found.append(
                version(
                    number=number,
                    time=NOW + timedelta(minutes=time),
                    due=NOW + timedelta(minutes=time + due),
                    signers=("siti",) if good else ("gita",),
                    verdict=Verdict.WITHDRAW if withdraws else Verdict.PUBLISH,
                )
            )
        return tuple(found)

    return st.lists(one, max_size=6).map(made)


@given(found=versions(), minute=st.integers(0, 60))
def test_what_the_public_saw_holds_what_it_sees_now_and_only_grows(found, minute):
    at = NOW + timedelta(minutes=minute)
    public = seen(found, OFFICE, at)
    now = publication_of(version().seal.address, found, OFFICE, at)
    if now is not None:
        assert set(map(id, now.history)) <= set(map(id, public))
        assert public[-1] is now.live
    later = seen(found, OFFICE, at + timedelta(minutes=3))
    if all(each.seal.not_before == each.time for each in found):
        assert later[: len(public)] == public


@pytest.mark.parametrize("text", ["Title: A\nUnit: B: C\n\nbody\n", "Title: A\nUnit: B: C\n"])
def test_header_lines_are_read_without_the_body(text):
    from paraf.rules.article import header_lines  # noqa: PLC0415

    assert header_lines(text) == {"Title": "A", "Unit": "B: C"}


def test_a_release_in_an_emergency_is_one_row_and_the_second_word_for_it_is_none():
    alone = sealed(FIRST, verdict=Verdict.EMERGENCY, reason="x", until=START + timedelta(days=1))
    second = sealed(FIRST, replaces=FIRST)
    found = report((0, received()), (130, submitted()), (160, alone), (200, second))
    assert [(row.number, row.kind, row.is_emergency) for row in found.rows] == [(4, Kind.ARTICLE, True)]
    assert (found.totals["emergencies"], found.totals["articles"]) == (1, 1)
