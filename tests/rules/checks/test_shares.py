import pytest

from paraf.rules.checks.shares import shares
from tests.support.checks import findings, found

WRONG = [
    ("Sebanyak 62 persen penerima adalah perempuan dan 48 persen laki-laki.", "share", {"sum": "110"}),
    ("Peserta laki-laki 40 persen dan perempuan 50 persen.", None, {}),
    ("Sebanyak 40 persen peserta laki-laki dan 50 persen perempuan.", "share-unsure", {"sum": "90"}),
    ("Sebanyak 70 persen warga puas, sisanya 20 persen tidak menjawab.", "share", {"sum": "90"}),
    ("Hasilnya adalah 55,5 persen setuju dan 40,5 persen tidak setuju.", "share", {"sum": "96"}),
    ("Jumlahnya naik 20 persen, dari 120 menjadi 150.", "change", {"right": "25", "told": "20"}),
    ("Dari 120 unit menjadi 150 unit, naik 20 persen.", "change", {"right": "25", "told": "20"}),
    ("Kunjungan meningkat dari 9.500 orang menjadi 12.000 orang atau 30 persen.", "change", {"right": "26,32"}),
    ("Kasus turun dari 80 kasus menjadi 60 kasus atau 33 persen.", "change", {"right": "25"}),
    ("Dana naik dari Rp2 miliar menjadi Rp3 miliar atau 40 persen.", "change", {"right": "50"}),
    ("Dana naik dari 3,5 menjadi 4 juta atau 20 persen.", "change", {"right": "14,29"}),
    ("Produksi naik dari 4,5 menjadi 9 miliar atau sekitar 50 persen.", "change", {"right": "100"}),
    ("Kasus naik dari 150 menjadi 120.", "change-direction", {"before": "150", "after": "120"}),
    ("Kasus turun dari 120 kasus menjadi 150 kasus.", "change-direction", {"before": "120", "after": "150"}),
    ("Usaha tumbuh dari 100 unit menjadi 107 unit, tumbuh 7,4 persen.", "change", {"right": "7"}),
]
RIGHT = [
    "Sebanyak 62 persen penerima adalah perempuan dan 38 persen laki-laki.",
    "Sebanyak 66,7 persen puas dan 33,3 persen tidak puas.",
    "Sebanyak 70 persen warga puas, sisanya 30 persen tidak menjawab.",
    "Jumlahnya naik 25 persen, dari 120 menjadi 150.",
    "Jumlah usaha naik 7,4 persen, dari 17.000 unit menjadi 18.258 unit.",
    "Kunjungan meningkat dari 9.500 menjadi 12.000 orang atau sekitar 25 persen.",
    "Kunjungan meningkat dari 9.500 menjadi 12.000 orang atau 26 persen.",
    "Angka kemiskinan turun dari 5 persen menjadi 4 persen.",
    "Sampah turun 10 persen dan biaya 5 persen.",
    "Sebanyak 80 persen warga perempuan tahu dan 75 persen ikut.",
    "Cakupan naik 10 persen, perempuan 62 persen dan laki-laki 58 persen.",
    "Jalan dari Melati menjadi rusak, biayanya naik 10 persen.",
    "Ia pergi dari 2 tempat lalu menjadi 3 kali juara.",
    "Kasus naik turun dari 150 menjadi 120.",
    "Kasus tetap, dari 120 kasus menjadi 120 kasus, tidak naik.",
    "Naik dari 10 guru menjadi 5 sekolah.",
    "Harga berubah dari Rp2 miliar menjadi Rp3 miliar atau 40 persen.",
    "Menjadi 150 unit, naik dari 120 unit, atau 99 persen.",
    "Kunjungan naik dari 0 menjadi 5 juta orang atau 100 persen.",
    "Kunjungan naik dari 1,2 juta menjadi 1,4 juta orang atau 15 persen.",
    "Naik dari 0 kasus menjadi 5 kasus atau 100 persen.",
    "Ada 40 persen dan 50 persen.",
    "Sisanya 20 persen, lalu 50 persen dipakai.",
]


@pytest.mark.parametrize(("text", "code", "detail"), WRONG)
def test_a_share_or_change_that_cannot_be_is_found(text, code, detail):
    told = findings(shares, text)
    assert [one.code for one in told] == ([code] if code else [])
    assert all(detail.items() <= dict(one.detail).items() for one in told)


@pytest.mark.parametrize("text", RIGHT)
def test_a_share_or_change_that_can_be_is_left_alone(text):
    assert found(shares, text) == []
