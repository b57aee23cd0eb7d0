import pytest

from paraf.rules.checks.sparing import names_of_rules, quotations

RULES = [
    ("Dasarnya Peraturan Walikota Contoh Nomor 86 Tahun 2019.", "Peraturan Walikota Contoh Nomor 86 Tahun 2019"),
    (
        "Peraturan Walikota Nomor 86 Tahun 2019 tentang Kedudukan, Susunan Organisasi, Tugas dan Fungsi dinas berlaku.",
        "Peraturan Walikota Nomor 86 Tahun 2019 tentang Kedudukan, Susunan Organisasi, Tugas dan Fungsi",
    ),
    ("Menurut UU 14/2008 hal itu boleh.", "UU 14/2008"),
    ("Menurut Perwali No. 3 Tahun 2020 hal itu boleh.", "Perwali No. 3 Tahun 2020"),
    ("Peraturan Wali Kota (Perwali) Nomor 3 Tahun 2020 berlaku.", "Peraturan Wali Kota (Perwali) Nomor 3 Tahun 2020"),
    (
        "Undang-Undang tentang Keterbukaan Informasi Publik berlaku.",
        "Undang-Undang tentang Keterbukaan Informasi Publik",
    ),
    ("SPT itu menyebut Keputusan Walikota Nomor 800/12/2026.", "Keputusan Walikota Nomor 800/12/2026"),
]
NO_RULES = ["Walikota hadir.", "Peraturan itu berlaku.", "Menurut UU hal itu boleh.", "Keputusan walikota ditunggu."]
QUOTED = [
    ("Kata “dia” dan “mereka”.", ["“dia”", "“mereka”"]),
    ("Kata “dia tidak selesai.", ["“dia tidak selesai."]),
    ("Kata “dia “mereka”.", ["“dia ", "“mereka”"]),
    ('Kata "dia" dan "mereka".', ['"dia"', '"mereka"']),
    ('Kain 5" dijual, kata "dia', ['"dia']),
    ("Tidak ada.", []),
]


@pytest.mark.parametrize(("text", "name"), RULES)
def test_the_name_of_a_rule_is_known_to_its_end(text, name):
    assert [text[start:end] for start, end in names_of_rules(text)] == [name]


@pytest.mark.parametrize("text", NO_RULES)
def test_what_only_begins_like_a_rule_is_none(text):
    assert names_of_rules(text) == ()


@pytest.mark.parametrize(("text", "quoted"), QUOTED)
def test_quotations_are_known_with_their_marks(text, quoted):
    assert [text[start:end] for start, end in quotations(text)] == quoted
