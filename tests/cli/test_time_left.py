"""How much time is left, as ``paraf status`` says it."""

from datetime import UTC, datetime, timedelta

import pytest

from paraf.desk.records.newsroom import Newsroom
from paraf.rules.words import Channel
from tests.support.acts import received
from tests.support.commands import Office, text_of

NINE = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)  # on a Thursday, by the office's clock


class Clock:
    """The clock on the wall."""

    now = NINE


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("paraf.cli.session.now", lambda: clock.now)
    return clock


@pytest.fixture
def office(clock, tmp_path):
    assert clock.now == NINE
    return Office(tmp_path / "kabar")


def article(office):
    (found,) = office("status", "--json").json["articles"]
    return found


def test_status_says_how_much_time_is_left_and_then_by_how_much_it_is_over(office, clock):
    office.submitted()
    clock.now = NINE + timedelta(minutes=12)
    assert "· sisa waktu 18 menit]" in office("status").out
    clock.now = NINE + timedelta(minutes=30)
    assert "· sisa waktu 0 menit]" in office("status").out
    clock.now = NINE + timedelta(minutes=35)
    assert "· lewat 5 menit]" in office("status").out


def test_status_in_json_has_the_step_and_its_times_beside_what_it_always_had(office, clock):
    office.submitted()
    clock.now = NINE + timedelta(hours=3, minutes=30)  # in the middle of the break
    found = article(office)
    assert found.keys() >= {"slug", "title", "path", "stage", "seal", "live", "digest", "code", "findings"}
    assert found["clock"] == {
        "step": "correction",
        "since": "2026-11-26T09:00:00+07:00",
        "due": "2026-11-26T09:30:00+07:00",
        "working": 180,
        "clock": 210,
        "left": -150,
        "late": True,
        "late_recorded": False,
        "writing_presumed": False,
        "said": "lewat 2 jam 30 menit",
    }


def test_an_item_that_was_received_has_its_own_time_and_a_draft_of_nobody_has_none(office, clock):
    office.write("drafts/banjir.md", text_of("banjir"))
    assert article(office)["clock"] is None
    Newsroom.open(office.root).record(received(at=NINE), by=None, channel=Channel.HAND, at=NINE)
    clock.now = NINE + timedelta(minutes=20)
    assert "sisa waktu 1 jam 40 menit" in office("status").out
    clock.now = NINE + timedelta(minutes=141)
    assert article(office)["clock"]["step"] == "writing"


def test_what_came_while_nobody_looked_is_said_to_be_recorded_late_and_not_to_be_over_its_time(office, clock):
    office.write("review/banjir.md", text_of("banjir"))
    office("watch", "--once")
    [entry] = office("history", "banjir", "--json").json["entries"]
    assert (entry["done"], entry["late_recorded"]) == (None, True)
    assert " · dicatat terlambat · " in office("history", "banjir").out
    clock.now = datetime.fromisoformat(entry["time"]) + timedelta(days=14)
    found = article(office)["clock"]
    assert (found["late"], found["late_recorded"]) == (False, True)
    assert found["left"] < 0
    assert found["said"].startswith("dicatat terlambat, sudah ")
    assert found["said"] in office("status").out


def test_a_returned_paper_is_written_again_and_a_published_one_has_no_clock(office, clock):
    office.submitted()
    clock.now = NINE + timedelta(minutes=20)
    office("return", "banjir", "--note", "Nama camat keliru", "--as", "siti")
    clock.now = NINE + timedelta(minutes=30)
    assert article(office)["clock"]["said"] == "sisa waktu 50 menit"
    office.path("drafts/banjir.md").unlink()
    office.signed("angin")
    assert article(office)["clock"] is None
