"""A clock that jumps: back, ahead, by hours or years, over a change of summer time, or into another zone.

* The ledger's time decides: it never runs backwards, and what was recorded has happened, whatever the clock says now.
* Nothing that waits for its time is published by a clock that went back, and no page goes because of it.
* A clock that is behind the ledger is warned of by ``paraf doctor``.
* What a clock that ran ahead published or recorded stays recorded; entries stand at the ledger's time until the
  clock has caught up. Nothing can tell such a clock from the right one at that moment: doctor tells it afterwards.
"""

import time
from datetime import UTC, datetime, timedelta

import pytest

from paraf.desk.records.newsroom import Newsroom
from paraf.rules.ledger import follow
from tests.support.commands import PARAF, Office, child, text_of

NOON = datetime(2026, 11, 26, 5, 0, tzinfo=UTC)
JUMPS = [timedelta(hours=hours) for hours in (-1, -26, 3, 26)] + [timedelta(days=365 * years) for years in (-30, -2, 9)]
LEAP = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
"""In Europe the hour before one o'clock UTC comes twice on the wall."""


class Clock:
    """The one clock of the house, in our hands."""

    def __init__(self, monkeypatch):
        self.now = NOON
        for module in ("paraf.cli.session", "paraf.press.watching.watch", "paraf.press.watching.stillness"):
            monkeypatch.setattr(f"{module}.now", lambda: self.now)

    def goes(self, by):
        self.now += by


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


@pytest.fixture
def office(clock, tmp_path):
    assert clock.now == NOON
    office = Office(tmp_path / "kabar")
    office.signed("banjir", Date="2026-11-26 08:00")
    office.signed("nanti", Date="2026-11-27 12:00")
    office.built()
    assert office.page("banjir").is_file()
    assert not office.page("nanti").exists()
    return office


def times(office):
    return [entry.time for entry in Newsroom.open(office.root).ledger.read().entries]


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_the_ledgers_time_decides_wherever_the_clock_jumps(jump, office, clock, faults):
    before = times(office)[-1]
    clock.goes(jump)
    with faults.injected_one("the clock jumps"):
        said = office("doctor", "--json").codes
        assert ("clock-behind" in said) == (jump < timedelta())
        office.signed("angin", Date="2026-11-25 08:00")
        assert times(office) == sorted(times(office))
        assert times(office)[-1] == max(before, clock.now)
        assert follow(office.path("records/ledger").read_bytes().splitlines()).findings == ()
        office.built()
        assert office.page("banjir").is_file()
        assert office.page("angin").is_file()
        assert office.page("nanti").exists() == (clock.now >= datetime(2026, 11, 27, 5, 0, tzinfo=UTC))
        assert office("verify").status == 0


def test_nobody_signs_again_because_the_clock_went_back_into_his_time(office, clock, faults):
    """Eko's time ended with 2025; the ledger stands in November 2026."""
    code = office.submitted("angin", Date="2026-11-25 08:00")
    clock.goes(timedelta(days=-500))
    with faults.injected_one("the clock jumps"):
        refused = office("sign", "angin", "--as", "eko", "--code", code, "--json")
        assert (refused.status, refused.codes) == (3, {"expired"})
        office.write("review/angin.md", f"Koreksi: Eko Prasetyo {code}\n{office.read('review/angin.md')}")
        assert office("watch", "--once").status == 0
        assert "angin.md" in Newsroom.open(office.root).register.submissions
        assert not office.page("angin").exists()


def test_what_a_clock_ahead_recorded_stands_and_the_right_clock_goes_on_after_it(office, clock, faults):
    clock.goes(timedelta(days=400))
    code = office.submitted("angin", Date="2026-11-25 08:00")
    ahead = times(office)[-1]
    clock.goes(timedelta(days=-400))
    with faults.injected_one("the clock jumps"):
        assert "clock-behind" in office("doctor", "--json").codes
        assert office("sign", "angin", "--as", "siti", "--code", code).status == 0
        office.built()
        assert times(office)[-1] == ahead
        assert office.page("angin").is_file()
        clock.goes(timedelta(days=401))
        office.signed("hujan", Date="2026-11-25 08:00")
        assert times(office)[-1] == clock.now
        office.built()
        assert office("verify").status == 0


def test_no_hour_that_comes_twice_or_never_disturbs_the_order(clock, tmp_path, faults):
    clock.now = LEAP
    settings = Office.__init__.__kwdefaults__["settings"].replace("Asia/Pontianak", "Europe/Berlin")
    office = Office(tmp_path / "kabar", settings=settings)
    with faults.injected_one("the clock jumps"):
        for number in range(4):
            office.signed(f"kabar-{number}", Date="2026-10-24 08:00")
            clock.goes(timedelta(minutes=30))
        assert times(office) == sorted(times(office))
        office.built()
        assert all(office.page(f"kabar-{number}").is_file() for number in range(4))
        assert office("verify").status == 0


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has no zone to change")
@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati", ":/nonsense"])
def test_the_zone_of_the_machine_changes_nothing_on_the_site(zone, office, faults, monkeypatch):
    release = office.built()["release"]
    with faults.injected_one("the zone changes"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        try:
            assert office.built()["release"] == release
            assert office("verify").status == 0
        finally:
            monkeypatch.undo()
            time.tzset()


def test_a_real_command_in_another_zone_records_the_same_moments(tmp_path, faults):
    office = Office(tmp_path / "kabar")
    with faults.injected_one("the zone changes"):
        for number, zone in enumerate(("Asia/Tokyo", "America/Los_Angeles", "Asia/Pontianak")):
            office.write(f"drafts/kabar-{number}.md", text_of(f"kabar-{number}"))
            words = ("submit", f"drafts/kabar-{number}.md", "--as", "rina")
            done = child(*PARAF, *words, folder=office.root, env={"TZ": zone})
            assert done.returncode == 0, done.stderr
        assert times(office) == sorted(times(office))
        assert times(office)[-1] - times(office)[0] < timedelta(minutes=10)
        assert "clock-behind" not in office("doctor", "--json").codes
