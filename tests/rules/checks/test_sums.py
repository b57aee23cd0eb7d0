import pytest

from paraf.rules.checks.sums import sums
from tests.support.checks import findings, found

WRONG = [
    (
        "Sebanyak 120 siswa hadir, terdiri atas 35 siswa dari utara, 30 siswa dari selatan, dan 50 siswa dari barat.",
        ("115 siswa", "120 siswa"),
    ),
    ("Total 90 orang, yaitu 40 orang dewasa dan 45 orang anak-anak.", ("85 orang", "90 orang")),
    (
        "Dana Rp3 miliar, dengan rincian Rp1,5 miliar untuk jalan dan Rp1 miliar untuk jembatan.",
        (None, "Rp3.000.000.000"),
    ),
    ("Sampah 1,2 ton itu terdiri atas 540 kilogram plastik dan 480 kilogram kertas.", ("1.020 kilogram", None)),
    ("Peserta meliputi 20 guru dari A, 15 guru dari B, dan 10 guru dari C, total 50 guru.", ("45 guru", "50 guru")),
    (
        "Tim itu beranggotakan dua belas orang, yakni lima orang dokter dan enam orang perawat.",
        ("11 orang", "12 orang"),
    ),
    ("- Utara: 30 siswa\n- Selatan: 25 siswa\n- Jumlah: 60 siswa", ("55 siswa", "60 siswa")),
    ("Ada 60 siswa dengan rincian:\n\n- Utara: 30 siswa\n- Selatan: 25 siswa", ("55 siswa", "60 siswa")),
    (
        "| Kecamatan | Balita |\n|---|---|\n| Utara | 1.300 |\n| Selatan | 1.150 |\n| Jumlah | 2.500 |",
        ("2.450", "2.500"),
    ),
    (
        "| No | Kecamatan | Dana |\n|---|---|---|\n| 1 | Utara | Rp10,5 |\n| 2 | Selatan | Rp11 |\n| | Total | Rp22 |",
        ("21,5", "22"),
    ),
]
ELSEWHERE = [
    (
        "Ada 120 siswa.\n\nMereka dari empat kota, yaitu 35 siswa A, 30 siswa B, 28 siswa C, dan 25 siswa D.",
        ("118 siswa", "120 siswa"),
    ),
]
RIGHT = [
    "Sebaran 90 balita terdiri atas 40 balita di utara, 30 balita di selatan, dan 20 balita di barat.",
    "Dana Rp3 miliar, dengan rincian Rp2 miliar untuk jalan dan Rp1 miliar untuk jembatan.",
    "Sampah 1,2 ton itu terdiri atas 540 kilogram plastik, 480 kilogram kertas, dan 180 kilogram logam.",
    "Satu paket terdiri atas 5 kilogram beras, 1 liter minyak goreng, dan 1 kilogram gula pasir.",
    "Perahu berasal dari 24 kelurahan, delapan sekolah, dan empat komunitas nelayan.",
    "Dari 120 siswa, antara lain 35 siswa berasal dari A dan 30 siswa dari B.",
    "Sebanyak 120 siswa hadir, di antaranya yaitu 35 siswa dari A dan 30 siswa dari B.",
    "Pasar digelar empat kali, yaitu pada 19, 20, 23, dan 24 November 2026.",
    "Layanan dibuka dua kali, yaitu pukul 08.00 dan 13.00 WIB.",
    "Juara menerima hadiah, yaitu Rp10.000.000, Rp7.500.000, dan Rp5.000.000.",
    "Peserta terdiri atas 60 persen perempuan dan 30 persen laki-laki.",
    "Mereka hadir, yaitu 35 siswa A dan 30 siswa B.",
    "Dana Rp3,6 miliar, dengan rincian Rp1,25 miliar untuk A dan Rp2,33 miliar untuk B.",
    "| Kecamatan | Ton |\n|---|---|\n| Utara | 1,2 |\n| Selatan | 3,4 |\n| Jumlah | 4,7 |",
    "Ada dua lomba, yaitu membaca dan menulis.",
    "Lomba diikuti 90 siswa.\n\nMereka terdiri atas 40 siswa A, 30 siswa B, dan 20 siswa C.",
    "Lomba diikuti 900 siswa.\n\nMereka yang menang terdiri atas 4 siswa A, 3 siswa B, dan 2 siswa C.",
    "- Utara: 30 siswa\n- Selatan: 25 siswa\n- Jumlah: 55 siswa",
    "- Utara: 30 siswa\n- Selatan: 25 guru\n- Jumlah: 60 orang",
    "- Bawa KTP\n- Bawa 2 lembar foto",
    "Syarat:\n\n- 2 lembar foto\n- 3 lembar formulir",
    "Langkahnya mudah.\n\n- 2 lembar foto\n- 3 lembar formulir",
    "- 2 lembar foto\n- 3 lembar formulir",
    "| Kecamatan | Balita |\n|---|---|\n| Utara | 1.300 |\n| Selatan | 1.150 |\n| Jumlah | 2.450 |",
    "| Kecamatan | Hari |\n|---|---|\n| Utara | Senin |\n| Selatan | Rabu |\n| Total | 2 |",
    "| Kecamatan | Bagian |\n|---|---|\n| Utara | 50 persen |\n| Selatan | 40% |\n| Total | 100% |",
    "| Kecamatan | Balita |\n|---|---|\n| Jumlah | 2.500 |",
    "| Kecamatan | Balita |\n|---|---|\n| Utara | 1.300 |\n| Selatan | 1.150 |",
    "| a | b | c |\n|---|---|---|\n| x | | 3 |\n| y | 2 | 3 |\n| Jumlah | 2 | 7 |",
]


@pytest.mark.parametrize(("text", "values"), WRONG)
def test_parts_that_do_not_make_their_whole_are_found(text, values):
    [finding] = findings(sums, text)
    assert finding.code == "sum"
    assert all(value in {None, told} for value, told in zip(values, _values(finding), strict=True))


@pytest.mark.parametrize(("text", "values"), ELSEWHERE)
def test_parts_whose_whole_stands_elsewhere_are_a_hint(text, values):
    [finding] = findings(sums, text)
    assert (finding.code, _values(finding)) == ("sum-elsewhere", values)


def _values(finding):
    return (finding.detail["sum"], finding.detail["whole"])


@pytest.mark.parametrize("text", RIGHT)
def test_parts_that_make_their_whole_or_have_none_are_left_alone(text):
    assert found(sums, text) == []
