from dataclasses import replace

import pytest

from paraf.rules.checks.house_form import house_form
from paraf.rules.house import House, read_house
from paraf.rules.settings import Table
from tests.support.checks import KNOWLEDGE, findings, found

HOUSE = replace(
    KNOWLEDGE, house=House(datelines=("KOTA CONTOH", "PONTIANAK"), closings=("kominfo", "kominfo/prokopim"))
)

WRONG = [
    ("Warga datang. (kominfo)", ["dateline"]),
    ("Kota Contoh – Warga datang. (kominfo)", ["dateline"]),
    ("KOTA CONTOH - Warga datang. (kominfo)", ["dateline"]),
    ("KOTA CONTOH – Warga datang.", ["closing-code"]),
    ("KOTA CONTOH – Warga datang. (humas)", ["closing-code"]),
    ("KOTA CONTOH – Warga datang. (kominfo).", ["closing-code"]),
    ("KOTA CONTOH – Warga datang. (Kominfo)", ["closing-code"]),
    ("Warga datang.\n\nWarga pulang.", ["dateline", "closing-code"]),
]
RIGHT = [
    "KOTA CONTOH – Warga datang. (kominfo)",
    "PONTIANAK – Warga datang.\n\nWarga pulang. (kominfo/prokopim)",
    "KOTA CONTOH – Warga (24) datang.\n\n- Satu\n- Dua (kominfo)",
    "",
]


@pytest.mark.parametrize(("text", "codes"), WRONG)
def test_a_form_that_is_not_the_house_s_is_a_hint(text, codes):
    caught = findings(house_form, text, knowledge=HOUSE)
    assert [(one.code, one.level) for one in caught] == [(code, "hint") for code in codes]


@pytest.mark.parametrize("text", RIGHT)
def test_the_house_s_form_is_left_alone(text):
    assert found(house_form, text, knowledge=HOUSE) == []


@pytest.mark.parametrize("text", [sentence for sentence, _ in WRONG])
def test_where_the_office_settled_nothing_any_form_is_right(text):
    assert found(house_form, text) == []


@pytest.mark.parametrize("header", [{"Category": "Pengumuman"}, {"Change": "pencabutan"}])
def test_a_notice_has_a_form_of_its_own(header):
    assert found(house_form, "Warga datang.", knowledge=HOUSE, **header) == []


def test_the_form_is_read_from_the_settings_and_mistakes_are_named():
    table = Table(values={"datelines": ["KOTA CONTOH"], "closings": ["kominfo"]}, at="house")
    assert read_house(table) == House(datelines=("KOTA CONTOH",), closings=("kominfo",))
    wrong = Table(values={"dateline": "KOTA CONTOH", "closings": "kominfo"}, at="house")
    read_house(wrong)
    assert [(one.code, one.detail["key"]) for one in wrong.mistakes] == [
        ("settings-unknown-key", "house.dateline"),
        ("settings-not-list", "house.closings"),
    ]
