import pytest

from paraf.rules.checks.doubles import doubles
from paraf.rules.checks.knowledge import Knowledge
from tests.support.checks import found

WRONG = [
    ("Dewan juri terdiri dari dari guru.", "word-twice", "dari dari", "dari"),
    ("Warga yang yang datang.", "word-twice", "yang yang", "yang"),
    ("Dari dari mana asalnya?", "word-twice", "Dari dari", "Dari"),
    ("Rapat di di Balai Kota.", "word-twice", "di di", "di"),
    ("Warga datang untuk\nuntuk bertanya.", "word-twice", "untuk untuk", "untuk"),
    ("Mereka mencari bibit bibit atlet.", "word-twice-or-hyphen", "bibit bibit", "bibit-bibit"),
    ("Tim kelurahan masing masing hadir.", "word-twice-or-hyphen", "masing masing", "masing-masing"),
    ("Harga rata rata turun.", "word-twice-or-hyphen", "rata rata", "rata-rata"),
    ("Banyak orang orang hadir.", "word-twice-or-hyphen", "orang orang", "orang-orang"),
    ("Kami melihat tamu yang datang datang dari jauh.", "maybe-word-twice", "datang datang", "datang-datang"),
    ("Rapat pada hari pada hari Senin batal.", "word-twice", "pada hari pada hari", "pada hari"),
]
RIGHT = [
    "Tim kelurahan masing-masing hadir.",
    "Kupu-kupu dan laba-laba dipamerkan.",
    "Kelompok Duran Duran tampil di Baden Baden.",
    "“Ini sangat sangat penting,” ujarnya.",
    "Ia datang, datang lagi, dan pergi.",
    "Hari demi hari, dari hari ke hari, ia menunggu.",
    "Sedikit demi sedikit demi masa depan.",
    "Menang 2 2 kali.",
    "Hal itu, itu saja.",
    "Ia berkata bahwa rapat batal. Batal pula lombanya.",
    "RT RW setempat hadir.",
    "Istilah *ini ini* dipakai warga.",
    "Mereka baca buku baca buku saja.",
    "Rapat demi masa demi masa depan.",
    "“Kami pada hari pada hari itu diam,” ujarnya.",
    "Ikan itu dijual dari kota ke kota.",
]


@pytest.mark.parametrize(("text", "code", "quoted", "proposal"), WRONG)
def test_a_word_that_stands_twice_is_found(text, code, quoted, proposal):
    assert found(doubles, text) == [(code, quoted, proposal)]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_doubled_rightly_is_left_alone(text):
    assert found(doubles, text) == []


def test_tables_and_names_on_the_list_are_left_alone():
    assert found(doubles, "| a | b |\n|---|---|\n| ya ya | x |") == []
    assert found(doubles, "Warga membeli pilang pilang.", knowledge=Knowledge(names=frozenset({"pilang"}))) == []
