import re

import pytest

from paraf.rules.article import render
from paraf.rules.grammar import Change
from paraf.rules.intake import tidy
from paraf.rules.wording.intake import WORDINGS
from tests.support.articles import ZONE

DIGEST = "sha256:" + "0f" * 32
SAMPLE = """\
Title: Mal Pelayanan Publik Kota Contoh Kini Buka Setiap Sabtu
Date: 2026-11-16 15:10
Category: Pelayanan Publik
Tags: mal pelayanan publik, administrasi kependudukan, perizinan
Author: Sari Pertiwi
Slug: mpp-kota-contoh-buka-setiap-sabtu
Lang: id
Summary: Layanan Sabtu dibuka pukul 08.00\u201312.00 WIB mulai 21 November 2026 untuk delapan jenis urusan.
SPT: 112/SPT/DISKOMINFO/2026
Image: images/mpp-loket.jpg
Image_Alt: Petugas loket melayani seorang warga di ruang tunggu Mal Pelayanan Publik.

KOTA CONTOH \u2013 Mal Pelayanan Publik (MPP) Kota Contoh mulai melayani warga setiap Sabtu.
"""


def read(text):
    return tidy(text, path="drafts/a.md", zone=ZONE)


def tidied(text):
    reading = read(text)
    assert reading.findings == ()
    return render(reading.article)


def found(text):
    return [(finding.code, finding.line) for finding in read(text).findings]


def changes(text):
    return [(change.code, change.line, change.found, change.became) for change in read(text).changes]


def test_a_real_article_keeps_everything_but_the_spelling_of_its_keys():
    expected = SAMPLE.replace("Author:", "Authors:").replace("SPT:", "Assignment:").replace("Image_Alt", "Image-Alt")
    assert tidied(SAMPLE) == expected
    assert changes(SAMPLE) == [
        ("alias", 5, "Author", "Authors"),
        ("alias", 9, "SPT", "Assignment"),
        ("alias", 11, "Image_Alt", "Image-Alt"),
    ]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Judul : x\nTanggal: Sabtu, 22 Agustus 2026 pukul 09.30 WIB\n", "Title: x\nDate: 2026-08-22 09:30\n"),
        ("Judul:x", "Title: x\n"),
        ("   Judul: x\n", "Title: x\n"),
        ("JUDUL\t:\u00a0Rp2\u00a0juta\tlebih \n", "Title: Rp2 juta lebih\n"),
        ("\u200bJudul: x\n", "Title: x\n"),
        ("Title: pukul 10: rapat\n", "Title: pukul 10: rapat\n"),
        ("Title: x\n\n\n\nIsi.  \n\n\n", "Title: x\n\nIsi.  \n"),
        ("Title: x\n \t\n    kode\n", "Title: x\n\n    kode\n"),
        ("Title: x\n---\nIsi.\n---\n", "Title: x\n\nIsi.\n---\n"),
        ("Title: x\nSlug:\nTags: \u00a0\nX-Catatan:\n", "Title: x\n"),
        ("Slug:\nSlug: a\n", "Slug: a\n"),
        ("Title: USDA&#8217;s R&amp;D &lt;b&gt;\n", "Title: USDA\u2019s R&D <b>\n"),
        ("Title: AT&T &copy 1&sup 2&foo; &#10;&#8238;&Tab;\n", "Title: AT&T &copy 1&sup 2&foo; &#10;&#8238;&Tab;\n"),
        ("Title: a&nbsp;b &amp;amp;lt;&nbsp;\n", "Title: a b <\n"),
        ("SPT: R&amp;D\nImage: a&amp;b.jpg\n", "Assignment: R&amp;D\nImage: a&amp;b.jpg\n"),
        ("Change: HAK JAWAB\n", "Change: hak-jawab\n"),
        ("Klasifikasi: Perlu ppid\n", "Classification: perlu PPID\n"),
        ("Bahasa: Indonesia\n", "Lang: id\n"),
        ("Lang: ID_id\n", "Lang: id-id\n"),
        (f"Replaces: {DIGEST.upper()}\n", f"Replaces: {DIGEST}\n"),
        ("Embargo: 22-11-2026 09.30.01\n", "Embargo: 2026-11-22 09:31\n"),
        ("Date: 2026-11-22 09:30:00.5 +0000\n", "Date: 2026-11-22 16:30\n"),
        ("x_kembali: nama keliru\n", "X-Kembali: nama keliru\n"),
        ('Tags: [a, \'b c\', "d \\"e\\"", ]\n', 'Tags: a, b c, d "e"\n'),
        ('Authors: [Sari, "Bima, S.Sos."]\n', "Authors: Sari; Bima, S.Sos.\n"),
        ('Title: [Foto] "Banjir"\n', 'Title: [Foto] "Banjir"\n'),
        ("Title: x\nTags: []\n", "Title: x\n"),
        ("Tags:\n- a\n  - 'b'\nTitle: x\n", "Tags: a, b\nTitle: x\n"),
        ("Kategori:\n - Kota\n", "Category: Kota\n"),
    ],
)
def test_what_people_type_becomes_canonical(text, canonical):
    assert tidied(text) == canonical


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("---\nTitle: x\n---\nIsi.\n", "Title: x\n\nIsi.\n"),
        ("\n---\n\n# dari sistem lama\nTitle: x\n...\n\n\nIsi.\n", "Title: x\n\nIsi.\n"),
        ('---\nTitle: "Banjir: \\"parah\\" \\\\o/"\n---\n', 'Title: Banjir: "parah" \\o/\n'),
        ("---\nTitle: 'Jum''at'\nTags: [\"a\"]\n---\n", "Title: Jum'at\nTags: a\n"),
        ('---\nTitle: "dua\\n baris"\n---\n', 'Title: "dua\\n baris"\n'),
        ('---\nauthors:\n- Sari\n- "Bima, S.Sos."\n---\n---\nIsi.\n', "Authors: Sari; Bima, S.Sos.\n\n---\nIsi.\n"),
    ],
)
def test_simple_yaml_between_fences_is_taken_off(text, canonical):
    assert tidied(text) == canonical


