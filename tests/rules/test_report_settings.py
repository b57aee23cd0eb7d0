from datetime import date

import pytest

from paraf.rules.findings import codes
from paraf.rules.office import Office, read_office
from paraf.rules.report_settings import USUAL, ReportSettings, read_report_settings
from paraf.rules.settings import Table
from tests.support.offices import SETTINGS_TEXT

DAY = date(2026, 12, 1)


def test_nothing_has_to_be_settled():
    assert read_report_settings(Table(values={})) == USUAL == ReportSettings()
    assert USUAL.numbered("", DAY) == "………"


def test_the_number_of_the_letter_has_its_blanks_filled():
    letter = ReportSettings(number="400.14.1/{number}/IKP/{roman}/{month}/{year}")
    assert letter.numbered("12", DAY) == "400.14.1/12/IKP/XII/12/2026"
    assert letter.numbered("{year}", DAY) == "400.14.1/{year}/IKP/XII/12/2026"


def test_the_whole_settings_have_the_letter():
    letter = '[report]\nletterhead = ["Pemerintah Kota", "Dinas"]\nnip = "1980"\ncopies = ["Arsip"]\nsigner = "Budi"\n'
    office = read_office(SETTINGS_TEXT + letter)
    assert isinstance(office, Office)
    assert office.report == ReportSettings(
        letterhead=("Pemerintah Kota", "Dinas"), nip="1980", copies=("Arsip",), signer="Budi"
    )


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"kop": "x"}, "settings-unknown-key"),
        ({"number": "{nomor}/IKP"}, "settings-number-blank"),
        ({"number": "{number/IKP"}, "settings-number-blank"),
        ({"number": "}{number}"}, "settings-number-blank"),
        ({"letterhead": "Pemerintah Kota"}, "settings-not-list"),
        ({"signer": "A\nB"}, "settings-control-character"),
    ],
)
def test_a_mistake_is_named(settings, expected):
    table = Table(values=settings)
    read_report_settings(table)
    assert codes(table.mistakes) == {expected}
