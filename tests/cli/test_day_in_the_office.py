"""Days in the office, as the procedure tells them: by hand in the folders, by command where an office would type one.

* The clock on the wall is the test's: who waits for two o'clock waits no longer than it takes to say so.
* The watcher looks whenever somebody has put a file down.
"""

import csv
import re
import shutil
from datetime import datetime
from io import StringIO

import docx
import pytest

from tests.support.commands import code_in, picture, text_of
from tests.support.days import FRIDAY, ITEM, MONDAY, PAGE, Day, Wall
from tests.support.documents import saved
from tests.support.offices import ZONE

VOICE = b"SUARA-RAHASIA-PEDAGANG"
SHEET = (
    "Judul: Pasar Murah Dibuka di Contoh Selatan",
    "Penulis: Rina Wulandari",
    "SPT: 118/SPT/2026",
    "",
    "KOTA CONTOH \u2013 Pemerintah Kota Contoh membuka pasar murah di Lapangan Cempaka, Jumat (22/10/2026).",
    "“Semua warga boleh datang,” ujar Kepala Dinas Perdagangan Kota Contoh Ani Lestari.",
    "Pasar murah buka pukul 08.00\u201312.00 WIB. (kominfo)",
)
WRITTEN = {
    "Kategori": "Ekonomi",
    "Ringkasan": "Warga dapat berbelanja sampai siang.",
    "Alt": "Warga antre di depan meja beras",
    "Keterangan": "Pasar murah di Lapangan Cempaka, Kamis (22/10/2026).",
    "Kredit-Foto": "Tim Peliputan",
    "Terbit-Pada": "Kamis, 22 Oktober 2026 pukul 14.00 WIB",
}


@pytest.fixture
def day(tmp_path, monkeypatch):
    wall = Wall(datetime(2026, 10, 22, 7, 30, tzinfo=ZONE))
    for module in ("paraf.cli.session", "paraf.press.watching.watch"):
        monkeypatch.setattr(f"{module}.now", lambda: wall.now)
    return Day(tmp_path / "ruang kabar", wall)


def test_a_day_in_the_office_from_the_material_to_a_withdrawal(day):
    material_comes_in(day)
    it_is_written_and_submitted(day)
    nobody_signs_who_may_not(day)
    it_is_returned_and_submitted_again(day)
    it_is_signed_and_waits_for_its_time(day)
    it_is_public_on_the_minute(day)
    on_friday_a_ralat_is_made(day)
    on_monday_it_is_withdrawn(day)
    the_month_is_reported(day)
    everything_is_on_record(day)


def material_comes_in(day):
    """Step 1: the coverage team puts its folder down."""
    document = docx.Document()
    for line in SHEET:
        document.add_paragraph(line)
    day.at("08.00")
    for name, content in {
        "siaran.docx": saved(document),
        "DSC_1.jpg": picture("red"),
        "DSC_2.jpg": picture("blue"),
        "suara.mp3": VOICE,
    }.items():
        day.write(f"drafts/{ITEM}/{name}", content)
    said = day.looks()
    assert f"Bahan diterima: drafts/{ITEM}/index.md." in said
    draft = day.read(f"drafts/{ITEM}/index.md")
    assert "Assignment: 118/SPT/2026\n" in draft
    assert "Received: 2026-10-22 08:00\n" in draft
    assert "Image: DSC_1.jpg\n" in draft
    assert "“Semua warga boleh datang,”" in draft
    receipt = day.read(f"drafts/{ITEM}/bahan/TANDA-TERIMA.txt")
    assert "[ ] keterangan foto" in receipt
    assert "[x] surat tugas (SPT)" in receipt
    rows = list(csv.DictReader(StringIO(day("register").out)))
    assert {row["Berkas"] for row in rows} == {"siaran.docx", "DSC_1.jpg", "DSC_2.jpg", "suara.mp3"}
    assert {(row["Diterima"], row["SPT"]) for row in rows} == {("2026-10-22 08:00", "118/SPT/2026")}
    assert "Pasar Murah Dibuka" in day.column("writing")
    day.at("08.20")
    assert "sisa waktu 1 jam 40 menit" in day("status").out


