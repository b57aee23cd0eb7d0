"""Word documents: made by python-docx, by LibreOffice (``tests/data/documents``), and by hand where neither would.

* ``GOOD`` are documents with the article that they become, ``REFUSED`` those of which nothing is taken, with the code.
* A document made by hand has the parts that it is given, and nothing else.
"""

import io
import zipfile
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.support.newsrooms import photo

DATA = Path(__file__).parents[1] / "data" / "documents"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
HEADER = "Judul: {title}\nX-Bahan: banjir.docx\n{rest}\n"


def saved(document):
    """Give the bytes of a document."""
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue()


def bundle(parts):
    """Give a bundle of parts by their names."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return whole.getvalue()


def body(inner, *, before=""):
    """Give the main part of a document."""
    return f'{before}<w:document xmlns:w="{WORDS}"><w:body>{inner}</w:body></w:document>'


def paragraph(words):
    """Give one paragraph as the main part has it."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def by_hand(inner, *, before="", parts=None):
    """Give a document with this body and further parts by their names."""
    main = {"[Content_Types].xml": TYPES, "word/document.xml": body(inner, before=before)}
    return bundle(main | (parts or {}))


def link(paragraph_, words, address):
    """Put a link at the end of a paragraph."""
    relation = paragraph_.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), relation)
    element.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>{words}</w:t></w:r>"))
    paragraph_._p.append(element)  # noqa: SLF001  # python-docx makes no links


def news():
    document = docx.Document()
    document.add_heading("Banjir surut di Siantan", 0)
    document.add_paragraph("Penulis: Rina Wulandari")
    lines = document.add_paragraph("Kategori: Kota")
    lines.add_run().add_break()
    lines.add_run("Tanggal : Senin, 16 November 2026")
    text = document.add_paragraph("KOTA CONTOH \u2013 Air ")
    text.add_run("sudah ").bold = True
    text.add_run("surut").italic = True
    text.add_run(", kata “Pak Lurah”. Harga 1 < 2 & 3*4_5 [lihat] #tagar.")
    document.add_heading("Dampak", 1)
    more = document.add_paragraph("Kabar lain: ")
    link(more, "laman (resmi)", "https://kotacontoh.example/a_b?c=(1)")
    link(more, "surel", "mailto:humas@kotacontoh.example")
    document.add_heading("Jalan", 2)
    document.add_paragraph("1. bukan daftar")
    return saved(document)


def pictures():
    document = docx.Document()
    document.add_paragraph("Taman dibuka")
    document.add_paragraph("Taman kota dibuka.")
    for colour, kind in (("red", "JPEG"), ("blue", "PNG"), ("red", "JPEG")):
        shape = document.add_picture(io.BytesIO(photo(colour, kind=kind)))
        shape._inline.docPr.set("descr", f"Taman [{colour}]")  # noqa: SLF001  # python-docx sets no such text
    return saved(document)


def tables():
    document = docx.Document()
    head = document.add_table(2, 2)
    for row, (key, value) in enumerate((("Judul:", "Vaksin | Tahap II"), ("Sumber", "Dinas Kesehatan"))):
        head.cell(row, 0).text, head.cell(row, 1).text = key, value
    document.add_paragraph("Hasilnya:")
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Wilayah"
    table.cell(0, 2).text = "Jumlah"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Siantan"
    table.cell(1, 1).text = "Hulu\nHilir"
    table.cell(2, 2).text = "1.250"
    inner = table.cell(1, 2).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "a", "b"
    box = document.add_table(1, 1)
    box.cell(0, 0).text = "Kotak: jam layanan 08.00-15.00 WIB."
    return saved(document)


def lists():
    document = docx.Document()
    document.add_heading("Syarat KTP", 1)
    document.add_paragraph("Bawalah:")
    for style, words in (
        ("List Bullet", "KK"),
        ("List Bullet 2", "asli"),
        ("List Bullet 3", "dan salinan"),
        ("List Bullet", "- surat"),
        ("List Number", "Ambil nomor"),
        ("List Number", "Tunggu"),
    ):
        document.add_paragraph(words, style=style)
    return saved(document)


def styles():
    document = docx.Document()
    document.styles.add_style("Kutipan Besar", 1)
    document.add_paragraph("Pembuka oleh Rina")
    document.add_heading("Judul Sebenarnya", 0)
    document.add_heading("Bagian", 1)
    document.add_paragraph("Kata pejabat.", style="Intense Quote")
    document.add_paragraph("Besar.", style="Kutipan Besar")
    document.add_heading("Rincian", 3)
    run = document.add_paragraph("Luas 5 m").add_run("2")
    run.font.superscript = True
    document.sections[0].header.paragraphs[0].text = "KOP SURAT"
    return saved(document)


