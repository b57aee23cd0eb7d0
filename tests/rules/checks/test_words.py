import pytest

from paraf.rules.checks.knowledge import Knowledge, known_from
from paraf.rules.checks.words import words
from tests.support.checks import found

WRONG = [
    ("Rapat digelar Nopember lalu.", "Nopember", "November"),
    ("Rapat digelar hari Jum'at.", "Jum'at", "Jumat"),
    ("Rapat digelar hari Jum’at.", "Jum’at", "Jumat"),
    ("Walikota Contoh hadir.", "Walikota", "Wali Kota"),
    ("WALIKOTA CONTOH HADIR.", "WALIKOTA", "WALI KOTA"),
    ("Wakil Walikota Contoh hadir.", "Wakil Walikota", "Wakil Wali Kota"),
    ("Warga mengurus ijin usaha.", "ijin", "izin"),
    ("Warga diijinkan masuk.", "diijinkan", "diizinkan"),
    ("Perijinan dipermudah.", "Perijinan", "Perizinan"),
    ("Resiko banjir meningkat.", "Resiko", "Risiko"),
    ("Segala resiko-resiko dihitung.", "resiko-resiko", "risiko-risiko"),
    ("Aktifitasnya kembali normal.", "Aktifitasnya", "Aktivitasnya"),
    ("Pemerintah menghimbau warga.", "menghimbau", "mengimbau"),
    ("Himbauan itu ditaati.", "Himbauan", "Imbauan"),
    ("Warga antri sejak pagi.", "antri", "antre"),
    ("Antrian mengular.", "Antrian", "Antrean"),
    ("Ini bukan sekedar lomba.", "sekedar", "sekadar"),
    ("Obat dibeli di apotik.", "apotik", "apotek"),
    ("Jenjang karir dibuka.", "karir", "karier"),
    ("Jadual kapal berubah.", "Jadual", "Jadwal"),
    ("Kwitansi dikumpulkan.", "Kwitansi", "Kuitansi"),
    ("Hasil analisa disampaikan.", "analisa", "analisis"),
    ("Ia meminta nasehat.", "nasehat", "nasihat"),
    ("Sistim baru diterapkan.", "Sistim", "Sistem"),
    ("Secara tehnis tidak ada masalah.", "tehnis", "teknis"),
    ("Layanan e-goverment diluncurkan.", "e-goverment", "e-government"),
    ("Kerjasama kedua kota diteken.", "Kerjasama", "Kerja sama"),
    ("Lomba olah raga dibuka.", "olah raga", "olahraga"),
    ("Ia bertanggungjawab penuh.", "bertanggungjawab", "bertanggung jawab"),
    ("Turnamen antar kelurahan dibuka.", "antar kelurahan", "antarkelurahan"),
    ("Rombongan bertolak keluar negeri.", "keluar negeri", "ke luar negeri"),
    ("Anggaran Rp3 milyar disiapkan.", "milyar", "miliar"),
    ("Siapapun boleh ikut.", "Siapapun", "Siapa pun"),
    ("Dimanapun boleh.", "Dimanapun", "Di mana pun"),
    ("Silahkan datang.", "Silahkan", "Silakan"),
    ("Rapat di\nKantor Wakil\nWalikota.", "Wakil Walikota", "Wakil Wali Kota"),
]
MAYBE_NAMES = [
    ("Lomba digelar di Apotik Sehat.", "Apotik", "Apotek"),
    ("Ia lulusan SMA Negri Dua.", "Negri", "Negeri"),
    ("Rombongan menginap di Hotel Puteri.", "Puteri", "Putri"),
]
RIGHT = [
    "Perwali itu adalah Peraturan Walikota Contoh Nomor 86 Tahun 2019 tentang Ijin Usaha.",
    "Dasarnya Peraturan Walikota Nomor 86 Tahun 2019.",
    "Dasarnya Peraturan Daerah Propinsi Nomor 2 Tahun 2010 tentang Pelayanan, Perijinan, dan Resiko.",
    "“Kami antri sejak pagi, ijin dulu ya,” katanya.",
    'Ia berkata, "Ini sekedar usul."',
    "> Kami menghimbau warga.\n\nDemikian isi surat itu.",
    "Kata *ijin* ditulis izin.",
    "Alamatnya `ijin.contoh` dan https://ijin.example/resiko.",
    "Wali Kota Contoh hadir pada Jumat, 20 November 2026.",
    "Surat itu ditandatangani dan dipertanggungjawabkan.",
    "Warga mengantre, dan antreannya tertib.",
    "Ketua PWI Syah Reza hadir.",
    "Ia keluar, lalu negeri itu aman.",
    "Ia tidak mengonsumsi gula, tetapi mengkaji aturannya.",
    "Rombongan bertolak dari Pasar Senen ke Pasar Rebo menjelang Idul Fitri.",
    "Mereka mengantar kelurahan yang menang.",
    "Tanggung jawab dan kerja sama dijaga.",
    "Olahraga, lalu lintas, dan sumber daya dibahas.",
]
BETTER = [
    ("Event ini dibuka.", "foreign-word", "Event", "Acara"),
    ("Turnamen di-launching kemarin.", "foreign-word", "di-launching", "diluncurkan"),
    ("Tersedia live streaming.", "foreign-word", "live streaming", "siaran langsung"),
    ("Para supporter memadati lapangan.", "foreign-word", "supporter", "suporter"),
    ("Dinas melakukan monitoring.", "foreign-word", "monitoring", "pemantauan"),
    ("Dewan terdiri dari tiga orang.", "long-phrase", "terdiri dari", "terdiri atas"),
    ("Lomba bertujuan untuk menjaring atlet.", "long-phrase", "bertujuan untuk", "bertujuan"),
    ("Ini adalah merupakan agenda tahunan.", "long-phrase", "adalah merupakan", "adalah"),
]
AS_GOOD = [
    "Acara dan *event* dibuka.",
    "Warga datang ke Mal Online Contoh.",
    "“Nanti kami update,” ujarnya.",
    "Lomba bertujuan menjaring atlet.",
    "Dewan terdiri atas tiga orang.",
]


