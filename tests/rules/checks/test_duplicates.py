from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.checks.duplicates import duplicates
from paraf.rules.checks.standing import Fingerprint, fingerprint, likeness, marks_of
from tests.support.cases import article
from tests.support.checks import KNOWLEDGE, findings

FIRST = (
    "Jembatan Kenanga di Kecamatan Contoh Selatan kembali dapat dilalui kendaraan roda empat mulai Rabu siang. "
    "Perbaikan lantai dan pagar jembatan selesai sembilan hari lebih cepat daripada jadwal semula. "
)
SECOND = (
    "Yusuf meminta pengemudi truk mematuhi batas beban delapan ton karena lantai jembatan masih baru. "
    "Rambu batas beban sudah dipasang di kedua sisi jembatan oleh petugas dinas perhubungan sejak pagi. "
)
OTHER = (
    "Pemerintah kota menggelar pasar murah di empat kecamatan untuk menekan kenaikan harga menjelang akhir tahun ini. "
    "Setiap kecamatan mendapat dua ribu paket berisi beras, minyak goreng, dan gula pasir dengan harga khusus warga. "
)


@dataclass
class Shelf:
    """Articles that were published."""

    published: tuple[Fingerprint, ...]

    def candidates(self, _article):
        return self.published


def known(*bodies, title="Jembatan rampung"):
    prints = (
        fingerprint(article(body, Title=title), f"berita/2026/lama-{number}") for number, body in enumerate(bodies)
    )
    return replace(KNOWLEDGE, standing=Shelf(tuple(prints)))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (FIRST + SECOND, "duplicate"),
        ((FIRST + SECOND).replace(" ", "\n").upper(), "duplicate"),
        (FIRST + SECOND + "Warga senang.", "duplicate"),
        (FIRST + SECOND + OTHER, "like-a-published-one"),
    ],
)
def test_a_text_that_was_published_before_is_found_with_its_address(body, code):
    (finding,) = findings(duplicates, body, knowledge=known(OTHER, FIRST + SECOND), Title="Lain")
    assert (finding.code, finding.detail["address"], finding.line) == (code, "berita/2026/lama-1", 1)


@pytest.mark.parametrize("body", [OTHER, "Warga senang.", FIRST[:120] + OTHER])
def test_another_text_is_left_alone(body):
    assert findings(duplicates, body, knowledge=known(FIRST + SECOND), Title="Lain") == ()


def test_the_title_of_a_published_article_is_a_hint():
    (finding,) = findings(duplicates, OTHER, knowledge=known(FIRST), Title="JEMBATAN  Rampung!")
    assert (finding.code, finding.level) == ("title-taken", "hint")
    assert findings(duplicates, OTHER, knowledge=known(FIRST, title=""), Title=None) == ()


def test_where_nothing_was_published_nothing_is_repeated():
    assert findings(duplicates, FIRST) == ()
    assert findings(duplicates, FIRST, knowledge=known()) == ()


@given(words=st.lists(st.text("abcdefgh", min_size=1, max_size=3), max_size=60))
def test_a_text_is_wholly_like_itself_where_it_is_long_enough_and_likeness_has_no_order(words):
    one, other = marks_of(" ".join(words)), marks_of(FIRST)
    assert likeness(one, one) == (1.0 if one else 0.0)
    assert likeness(one, other) == likeness(other, one)
