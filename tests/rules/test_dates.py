from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.dates import DateProblem, canonical_date, is_canonical_date, read_date
from tests.support.articles import ZONE, ZONES

BERLIN = ZoneInfo("Europe/Berlin")
MAKASSAR = ZoneInfo("Asia/Makassar")


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("2026-11-21 09:30", "2026-11-21 09:30"),
        ("2026-11-21", "2026-11-21 00:00"),
        ("2026/11/21 9:30", "2026-11-21 09:30"),
        ("2026-11-21T09:30", "2026-11-21 09:30"),
        ("2026-11-21T09:30:59.123456", "2026-11-21 09:30"),
        ("2026-11-21T02:30Z", "2026-11-21 09:30"),
        ("2020-10-09 20:01:00 -0500", "2020-10-10 08:01"),
        ("2020-10-09 9:10:41 -0400", "2020-10-09 20:10"),
        ("2020-10-09T20:01:00-05:00", "2020-10-10 08:01"),
        ("2020-10-09 20:01:00 -5", "2020-10-10 08:01"),
        ("2020-10-09 20:01 +930", "2020-10-09 17:31"),
        ("05/08/2026", "2026-08-05 00:00"),
        ("5/8/2026 7.05", "2026-08-05 07:05"),
        ("22-11-2026 10.30", "2026-11-22 10:30"),
        ("22.11.2026, 10:30:15", "2026-11-22 10:30"),
        ("Sabtu, 22 Agustus 2026 pukul 09.30 WIB", "2026-08-22 09:30"),
        ("Sabtu, 21 November 2026 pukul 09.30 WIB.", "2026-11-21 09:30"),
        ("hari Sabtu tanggal 21 November 2026 jam 9.30", "2026-11-21 09:30"),
        ("Sabtu/21 November 2026", "2026-11-21 00:00"),
        ("Sabtu (21/11/2026)", "2026-11-21 00:00"),
        ("Jum'at, 20 Nopember 2026", "2026-11-20 00:00"),
        ("Jum\u2019at, 20 Nop. 2026", "2026-11-20 00:00"),
        ("Jumat 20 Nov 2026, 10:00 WITA", "2026-11-20 09:00"),
        ("Ahad, 22 Nov 2026 pkl. 10.00 WIT", "2026-11-22 08:00"),
        ("22\u00a0Pebruari\u00a02026", "2026-02-22 00:00"),
        ("17 Agt 2026", "2026-08-17 00:00"),
        ("21 November 2026 (09.30 WIB)", "2026-11-21 09:30"),
        ("21 November 2026 - 09.30", "2026-11-21 09:30"),
        ("February 23, 2023", "2023-02-23 00:00"),
        ("May 1st 2023", "2023-05-01 00:00"),
        ("Sat, 21 Nov 2026 02:30:00 GMT", "2026-11-21 09:30"),
        ("Saturday, 21st November 2026 at 9:30 pm", "2026-11-21 21:30"),
        ("21 November 2026 12.05 am", "2026-11-21 00:05"),
        ("29 Februari 2028", "2028-02-29 00:00"),
    ],
)
def test_a_date_is_read_as_people_write_it(typed, canonical):
    assert canonical_date(read_date(typed, zone=ZONE), zone=ZONE) == canonical


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "besok",
        "Senin",
        "09.30",
        "2026",
        "November 2026",
        "21/11/26",
        "21 Nov 26",
        "21 Brumaire 2026",
        "Blursday, 21 November 2026",
        "2026-11/21",
        "21-11-2026 10",
        "21-11-2026 WIB",
        "21-11-2026 10.30 MEZ",
        "21-11-2026 10.30 s.d. selesai",
        "\u0662\u0661-\u0661\u0661-\u0662\u0660\u0662\u0666",
        "1" * 500,
    ],
)
def test_what_is_no_date_is_told(typed):
    assert read_date(typed, zone=ZONE) == DateProblem(code="bad-date", detail={"value": typed})


@pytest.mark.parametrize(
    "typed",
    [
        "31 November 2026",
        "29 Februari 2027",
        "11/22/2026",
        "00/11/2026",
        "2026-11-21 24:00",
        "21-11-2026 10.60",
        "21-11-2026 13.30 pm",
        "21-11-2026 10.30 +15:00",
        "21-11-2026 10.30 +07:60",
        "1 Januari 1969",
        "1 Januari 2200",
        "Kamis, 1 Januari 1970 00.00 WIT",
    ],
)
def test_a_date_that_is_not_in_the_calendar_is_told(typed):
    assert read_date(typed, zone=ZONE) == DateProblem(code="impossible-date", detail={"value": typed})


def test_a_time_that_the_clocks_skip_does_not_exist():
    assert read_date("2026-03-29 02:30", zone=BERLIN).code == "impossible-date"
    assert read_date("2026-03-29 02:30 +01:00", zone=BERLIN) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_time_that_comes_twice_is_the_first_of_the_two():
    found = read_date("2026-10-25 02:30", zone=BERLIN)
    assert found.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_wrong_weekday_is_told_with_the_right_one_in_both_languages():
    found = read_date("minggu, 21 November 2026 pukul 09.30", zone=ZONE)
    assert found.code == "weekday-mismatch"
    assert found.detail == {
        "value": "minggu, 21 November 2026 pukul 09.30",
        "found": "Minggu",
        "hari": "Sabtu",
        "day": "Saturday",
    }


def test_a_weekday_belongs_to_the_date_as_typed_not_to_the_offices_date():
    found = read_date("Sabtu, 21 November 2026 00.30 WITA", zone=ZONE)
    assert canonical_date(found, zone=ZONE) == "2026-11-20 23:30"


def test_a_moment_of_another_zone_is_written_by_the_offices_clock():
    moment = datetime(2026, 11, 21, 2, 30, 59, tzinfo=UTC)
    assert canonical_date(moment, zone=ZONE) == "2026-11-21 09:30"
    assert canonical_date(moment, zone=MAKASSAR) == "2026-11-21 10:30"


@pytest.mark.parametrize(
    ("value", "canonical"),
    [
        ("2026-11-21 09:30", True),
        ("2026-11-21 9:30", False),
        ("2026-11-21T09:30", False),
        ("2026-11-21", False),
        ("2026-11-31 09:30", False),
        ("2026-11-21 24:00", False),
        ("1969-12-31 09:30", False),
        ("2026-11-21 09:30\n", False),
    ],
)
def test_only_one_form_is_canonical(value, canonical):
    assert is_canonical_date(value) is canonical


@given(moment=st.datetimes(datetime(1971, 1, 1), datetime(2199, 1, 1), timezones=ZONES), zone=ZONES)  # noqa: DTZ001
def test_a_canonical_date_reads_back_to_its_minute(moment, zone):
    canonical = canonical_date(moment, zone=zone)
    assert is_canonical_date(canonical)
    found = read_date(canonical, zone=zone)
    assert canonical_date(found, zone=zone) == canonical
    whole = moment.astimezone(UTC).replace(second=0, microsecond=0)
    assert found.astimezone(UTC) in {whole, whole - timedelta(hours=1)}


@given(typed=st.text(max_size=90), zone=ZONES)
def test_any_text_is_a_date_or_a_problem(typed, zone):
    assert isinstance(read_date(typed, zone=zone), datetime | DateProblem)