def it_is_written_and_submitted(day):
    """Step 2: Rina writes, lets the desk look, mends what it found, and moves the folder."""
    day.at("09.00")
    place = f"drafts/{ITEM}/index.md"
    day.edit(place, **WRITTEN)
    checked = day("check", place, "--json")
    [mistake] = [found for found in checked.json["articles"][0]["findings"] if found["code"] == "weekday-in-text"]
    line = day.read(place).split("\n").index(next(line for line in day.read(place).split("\n") if "Jumat" in line)) + 1
    assert (checked.status, mistake["level"], mistake["line"]) == (3, "error", line)
    assert "jatuh pada hari Kamis" in mistake["message"]
    day.edit(place, ("Jumat (22", "Kamis (22"))
    assert day("check", place).status == 0
    day.looks()
    draft = day.read(f"previews/drafts/{ITEM}/index.html")
    assert "Lapangan Cempaka" in draft
    assert code_in(draft) is None
    day.at("09.30")
    day.move(f"drafts/{ITEM}", f"review/{ITEM}")
    assert f"Diajukan: review/{ITEM}/index.md. Menunggu koreksi." in day.looks()
    assert "Embargo: 2026-10-22 14:00\n" in day.read(f"review/{ITEM}/index.md")
    assert day.code() in day.column("correction")
    assert ITEM not in day.column("writing")


def nobody_signs_who_may_not(day):
    """Not the writer, no byline, nobody whose time is over, no stranger; by hand or by command."""
    day.at("09.35")
    code = day.code()
    for who, why in {
        "Rina Wulandari": "orang tidak boleh memaraf pekerjaannya sendiri",
        "Komunitas Sungai Bersih": "tidak ada dalam daftar korektor",
        "Eko Prasetyo": "Masa tugas Eko Prasetyo sebagai pemberi paraf berakhir",
        "Siapa Saja": "tidak ada dalam daftar petugas",
    }.items():
        said = day.signs(who)
        assert f"Ditahan: review/{ITEM}/index.md" in said
        assert why in day.answer()
    assert day("sign", f"review/{ITEM}/index.md", "--as", "rina", "--code", code).status == 3
    assert "tidak ada dalam daftar petugas" in day.column("correction")
    assert not day.path(f"content/{ITEM}").exists()
    assert day.public("Pasar Murah") == []


def it_is_returned_and_submitted_again(day):
    """Step 3: Siti sends it back with a reason, which Rina reads in her own file; she mends it and moves it again."""
    day.at("09.40")
    day.unsign(f"review/{ITEM}/index.md")
    day.edit(f"review/{ITEM}/index.md", X_Kembali="Jam bukanya sampai berapa?")
    day.move(f"review/{ITEM}", f"drafts/{ITEM}")
    assert f"Dikembalikan: drafts/{ITEM}/index.md." in day.looks()
    assert "X-Kembali: Jam bukanya sampai berapa?\n" in day.read(f"drafts/{ITEM}/index.md")
    assert ITEM in day.column("writing")
    assert ITEM not in day.column("correction")
    day.at("09.50")
    assert "sisa waktu 50 menit" in day("status").out
    day.edit(f"drafts/{ITEM}/index.md", ("\u201312.00 WIB", "\u201313.00 WIB"))
    day.move(f"drafts/{ITEM}", f"review/{ITEM}")
    day.looks()
    assert "X-Kembali" not in day.read(f"review/{ITEM}/index.md")
    assert ITEM in day.column("correction")


