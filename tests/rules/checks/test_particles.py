import pytest

from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.checks.particles import particles
from tests.support.checks import found

WRONG = [
    ("Anak membaca dirumah.", "particle-joined", "dirumah", "di rumah"),
    ("Ia ditemui diruang kerjanya.", "particle-joined", "diruang", "di ruang"),
    ("Ia ditemui dirumahnya.", "particle-joined", "dirumahnya", "di rumahnya"),
    ("Diantaranya ada guru.", "particle-joined", "Diantaranya", "Di antaranya"),
    ("Surat ditandatangani diatas meterai.", "particle-joined", "diatas", "di atas"),
    ("Warga pergi kesana.", "particle-joined", "kesana", "ke sana"),
    ("Warga melihat keatas.", "particle-joined", "keatas", "ke atas"),
    ("Kota ini lebih baik kedepannya.", "particle-joined", "kedepannya", "ke depannya"),
    ("Lomba digelar diPontianak.", "particle-joined", "diPontianak", "di Pontianak"),
    ("Klik disini.", "particle-joined", "disini", "di sini"),
    ("“Kami belajar disekolah,” ujarnya.", "particle-joined", "disekolah", "di sekolah"),
    ("Nasi itu di makan warga.", "particle-torn", "di makan", "dimakan"),
    ("Lomba di laksanakan setiap tahun.", "particle-torn", "di laksanakan", "dilaksanakan"),
    ("Lomba di ikuti 120 siswa.", "particle-torn", "di ikuti", "diikuti"),
    ("Dana itu di kelola kelurahan.", "particle-torn", "di kelola", "dikelola"),
    ("Hal itu di sampaikannya kemarin.", "particle-torn", "di sampaikannya", "disampaikannya"),
    ("Warga menjaga ke bersihan.", "particle-torn", "ke bersihan", "kebersihan"),
    ("Dana itu harus ke lola dengan baik.", "particle-torn", "ke lola", "kelola"),
    ("Jalan itu di\nperbaiki.", "particle-torn", "di perbaiki", "diperbaiki"),
    ("Rumah itu di renovasi.", "particle-maybe-torn", "di renovasi", "direnovasi"),
    ("Naskah itu di sunting dan di terjemahkan.", "particle-maybe-torn", "di terjemahkan", "diterjemahkan"),
    ("HUT Kota Contoh ke 255 dirayakan.", "ordinal", "ke 255", "ke-255"),
    ("Pada hari ke 3 hujan turun.", "ordinal", "ke 3", "ke-3"),
    ("Hari Jadi ke10 dirayakan.", "ordinal", "ke10", "ke-10"),
    ("Angkatan ke- 5 lulus.", "ordinal", "ke- 5", "ke-5"),
    ("Ia juara ke-dua.", "ordinal", "ke-dua", "kedua"),
]
RIGHT = [
    "Karyawan dirumahkan sejak Maret.",
    "Anak itu disekolahkan di kota.",
    "Bantuan ditempatkan di gudang.",
    "Mutu layanan ditingkatkan.",
    "Hasil itu didesak warga.",
    "Ia keluar rumah dan kembali.",
    "Kepada warga, ia mengucapkan terima kasih.",
    "Kemeja putih dikenakan peserta.",
    "Kedalaman sungai tiga meter.",
    "Kemasyarakatan dan kewilayahan dibahas.",
    "Ia tinggal di atas bukit, di antara dua sungai.",
    "Kegiatan di lapangan berjalan lancar.",
    "Ia berangkat ke sana dan ke sini.",
    "Perahu berhenti di belokan sungai.",
    "Pedagang berjualan di tanjakan.",
    "Ikan dijual di pasar ikan.",
    "Ia bekerja di perikanan dan di percetakan.",
    "Pelatihan di Bina Insani diikuti 20 guru.",
    "Peraturan Daerah Nomor 3 Tahun 2020 tentang Tertib Dijalan dicabut.",
    "Istilah *di laksanakan* tidak baku.",
    "Naik dari peringkat 5 ke 3.",
    "Peringatan HUT ke-255 dirayakan.",
    "Suhu naik dari 20 ke 25 derajat.",
    "Dari hari ke hari jumlahnya bertambah.",
    "Ia disela tepuk tangan.",
    "Angka itu dikali dua.",
    "Dimanapun dan kemanapun ditegur sebagai kata.",
    "Ia masuk daftar orang di, misalnya, buka puasa bersama.",
]


@pytest.mark.parametrize(("text", "code", "quoted", "proposal"), WRONG)
def test_a_particle_in_the_wrong_place_is_found(text, code, quoted, proposal):
    assert found(particles, text) == [(code, quoted, proposal)]


@pytest.mark.parametrize("text", RIGHT)
def test_a_particle_in_its_place_is_left_alone(text):
    assert found(particles, text) == []


def test_in_a_title_with_capitals_a_torn_verb_is_found_and_a_name_is_not():
    assert found(particles, "x", Title="Turnamen Resmi Di Buka") == [("particle-torn", "Di Buka", "Dibuka")]
    assert found(particles, "x", Title="Pameran di Buka Mata") == []


def test_a_word_from_the_list_of_names_is_left_alone():
    assert found(particles, "Rapat di Dimana Kafe.") == [("particle-joined", "Dimana", "Di mana")]
    assert found(particles, "Rapat di Dimana Kafe.", knowledge=Knowledge(names=frozenset({"dimana"}))) == []
