import pytest

from paraf.rules.checks.speakers import speakers
from tests.support.checks import found

WRONG = [
    ("Wali kota menyerahkan bantuan.\n\n“Bantuan ini bukan untuk konsumsi, tetapi untuk menambah alat.”", "no-speaker"),
    ('Acara dibuka pagi hari.\n\n"Kami senang warga datang ke acara ini bersama keluarga."', "no-speaker"),
    ("Acara dibuka. “Kami senang warga datang ke acara ini.” Acara ditutup pada malam hari.", "speaker-unclear"),
    ("Surya tersenyum di panggung. “Kami senang warga datang ke acara ini.”", "speaker-unclear"),
    ("Acara dibuka.\n\n> Setiap warga berhak atas lingkungan hidup yang baik.", "speaker-unclear"),
    ("- Pertama\n\n“Kami senang warga datang ke acara ini, terima waktu kalian.”", "no-speaker"),
]
RIGHT = [
    "“Kami senang warga datang ke acara ini,” ujar Surya.",
    "“Kami senang warga datang ke acara ini,” katanya.",
    "Surya mengatakan, “Kami senang warga datang ke acara ini.”",
    "Menurut Rizki, turnamen mencari bibit. “Siapa tahu dari sini lahir pemain nasional.”",
    "Yusuf menjelaskan pekerjaan itu.\n\n“Cuaca cukup mendukung sehingga pengecoran lantai tidak tertunda.”",
    "Isi sambutannya sebagai berikut:\n\n“Kami senang warga datang ke acara ini.”",
    "Acara bertema “Sungai bersih untuk anak cucu kita semua.” dibuka pagi hari.",
    "Spanduk bertuliskan “Jangan buang sampah ke sungai kita ini!” dipasang.",
    "Lomba “Menjaga Sungai untuk Anak Cucu Kita Semua” dibuka pagi hari.",
    "Acara itu disebut “kelas malam”.",
    "Acara dibuka.\n\n“Kami senang warga datang ke acara ini.”\n\n— Surya Wijaya",
    "“Kami senang warga datang ke acara ini, tambahnya.\n\n“Besok kami datang lagi bersama keluarga besar.”",
    "“Kami senang warga datang ke acara ini.\n\n“Besok kami datang lagi bersama keluarga besar,” ujar Surya.",
    "Peserta membawa “buku, pensil, dan penghapus” dari rumah masing-masing.",
]


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_a_quotation_of_nobody_is_found(text, code):
    assert [one[0] for one in found(speakers, text)] == [code]


@pytest.mark.parametrize("text", RIGHT)
def test_a_quotation_with_a_speaker_and_what_is_no_quotation_is_left_alone(text):
    assert found(speakers, text) == []