def it_is_signed_and_waits_for_its_time(day):
    """Steps 3 and 4: Budi mends a word, which voids the old code; he signs, and it waits for two o'clock."""
    day.at("10.00")
    place, before = f"review/{ITEM}/index.md", day.code()
    day.edit(place, ("Semua warga boleh", "Semua warga kota boleh"))
    day.edit(place, Koreksi=f"BS {before}")
    day.looks()
    assert "bukan kode koreksi naskah yang ada sekarang" in day.answer()
    assert "{+kota +}" in day("diff", place).out
    day.at("10.05")
    assert day.code() != before
    assert f"Diparaf dan dicatat: content/{ITEM}/index.md." in day.signs("BS")
    assert "\nParaf: sha256:" in day.read(f"content/{ITEM}/index.md")
    assert day.path(f"content/{ITEM}/bahan/suara.mp3").read_bytes() == VOICE
    assert "Akan tayang Kamis, 22 Oktober 2026, 14.00 WIB." in day.column("ready")
    day.at("13.59")
    day.looks()
    assert day.public("Pasar Murah") == day.public("pasar-murah") == day.public("DSC_1") == []


def it_is_public_on_the_minute(day):
    """Step 4: at two o'clock everybody reads it; the material stays in the office."""
    day.at("14.00")
    day.looks()
    for words in (
        "Semua warga kota boleh",
        "08.00\u201313.00 WIB",
        "Budi Sastrawijaya",
        "Kamis, 22 Oktober 2026 pukul 10.05",
    ):
        assert words in day.shown(), words
    assert {"index.html", "feeds/berita.atom.xml"} <= {*day.public("Pasar Murah")}
    assert f"{PAGE}<" in day.column("latest")
    assert ITEM not in day.column("ready")
    for private in (VOICE, "118/SPT", "DSC_2", "siaran.docx", "TANDA-TERIMA"):
        assert day.public(private) == [], private


def on_friday_a_ralat_is_made(day):
    """A copy of the published folder is mended, explained, and signed by somebody else; the address stays."""
    day.at("09.10", FRIDAY)
    shutil.copytree(day.path(f"content/{ITEM}"), day.path(f"drafts/{ITEM}"))
    day.edit(f"drafts/{ITEM}/index.md", ("Lapangan Cempaka", "Lapangan Melati"))
    day.looks()
    day.move(f"drafts/{ITEM}", f"review/{ITEM}")
    day.looks()
    assert "baris Jenis-Ubahan belum ada" in day.answer()
    note = {"Jenis_Ubahan": "ralat", "Catatan_Perubahan": "Pasar murah di Lapangan Melati, bukan di lapangan lain."}
    day.edit(f"review/{ITEM}/index.md", **note)
    assert f"Diajukan: review/{ITEM}/index.md" in day.looks()
    assert "Versi yang diparaf sebelumnya tetap tayang." in day.column("correction")
    assert "Lapangan Cempaka" in day.shown()
    day.at("09.20", FRIDAY)
    day.signs("Siti Rahma, S.Sos.")
    assert day.public("Cempaka") == ["berita/2026/pasar-murah-dibuka-di-contoh-selatan/index.html"]
    assert re.search(r"<del>(?:(?!</del>).)*Cempaka", day.shown(), re.DOTALL)
    for part in (r'<aside class="change".*?</aside>', r'<section class="history".*?</section>'):
        shown = re.search(part, day.shown(), re.DOTALL)[0]
        assert "Ralat" in shown
        assert "Jumat, 23 Oktober 2026 pukul 09.20 WIB" in shown
        assert note["Catatan_Perubahan"] in shown
    [kept] = day.path("records/superseded").rglob("index.md")
    assert "Lapangan Cempaka" in kept.read_text(encoding="utf-8")


def on_monday_it_is_withdrawn(day):
    """Siti asks for it, Budi signs; the old address says why, and nothing of the article is public."""
    day.at("08.00", MONDAY)
    reason = "Acara ini dibatalkan penyelenggara."
    asked = day("withdraw", PAGE.rpartition("/")[2], "--reason", reason, "--as", "siti", "--json").json
    own = day("sign", asked["path"], "--as", "siti", "--code", asked["code"], "--json")
    assert (own.status, own.codes) == (3, {"own-work"})
    day.looks()
    assert "Lapangan Melati" in day.shown()
    day.at("08.10", MONDAY)
    assert day("sign", asked["path"], "--as", "budi", "--code", asked["code"]).status == 0
    day.looks()
    assert "Berita ini telah dicabut" in day.shown()
    assert reason in day.shown()
    assert "Dicabut Senin, 26 Oktober 2026, 08.10 WIB; diparaf Budi Sastrawijaya." in day.column("latest")
    for gone in ("Lapangan Melati", "Semua warga kota", "DSC_1"):
        assert day.public(gone) == [], gone


