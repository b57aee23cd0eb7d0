from dataclasses import dataclass, replace

import pytest

from paraf.rules.checks.links import links
from tests.support.checks import KNOWLEDGE, findings, found


@dataclass
class Shelf:
    """A site with one article, and a folder with one paper."""

    def has_paper(self, target, *, beside):
        assert beside == "drafts/a.md"
        return target.path == "banjir.md"

    def has_address(self, address):
        return address == "berita/2026/banjir"

    def candidates(self, _article):
        return ()


KNOWN = replace(KNOWLEDGE, standing=Shelf(), site="kabar.example")

WRONG = [
    ("Baca [berita kemarin](pasang.md).", "link-to-nothing", "pasang.md"),
    ("Baca [berita kemarin]({filename}pasang.md).", "link-to-nothing", "{filename}pasang.md"),
    ("Baca [berita kemarin](/berita/2026/pasang/).", "link-to-nothing", "/berita/2026/pasang/"),
    ("Baca [berita](https://kabar.example/berita/2025/banjir/).", "link-to-nothing", None),
    ("Baca [layanan informasi](/ppid/daftar).", "link-beside-site", "/ppid/daftar"),
    ("Buka [laman dinas](www.dinas.example).", "link-without-https", "www.dinas.example"),
    ("Buka [laman dinas](dinas.go.id/layanan).", "link-without-https", "dinas.go.id/layanan"),
    ("Unduh [formulir](formulir.docx).", "link-left-out", "formulir.docx"),
    ("Info lengkap klik disini.", "click-here", "klik disini"),
    ("Untuk mendaftar, klik di sini.", "click-here", "klik di sini"),
    ("To register, click here.", "click-here", "click here"),
    ("Lihat [laman ini](https://dinas.example).", "link-says-nothing", "laman ini"),
    ("Jadwal ada [di sini](https://dinas.example).", "link-says-nothing", "di sini"),
    ("Jadwal [selengkapnya](https://dinas.example).", "link-says-nothing", "selengkapnya"),
]
RIGHT = [
    "Baca [berita kemarin](banjir.md).",
    "Baca [berita kemarin](/berita/2026/banjir/).",
    "Baca [berita kemarin](https://kabar.example/berita/2026/banjir/).",
    "Baca [berita](https://lain.example/berita/2026/pasang/).",
    "Buka [arsip](/arsip/) dan [kategori](/kategori/kota/).",
    "Buka [beranda](/), [beranda Inggris](/en/) dan [peta situs](/sitemap.xml).",
    "Baca [layanan informasi](https://kabar.example/ppid/daftar).",
    "Buka [laman Dinas Kesehatan](https://dinkes.example/).",
    "Unduh [formulir pendaftaran](formulir.pdf).",
    "Lihat ![Peta](peta.png).",
    "Tulis ke [humas](mailto:humas@kabar.example).",
    "Lompat ke [jadwal](#jadwal).",
    "Berkas [rusak](../rahasia.pdf) ditolak di tempat lain.",
    "Di sini warga berkumpul setiap pagi.",
    "Setelah diklik, laman itu terbuka.",
]


@pytest.mark.parametrize(("text", "code", "quoted"), WRONG)
def test_a_link_that_leads_nowhere_or_says_nothing_is_found(text, code, quoted):
    caught = found(links, text, knowledge=KNOWN)
    assert [one[0] for one in caught] == [code]
    assert quoted is None or caught[0][1] == quoted


@pytest.mark.parametrize("text", RIGHT)
def test_a_link_that_leads_somewhere_and_says_where_is_left_alone(text):
    assert found(links, text, knowledge=KNOWN) == []


def test_where_nothing_is_known_of_what_stands_a_link_may_lead_anywhere():
    assert found(links, "[Berita kemarin](pasang.md) dan [lain](/berita/2026/x/).") == []


def test_a_link_is_found_in_its_line():
    (finding,) = findings(links, "Satu.\n\nDua [berita kemarin](pasang.md).", knowledge=KNOWN)
    (vague,) = findings(links, "Satu.\n\nDua [di sini](https://dinas.example).", knowledge=KNOWN)
    assert finding.line == vague.line == 8