def test_line_ends_and_marks_make_no_difference():
    plain = "Title: x\n\nIsi.\n\nLagi.\n"
    for variant in (plain.replace("\n", "\r\n"), "\ufeff" + plain, plain[:-1], plain + "\n\n", "\n \n" + plain):
        assert tidied(variant) == plain
        assert changes(variant) == [("layout", 1, "", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Judul: x\n", [("alias", 1, "Judul", "Title")]),
        ("Title:  x\n", [("spacing", 1, "Title:  x", "Title: x")]),
        ("Title: a&amp;b\n", [("value", 1, "a&amp;b", "a&b")]),
        ("Tgl: 1/2/2026\n", [("alias", 1, "Tgl", "Date"), ("date", 1, "1/2/2026", "2026-02-01 00:00")]),
        ("Title: x\nSlug:\n", [("empty", 2, "Slug", "")]),
        ("Title: x\n---\n", [("fence", 2, "---", "")]),
        (
            "---\n# lama\nTitle: 'x'\n---\n",
            [("fence", 1, "---", ""), ("comment", 2, "# lama", ""), ("quotes", 3, "'x'", "x")],
        ),
        ("Title: x\nTags:\n- a\n- b\n", [("list", 2, "", "a, b")]),
        ("Title: x\n", []),
    ],
)
def test_every_change_is_told(text, expected):
    assert changes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("no-header", 1)]),
        ("\n\n \n", [("no-header", 1)]),
        ("\n\n# Banjir\n\nIsi.\n", [("no-header", 3)]),
        ("---\nTitle: x\n\nIsi.\n", [("open-fence", 1)]),
        ("---\n\nIsi.\n", [("open-fence", 1), ("no-header", 1)]),
        ("Title: x\r\rIsi.\r", [("refused-character", 1)]),
        ("Title: x\r\n\r\nIsi\r\r\n", [("refused-character", 3)]),
        ("\n\ufeffTitle: x\n\nIsi.\ufeff\n", [("refused-character", 2), ("no-header", 2), ("refused-character", 4)]),
        ("Title: x\n\tlanjut\n", [("continuation-line", 2)]),
        ("Title: x\n\u00a0lanjut\n", [("continuation-line", 2)]),
        ("---\nSummary: >\n  dua\n  baris\n---\n", [("continuation-line", 2), ("continuation-line", 3)]),
        ("---\nTitle: x\nSummary: |-\n---\n", [("continuation-line", 3)]),
        ("Kategori:\n- a\n- b\n", [("one-value-only", 1)]),
        ("Title: x\n- a\n", [("not-a-header", 2)]),
        ("Title: x\nBerkas:\n- a\n", [("unknown-key", 2), ("not-a-header", 3)]),
        ("Judul: x\ntitle: y\n", [("duplicate-key", 2)]),
        ("Title: x\nsave as: index.html\n", [("forbidden-key", 2)]),
        ("Title: x\nStatus:\n", [("forbidden-key", 2)]),
        ("Tanggal: besok\n", [("bad-date", 1)]),
        ("Tanggal: 31 November 2026\n", [("impossible-date", 1)]),
        ("Tanggal: Minggu, 21 November 2026\nModified: kemarin\n", [("weekday-mismatch", 1), ("bad-date", 2)]),
        ("Slug: index\n", [("bad-slug", 1)]),
        ("Change: koreksi\nKlasifikasi: rahasia\n", [("bad-change", 1), ("bad-classification", 2)]),
        ("Tutup-Versi-Lama: entah\n", [("bad-hiding", 1)]),
        ("Paraf: Siti\n", [("bad-digest", 1)]),
    ],
)
def test_what_cannot_be_tidied_is_refused_with_the_line_of_the_persons_file(text, expected):
    assert found(text) == expected
    assert read(text).article is None
    assert read(text).changes == ()


