from dataclasses import replace
from datetime import date

import pytest

from paraf.rules.checks.edits import distance
from paraf.rules.checks.knowledge import known_from
from paraf.rules.checks.officials import officials
from paraf.rules.checks.posts import Official
from tests.support.checks import KNOWLEDGE, found

LIST = b"""nama,gelar,jabatan,instansi,mulai,selesai
Surya Wijaya,"Ir., M.T.",Wali Kota Contoh,Pemerintah Kota Contoh,2025-02-20,2030-02-20
Ratna Kumala,"S.E., M.M.",Wakil Wali Kota Contoh,Pemerintah Kota Contoh,2025-02-20,2030-02-20
Teguh Santosa,,Wali Kota Contoh,Pemerintah Kota Contoh,2020-02-20,2025-02-19
Bagus Prasetya,"Drs., M.Si.",Sekretaris Daerah,Pemerintah Kota Contoh,2024-06-03,
Laras Permata,"dr., M.Kes.",Kepala Dinas Kesehatan,Dinkes,2024-03-04,
Hendra Saputra,"S.Pd., M.Pd.",Kepala Dinas Pendidikan dan Kebudayaan,Disdikbud,2022-08-15,
Maria Lestari,S.E.,"Kepala Dinas Koperasi, Usaha Mikro, dan Perdagangan",Diskumdag,2023-10-02,
Bambang Sudarma,A.P.,Kepala Pelaksana BPBD,BPBD,2022-02-07,
Rukmini,,Lurah Melati,Kelurahan Melati,2022-02-07,
"""
KNOWN = known_from({"pejabat.csv": LIST}, language="id")

WRONG = [
    ("Kepala Dinas Pendidikan dan Kebudayaan Kota Contoh, Hendra Saputro mengatakan itu.", "official-misspelt"),
    ("Wali Kota Contoh Surya Wijya membuka acara.", "official-misspelt"),
    ("Walikota Contoh Suryo Wijayo membuka acara.", "official-misspelt"),
    ("Kepala Dinkes Laras Pertama hadir.", "official-misspelt"),
    ("Kepala Badan Penanggulangan Bencana Daerah (BPBD) Bambang Sudarman hadir.", "official-misspelt"),
    ("Sambutan dibacakan Maria Lestary pada acara itu.", "official-misspelt-perhaps"),
    ("Wali Kota Contoh Teguh Santosa membuka acara.", "official-out-of-term"),
    ("Wali Kota Contoh Ratna Kumala membuka acara.", "official-wrong-post"),
    ("Wakil Wali Kota Contoh Surya Wijaya membuka acara.", "official-wrong-post"),
    ("Kepala Dinas Kesehatan Kota Contoh Maria Lestari hadir.", "official-wrong-post"),
    ("Sekda Laras Permata hadir.", "official-wrong-post"),
    ("Laras Permata selaku Sekretaris Daerah hadir.", "official-wrong-post"),
    ("Kepala Dinas Sosial Laras Permata hadir.", "official-other-post"),
    ("Wali Kota Contoh Budi Hartono membuka acara.", "official-unlisted"),
    ("Kepala Dinas Kesehatan Kota Contoh Siti Aminah hadir.", "official-unlisted"),
    ("Rizki Maulana, S.Sos mengatakan itu.", "degree-in-name"),
    ("Laras Permata, S.Ked., M.Kes. mengatakan itu.", "degree-in-name"),
]
RIGHT = [
    "Wali Kota Contoh Surya Wijaya mengatakan itu.",
    "Walikota Contoh Surya Wijaya mengatakan itu.",
    "Wali Kota Surya Wijaya mengatakan itu.",
    "Wakil Wali Kota Contoh Ratna Kumala hadir.",
    "Wali Kota Contoh, Ir. Surya Wijaya hadir.",
    "Kepala Dinas Kesehatan (Dinkes) Kota Contoh Laras Permata hadir.",
    "Kadis Kesehatan Laras Permata hadir.",
    "Kepala Dinkes Laras Permata hadir.",
    "Kepala Dinas Koperasi, Usaha Mikro, dan Perdagangan (Diskumdag) Maria Lestari hadir.",
    "Kepala Dinas Pendidikan Hendra Saputra hadir.",
    "Kepala Dinas Koperasi dan UKM Maria Lestari hadir.",
    "Kepala Dinas Kumdag Kota Contoh Maria Lestari hadir.",
    "Sekda dan Wali Kota Contoh menandatangani nota.",
    "Kepala Pelaksana Badan Penanggulangan Bencana Daerah (BPBD) Kota Contoh Bambang Sudarma hadir.",
    "Wali Kota Contoh Surya Wijaya, Kepala Dinas Kesehatan Laras Permata, dan Sekda Bagus Prasetya hadir.",
    "Mantan Wali Kota Contoh Teguh Santosa hadir.",
    "Wali Kota Contoh Teguh Santosa saat itu menandatanganinya.",
    "Plt. Kepala Dinas Kesehatan Maria Lestari hadir.",
    "Pj Wali Kota Contoh Budi Hartono hadir.",
    "Ketua PMI Kota Contoh Laras Permata hadir.",
    "Ketua Tim Penggerak PKK Ratna Kumala hadir.",
    "Surya selaku tuan rumah hadir.",
    "Laras Permata selaku tuan rumah hadir.",
    "Hendra Saputra Jaya, seorang pedagang, hadir.",
    "Pedagang bernama Hendro Saputri hadir.",
    "Kepala Dinas Kesehatan Provinsi Kalimantan Barat Erna Yulianti hadir.",
    "Wali Kota Pontianak Edi Kamtono hadir.",
    "Lurah Melati Rukmini hadir.",
    "Warga bernama Rukmina hadir.",
    "Gedung itu terletak di Jalan Prof. Dr. M. Yamin.",
    "Kepala Dinas Kesehatan Kota Contoh menjelaskan jadwalnya.",
    "Ia berkata, “Rizki Maulana, S.Sos yang menandatangani.”",
]


