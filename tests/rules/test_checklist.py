"""What a corrector asks of a paper, as the settings have it."""

import pytest

from paraf.rules.checklist import Checklist, read_checklist
from paraf.rules.office import Office, read_office
from tests.support.offices import SETTINGS_TEXT
from tests.support.sections import mistakes_in

SECTION = """
[checklist]
general = ["Nama dan jabatan benar?", "Tanggal cocok dengan harinya?"]
[checklist.category]
"Pengumuman Darurat" = ["Nomor telepon sudah dicoba?", "Nama dan jabatan benar?"]
"""


def mistakes(**settings):
    return mistakes_in("checklist", read_checklist, settings)


def test_an_office_asks_of_every_paper_and_more_of_a_category():
    office = read_office(SETTINGS_TEXT + SECTION)
    assert isinstance(office, Office)
    general = ("Nama dan jabatan benar?", "Tanggal cocok dengan harinya?")
    assert office.checklist.for_category("Kota") == general
    assert office.checklist.for_category("PENGUMUMAN - darurat") == (*general, "Nomor telepon sudah dicoba?")


def test_an_office_that_asks_nothing_has_no_checklist():
    office = read_office(SETTINGS_TEXT)
    assert isinstance(office, Office)
    assert office.checklist == Checklist()
    assert office.checklist.for_category("Kota") == ()


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"umum": []}, [("settings-unknown-key", "checklist.umum")]),
        ({"general": "Nama?"}, [("settings-not-list", "checklist.general")]),
        ({"general": [""]}, [("settings-empty", "checklist.general[0]")]),
        ({"category": {"Kota": [7]}}, [("settings-not-text", "checklist.category.Kota[0]")]),
        ({"category": {"Kota": [], "KOTA": []}}, [("settings-same-category", "checklist.category.KOTA")]),
        ({"category": {"-": []}}, [("settings-same-category", "checklist.category.-")]),
    ],
)
def test_a_mistake_in_the_checklist_is_named_with_its_place(settings, expected):
    assert mistakes(**settings) == expected
