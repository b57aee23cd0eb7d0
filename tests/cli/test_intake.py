"""Handing in at the keyboard: ``paraf intake`` and ``paraf register``; what is handed in stays private."""

import csv
import os
import re
import subprocess
import sys
import zipfile
from io import StringIO
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from paraf.cli.new import TEMPLATES
from paraf.desk.acting.receiving import Order
from tests.support.commands import picture, text_of

SECRET = b"SUARA-RAHASIA-NARASUMBER"
NOTE = b"Banjir di hulu\n\nAir naik.\n"
BAHAN = {"foto 1.jpg": picture(), "rekaman.mp3": SECRET, "surat.docx": b"PK\x03\x04 surat", "wa.txt": NOTE}
FROM = ("--from", "Tono", "--event", "Banjir hulu", "--spt", "118/SPT/2026", "--kontak", "0561-112233", "--as", "rina")


@pytest.fixture
def camera(tmp_path):
    folder = tmp_path / "kamera"
    folder.mkdir()
    for name, content in BAHAN.items():
        (folder / name).write_bytes(content)
    return folder


def rows(office):
    return list(csv.reader(StringIO(office("register").out)))[1:]


def test_what_is_handed_in_becomes_one_item_with_a_receipt_and_stays_where_it_is(office, camera):
    done = office("terima", camera, *FROM, "--when", "Senin, 23 November 2026 pukul 08.30 WIB")
    assert (done.status, done.out) == (0, "drafts/banjir-hulu/index.md\n")
    assert "Belum ada: keterangan foto, kredit foto, teks alternatif foto, tanggal acara, tempat." in done.err
    folder = office.path("drafts/banjir-hulu")
    assert sorted(path.name for path in folder.iterdir()) == ["bahan", "foto 1.jpg", "index.md"]
    assert {path.name: path.read_bytes() for path in camera.iterdir()} == BAHAN
    for name in ("rekaman.mp3", "surat.docx", "wa.txt"):
        assert (folder / "bahan" / name).read_bytes() == BAHAN[name]
    head = office.read("drafts/banjir-hulu/index.md").partition("\n\n")[0].split("\n")
    assert head == [
        *("Title: Banjir di hulu", "Image: foto 1.jpg", "Assignment: 118/SPT/2026", "Received: 2026-11-23 08:30"),
        *("Received-From: Tono", "X-Acara: Banjir hulu", "X-Kontak: 0561-112233"),
    ]
    receipt = (folder / "bahan/TANDA-TERIMA.txt").read_text(encoding="utf-8")
    assert "Diterima oleh             : Rina Wulandari" in receipt
    (card,) = office("status", "--json").json["articles"]
    assert {one["code"] for one in card["findings"]} >= {"lacks-place", "lacks-event-date"}
    assert office("verify").status == 0


def test_the_same_files_handed_in_again_are_the_same_item(office, camera):
    office("intake", camera, *FROM)
    again = office("intake", *camera.iterdir(), "--as", "siti", "--json").json
    assert (again["done"], again["path"]) == (False, "drafts/banjir-hulu/index.md")
    assert "sudah diterima" in office("intake", camera, "--as", "siti").err
    assert len(rows(office)) == len(BAHAN)


def test_other_files_of_the_same_event_are_an_item_of_their_own(office, camera):
    office("intake", camera, *FROM)
    other = office("intake", camera / "wa.txt", *FROM, "--json").json
    assert other["path"] == "drafts/banjir-hulu-2/index.md"
    assert "photo" in other["missing"]
    assert "assignment" not in other["missing"]


def test_of_several_texts_the_one_with_a_header_is_the_article_and_the_others_are_notes(office, camera):
    (camera / "a naskah.md").write_text(text_of("banjir", Penulis=None), encoding="utf-8")
    office("intake", camera, "--as", "rina", "--tanpa-spt")
    assert "Title: Berita banjir\n" in office.read("drafts/berita-banjir/index.md")
    kinds = {row[7]: (row[6], row[8]) for row in rows(office)}
    assert kinds["a naskah.md"] == ("tanpa SPT", "teks")
    assert kinds["wa.txt"] == ("tanpa SPT", "catatan")


