import pytest

from paraf.rules.checks.marks import marks
from tests.support.checks import found

WRONG = [
    ("Warga datang , lalu pulang.", "blank-before-mark", "datang ,"),
    ("Rapat selesai .", "blank-before-mark", "selesai ."),
    ("Nama : Budi", "blank-before-mark", "Nama :"),
    ("Benarkah ?", "blank-before-mark", "Benarkah ?"),
    ("Kota,kabupaten, dan provinsi hadir.", "no-blank-after-mark", "Kota,kabupaten,"),
    ("Rapat selesai.Warga pulang.", "no-blank-after-mark", "selesai.Warga"),
    ("Warga datang,, lalu pulang.", "mark-twice", "datang,,"),
    ("Rapat selesai..", "mark-twice", "selesai.."),
    ("Selamat datang!!", "mark-twice", "datang!!"),
    ("Berita ini ( kominfo) selesai.", "blank-in-brackets", "( kominfo)"),
    ("Berita ini (kominfo ) selesai.", "blank-in-brackets", "(kominfo )"),
    ("“ Kami siap,” ujarnya.", "blank-in-quotes", "“ Kami"),
    ("Ia berkata, “Kami siap ”.", "blank-in-quotes", "siap ”."),
    ("Ia berkata“Kami siap.”", "quote-glued", "berkata“Kami"),
    ("“Kami siap hari ini,”ujarnya.", "quote-glued", "ini,”ujarnya."),
    ('Ia berkata"Kami siap."', "quote-glued", 'berkata"Kami'),
    ("“Anak yang gemar membaca akan paham”, ujar Hendra.", "comma-outside-quote", "paham”, ujar"),
    ('"Anak yang gemar membaca akan paham", ujar Hendra.', "comma-outside-quote", 'paham", ujar'),
    ("“Anak yang gemar membaca akan paham” ujar Hendra.", "no-comma-in-quote", "paham” ujar"),
    ("Ia berkata, “Kami siap melayani warga kota”.", "stop-outside-quote", "kota”."),
    ("Ia berkata, “Kami siap melayani.", "quote-not-closed", "“Kami"),
]
RIGHT = [
    "“Kami siap melayani warga,” ujar Rina.",
    "“Siapkah kita semua?” tanya Rina.",
    "“Kami siap melayani warga!” kata Rina.",
    "Ia berkata, “Kami siap melayani.”",
    "Pemerintah meluncurkan program “Sapa Warga”, kata Rina.",
    "Pemerintah meluncurkan program “Sapa Warga” kata Rina.",
    "Tema “Kota Bersih” diusung.",
    "Tema tahun ini “Bersama Menata Kota yang Bersih”.",
    "“Kami siap melayani.\n\n“Kami juga siap datang,” ujarnya.",
    "Rizki Maulana, S.Sos., M.Si., hadir.",
    "Layanan pukul 08.00, lalu 10.30 WIB.",
    "Alamat laman contoh.go.id dan surel a,b@contoh.go.id dicatat.",
    "Ia diam ... lalu pergi.",
    "Nilainya 88,6 dan 61.480.",
    "Warga (termasuk anak) hadir (kominfo).",
    "Sungguh?! Benarkah?",
    "Klik https://contoh.example/a,b.C untuk jadwal.",
    'Kain 5" x 3" dijual.',
    "Kata dia, “Ya.”",
    "- **Nama**: Budi",
    "Peta berskala 1 : 1.000 dipasang.",
    "Rapat dkk. berjalan, dll.",
]


@pytest.mark.parametrize(("text", "code", "quoted"), WRONG)
def test_a_mark_that_cannot_stand_so_is_found(text, code, quoted):
    assert found(marks, text)[0][:2] == (code, quoted)
    assert len(found(marks, text)) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_a_mark_that_can_stand_so_is_left_alone(text):
    assert found(marks, text) == []


def test_a_caption_is_no_speech():
    assert found(marks, "x", Image_Caption="“Anak yang gemar membaca akan paham”, ujar Hendra.") == []