def odd():
    document = docx.Document()
    document.add_paragraph("Anggaran 2026")
    text = document.add_paragraph("Rincian ")
    link(text, "di komputer", "file:///C:/data.xlsx")
    anchor = OxmlElement("w:hyperlink")
    anchor.set(qn("w:anchor"), "bab2")
    anchor.append(parse_xml(f"<w:r {nsdecls('w')}><w:t> di bawah</w:t></w:r>"))
    text._p.append(anchor)  # noqa: SLF001
    for inner in (
        '<w:fldSimple w:instr="DATE"><w:r><w:t>kemarin</w:t></w:r></w:fldSimple>',
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>',
        "<w:r><w:object/></w:r>",
        "<w:ins><w:r><w:t>baru</w:t></w:r></w:ins><w:del><w:r><w:delText>lama</w:delText></w:r></w:del>",
        '<w:r><w:sym w:font="Aneh" w:char="F0B7"/></w:r>',
    ):
        whole = parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")
        document.element.body.insert(-1, whole)
    return saved(document)


def libre(name):
    return (DATA / f"{name}.docx").read_bytes()


LEFT = "X-Tidak-Terbawa: "
GOOD = {
    "news": (
        news,
        (
            "Judul: Banjir surut di Siantan\nPenulis: Rina Wulandari\nKategori: Kota\n"
            "Tanggal: Senin, 16 November 2026\nX-Bahan: banjir.docx\n\n"
            "KOTA CONTOH \u2013 Air **sudah** *surut*, kata “Pak Lurah”. Harga 1 < 2 & 3\\*4_5 \\[lihat\\] #tagar.\n\n"
            "## Dampak\n\n"
            "Kabar lain: [laman (resmi)](https://kotacontoh.example/a_b?c=%281%29)"
            "[surel](mailto:humas@kotacontoh.example)\n\n"
            "### Jalan\n\n1\\. bukan daftar\n"
        ),
    ),
    "pictures": (
        pictures,
        (
            "Judul: Taman dibuka\nX-Bahan: banjir.docx\n\nTaman kota dibuka.\n\n"
            "![Taman \\[red\\]](banjir-1.jpg)\n\n![Taman \\[blue\\]](banjir-2.png)\n\n"
            "![Taman \\[red\\]](banjir-1.jpg)\n"
        ),
    ),
    "tables": (
        tables,
        (
            "Judul: Vaksin | Tahap II\nSumber: Dinas Kesehatan\nX-Bahan: banjir.docx\n"
            f"{LEFT}2 sel tabel gabungan (tempat gabungannya kosong); "
            "1 tabel di dalam tabel (menjadi kata-kata biasa)\n\n"
            "Hasilnya:\n\n| Wilayah |  | Jumlah |\n| --- | --- | --- |\n"
            "| Siantan | Hulu<br>Hilir | a<br>b |\n|  |  | 1.250 |\n\n"
            "Kotak: jam layanan 08.00-15.00 WIB.\n"
        ),
    ),
    "lists": (
        lists,
        (
            "Judul: Syarat KTP\nX-Bahan: banjir.docx\n\nBawalah:\n\n"
            "- KK\n    - asli\n        - dan salinan\n- \\- surat\n\n1. Ambil nomor\n2. Tunggu\n"
        ),
    ),
    "styles": (
        styles,
        (
            f"Judul: Judul Sebenarnya\nX-Bahan: banjir.docx\n{LEFT}1 kepala atau kaki halaman (tidak terbawa); "
            "1 paragraf dengan gaya buatan sendiri (menjadi paragraf biasa)\n\n"
            "Pembuka oleh Rina\n\n## Bagian\n\n> Kata pejabat.\n\nBesar.\n\n#### Rincian\n\nLuas 5 m<sup>2</sup>\n"
        ),
    ),
    "odd": (
        odd,
        (
            f"Judul: Anggaran 2026\nX-Bahan: banjir.docx\n{LEFT}"
            "2 perubahan terlacak (teks seolah-olah semuanya diterima); 1 objek tersemat (tidak terbawa); "
            "1 rumus (tidak terbawa); 1 bidang otomatis (tidak terbawa); "
            "1 simbol dari huruf yang tidak dikenal (tidak terbawa); "
            "2 tautan ke tempat di dalam dokumen atau di komputer (menjadi kata-kata biasa)\n\n"
            "Rincian di komputer di bawah\n\nbaru\n"
        ),
    ),
    "siaran-pers": (
        lambda: libre("siaran-pers"),
        (
            "Judul: Wali Kota Buka Pasar Murah\nPenulis: Rina Wulandari\nKategori: Ekonomi\nX-Bahan: banjir.docx\n"
            f"{LEFT}2 kepala atau kaki halaman (tidak terbawa)\n\n"
            "KOTA CONTOH \u2013 Wali Kota **Budi Santoso** membuka pasar murah, Senin (16/11/2026).\n\n"
            "> “Harga beras Rp12.500 per kilogram,” ujarnya.\n\n"
            "Jadwal ada di [laman jadwal](https://kabar.kotacontoh.example/jadwal?a=1&b=2).\n"
        ),
    ),
    "catatan-kaki": (
        lambda: libre("catatan-kaki"),
        (
            f"Judul: Banjir Surut di Tiga Kelurahan\nX-Bahan: banjir.docx\n{LEFT}1 komentar (tidak terbawa)\n\n"
            "Air surut sejak pagi[^1] di tiga kelurahan[^2].\n\nWarga kembali ke rumah.\n\n"
            "[^1]: Data BPBD, pukul 06.00 WIB.\n\n[^2]: Siantan, Tengah, Hilir.\n"
        ),
    ),
    "lacak": (
        lambda: libre("lacak"),
        (
            f"Judul: Jalan Ahmad Yani Ditutup\nX-Bahan: banjir.docx\n"
            f"{LEFT}2 perubahan terlacak (teks seolah-olah semuanya diterima)\n\nJalan ditutup sampai Jumat malam.\n"
        ),
    ),
    "tabel-dan-daftar": (
        lambda: libre("tabel-dan-daftar"),
        (
            f"Judul: Jadwal Posyandu November\nX-Bahan: banjir.docx\n"
            f"{LEFT}2 sel tabel gabungan (tempat gabungannya kosong)\n\n"
            "Jadwalnya sebagai berikut.\n\n- Siantan\n    1. Pagi\n        - Imunisasi\n    2. Siang\n- Hilir\n\n"
            "| Kelurahan | Peserta |  |\n| --- | --- | --- |\n|  | Anak | Ibu |\n| Siantan | 1.250 | 980 |\n\n"
            "## Rincian\n\nLuasnya 20 m<sup>2</sup>, airnya H<sub>2</sub>O, <s>bukan</s> 30.\n"
        ),
    ),
    "gambar-dan-kotak": (
        lambda: libre("gambar-dan-kotak"),
        (
            f"Judul: Taman Kota Dibuka Lagi\nX-Bahan: banjir.docx\n"
            f"{LEFT}1 kotak teks (kata-katanya mungkin pindah tempat atau hilang); "
            "1 potong teks tersembunyi (sekarang tampak); "
            "1 paragraf dengan gaya buatan sendiri (menjadi paragraf biasa)\n\n"
            "Taman kota dibuka kembali pada Sabtu.\n\n![Anak-anak bermain di taman](banjir-1.png)\n\n"
            "Pengunjung ramai.\n\nJam buka 06.00\u201318.00 WIB\n\nKontak: Dinas PU.\n\nTerlihat. Nomor rahasia.\n"
        ),
    ),
}
"""Each document, and what lies in ``drafts/banjir.md`` once it was taken in as ``drafts/banjir.docx``."""