def test_a_folder_in_drafts_becomes_an_item_where_it_lies(office):
    for name, content in BAHAN.items():
        office.write(f"drafts/rapat/{name}", content)
    done = office("intake", "drafts/rapat", *FROM)
    assert (done.status, done.out) == (0, "drafts/rapat/index.md\n")
    assert office.path("drafts/rapat/bahan/rekaman.mp3").read_bytes() == SECRET
    assert {row[2] for row in rows(office)} == {"Tono"}
    assert office("intake", "drafts/rapat", *FROM).status == 2


def test_photos_alone_in_a_folder_become_an_item_when_somebody_says_so(office):
    office.write("drafts/rapat/foto.jpg", picture())
    assert office("watch", "--once").status == 0
    assert not office.path("drafts/rapat/index.md").exists()
    assert office("intake", "drafts/rapat", "--as", "rina").status == 0
    assert "Image: foto.jpg\n" in office.read("drafts/rapat/index.md")


WORD = (Path(__file__).parents[1] / "data/documents/siaran-pers.docx").read_bytes()


def is_of_the_document(office, item):
    """Tell whether an item has the words of the Word document, and keeps it as material."""
    head, _, body = office.read(f"{item}/index.md").partition("\n\n")
    kept = office.path(f"{item}/bahan/siaran pers.docx")
    return "X-Bahan: siaran pers.docx" in head.split("\n") and len(body) > 100 and kept.read_bytes() == WORD


def test_a_word_document_becomes_the_article_of_an_item(office, tmp_path):
    for name, content in {"siaran pers.docx": WORD, "foto.jpg": picture()}.items():
        (tmp_path / name).write_bytes(content)
    done = office("intake", tmp_path / "siaran pers.docx", tmp_path / "foto.jpg", *FROM, "--json")
    assert done.status == 0, done
    assert is_of_the_document(office, "drafts/banjir-hulu")
    assert "\nImage: foto.jpg\n" in office.read("drafts/banjir-hulu/index.md")
    assert {row[7]: row[8] for row in rows(office)} == {"siaran pers.docx": "dokumen", "foto.jpg": "foto"}


@pytest.mark.parametrize("words", [("watch", "--once"), ("intake", "drafts/pasar", "--as", "rina")])
def test_a_folder_with_a_word_document_and_photos_becomes_one_item(office, words):
    office.write("drafts/pasar/siaran pers.docx", WORD)
    office.write("drafts/pasar/foto.jpg", picture())
    office.write("drafts/pasar/rekaman.mp3", SECRET)
    assert office(*words).status == 0
    assert is_of_the_document(office, "drafts/pasar")
    assert sorted(path.name for path in office.path("drafts/pasar/bahan").iterdir()) == [
        *("TANDA-TERIMA.txt", "rekaman.mp3", "siaran pers.docx")
    ]
    assert {row[7] for row in rows(office)} >= {"siaran pers.docx", "foto.jpg", "rekaman.mp3"}
    assert len({row[1] for row in rows(office)}) == 1


def test_a_document_that_cannot_be_opened_is_kept_as_material_and_named(office, tmp_path):
    (tmp_path / "rusak.docx").write_bytes(b"PK\x03\x04 rusak")
    done = office("intake", tmp_path / "rusak.docx", *FROM, "--json")
    assert (done.status, done.codes) == (0, {"document-damaged"})
    assert office.path("drafts/banjir-hulu/bahan/rusak.docx").read_bytes() == b"PK\x03\x04 rusak"
    office.write("drafts/pasar/rusak.docx", b"PK\x03\x04 rusak")
    assert office("intake", "drafts/pasar", "--as", "rina").status == 3
    assert office.path("drafts/pasar/rusak.docx").is_file()


