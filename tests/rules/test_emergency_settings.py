from datetime import timedelta

import pytest

from paraf.rules.emergency_settings import EmergencySettings, read_emergency
from paraf.rules.findings import codes
from paraf.rules.office import Office, read_office
from paraf.rules.settings import Table
from tests.support.offices import EMERGENCY_TEXT, OFFICE, SETTINGS_TEXT


def test_nobody_publishes_alone_unless_the_settings_say_so():
    assert read_emergency(Table(values={})) == EmergencySettings() == OFFICE.emergency
    assert not OFFICE.emergency.allowed
    assert OFFICE.emergency.time == timedelta(hours=24)


def test_an_office_allows_it_for_some_hours():
    office = read_office(EMERGENCY_TEXT)
    assert isinstance(office, Office)
    assert office.emergency == EmergencySettings(allowed=True, hours=6)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('allowed = "ya"', "settings-not-switch"),
        ("hours = 0", "settings-not-count"),
        ("hours = 1.5", "settings-not-count"),
        ("hours = 169", "settings-long-emergency"),
        ("selalu = true", "settings-unknown-key"),
    ],
)
def test_what_is_no_such_setting_is_refused(line, code):
    assert codes(read_office(f"{SETTINGS_TEXT}\n[emergency]\n{line}\n")) == {code}