def the_month_is_reported(day):
    """Record 3: the month's report to the Head of Department tells what became public, and what was mended since."""
    day.at("09.00", "2026-11-02")
    told = day("report", "2026-10", "--json").json
    counted = {name: told["totals"][name] for name in ("articles", "changes", "withdrawals", "returns")}
    assert counted == dict.fromkeys(("articles", "changes", "withdrawals", "returns"), 1)
    assert {told["totals"][name] for name in ("late", "late_recorded", "without_assignment")} == {0}
    first = told["rows"][0]
    assert (first["title"], first["writers"], first["correctors"]) == (
        "Pasar Murah Dibuka di Contoh Selatan",
        "Rina Wulandari",
        ["Budi Sastrawijaya"],
    )
    assert (sum(first["clock"]), sum(first["working"])) == (6 * 60, 5 * 60)  # from eight to two, with a break
    assert told["procedures"][0]["number"] == "93/IKP.KOMINFO/2020"
    assert told["returns"][0]["note"] == "Jam bukanya sampai berapa?"
    assert day("report", "2026-10", "--format", "all", "--number", "7").status == 0
    assert day.path("records/reports/2026-10.pdf").read_bytes().startswith(b"%PDF-")


def everything_is_on_record(day):
    """The ledger has every step with its time, the register tells what became of the material, and all of it agrees."""
    entries = day("history", "--json").json["entries"]
    assert [(entry["kind"], entry["time"][5:16], entry["by"]) for entry in entries] == [
        ("roster", "10-22T07:30", None),
        ("intake", "10-22T08:00", None),
        ("begin", "10-22T09:00", None),
        ("submit", "10-22T09:30", None),
        ("return", "10-22T09:40", None),
        ("submit", "10-22T09:50", None),
        ("seal", "10-22T10:05", "budi"),
        ("submit", "10-23T09:10", None),
        ("seal", "10-23T09:20", "siti"),
        ("submit", "10-26T08:00", "siti"),
        ("seal", "10-26T08:10", "budi"),
    ]
    assert entries[4]["note"] == "Jam bukanya sampai berapa?"
    rows = list(csv.DictReader(StringIO(day("register").out)))
    assert {(row["Berita"], row["Keadaan"]) for row in rows} == {(PAGE, "dicabut")}
    assert day("verify").status == day("doctor").status == 0
    assert day("build", "--verify", "--json").json["differing"] == []


def test_a_corrector_does_not_sign_what_he_wrote_himself(day):
    day.at("09.00")
    day.write(f"review/{ITEM}/index.md", text_of(ITEM, Authors="Rina Wulandari; Siti Rahma"))
    day.looks()
    day.signs("SR")
    assert "orang tidak boleh memaraf pekerjaannya sendiri" in day.answer()
    assert day.public(ITEM) == []
    assert "Diparaf dan dicatat" in day.signs("BS")


def test_readers_learn_where_news_comes_from_and_by_which_procedure_it_was_made(day):
    day.at("09.00")
    agency = {"Unit": "Dinas Kesehatan Kota Contoh", "Source": "Puskesmas Melati"}
    day.write(f"review/{ITEM}/index.md", text_of(PAGE.rpartition("/")[2], **agency))
    day.looks()
    day.signs("SR")
    assert "Dinas Kesehatan Kota Contoh" in day.shown()
    assert "Puskesmas Melati" in day.shown()
    about = day.read("public/tentang/index.html")
    for words in (
        "93/IKP.KOMINFO/2020",
        "120 menit",
        "30 menit",
        "Siti Rahma",
        "sampai 31 Desember 2025)",
    ):
        assert words in about, words
    assert "Rina Wulandari" not in about
