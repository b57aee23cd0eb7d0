from fractions import Fraction

import pytest

from paraf.rules.checks.quantities import quantities, sentences, shown

READ = [
    ("1.300 balita", [(1300, "balita")]),
    ("delapan sekolah", [(8, "sekolah")]),
    ("dua belas orang", [(12, "orang")]),
    ("Rp2,5 miliar", [(2_500_000_000, "Rp")]),
    ("Rp 75.000", [(75_000, "Rp")]),
    ("540 kilogram dan 1,2 ton", [(540, "kilogram"), (1200, "kilogram")]),
    ("62 persen dan 7,4%", [(62, "persen"), (Fraction("7.4"), "persen")]),
    ("3 juta jiwa", [(3_000_000, "jiwa")]),
    ("120 menjadi 150", [(120, ""), (150, "")]),
    ("15 pohon-pohon", [(15, "pohon-pohon")]),
    ("24 November 2026", [(2026, "")]),
    ("pukul 08 pagi, usia 10 tahun, Nomor 17", []),
    ("14.05 WIB dan 20/11/2026", []),
    ("18,250 unit", []),
    ("25-19", []),
    ("B12 dan 3.500,75 meter", [(Fraction("3500.75"), "meter")]),
]
SENTENCES = [
    ("Satu. Dua? Tiga!", ["Satu.", "Dua?", "Tiga!"]),
    ("“Satu.” Dua.", ["“Satu.", "Dua."]),
    ("Rp75.000 dan 1,2 ton. Selesai", ["Rp75.000 dan 1,2 ton.", "Selesai"]),
    ("Pada 2026. Lalu", ["Pada 2026.", "Lalu"]),
    ("(kominfo). Lalu", ["(kominfo).", "Lalu"]),
]


@pytest.mark.parametrize(("text", "values"), READ)
def test_a_number_is_read_with_what_it_counts(text, values):
    assert [(one.value, one.unit) for one in quantities(text)] == values


def test_a_quantity_knows_where_it_stands():
    [one, other] = quantities("Ada 62 persen dan Rp2,5 juta per orang.")
    assert ["Ada 62 persen dan Rp2,5 juta per orang."[each.start : each.end] for each in (one, other)] == [
        "62 persen",
        "Rp2,5 juta",
    ]
    assert (one.is_percent, other.is_percent, other.is_scaled) == (True, False, True)


@pytest.mark.parametrize(("text", "parts"), SENTENCES)
def test_a_text_is_taken_apart_into_sentences(text, parts):
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_values_are_shown_as_the_house_writes_them():
    assert shown(Fraction(1250), "siswa") == "1.250 siswa"
    assert shown(Fraction(5, 2)) == "2,5"
    assert shown(Fraction(1, 3)) == "0,33"
    assert shown(Fraction(75_000), "Rp") == "Rp75.000"
