from datetime import date

import pytest

from paraf.rules.hours import Counts, Stretch
from paraf.rules.hours_settings import USUAL, USUAL_IN_RAMADAN, WEEKDAYS, read_hours
from paraf.rules.office import Office, read_office
from paraf.rules.settings import Table
from tests.support.offices import SETTINGS_TEXT
from tests.support.sections import mistakes_in

RAMADAN = {"from": date(2026, 2, 18), "until": date(2026, 3, 19)}


def read(**settings):
    table = Table(values=settings, path="newsroom.toml", at="hours")
    hours = read_hours(table)
    assert not table.mistakes, table.mistakes
    return hours


def mistakes(**settings):
    return mistakes_in("hours", read_hours, settings)


def week_minutes(week):
    return sum(stretch.end - stretch.start for day in week for stretch in day)


def test_without_settings_the_hours_are_those_of_the_regulation():
    hours = read()
    assert (hours.counts, hours.calendar, hours.ramadan) == (Counts.WORKING, "ID", ())
    assert week_minutes(hours.week) == 37.5 * 60
    assert week_minutes(read(ramadan=[RAMADAN]).ramadan[0].week) == 32.5 * 60
    assert set(USUAL) == set(USUAL_IN_RAMADAN) == set(WEEKDAYS)


def test_each_day_has_its_own_hours_and_the_rest_stay_usual():
    hours = read(
        monday="8:00 \N{EN DASH} 12:00,13.00-24.00", saturday="09.00-12.00", sunday="", counts="clock", calendar=""
    )
    assert hours.week[0] == (Stretch(start=480, end=720), Stretch(start=780, end=1440))
    assert (hours.week[1], hours.week[5], hours.week[6]) == (read().week[1], (Stretch(start=540, end=720),), ())
    assert (hours.counts, hours.calendar) == (Counts.CLOCK, "")


def test_ramadan_has_hours_of_its_own():
    hours = read(ramadan=[RAMADAN | {"friday": "08.00-11.00"}])
    assert hours.stretches(date(2026, 2, 27)) == (Stretch(start=480, end=660),)
    assert hours.stretches(date(2026, 3, 20)) == hours.week[4]


def test_the_whole_settings_have_the_hours():
    office = read_office(SETTINGS_TEXT + '[hours]\nmonday = "09.00-10.00"\nholidays = [2026-12-31]\n')
    assert isinstance(office, Office)
    assert office.hours.week[0] == (Stretch(start=540, end=600),)
    assert office.hours.holidays == {date(2026, 12, 31)}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"senin": "08.00-12.00"}, [("settings-unknown-key", "hours.senin")]),
        ({"counts": "jam"}, [("settings-bad-choice", "hours.counts")]),
        ({"monday": "8-12"}, [("settings-not-hours", "hours.monday")]),
        ({"monday": "12.00-08.00"}, [("settings-not-hours", "hours.monday")]),
        ({"monday": "08.00-08.00"}, [("settings-not-hours", "hours.monday")]),
        ({"monday": "08.60-12.00"}, [("settings-not-hours", "hours.monday")]),
        ({"monday": "08.00-24.01"}, [("settings-not-hours", "hours.monday")]),
        ({"monday": "08.00-12.00, 11.00-13.00"}, [("settings-not-hours", "hours.monday")]),
        ({"monday": "08.00-12.00,"}, [("settings-not-hours", "hours.monday")]),
        ({"monday": 8}, [("settings-not-text", "hours.monday")]),
        (dict.fromkeys(WEEKDAYS, ""), [("settings-no-hours", "hours.monday")]),
        (dict.fromkeys(WEEKDAYS, "") | {"friday": "pagi"}, [("settings-not-hours", "hours.friday")]),
        ({"holidays": "2026-12-31"}, [("settings-not-list", "hours.holidays")]),
        ({"workdays": ["2026-12-31"]}, [("settings-not-day", "hours.workdays[0]")]),
        (
            {"holidays": [date(2026, 12, 24)], "workdays": [date(2026, 12, 24)]},
            [("settings-holiday-and-workday", "hours.workdays")],
        ),
        ({"calendar": "Indonesia"}, [("settings-no-calendar", "hours.calendar")]),
        ({"calendar": "XX"}, [("settings-no-calendar", "hours.calendar")]),
        ({"calendar": "MY"}, []),
        (
            {"ramadan": [{}]},
            [("settings-missing", "hours.ramadan[0].from"), ("settings-missing", "hours.ramadan[0].until")],
        ),
        ({"ramadan": [RAMADAN, RAMADAN]}, [("settings-same-days", "hours.ramadan[1].from")]),
        (
            {"ramadan": [{"from": RAMADAN["until"], "until": RAMADAN["from"]}]},
            [("until-before-from", "hours.ramadan[0].until")],
        ),
        ({"ramadan": [RAMADAN | {"break": "12.00"}]}, [("settings-unknown-key", "hours.ramadan[0].break")]),
    ],
)
def test_a_mistake_is_named_with_its_key(settings, expected):
    assert mistakes(**settings) == expected
