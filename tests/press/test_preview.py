"""The private preview is one file, looks like the page, and says that it is not corrected."""

import base64
import os
import re
import struct
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from paraf.desk.language import Said
from paraf.press.contents.pictures import measured
from paraf.press.previews.preview import noted, preview_html, unread_html
from paraf.press.previews.signed_files import LARGEST_OFFERED
from paraf.press.previews.signing import signing_of
from paraf.press.theming.templating import environment_of
from paraf.press.theming.themes import default_theme
from paraf.rules.article import public_text
from paraf.rules.grammar import parse
from paraf.rules.manifest import sha256
from paraf.rules.roster import Roster
from paraf.rules.workflow.claiming import Holding
from tests.support.commands import picture
from tests.support.offices import BUDI, OFFICE, RINA, SITI
from tests.support.press import PNG, text_of


@pytest.fixture
def theme(newsroom):
    return default_theme(newsroom.layout)


BEFORE = datetime(2026, 11, 20, tzinfo=UTC)
AFTER = datetime(2026, 11, 23, tzinfo=UTC)
ADDRESS = "berita/2026/banjir"


def preview(theme, text, files=(), *, at=AFTER, address=None, able=(), holding=None, **rest):  # noqa: PLR0913
    article = parse(text, path="x.md").article
    given = {"office": OFFICE, "code": "R7G2-M8VK-YFPV", "findings": (), "theme": theme} | rest
    signing = signing_of(article, given["office"], address=address, at=at, able=able, holding=holding)
    return preview_html(article, dict(files), signing=signing, **given)


