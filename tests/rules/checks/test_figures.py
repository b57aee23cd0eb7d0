import pytest

from paraf.rules.checks.figures import figures
from tests.support.checks import found

WRONG = [
    ("Anggaran Rp 3,6 miliar cair.", "money-form", "Rp 3,6", "Rp3,6"),
    ("Harga Rp. 75.000 per paket.", "money-form", "Rp. 75.000", "Rp75.000"),
    ("Harga Rp75.000,- per paket.", "money-form", "Rp75.000,-", "Rp75.000"),
    ("Bantuan Rp 5.000.000,- cair.", "money-form", "Rp 5.000.000,-", "Rp5.000.000"),
    ("Harga Rp75.000,00 per paket.", "money-form", "Rp75.000,00", "Rp75.000"),
    ("Harga RP75.000 per paket.", "money-form", "RP75.000", "Rp75.000"),
    ("Harga rp 75.000 per paket.", "money-form", "rp 75.000", "Rp75.000"),
    ("Harga Rp75,000 per paket.", "money-form", "Rp75,000", "Rp75.000"),
    ("Dana Rp7500000 cair.", "money-form", "Rp7500000", "Rp7.500.000"),
    ("Dana Rp5 jt cair.", "money-form", "Rp5 jt", "Rp5 juta"),
    ("Dana Rp3,6 M cair.", "money-form", "Rp3,6 M", "Rp3,6 miliar"),
    ("Dana Rp5 juta rupiah cair.", "rupiah-twice", "Rp5 juta rupiah", "Rp5 juta"),
    ("Usaha naik 7,4% tahun lalu.", "percent-form", "7,4%", "7,4 persen"),
    ("Usaha naik 10 % tahun lalu.", "percent-form", "10 %", "10 persen"),
    ("Usaha naik 7.4 persen.", "number-form", "7.4 persen", "7,4 persen"),
    ("Sampah 1.2 ton diolah.", "number-form", "1.2 ton", "1,2 ton"),
    ("Jalan sepanjang 2.5 km dibuka.", "number-form", "2.5 km", "2,5 km"),
    ("Dana 1,250,000 rupiah cair.", "number-form", "1,250,000", "1.250.000"),
    ("Jumlahnya 18,250 unit.", "number-form", "18,250 unit", "18.250 unit"),
    ("Jumlahnya 18,250 saja.", "number-unsure", "18,250", "18.250"),
    ("Panitia menyiapkan 8000 paket.", "number-form", "8000 paket", "8.000 paket"),
    ("Ada 12500 warga hadir.", "number-form", "12500 warga", "12.500 warga"),
    ("Naik 10persen.", "number-glued", "10persen", "10 persen"),
    ("Beras 5kg dibagikan.", "number-glued", "5kg", "5 kg"),
    ("Rapat pukul 10:30 WIB.", "time-form", "10:30 WIB", "10.30 WIB"),
    ("Rapat pukul 10:30 dimulai.", "time-form", "10:30", "10.30"),
    ("Rapat pukul 10.30 wib.", "time-form", "10.30 wib", "10.30 WIB"),
    ("Rapat pukul 10.30WIB.", "time-form", "10.30WIB", "10.30 WIB"),
    ("Rapat jam 10.30 WIB.", "time-word", "jam", "pukul"),
    ("Pkl. 08.00 WIB rapat dimulai.", "time-word", "Pkl.", "Pukul"),
    ("Rapat pukul 25.00 WIB.", "time-in-text", "pukul 25.00 WIB", None),
    ("Rapat pukul 10.75.", "time-in-text", "pukul 10.75", None),
    ("Rapat pukul 24.15 WIB.", "time-in-text", "pukul 24.15 WIB", None),
]
RIGHT = [
    "Jembatan diperbaiki dengan Rp3,6 miliar dari APBD.",
    "Harga paket Rp75.000.",
    "Harga paket Rp75.000, sedangkan di pasar Rp98.000.",
    "Juara pertama mendapat Rp10.000.000, juara kedua Rp7.500.000.",
    "Bantuan senilai lima juta rupiah cair.",
    "Sampah turun 10 persen atau 1,2 ton.",
    "Nilai survei 88,6 dan 61.480 permohonan.",
    "Layanan pukul 08.00–12.00 WIB.",
    "Layanan pukul 08.00 hingga 12.00 WIB, lalu pukul 24.00.",
    "Kadar 0,125 gram dan panjang 1,250 meter terukur.",
    "Pada 2026 warga kota bertambah.",
    "Sepanjang 2025 warga tertib.",
    "Kode pos 78111 dan nomor 08123456.",
    "Skor 10:30 dan rasio 2:183 dicatat.",
    "Sejak 1850 rumah itu dihuni, dan pada 1771 warga datang.",
    "Versi 1.10 dirilis.",
    "Peraturan Daerah Nomor 3 Tahun 2020 tentang Denda Rp 5.000 berlaku.",
    "Peraturan Daerah Nomor 3 Tahun 2020 tentang Denda Rp75000 berlaku.",
    "Rapat itu berlangsung dua jam 30 menit.",
    "| Kategori | Bagian |\n|---|---|\n| Perempuan | 62% |",
    "Sebanyak 192 vaksinator diturunkan.",
    "Surat 0045 unit kerja diarsipkan.",
    "Terbit 14.05 WIB.",
]


@pytest.mark.parametrize(("text", "code", "quoted", "proposal"), WRONG)
def test_a_figure_in_another_form_is_found_with_the_houses(text, code, quoted, proposal):
    assert found(figures, text) == [(code, quoted, proposal)]


@pytest.mark.parametrize("text", RIGHT)
def test_a_figure_in_the_houses_form_is_left_alone(text):
    assert found(figures, text) == []