def test_a_duplicate_is_told_by_the_names_that_were_typed():
    (finding,) = read("Judul: x\ntitle: y\n").findings
    assert dict(finding.detail) == {"key": "title", "name": "Title", "first": "Judul", "first_line": "1"}


def test_a_date_problem_names_the_typed_key():
    (finding,) = read("Terbit-Pada: Minggu, 21 November 2026\n").findings
    assert finding.detail["key"] == "Terbit-Pada"
    assert (finding.detail["hari"], finding.detail["day"]) == ("Sabtu", "Saturday")


def test_a_long_value_is_shortened_in_a_message():
    (finding,) = read(f"Date: {'9' * 1000}x\n").findings
    assert len(finding.detail["value"]) == 80


def test_the_body_is_kept_as_it_is():
    body = "  Baris   pertama\t\n\n\n\u00a0Rp2&nbsp;juta &amp;\n\n---\n\nTitle: bukan kepala"
    assert read(f"Title: x\n\n{body}\n").article.body == body


def test_a_change_is_a_value():
    assert read("Judul: x\n").changes == (Change(code="alias", line=1, found="Judul", became="Title"),)


@pytest.mark.parametrize("code", WORDINGS)
def test_every_wording_names_only_what_its_findings_tell(code):
    known = {"path", "line", "place"} | DETAILS.get(code, set())
    wording = WORDINGS[code]
    assert set(re.findall(r"{(\w+)}", wording.message + wording.next)) <= known


DETAILS = {
    "too-long": {"bytes", "most"},
    "refused-character": {"character", "column"},
    "not-a-header": {"value"},
    "one-value-only": {"key"},
    "header-too-long": {"lines", "most"},
    "line-too-long": {"key", "characters", "most"},
    "unknown-key": {"key", "suggestion"},
    "duplicate-key": {"key", "name", "first", "first_line"},
    "forbidden-key": {"key"},
    "bad-date": {"key", "value"},
    "impossible-date": {"key", "value"},
    "weekday-mismatch": {"key", "value", "found", "day", "hari"},
    "bad-slug": {"key", "value", "proposal"},
    "bad-redirect": {"key", "value"},
    "bad-translation": {"key", "value"},
    "bad-lang": {"key", "value"},
    "bad-change": {"key", "value", "expected"},
    "bad-hiding": {"key", "value", "expected"},
    "bad-classification": {"key", "value", "expected"},
    "bad-digest": {"key"},
    "not-canonical": {"value", "expected"},
}


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("air-surut", "air-surut"),
        ("Air Surut,rapat , air-surut", "air-surut, rapat"),
        ("[air, 'rapat']", "air, rapat"),
    ],
)
def test_redirects_become_such_that_addresses_can_end_in_each_once(typed, tidied):
    reading = read(f"Title: x\nAlihan: {typed}\n\nIsi.\n")
    assert reading.article.get("Redirect") == tidied


@pytest.mark.parametrize("typed", ["index", "???, a", ", ,"])
def test_what_no_address_can_end_in_is_no_redirect(typed):
    reading = read(f"Title: x\nAlihan: {typed}\n\nIsi.\n")
    assert [(finding.code, finding.line) for finding in reading.findings] == [("bad-redirect", 2)]


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("Banjir Besar", "banjir-besar"),
        ("banjir_besar", "banjir-besar"),
        ("situs-baru-.id", "situs-baru-id"),
        ("a--b", "a--b"),
        ("kata-" * 30 + "akhir", "kata-" * 19 + "kata"),
    ],
)
def test_a_slug_becomes_one_that_an_address_can_end_in(typed, tidied):
    reading = read(f"Title: x\nSlug: {typed}\n\nIsi.\n")
    assert reading.article.get("Slug") == tidied
    assert [change.found for change in reading.changes] == ([] if typed == tidied else [typed])


@pytest.mark.parametrize(
    "typed",
    ["berita/2026/air-surut", "/berita/2026/air-surut/", "https://kabar.kotacontoh.example/berita/2026/air-surut/#isi"],
)
def test_what_a_translation_translates_may_be_copied_from_a_browser(typed):
    assert tidied(f"Terjemahan-Dari: {typed}\n") == "Translation-Of: berita/2026/air-surut\n"
    assert tidied("Terjemahan: Air Surut\n") == "Translation-Of: air-surut\n"