def test_a_folder_of_several_texts_is_refused_until_one_is_the_article(office):
    for name in ("a.txt", "b.txt", "c.mp3"):
        office.write(f"drafts/rapat/{name}", name)
    refused = office("intake", "drafts/rapat", "--as", "rina", "--json")
    assert (refused.status, refused.codes) == (3, {"material-unclear"})


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("--when", "31 Februari 2026"), 3),
        (("--spt", "1", "--tanpa-spt"), 2),
        (("--event-date", "besok"), 3),
    ],
)
def test_what_is_said_wrongly_is_refused_and_nothing_is_taken_in(office, camera, words, status):
    assert office("intake", camera, "--as", "rina", *words).status == status
    assert list(office.path("drafts").iterdir()) == []


def test_what_is_no_file_is_refused(office, camera, tmp_path):
    (tmp_path / "kosong").mkdir()
    os.mkfifo(camera / "pipa")
    refused = office("intake", camera / "tiada.jpg", tmp_path / "kosong", camera / "pipa", "--as", "rina", "--json")
    assert (refused.status, refused.codes) == (3, {"material-unfit", "material-none"})
    assert office("intake", "newsroom.toml", "--as", "rina").status == 2


def test_a_file_that_is_gone_by_the_time_it_is_copied_is_named(office, camera, monkeypatch):
    monkeypatch.setattr("paraf.cli.intake.Order", lambda **said: (camera / "wa.txt").unlink() or Order(**said))
    refused = office("intake", camera, "--as", "rina", "--json")
    assert (refused.status, refused.codes) == (3, {"material-unfit"})
    assert list(office.path("drafts").iterdir()) == []


def test_the_register_follows_an_item_to_its_article(office, camera):
    office("intake", camera, *FROM)
    assert {row[12] for row in rows(office)} == {"sedang diolah"}
    finish(office)
    (row,) = [row for row in rows(office) if row[7] == "rekaman.mp3"]
    assert row[11:] == ["berita/2026/banjir-di-hulu", "terbit"]
    first = office("register-bahan", "--json").json["rows"][0]
    assert (first["state"], first["assignment"], first["number"]) == ("published", "118/SPT/2026", 1)


def test_the_register_is_a_workbook_as_well_and_never_written_over_what_somebody_changed(office, camera):
    office("intake", camera, *FROM)
    said = office("register", "--xlsx", "bahan.xlsx")
    assert (said.status, said.out) == (0, "bahan.xlsx\n")
    with zipfile.ZipFile(office.path("bahan.xlsx")) as book:
        strings, sheet = (book.read(f"xl/{name}").decode() for name in ("sharedStrings.xml", "worksheets/sheet1.xml"))
    assert "Register bahan" in strings
    for row in rows(office):
        assert all(f">{escape(cell)}</t>" in strings or f"<v>{cell}</v>" in sheet for cell in row if cell), row
    assert office("register", "--xlsx", "bahan.xlsx").status == 0
    office.write("bahan.xlsx", b"diubah")
    refused = office("register", "--xlsx", "bahan.xlsx", "--json")
    assert (refused.status, refused.codes) == (3, {"not-our-report"})
    assert office("register", "--xlsx", "bahan.xlsx", "--replace", "--json").json["rows"][0]["number"] == 1
    assert office("register", "--xlsx", "tiada/bahan.xlsx").status == 2


def test_the_history_of_an_article_begins_with_the_receipt_of_its_material(office, camera):
    office("intake", camera, *FROM)
    office.write("drafts/lain/suara.mp3", b"lain")
    office("watch", "--once")
    office.path("drafts/banjir-hulu").rename(office.path("review/banjir-hulu"))
    lines = "Category: Kota\nAuthors: Rina Wulandari\nImage-Alt: Air\nImage-Caption: Banjir.\nImage-Credit: Tono\n"
    office.write("review/banjir-hulu/index.md", lines + office.read("review/banjir-hulu/index.md"))
    office("watch", "--once")
    for named in ("banjir-di-hulu", "review/banjir-hulu/index.md"):
        entries = office("history", named, "--json").json["entries"]
        assert [entry["kind"] for entry in entries] == ["intake", "submit"], named
    assert " · bahan diterima · " in office("history", "banjir-di-hulu").out