def lying():
    """Give a document of which one part says that it has ten bytes, and unpacks to millions."""
    whole = by_hand(paragraph("a"), parts={"word/media/a.png": bytes(30 << 20)})
    size = whole.rindex(b"PK\x01\x02") + 24
    return whole[:size] + (10).to_bytes(4, "little") + whole[size + 4 :]


BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
REFUSED = {
    "an old document under a new name": (lambda: OLD, "document-old"),
    "a document with a password": (lambda: OLD + "EncryptedPackage".encode("utf-16-le"), "document-locked"),
    "macros under a new name": (
        lambda: by_hand(paragraph("a"), parts={"word/vbaProject.bin": b"x"}),
        "document-macros",
    ),
    "a spreadsheet": (lambda: bundle({"[Content_Types].xml": TYPES, "xl/workbook.xml": "<a/>"}), "document-kind"),
    "a bundle of anything": (lambda: bundle({"a.txt": "b"}), "document-kind"),
    "no bundle at all": (lambda: b"Hanya teks.", "document-damaged"),
    "nothing": (lambda: b"", "document-damaged"),
    "an empty bundle": (lambda: bundle({}), "document-damaged"),
    "half a document": (lambda: news()[:20_000], "document-damaged"),
    "no main part": (lambda: bundle({"[Content_Types].xml": TYPES, "word/styles.xml": "<a/>"}), "document-damaged"),
    "no XML": (lambda: by_hand("<w:p>"), "document-damaged"),
    "no words": (lambda: by_hand("<w:p/>"), "document-empty"),
    "entities": (lambda: by_hand(paragraph("&c;"), before=BOMB), "document-damaged"),
    "an entity from outside": (lambda: by_hand(paragraph("&b;"), before=OUTSIDE), "document-damaged"),
    "elements within elements": (lambda: by_hand("<w:p>" * 5000 + "</w:p>" * 5000), "document-too-hard"),
    "parts without end": (
        lambda: by_hand(paragraph("a"), parts={f"word/m{number}.xml": "<a/>" for number in range(4001)}),
        "document-too-large",
    ),
    "a part that unpacks to far more": (
        lambda: by_hand(paragraph("a"), parts={"word/media/a.png": bytes(60 << 20)}),
        "document-too-large",
    ),
    "a part that lies about its size": (lying, "document-damaged"),
    "XML that unpacks to far more": (lambda: by_hand(f"{' ' * (30 << 20)}"), "document-too-large"),
}
"""Each document of which nothing is taken, and the code that says why."""