def chunk(kind, content):
    """Give a part of a PNG file."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def also_signed(html):
    """Give the names and values in the box of what is signed without being seen, as plain text."""
    found = re.search(r'<section aria-labelledby="ikut">.*?</section>', html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) if found else None


def line_to_type(html):
    """Give the line that a corrector is shown to type, as plain text."""
    return re.sub(r"<[^>]+>", "", re.search(r'<p class="hand">(.*?)</p>', html)[1])


def test_the_preview_stands_alone(theme):
    text = text_of(
        body="Air **naik**. ![Air](images/x.png) ![lain](y.png) [web](https://x.example) [dalam](/arsip/) [s](s.pdf)",
        Image="images/x.png",
        Image_Alt="Air di jalan",
    )
    html = preview(theme, text, {"images/x.png": PNG})
    assert "<strong>naik</strong>" in html
    assert html.count("data:image/png;base64,") == 3  # at the head, in the body, and among what is signed
    assert 'alt="Air di jalan"' in html
    assert 'src="y.png"' not in html
    assert 'href="https://x.example"' in html
    assert 'href="/arsip/"' not in html
    assert not re.search(r'(?:href|src)="/', html)
    assert "<script" not in html
    assert "@media" in html


def test_the_preview_says_that_it_is_not_corrected_and_shows_the_code(theme):
    html = preview(theme, text_of())
    assert "BELUM DIKOREKSI" in html
    assert "R7G2-M8VK-YFPV" in html
    assert "Sabtu, 21 November 2026, 09.30 WIB" in html


def test_a_draft_has_no_code(theme):
    assert "R7G2" not in preview(theme, text_of(), code=None)


def test_findings_are_shown_with_line_and_next_step(theme):
    found = [noted(3, Said(message="Tanggal <salah>.", next="Betulkan.")), noted(None, Said(message="Lain.", next=""))]
    html = preview(theme, text_of(), findings=found)
    assert "Tanggal &lt;salah&gt;." in html
    assert "Betulkan." in html


def test_an_unfinished_draft_can_be_looked_at(theme):
    html = preview(theme, "Title: Baru <b>\n\nIsi <script>x</script>.\n", {"x.png": b"bukan gambar"}, code=None)
    assert "Baru &lt;b&gt;" in html
    assert "<script" not in html


def test_a_broken_picture_does_not_break_the_preview(theme):
    assert "Banjir surut" in preview(theme, text_of(Image="x.png"), {"x.png": b"bukan gambar"})


def test_the_preview_speaks_the_offices_language(theme):
    html = preview(theme, text_of(Authors="Siti Rahma; Orang Luar", Tags="a, b"), office=replace(OFFICE, language="en"))
    assert "NOT CORRECTED YET" in html
    assert "Saturday, 21 November 2026, 09:30 WIB" in html
    assert "Orang Luar" in html


def test_a_theme_without_a_preview_template_uses_the_plain_one(tmp_path: Path):
    (tmp_path / "templates").mkdir()
    html = preview(tmp_path, text_of())
    assert "BELUM DIKOREKSI" in html
    assert "R7G2-M8VK-YFPV" in html
    assert also_signed(html) is None
    html = preview(tmp_path, text_of(Place="Pasar <Pagi>"), address=ADDRESS)
    assert f"<p>{ADDRESS}</p>" in html
    assert "<p>Pasar &lt;Pagi&gt;</p>" in html
    html = unread_html("Judul <b>", OFFICE, place="drafts/x.md", findings=(), theme=tmp_path)
    assert "Judul &lt;b&gt;</pre>" in html
    assert "BELUM DIKOREKSI" in html


def test_a_withdrawal_is_shown_as_the_public_will_read_it(theme):
    text = text_of(body=None, Change="pencabutan", Change_Note="Sumber menarik <keterangannya>.")
    html = preview(theme, text, address=ADDRESS)
    assert "<h1>Berita ini telah dicabut</h1>" in html
    assert "<strong>Alasan</strong>: Sumber menarik &lt;keterangannya&gt;." in html
    assert "Banjir surut" in html
    assert "BELUM DIKOREKSI" in html
    assert "R7G2-M8VK-YFPV" in html
    assert not re.search(r'(?:href|src)="/', html)


def test_a_change_is_told_without_a_blank_before_its_note(theme):
    html = preview(theme, text_of(Change="ralat", Change_Note="Jumlahnya 12."))
    assert "<p><strong>Ralat</strong>: Jumlahnya 12.</p>" in html


def test_what_is_signed_without_being_seen_stands_beside_the_code(theme):
    text = text_of(
        body="Isi. ![Warga <menyapu>](y.png)",
        Image="images/x.png",
        Image_Alt="Air & lumpur",
        Unit="Dinas A & B",
        Place="Pasar Pagi",
        Source="Siaran pers",
        Translation_Of="berita/2026/air",
    )
    box = also_signed(preview(theme, text, address=ADDRESS))
    assert f"Alamat {ADDRESS} " in box
    assert "Air &amp; lumpur images/x.png Warga &lt;menyapu&gt; y.png" in box
    assert box.endswith("Instansi Dinas A &amp; B Tempat Pasar Pagi Sumber Siaran pers Terjemahan dari berita/2026/air")


def test_when_an_event_is_and_until_when_something_is_urgent_is_seen_before_it_is_signed(theme):
    lines = {"Urgent": "2026-12-01 18:00", "Expires": "2026-12-02 00:00", "Event": "2026-12-01 08:00"}
    html = preview(theme, text_of(**lines, Place="Balai Kota"))
    assert "Mendesak sampai Selasa, 1 Desember 2026 pukul 18.00 WIB" in also_signed(html)
    assert "Berlaku sampai Rabu, 2 Desember 2026" in also_signed(html)
    event = html.partition('<section class="event"')[2].partition("</section>")[0]
    assert "Selasa, 1 Desember 2026 pukul 08.00 WIB" in event
    assert "Balai Kota" in event
    assert "<a " not in event


def test_every_file_that_is_signed_is_listed_and_can_be_looked_at(theme):
    files = {"korban.jpg": picture(), "lampiran.pdf": b"%PDF-1.4 rahasia", "besar.csv": b"a" * (LARGEST_OFFERED + 1)}
    html = preview(theme, text_of(), files)
    box = also_signed(html)
    assert f"korban.jpg: gambar, {len(files['korban.jpg'])} byte" in box
    assert "lampiran.pdf: lampiran, 16 byte" in box
    assert f"besar.csv: lampiran, {LARGEST_OFFERED + 1} byte, {sha256(files['besar.csv'])}" in box
    assert 'src="data:image/jpeg;base64,' in html
    saved = re.search(r'<a href="data:application/octet-stream;base64,([^"]+)" download="([^"]+)"', html)
    assert base64.b64decode(saved[1]) == b"%PDF-1.4 rahasia"
    assert saved[2] == f"{sha256(b'%PDF-1.4 rahasia').removeprefix('sha256:')[:16]}-lampiran.pdf"
    assert html.count(" download=") == 1


def test_attachments_are_offered_as_long_as_all_of_them_together_fit(theme):
    files = {f"{name}.csv": b"a" * (LARGEST_OFFERED // 2) for name in "abc"}
    html = preview(theme, text_of(), files)
    assert html.count(" download=") == 2
    assert f"c.csv: lampiran, {LARGEST_OFFERED // 2} byte, sha256:" in also_signed(html)


def test_a_picture_that_moves_says_how_many_frames_it_has(theme):
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("white", "red", "blue")]
    moving = BytesIO()
    frames[0].save(moving, format="GIF", save_all=True, append_images=frames[1:], duration=100)
    box = also_signed(preview(theme, text_of(), {"gerak.gif": moving.getvalue(), "diam.jpg": picture()}))
    assert re.search(r"gerak\.gif: gambar, \d+ byte, bergerak, 3 bingkai", box)
    assert box.count("bingkai") == 1


def test_the_text_is_shown_letter_for_letter_as_it_is_published(theme):
    text = text_of(body="Isi.\n\n<!-- NIK 6171 -->\n\n[a]: http://x.example 'rahasia'", Embargo="2026-11-22 06:00")
    html = preview(theme, text)
    shown = re.search(r"<summary>Naskah persis [^<]+</summary>\s*<pre>\n(.*?)</pre>", html, re.DOTALL)[1]
    assert unescape(shown) == public_text(parse(text, path="x.md").article)
    assert "NIK 6171" in shown


def test_what_a_revision_says_of_its_change_is_told_whatever_the_page_does_with_it(theme):
    text = text_of(Change="ejaan", Change_Note="Camat <A> salah eja", Classification="terbuka")
    box = also_signed(preview(theme, text))
    assert "Jenis ubahan ejaan Catatan perubahan Camat &lt;A&gt; salah eja Klasifikasi terbuka" in box


def test_a_theme_without_a_preview_template_tells_of_all_that_is_signed(tmp_path: Path):
    (tmp_path / "templates").mkdir()
    text = text_of(
        body="Isi. <!-- NIK -->",
        Change="ejaan",
        Change_Note="Salah eja",
        Classification="terbuka",
        Translation_Of="air",
    )
    html = preview(tmp_path, text, {"korban.jpg": picture(), "a.pdf": b"%PDF"})
    for said in (
        "ejaan",
        "Salah eja",
        "terbuka",
        "<p>air</p>",
        "&lt;!-- NIK --&gt;",
        "data:image/jpeg;base64,",
        "a.pdf, 4 byte",
    ):
        assert said in html


def test_a_draft_that_settles_nothing_yet_has_nothing_signed_besides(theme):
    assert also_signed(preview(theme, text_of(), code=None)) is None


def test_a_date_that_lies_ahead_is_told_as_the_moment_before_which_nothing_is_public(theme):
    said = "Tidak terbit sebelum Sabtu, 21 November 2026 pukul 09.30 WIB"
    assert said in also_signed(preview(theme, text_of(), at=BEFORE))
    assert also_signed(preview(theme, text_of(), at=AFTER)) is None


def test_an_embargo_is_told_also_when_it_is_over_and_the_later_moment_counts(theme):
    text = text_of(Embargo="2026-11-22 06:00")
    assert "Minggu, 22 November 2026 pukul 06.00 WIB" in also_signed(preview(theme, text, at=AFTER))
    text = text_of(Embargo="2026-11-20 06:00")
    assert "Sabtu, 21 November 2026 pukul 09.30 WIB" in also_signed(preview(theme, text, at=BEFORE))


def test_a_withdrawal_waits_for_no_date(theme):
    text = text_of(body=None, Change="pencabutan", Change_Note="Keliru.", Embargo="2026-12-01 06:00")
    assert "Tidak terbit sebelum" not in also_signed(preview(theme, text, at=BEFORE))


def test_the_line_to_type_has_the_initials_of_one_who_may_sign_this(theme):
    assert line_to_type(preview(theme, text_of(), able=(SITI, BUDI))) == "Koreksi: SR, R7G2-M8VK-YFPV"
    assert "Koreksi: Nama Anda," in line_to_type(preview(theme, text_of()))


def test_the_line_to_type_has_a_name_that_means_nobody_else(theme):
    same = replace(SITI, initials="RW")
    office = replace(OFFICE, roster=Roster(officers=(RINA, same)))
    assert "Koreksi: Siti Rahma," in line_to_type(preview(theme, text_of(), office=office, able=(same,)))


def test_the_line_to_type_is_that_of_who_corrects_the_paper_now(theme):
    holding = Holding(officer=BUDI.id, name=BUDI.name, until=AFTER)
    assert "Koreksi: BS," in line_to_type(preview(theme, text_of(), able=(SITI, BUDI), holding=holding))


def test_a_code_is_never_broken_over_two_lines(theme):
    html = preview(theme, text_of())
    assert len(re.findall(r'class="whole">R7G2-M8VK-YFPV<', html)) == html.count("R7G2-M8VK-YFPV") == 2
    assert ".whole { white-space: nowrap; }" in html


def test_a_paper_that_is_no_article_yet_is_shown_as_it_was_typed(theme):
    found = [noted(2, Said(message="Bukan kepala naskah.", next="Betulkan."))]
    text = "Judul: Baru <b>\nbukan kepala\n\nIsi <script>x</script>.\n"
    html = unread_html(text, OFFICE, place="drafts/baru.md", findings=found, theme=theme)
    assert "BELUM DIKOREKSI" in html
    assert "<strong>Baris 2</strong>: Bukan kepala naskah." in html
    assert "Betulkan." in html
    assert "<pre>\nJudul: Baru &lt;b&gt;\nbukan kepala\n\nIsi &lt;script&gt;x&lt;/script&gt;.\n</pre>" in html
    assert "Kode koreksi" not in html


def test_a_paper_whose_bytes_cannot_be_read_shows_its_findings_alone(theme):
    found = [noted(None, Said(message="Bukan naskah.", next="Simpan sebagai teks."))]
    html = unread_html(None, OFFICE, place="drafts/\x07.md", findings=found, theme=theme)
    assert "Bukan naskah." in html
    assert "<pre>" not in html
    assert "\x07" not in html


def test_an_address_that_is_none_does_not_break_the_preview(theme):
    html = preview(theme, text_of(body="[x](//[) [y](http://[) [luar](//x.example/a)"))
    assert 'href="//["' not in html
    assert 'href="//x.example/a"' in html


@pytest.mark.parametrize("size", [60_000, 9_000])
def test_a_picture_too_large_to_open_does_not_break_the_preview(theme, size):
    header = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    assert "Banjir surut" in preview(theme, text_of(Image="x.png"), {"x.png": bomb})
    assert measured(bomb) in {(None, None), (size, size)}


def test_a_picture_with_a_text_that_unpacks_without_end_does_not_break_the_preview(theme):
    words = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(100_000_000)))
    bomb = PNG[:33] + words + PNG[33:]
    assert measured(bomb) in {(None, None), (1, 1)}
    assert "Banjir surut" in preview(theme, text_of(Image="x.png"), {"x.png": bomb})


def test_a_theme_is_read_once_until_it_changes(tmp_path: Path):
    (tmp_path / "templates").mkdir()
    first = environment_of(tmp_path, OFFICE)
    assert environment_of(tmp_path, replace(OFFICE)) is first
    assert environment_of(tmp_path, replace(OFFICE, language="en")) is not first
    (tmp_path / "templates" / "preview.html").write_text("Milik kami: {{ article.title }}")
    os.utime(tmp_path / "templates", ns=(1, 1))
    assert preview(tmp_path, text_of()) == "Milik kami: Banjir surut"