@pytest.mark.parametrize(("sentence", "code"), WRONG)
def test_a_name_or_post_that_is_not_as_on_the_list_is_found(sentence, code):
    assert [one[0] for one in found(officials, sentence, knowledge=KNOWN.knowledge)] == [code]


@pytest.mark.parametrize("sentence", RIGHT)
def test_a_name_and_post_as_on_the_list_or_of_others_is_left_alone(sentence):
    assert found(officials, sentence, knowledge=KNOWN.knowledge) == []


def test_the_name_on_the_list_and_the_holder_of_the_post_are_proposed():
    (misspelt,) = found(officials, "Sekda Bagus Prasetyo hadir.", knowledge=KNOWN.knowledge)
    (wrong,) = found(officials, "Wali Kota Contoh Ratna Kumala hadir.", knowledge=KNOWN.knowledge)
    assert misspelt == ("official-misspelt", "Bagus Prasetyo", "Bagus Prasetya")
    assert wrong == ("official-wrong-post", "Wali Kota Contoh Ratna Kumala", "Wakil Wali Kota Contoh")


def test_who_held_the_post_at_the_date_of_the_article_is_right():
    sentence = "Wali Kota Contoh Teguh Santosa membuka acara."
    assert found(officials, sentence, knowledge=KNOWN.knowledge, Date="2024-08-17 09:00") == []


def test_an_article_without_a_date_is_not_held_against_terms_of_office():
    sentence = "Wali Kota Contoh Teguh Santosa membuka acara."
    assert found(officials, sentence, knowledge=KNOWN.knowledge, Date=None) == []


def test_a_name_that_the_office_wants_left_alone_is_left_alone():
    knowledge = replace(KNOWN.knowledge, names=frozenset({"maria", "lestary"}))
    assert found(officials, "Sambutan dibacakan Maria Lestary.", knowledge=knowledge) == []


def test_without_a_list_no_name_is_wrong():
    assert found(officials, "Wali Kota Contoh Surya Wijya hadir.") == []


def test_an_office_without_a_town_has_posts_all_the_same():
    doctor = Official(name="Laras Permata", post="Direktur RSUD", agency="RSUD", start=date(2024, 1, 1))
    knowledge = replace(KNOWLEDGE, officials=(doctor,))
    sentence = "Direktur RSUD Budi Hartono dan Direktur RSUD Laras Permata hadir."
    assert [one[0] for one in found(officials, sentence, knowledge=knowledge)] == ["official-unlisted"]


def test_a_post_that_nobody_holds_has_nobody_to_propose():
    former = Official(name="Laras Permata", post="Direktur RSUD", end=date(2024, 1, 1))
    knowledge = replace(KNOWLEDGE, officials=(former,))
    assert found(officials, "Direktur RSUD Laras Permata hadir.", knowledge=knowledge) == [
        ("official-out-of-term", "Direktur RSUD Laras Permata", "?")
    ]


def test_a_day_that_cannot_be_read_and_a_term_that_ends_first_are_found_in_their_line():
    raw = b"nama,jabatan,instansi,mulai,selesai\nA B,Camat,X,20-02-2025,\nC D,Camat,X,2025-02-20,2024-02-20\n"
    known = known_from({"pejabat.csv": raw}, language="id")
    assert [(one.code, one.line, one.path) for one in known.findings] == [
        ("list-day", 2, "kamus/pejabat.csv"),
        ("list-term", 3, "kamus/pejabat.csv"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("surya", "surya", 0),
        ("surya", "suryo", 1),
        ("surya", "sruya", 1),
        ("surya", "sury", 1),
        ("surya", "budi", 3),
        ("surya", "suryadin", 3),
    ],
)
def test_two_words_differ_by_letters_put_in_left_out_exchanged_or_swapped(one, other, apart):
    assert distance(one, other, most=2) == distance(other, one, most=2) == apart
