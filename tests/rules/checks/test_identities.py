from dataclasses import replace

import pytest

from paraf.rules.checks.identities import identities
from paraf.rules.checks.posts import Official
from tests.support.checks import KNOWLEDGE, findings, found

DOCTOR = replace(KNOWLEDGE, officials=(Official(name="Laras Permata", post="Kepala Dinas Kesehatan"),))

WRONG = [
    ("Juara pertama diraih Nabila Putri Ayu (10 tahun) dari Kota Contoh.", ["child-named"]),
    ("Qari cilik Ahmad Fauzan (9) memukau penonton.", ["child-named"]),
    ("Budi, 9 tahun, ditemukan selamat.", ["child-named"]),
    ("Korban bernama Budi Santoso (12) dibawa ke puskesmas.", ["child-named"]),
    ("Petugas menemukan Rani Lestari yang masih berusia 15 tahun.", ["child-named"]),
    ("Pemenangnya Budi Santoso, siswa kelas VI SD Negeri 5 Contoh.", ["pupil-named"]),
    ("Siswi SMP Negeri 2 Contoh bernama Rani Lestari menerima piala.", ["pupil-named"]),
    ("Siswa SD Negeri 5 Contoh, Budi Santoso, membacakan puisi.", ["pupil-named"]),
    ("Murid kelas V atas nama Rani menerima piala.", ["pupil-named"]),
    ("Rani Lestari (14 tahun) tinggal di Jalan Melati Gang 3 Nomor 17.", ["child-named", "child-home"]),
    ("Rani Lestari (14 tahun) hadir. Ayahnya sedang menjalani hukuman penjara.", ["child-named"]),
    ("Rani Lestari (14 tahun) hadir, sedangkan ayahnya sedang ditahan.", ["child-named", "child-relative"]),
    ("Siti Aminah menderita tuberkulosis sejak Mei.", ["patient-named"]),
    ("Pasien HIV bernama Budi Santoso dirawat.", ["patient-named"]),
    ("Penderita kanker Siti Aminah menerima bantuan.", ["patient-named"]),
    ("Siti Aminah hadir. Menurut dokter, Siti baru saja sembuh dari penyakit kusta.", ["patient-named"]),
]
RIGHT = [
    "Korban berinisial NP (10 tahun) dibawa ke puskesmas.",
    "Siswi berinisial N.P. dari SD Negeri 5 Contoh menerima piala.",
    "Siti Aminah (45 tahun) hadir.",
    "Budi Santoso (18 tahun) lolos seleksi.",
    "Taman Cempaka yang berusia 10 tahun direnovasi.",
    "Festival Sungai Jernih (10 tahun) dirayakan.",
    "Anak berusia 10 tahun mendapat imunisasi.",
    "Bagus Prasetya (12) berada di urutan kedua.",
    "Budi Santoso 5 tahun lalu pindah ke kota ini.",
    "Rudi Hartono, 10 tahun penjara, mengajukan banding.",
    "Kepala SD Negeri 5 Contoh Rina Marlina mengatakan, siswa kelas VI lulus.",
    "Siswa SD Negeri 5 Contoh, Kecamatan Contoh Timur, mengikuti lomba.",
    "Siswa SMP Negeri 2 Contoh, Wali Kota Contoh, dan warga hadir.",
    "Peserta berasal dari SD Negeri 5 Contoh dan SMP Negeri 2 Contoh.",
    "Kepala Dinas Kesehatan Laras Permata mengatakan, pasien positif tuberkulosis berkurang.",
    "Laras Permata menilai pasien penderita diabetes perlu didampingi.",
    "Pasien Rumah Sakit Umum Daerah Contoh bertambah.",
    "Penderita Demam Berdarah Dengue berkurang.",
    "Warga menderita demam berdarah.",
    "Siti menderita kelelahan.",
    "Wati tinggal di Jalan Melati Gang 3 Nomor 17.",
    "Ayahnya sedang menjalani hukuman penjara.",
]


@pytest.mark.parametrize(("sentence", "codes"), WRONG)
def test_a_child_or_an_ill_person_who_is_named_is_found(sentence, codes):
    assert [one[0] for one in found(identities, sentence, knowledge=DOCTOR)] == codes


@pytest.mark.parametrize("sentence", RIGHT)
def test_initials_adults_places_and_those_who_speak_of_others_are_left_alone(sentence):
    assert found(identities, sentence, knowledge=DOCTOR) == []


@pytest.mark.parametrize(
    ("alt", "codes"),
    [
        ("Anak-anak membaca buku di perpustakaan.", ["children-pictured"]),
        ("Seorang siswi menulis di meja.", ["children-pictured"]),
        ("Siswa tampak dari belakang.", []),
        ("Meja pendaftaran pos imunisasi.", []),
    ],
)
def test_a_picture_that_shows_children_is_a_hint_once(alt, codes):
    caught = findings(identities, "Isi.", Image_Alt=alt, Image_Caption=alt)
    assert [(one.code, one.level) for one in caught] == [(code, "hint") for code in codes]
