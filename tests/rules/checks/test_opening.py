import pytest

from paraf.rules.checks.opening import opening
from tests.support.checks import findings

REST = "\n\nWarga datang bersama keluarga.\n\nAcara berlangsung meriah."
BOTH = ["opening-when", "opening-where"]

WRONG = [
    ("Turnamen bola voli antarkelurahan kembali digelar.", BOTH),
    ("Wali kota membuka festival.", BOTH),
    ("Wali kota membuka festival, Sabtu (21/11/2026).", ["opening-where"]),
    ("KOTA CONTOH – Wali kota membuka festival.", ["opening-when"]),
    ("Wali kota membuka festival di Taman Cempaka.", ["opening-when"]),
]
RIGHT = [
    "KOTA CONTOH – Wali kota membuka festival, Sabtu (21/11/2026).",
    "PONTIANAK (IKP) – Wali kota membuka festival kemarin.",
    "Wali kota membuka festival di Taman Cempaka pada 21 November 2026.",
    "Bank Sampah Melati di Kelurahan Melati mengolah 1,2 ton sampah setiap bulan.",
    "Festival berlangsung di tepian Sungai Jernih sejak pagi.",
    "Pukul 14.00 WIB warga berkumpul di Lapangan Melati.",
]


@pytest.mark.parametrize(("first", "codes"), WRONG)
def test_an_opening_that_does_not_tell_when_or_where_is_a_hint(first, codes):
    assert [(one.code, one.level) for one in findings(opening, first + REST)] == [(code, "hint") for code in codes]


@pytest.mark.parametrize("first", RIGHT)
def test_an_opening_that_tells_both_is_left_alone(first):
    assert findings(opening, first + REST) == ()


def test_a_place_in_the_header_tells_where():
    text = "Wali kota membuka festival, Sabtu (21/11/2026)."
    assert findings(opening, text + REST, Place="Taman Cempaka") == ()


@pytest.mark.parametrize("header", [{"Category": "Pengumuman"}, {"Change": "pencabutan"}])
def test_a_notice_opens_as_it_likes(header):
    assert findings(opening, "Wali kota membuka festival." + REST, **header) == ()


def test_a_short_text_opens_as_it_likes():
    assert findings(opening, "Wali kota membuka festival.\n\nWarga datang.") == ()
