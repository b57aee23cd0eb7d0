import pytest

from paraf.rules.checks.days import days
from tests.support.checks import findings, found

WRONG = [
    ("Lomba digelar Kamis (20/11/2026).", "weekday-in-text", "Kamis (20/11/2026)", "Jumat"),
    ("Rapat dibuka Selasa, 16 November 2026.", "weekday-in-text", "Selasa, 16 November 2026", "Senin"),
    ("Rapat dibuka hari Rabu tanggal 16 November 2026.", "weekday-in-text", "Rabu tanggal 16 November 2026", "Senin"),
    ("Festival dibuka Minggu (21/11/2026) malam.", "weekday-in-text", "Minggu (21/11/2026)", "Sabtu"),
    ("Ia datang Jum'at sore, 19 November 2026.", "weekday-in-text", "Jum'at sore, 19 November 2026", "Kamis"),
    ("Ia datang Jum’at (19-11-2026).", "weekday-in-text", "Jum’at (19-11-2026)", "Kamis"),
    ("Ia datang Ahad 21/11/2026 pagi.", "weekday-in-text", "Ahad 21/11/2026", "Sabtu"),
    ("Pasang terjadi Senin sampai Kamis, 24–26 November 2026.", "weekday-in-text", None, "Selasa"),
    ("Pasang terjadi Selasa hingga Jumat, 24-26 November 2026.", "weekday-in-text", None, "Kamis"),
    ("Ia hadir Kamis dan Sabtu, 19 dan 20 November 2026.", "weekday-in-text", None, "Jumat"),
    ("Bazar buka Rabu, 20–22 November 2026.", "weekday-in-text", "Rabu, 20–22 November 2026", "Jumat"),
    ("Ia datang Kamis (20/11/26).", "weekday-in-text", "Kamis (20/11/26)", "Jumat"),
    ("Ia datang Senin (20/11).", "weekday-unsure", "Senin (20/11)", "Jumat"),
    ("Rapat digelar Senin, 5 Januari.", "weekday-unsure", "Senin, 5 Januari", "Selasa"),
    ("Rapat digelar Kamis,\n20 November 2026.", "weekday-in-text", "Kamis, 20 November 2026", "Jumat"),
]
IMPOSSIBLE = [
    ("Rapat digelar Kamis, 31 Juni 2026.", "31 Juni 2026"),
    ("Pendaftaran sampai 31 Pebruari 2027.", "31 Pebruari 2027"),
    ("Pendaftaran sampai 30 Februari.", "30 Februari"),
    ("Tahun itu 29 Februari 2027 disebut.", "29 Februari 2027"),
    ("Final pada 30–31 November 2026.", "30–31 November 2026"),
    ("Surat bertanggal 31/04/2026.", "31/04/2026"),
    ("Surat bertanggal 11/16/2026.", "11/16/2026"),
    ("Surat bertanggal 0 Mei 2026.", "0 Mei 2026"),
    ("Surat bertanggal 32-12-2026.", "32-12-2026"),
]
RIGHT = [
    "Layanan dibuka Senin (16/11/2026).",
    "Layanan dibuka pada Senin, 16 November 2026, pukul 09.00 WIB.",
    "Pasang terjadi Selasa sampai Kamis, 24–26 November 2026.",
    "Bazar buka Kamis dan Jumat, 19 dan 20 November 2026.",
    "Bazar buka Jumat, 20–22 November 2026.",
    "Bazar ditutup Minggu, 20–22 November 2026.",
    "Layanan buka Senin sampai Jumat, mulai 21 November 2026.",
    "Layanan buka Senin sampai Jumat, 16 November 2026.",
    "Pada minggu 3 November 2026 dilakukan evaluasi.",
    "Ia hadir Jumat (20/11) di Balai Kota.",
    "Rapat digelar Selasa, 5 Januari.",
    "Rapat digelar Kamis, 31 Desember.",
    "Bulan kabisat membuat 29 Februari 2028 jatuh pada Selasa.",
    "Ia lahir Selasa, 29 Februari.",
    "Keputusan Nomor 31/13/2026 mulai berlaku.",
    "Edisi 47 Mei 2026 memuat laporan itu.",
    "Rasio 45/13/2026-B tidak dipakai.",
    "Pada 19, 20, 23, dan 24 November 2026 digelar pasar murah.",
    "Bazar buka Sabtu-Minggu (21-22/11/2026).",
    "Ibadah Jumat Agung (4/4/2026) berjalan tertib.",
    "Senin 100 warga datang.",
    "Kamis, 19 warga datang.",
]


@pytest.mark.parametrize(("text", "code", "quoted", "right"), WRONG)
def test_a_day_that_is_not_its_dates_own_is_found(text, code, quoted, right):
    [finding] = findings(days, text)
    assert (finding.code, finding.detail["hari"]) == (code, right)
    assert quoted in {None, finding.detail["found"]}


@pytest.mark.parametrize(("text", "quoted"), IMPOSSIBLE)
def test_a_date_that_no_calendar_has_is_found_once(text, quoted):
    assert found(days, text) == [("date-in-text", quoted, None)]


@pytest.mark.parametrize("text", RIGHT)
def test_a_day_with_its_own_date_is_left_alone(text):
    assert found(days, text) == []


def test_a_date_without_a_year_is_in_the_year_nearest_to_the_article():
    assert found(days, "Rapat digelar Jumat (1/1).", Date="2026-12-28 09:30") == []
    assert found(days, "Rapat digelar Kamis (31/12).", Date="2027-01-02 09:30") == []
    assert found(days, "Rapat digelar Senin (31/12).", Date=None) == []
    assert found(days, "Rapat digelar Senin (31/12).", Date="besok") == []


def test_captions_and_tables_are_looked_at_too():
    assert found(days, "x", Image_Caption="Loket, Selasa (16/11/2026).") != []
    assert found(days, "| Hari | Tempat |\n|---|---|\n| Selasa, 16 November 2026 | Balai |") != []