@pytest.mark.parametrize(("text", "quoted", "proposal"), WRONG)
def test_a_non_standard_word_is_found_with_its_spelling(text, quoted, proposal):
    assert found(words, text) == [("word", quoted, proposal)]


@pytest.mark.parametrize(("text", "quoted", "proposal"), MAYBE_NAMES)
def test_a_word_with_a_capital_inside_a_sentence_may_be_a_name(text, quoted, proposal):
    assert found(words, text) == [("word-in-name", quoted, proposal)]


@pytest.mark.parametrize("text", RIGHT)
def test_standard_words_quotations_and_names_of_rules_are_left_alone(text):
    assert [each for each in found(words, text) if each[0] != "word-in-name"] == []


@pytest.mark.parametrize(("text", "code", "quoted", "proposal"), BETTER)
def test_what_can_be_said_better_is_a_hint(text, code, quoted, proposal):
    assert found(words, text) == [(code, quoted, proposal)]


@pytest.mark.parametrize("text", AS_GOOD)
def test_italics_quotations_and_names_may_be_foreign(text):
    assert found(words, text) == []


def test_a_foreign_word_is_told_once_and_not_in_tags():
    assert len(found(words, "Event ini adalah event tahunan.\n\nEvent itu gratis.")) == 1
    assert found(words, "x", Tags="event, launching") == []


def test_titles_and_tags_are_spelt_as_well():
    assert found(words, "x", Title="Apotik Dibuka", Tags="olah raga") == [
        ("word", "Apotik", "Apotek"),
        ("word", "olah raga", "olahraga"),
    ]


def test_the_office_adds_takes_out_and_names():
    lists = {"kata-baku.csv": b"salah,benar\nkominpo,kominfo\nresiko,\n", "nama.csv": b"nama\nApotik\n"}
    known = known_from(lists, language="id").knowledge
    assert found(words, "Kominpo menghitung resiko.", knowledge=known) == [("word", "Kominpo", "Kominfo")]
    assert found(words, "Apotik itu buka.", knowledge=known) == []
    assert found(words, "Apotik itu buka.", knowledge=Knowledge()) != []
