from dataclasses import replace

import pytest

from paraf.rules.checks.contacts import contact_key
from paraf.rules.checks.private_numbers import private_numbers
from tests.support.checks import KNOWLEDGE, findings, found

WRONG = [
    ("Penerima, Ibu Wati (NIK 9971014511850003), membeli mesin.", "nik"),
    ("Data penerima: 6171 0113 0590 0002.", "nik"),
    ("NIK-nya 6171.0171.0190.0002 tercatat.", "nik"),
    ("Nomor KTP 123456789012345 tidak terbaca.", "nik-perhaps"),
    ("NIK 0071014511850003 ditolak sistem.", "nik-perhaps"),
    ("Hubungi Ibu Wati di nomor 0812-0000-1234.", "private-phone"),
    ("Hubungi Ibu Wati di +62 812 3456 7890.", "private-phone"),
    ("Pesan lewat [WhatsApp](https://wa.me/6281234567890).", "private-phone"),
    ("Pesan di 081234567890.", "private-phone"),
    ("Hotline layanan 0811-5678-112 buka 24 jam.", "phone-perhaps-private"),
    ("Kirim naskah ke wati.kelapa@gmail.com sebelum Jumat.", "private-mailbox"),
    ("Kirim ke <wati@yahoo.co.id>.", "private-mailbox"),
    ("Surel kelurahan: kelurahanmelati@gmail.com.", "mailbox-perhaps-private"),
    ("Kirim usulan ke panitia di lombakota2026@gmail.com.", "mailbox-perhaps-private"),
    ("Sumbangan ke rekening BCA 1234567890 atas nama Wati.", "bank-account"),
    ("Sumbangan ke BNI 123 456 7890 a.n. Wati.", "bank-account"),
    ("Retribusi disetor ke rekening kas daerah 2001002003.", "account-perhaps-private"),
    ("Mobil bernomor polisi KB 1234 AB menabrak pagar.", "number-plate"),
    ("Truk B 91 XY terguling.", "number-plate"),
    ("Yang tampak di foto adalah KB 4321 WXY.", "plate-perhaps"),
]
RIGHT = [
    "Hubungi layanan darurat 112 bila memerlukan bantuan.",
    "Hubungi kantor di (0561) 734567 atau 0561-734567.",
    "Nomor SPT 000.8.3.4/1234/DISKOMINFO/2026 tercatat.",
    "Anggaran Rp1.234.567.890.123 disetujui.",
    "NIP 198511452010011003 milik kepala dinas.",
    "Nomor urut 9999999999999999 hanya contoh.",
    "NIK 9971************ disamarkan.",
    "Nomor Induk Berusaha terdiri atas 13 angka.",
    "Surel resmi: diskominfo@kotacontoh.go.id.",
    "Akun @gmail tidak dilayani.",
    "Bank Contoh menyalurkan Rp1.000.000.000 kepada warga.",
    "Pencairan dilakukan melalui rekening Bank Contoh pada 2026.",
    "Rekening listrik bulan ini naik menjadi Rp 125000000.",
    "Jalan KB 12 ditutup.",
    "Siswa SD 5 B mengikuti upacara.",
    "Tahun 1447 H/2026 M diperingati.",
    "Lokasi di Blok B 12 A dekat pasar.",
    "Mobil dinas itu berpelat KB 1.",
    "Bus trayek B 1 A melayani rute baru.",
    "Jumlahnya 08123 berkas.",
    "Waktu tempuh 0.81234567890 detik.",
    "Kode 62812345678901234 bukan nomor telepon.",
]


@pytest.mark.parametrize(("sentence", "code"), WRONG)
def test_what_identifies_or_reaches_a_person_is_found(sentence, code):
    assert [one[0] for one in found(private_numbers, sentence)] == [code]


@pytest.mark.parametrize("sentence", RIGHT)
def test_numbers_of_offices_and_other_numbers_are_left_alone(sentence):
    assert found(private_numbers, sentence) == []


def test_of_what_is_found_only_the_beginning_is_quoted():
    (finding,) = findings(private_numbers, "Ibu Wati (NIK 9971014511850003).")
    assert finding.detail["found"] == "9971…"


def test_the_public_header_lines_are_read_and_the_private_ones_are_not():
    caught = findings(private_numbers, "Isi.", Image_Caption="Wati, 081234567890", X_Catatan="081234567891")
    assert [(one.code, one.line) for one in caught] == [("private-phone", 5)]


@pytest.mark.parametrize(
    ("contact", "sentence"),
    [
        ("0811-5678-112", "Hotline layanan +62 811 5678 112."),
        ("Kelurahan.Melati@gmail.com", "Surel kelurahan.melati@gmail.com."),
        ("2001002003", "Rekening kas daerah 2001002003."),
    ],
)
def test_a_public_contact_of_the_office_is_left_alone(contact, sentence):
    knowledge = replace(KNOWLEDGE, contacts=frozenset({contact_key(contact)}))
    assert found(private_numbers, sentence, knowledge=knowledge) == []
    assert found(private_numbers, sentence) != []


@pytest.mark.parametrize(
    ("digits", "is_one"),
    [
        ("6171013205900002", False),
        ("6171013105900002", True),
        ("6171017105900002", True),
        ("6171017205900002", False),
        ("6171010005900002", False),
        ("6171011513900002", False),
        ("1071011512900002", False),
        ("6100011512900002", False),
    ],
)
def test_a_nik_holds_a_province_a_district_and_a_day_of_birth(digits, is_one):
    assert [one[0] for one in found(private_numbers, f"Nomor {digits} tercatat.")] == ["nik"] * is_one
