import pytest

from paraf.rules.checks.tallies import tallies
from tests.support.checks import findings, found

WRONG = [
    ("Sebanyak 24 tim hadir. Mereka dibagi ke dalam empat pool, masing-masing berisi lima tim.", "product"),
    ("Ada 100 siswa. Mereka duduk di 8 ruang, setiap ruang diisi 12 siswa.", "product"),
    ("Tim Melati menang 3-1 (25-19, 23-25, 25-20, 25-27).", "result"),
    ("Tim Melati kalah 2–1 (21-19, 21-18).", "result"),
    ("Setiap penerima mendapat Rp5.000.000 sehingga total bantuan mencapai Rp2,5 juta.", "total-less-than-part"),
    ("Dana Rp2,5 miliar cair.\n\nTotalnya Rp2,5 juta.", "amount-in-two-sizes"),
]
RIGHT = [
    "Sebanyak 20 tim hadir. Mereka dibagi ke dalam empat pool, masing-masing berisi lima tim.",
    "Kuota setiap Sabtu 240 nomor antrean, masing-masing 30 nomor untuk setiap layanan.",
    "Dua tim terbaik dari setiap pool lolos.",
    "Mereka dibagi ke dalam empat pool, masing-masing berisi lima tim.",
    "Sebanyak 500 tim mendaftar. Ada empat pool, masing-masing berisi lima tim.",
    "Dibentuk empat pool. Panitia, yang masing-masing bertugas, melayani lima tim.",
    "Tim Melati menang 3-1 (25-19, 23-25, 25-20, 25-23).",
    "Tim Melati kalah 1-3 (25-19, 23-25, 20-25, 23-25).",
    "Tim Melati menang 3-2 (25-22, 23-25, 19-21, 25-17, dan 21-19).",
    "Persikota menang 3-1 (1-0, 2-1).",
    "Skor 2-1 (25-20) diralat.",
    "Setiap penerima mendapat Rp5.000.000 sehingga total bantuan mencapai Rp2,5 miliar.",
    "Setiap warga membayar Rp5.000, lalu Rp2.000 dikembalikan.",
    "Totalnya Rp5 miliar, dan Rp2,5 juta per orang.",
    "Totalnya Rp1 miliar, yaitu Rp1 juta per orang, dan Rp500 juta dari Rp500 ribu.",
    "Harga Rp2,5 juta dan Rp2,5 juta.",
    "| Dana | Rp2,5 juta |\n|---|---|\n| Dana | Rp2,5 miliar |",
]


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_what_does_not_fit_is_found(text, code):
    assert [one.code for one in findings(tallies, text)] == [code]


@pytest.mark.parametrize("text", RIGHT)
def test_what_fits_is_left_alone(text):
    assert found(tallies, text) == []


def test_the_other_size_may_stand_in_the_title():
    [finding] = findings(tallies, "Total bantuan Rp2,5 juta.", Title="Bantuan Rp2,5 Miliar Disalurkan")
    assert (finding.line, finding.detail["other"]) == (6, "Rp2,5 Miliar")
