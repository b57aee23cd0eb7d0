"""The private preview is one file, looks like the page, and says that it is not corrected."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from paraf.desk.language import Said
from paraf.press.preview import noted, preview_html
from paraf.press.themes import default_theme
from paraf.rules.grammar import parse
from tests.support.offices import OFFICE
from tests.support.press import PNG, text_of


@pytest.fixture
def theme(newsroom):
    return default_theme(newsroom.layout)


def preview(theme, text, files=(), **rest):
    article = parse(text, path="x.md").article
    given = {"office": OFFICE, "code": "R7G2-M8VK-YFPV", "findings": (), "theme": theme} | rest
    return preview_html(article, dict(files), **given)


def test_the_preview_stands_alone(theme):
    text = text_of(
        body="Air **naik**. ![Air](images/x.png) ![lain](y.png) [web](https://x.example) [dalam](/arsip/) [s](s.pdf)",
        Image="images/x.png",
        Image_Alt="Air di jalan",
    )
    html = preview(theme, text, {"images/x.png": PNG})
    assert "<strong>naik</strong>" in html
    assert html.count("data:image/png;base64,") == 2
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