def finish(office, body="Air naik.", place="drafts/banjir-hulu/index.md"):
    """Write an item's article to its end, and let it be signed."""
    lines = {"Category": "Kota", "Authors": "Rina Wulandari", "Date": "2026-01-05 09:30"}
    lines |= {"Image-Alt": "Air di jalan", "Image-Caption": "Banjir.", "Image-Credit": "Tono"}
    head = office.read(place).partition("\n\n")[0]
    office.write(place, head + "\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()) + f"\n{body}\n")
    code = office("submit", place, "--as", "rina", "--json").json["code"]
    signed = office("sign", "banjir-di-hulu", "--as", "siti", "--code", code, "--json")
    assert signed.status == 0, signed


def pelican(office):
    command = [sys.executable, "-m", "pelican"]
    return subprocess.run(command, cwd=office.root, capture_output=True, check=False)  # noqa: S603  # our own command


def test_material_is_never_public_and_neither_is_who_brought_it(office, camera):
    office("intake", camera, *FROM)
    finish(office)
    office.built()
    assert office.page("banjir-di-hulu").is_file()
    assert pelican(office).returncode == 0
    assert office.path("content/banjir-hulu/bahan/rekaman.mp3").read_bytes() == SECRET
    for needle in (SECRET, "0561-112233", "Tono-", "118/SPT/2026", "TANDA-TERIMA", BAHAN["surat.docx"], "bahan"):
        assert office.public(needle) == [], needle
        assert office.public(needle, "output") == [], needle


def test_a_piece_of_material_is_public_where_the_signed_article_shows_it(office, camera):
    office("intake", camera, *FROM)
    office.write("drafts/banjir-hulu/bahan/peta.png", picture("blue"))
    office.write("drafts/banjir-hulu/bahan/lain.png", picture("green"))
    office.write("drafts/banjir-hulu/bahan/peta.jpg", picture("blue"))
    finish(office, "Air naik.\n\n![Peta banjir](bahan/peta.jpg)")
    office.built()
    assert "Peta banjir" in office.page("banjir-di-hulu").read_text(encoding="utf-8")
    assert office.public(SECRET) == []


@pytest.mark.parametrize("kind", TEMPLATES)
def test_every_template_is_a_draft_that_can_be_read(office, kind):
    made = office("new", f"Judul {kind}", "--template", kind, "--as", "rina")
    assert made.status == 0, made
    text = office.read(made.out.strip())
    assert text.startswith(f"Title: Judul {kind}\nCategory: ")
    assert "\nDate: " not in text
    assert "Authors: Rina Wulandari\n" in text
    findings = office("check", made.out.strip(), "--json").json["articles"][0]["findings"]
    found = {one["code"] for one in findings}
    assert sum(one["code"] == "blank-left" for one in findings) == text.count("[")
    assert found <= {"blank-left", "picture-not-found", "picture-kind", "no-summary", "agenda-without-event"}


def test_a_skeleton_is_held_until_every_blank_is_filled_or_gone(office):
    office("new", "Rapat", "--template", "berita", "--as", "rina")
    text = office.read("drafts/rapat.md")
    assert "\nCategory: [isi: " in text
    refused = office("submit", "rapat", "--as", "rina", "--json")
    assert (refused.status, "blank-left" in refused.codes) == (3, True)
    filled = re.sub(r"\[isi: [^]]*\]", "Rapat warga", re.sub(r"(?m)^(Image.*|X-.*)\n", "", text))
    office.write("drafts/rapat.md", filled)
    done = office("submit", "rapat", "--as", "rina")
    assert done.status == 0, done.err
    assert "\nDate: " in office.read("review/rapat.md")


def test_a_category_that_nobody_chose_is_left_to_choose(office):
    office("new", "Rapat", "--as", "rina")
    assert "\nCategory: [isi: " in office.read("drafts/rapat.md")


def test_a_category_that_is_named_takes_the_templates_place(office):
    office("new", "Rapat", "--template", "agenda", "--category", "Kota", "--as", "rina")
    assert "Category: Kota\n" in office.read("drafts/rapat.md")
