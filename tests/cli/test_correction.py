"""The correction desk at the keyboard: taking a paper, comparing it, and what is asked before it is signed."""

import pytest

from tests.support.commands import Office, text_of
from tests.support.offices import SETTINGS_TEXT

ASKED = """
[checklist]
general = ["Nama dan jabatan benar?"]
[checklist.category]
"Kota" = ["Kelurahan ditulis lengkap?"]
"""


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path / "kabar", settings=SETTINGS_TEXT + ASKED)


def mend(office, old, new, place="review/banjir.md"):
    text = office.read(place)
    assert old in text
    office.write(place, text.replace(old, new))


def test_a_corrector_takes_a_paper_and_everybody_sees_it(office):
    office.submitted()
    assert office("claim", "banjir", "--as", "siti", "--dry-run").status == 0
    assert office("status", "--json").json["articles"][0]["held"] is None
    done = office("ambil", "banjir", "--as", "siti", "--json")
    assert (done.status, done.json["officer"], done.json["done"]) == (0, "siti", True)
    (card,) = office("status", "--json").json["articles"]
    assert card["held"] == {"officer": "siti", "name": "Siti Rahma", "until": done.json["until"]}
    assert "sedang dikoreksi Siti Rahma sampai pukul" in office("status").out
    assert "menjadi tugas Anda" in office("claim", "banjir", "--as", "siti").err


def test_another_corrector_is_told_who_holds_a_paper_and_may_sign_it(office):
    code = office.submitted()
    office("claim", "banjir", "--as", "siti")
    refused = office("claim", "banjir", "--as", "budi", "--json")
    assert (refused.status, refused.codes) == (3, {"claim-held"})
    signed = office("sign", "banjir", "--as", "budi", "--code", code)
    assert signed.status == 0
    assert "Siti Rahma sedang mengoreksi" in signed.err


def test_who_holds_a_paper_signs_it_without_a_word_of_it(office):
    code = office.submitted()
    office("claim", "banjir", "--as", "siti")
    assert "sedang mengoreksi" not in office("sign", "banjir", "--as", "siti", "--code", code).err


def test_only_a_corrector_takes_a_paper(office):
    office.submitted()
    assert office("claim", "banjir", "--as", "rina", "--json").codes == {"claim-not-a-corrector", "claim-own-work"}
    office.write("drafts/konsep.md", text_of("konsep"))
    refused = office("claim", "konsep", "--as", "siti", "--json")
    assert (refused.status, refused.codes) == (3, {"begin-of-nothing"})
    assert office("claim", "tidak-ada", "--as", "siti").status == 2


def test_a_dry_run_of_a_sign_off_asks_what_the_office_asks(office):
    code = office.submitted()
    dry = office("sign", "banjir", "--as", "siti", "--code", code, "--dry-run")
    assert dry.status == 0
    assert "Sebelum memaraf:\n  - Nama dan jabatan benar?\n  - Kelurahan ditulis lengkap?\n" in dry.err
    assert "Sebelum memaraf" not in office("sign", "banjir", "--as", "siti", "--code", code).err


def test_a_corrector_is_shown_what_changed_since_they_saw_it(office):
    office.submitted()
    first = office("diff", "banjir", "--seen", "--as", "siti")
    assert "belum pernah melihat" in first.err
    assert "{+" not in first.out
    mend(office, "surut", "naik")
    assert "{+naik+}" in office("diff", "banjir", "--seen", "--as", "siti").out
    again = office("diff", "banjir", "--seen", "--as", "siti")
    assert "{+" not in again.out
    assert "Tidak ada yang berubah" in again.err
    assert "{+naik+}" in office("diff", "banjir").out
    assert "{+naik+}" in office("diff", "banjir", "--seen", "--as", "budi").out


@pytest.mark.parametrize("order", ["claim", "preview", "diff"])
def test_taking_looking_and_comparing_all_count_as_seen(office, order):
    office.submitted()
    assert office(order, "banjir", "--as", "siti").status == 0
    mend(office, "surut", "naik")
    shown = office("diff", "banjir", "--seen", "--as", "siti", "--json").json
    assert {"change": "added", "text": "naik"} in shown["changes"]


def test_a_comparison_with_what_nobody_says_who_saw_is_wrong_usage(office):
    office.submitted()
    assert office("diff", "banjir", "--seen").status == 2
    assert office("diff", "banjir").status == 0
