"""Which categories are announcements, as the settings have it."""

from paraf.rules.announcements import Announcements, read_announcements
from paraf.rules.office import read_office
from tests.support.offices import SETTINGS_TEXT
from tests.support.sections import mistakes_in


def test_an_office_that_says_nothing_has_the_usual_ones_however_they_are_spelled():
    office = read_office(SETTINGS_TEXT)
    assert [*map(office.announcements.has, ("PENGUMUMAN", "Pengumuman - Darurat", "Kota"))] == [True, True, False]


def test_an_office_names_its_own_or_none():
    office = read_office(SETTINGS_TEXT + '\n[announcements]\ncategories = ["Maklumat"]\n')
    assert [*map(office.announcements.has, ("Maklumat", "Pengumuman"))] == [True, False]
    assert read_office(SETTINGS_TEXT + "\n[announcements]\ncategories = []\n").announcements == Announcements(
        categories=()
    )


def test_what_is_no_list_is_refused():
    assert mistakes_in("announcements", read_announcements, {"categories": "Maklumat"})
