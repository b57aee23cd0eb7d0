"""Articles as an office writes them, shortened: what a careful desk finds in three, and nothing in one."""

from dataclasses import replace

from paraf.rules.checks.knowledge import known_from
from paraf.rules.checks.registry import checked_article
from paraf.rules.findings import Level, codes
from paraf.rules.house import House
from tests.support.cases import article

LIST = b"""nama,jabatan,instansi,mulai,selesai
Hendra Saputra,Kepala Dinas Pendidikan dan Kebudayaan,Disdikbud,2022-08-15,
Surya Wijaya,Wali Kota Contoh,Pemerintah Kota Contoh,2025-02-20,2030-02-20
"""
HOUSE = House(datelines=("KOTA CONTOH",), closings=("kominfo",))
KNOWN = replace(known_from({"pejabat.csv": LIST}, language="id").knowledge, house=HOUSE)

CONTEST = """KOTA CONTOH – Dinas Pendidikan menggelar lomba literasi, Jumat (20/11/2026).

Kepala Dinas Pendidikan dan Kebudayaan Kota Contoh, Hendra Saputro mengatakan lomba bertujuan menumbuhkan minat baca.

Juara pertama diraih Nabila Putri Ayu (10 tahun), siswi kelas IV SD Negeri 5 Contoh yang tinggal di Jalan Melati Gang 3.
Nabila baru saja sembuh dari penyakit tuberkulosis dan ayahnya sedang menjalani hukuman penjara. (kominfo)"""
AID = """KOTA CONTOH – Wali Kota Contoh Surya Wijaya menyerahkan bantuan modal, Jumat (20/11/2026).

“Bantuan ini bukan untuk konsumsi, tetapi untuk menambah alat dan bahan produksi.”

Salah satu penerima, Ibu Wati (NIK 9971014511850003), dapat dihubungi di nomor 0812-0000-1234. (kominfo)"""
TOURNAMENT = """Turnamen bola voli antarkelurahan kembali digelar dan ditunggu warga.

Menurut panitia Rizki Maulana, S.Sos, turnamen ini mencari atlet muda. “Siapa tahu lahir pemain nasional,” ungkapnya.

Info lengkap bisa dilihat di [laman ini](https://contoh.example/voli) atau klik disini."""
CLEAN = """KOTA CONTOH – Sebanyak 36 perahu hias berlayar di Sungai Jernih, Sabtu (21/11/2026) malam.

Wali Kota Contoh Surya Wijaya membuka festival. Ia mengatakan, kota ini tumbuh dari tepian sungai.

“Sungai adalah halaman depan kita. Kalau bersih, tamu akan senang datang,” kata Surya.

Hubungi layanan darurat 112 bila memerlukan bantuan. (kominfo)"""


def told(body, **header):
    return checked_article(article(body, Title="Kabar kota", **header), KNOWN, path="drafts/a.md")


def test_the_contest_names_a_child_and_misspells_an_official():
    expected = {"official-misspelt", "child-named", "child-home", "child-relative", "patient-named"}
    assert expected <= codes(told(CONTEST, Image="a.jpg", Image_Alt="IMG 0932"))


def test_the_aid_gives_away_a_person_and_quotes_nobody():
    assert {"no-speaker", "nik", "private-phone"} <= codes(told(AID))


def test_the_tournament_has_no_form_and_links_that_say_nothing():
    expected = {"opening-when", "opening-where", "dateline", "closing-code", "degree-in-name", "click-here"}
    assert expected | {"link-says-nothing"} <= codes(told(TOURNAMENT))


def test_a_clean_article_has_nothing_to_be_said_of_it():
    assert told(CLEAN) == ()


def test_of_an_article_in_english_only_what_needs_no_language_is_said():
    body = "Mayor Surya Wijya spoke. Nabila Putri (10 tahun) won.\n\n#### Results\n\nClick here, call 081234567890."
    assert codes(told(body, Lang="en")) == {"heading-skips", "click-here", "private-phone"}
    assert all(one.level is not Level.ERROR for one in told(body, Lang="en"))
