"""The theme prints a whole site with plain Pelican, where there is no paraf at all."""

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from tests.support.press import PNG

THEME = Path(__file__).parents[2] / "theme"
SITE = "https://kabar.example"
CONFIGURATION = f"""
import sys

PATH, OUTPUT_PATH, THEME = "content", "out", {str(THEME)!r}
SITENAME, SITEURL, TIMEZONE, PLUGINS = "Kabar & Kota", {SITE!r}, "Asia/Jakarta", []
DEFAULT_PAGINATION = 2
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL = "arsip/{{date:%Y}}.html"
MONTH_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_URL = "arsip/{{date:%Y}}-{{date:%m}}.html"
DIRECT_TEMPLATES = ["index", "tags", "categories", "authors", "archives", "404"]
STATIC_PATHS = ["."]
sys.dont_write_bytecode = True
sys.path.append(THEME)
from plain import settings
globals().update(settings(SITENAME, SITEURL, theme=THEME, language="LANGUAGE", office='Dinas "A" & B'))
"""
ARTICLE = """Title: Berita <{n}> "A" & B
Date: 2026-{month}-2{n} 09:30
Category: Kota {odd} & Desa
Tags: air, banjir
Authors: Rina "R"; Siti
Slug: berita-{n}
Summary: Ringkas & *padat* <b>sekali</b>

Isi **tebal** & 1 < 2.

![foto]({{static}}/x.png)
"""
WITHOUT_PARAF = """
import sys, types
sys.modules |= {"paraf": None, "pelican.plugins.paraf_gate": types.ModuleType("paraf_gate")}
import pelican
pelican.main(["-s", "conf.py"])
"""
KINDS = {
    "article": "berita-1.html",
    "page": "pages/tentang.html",
    "index": "index.html",
    "a further page": "index2.html",
    "category": "category/kota-1-desa.html",
    "tag": "tag/air.html",
    "author": "author/rina-r.html",
    "categories": "categories.html",
    "tags": "tags.html",
    "authors": "authors.html",
    "archives": "archives.html",
    "a year": "arsip/2026.html",
    "a month": "arsip/2026-11.html",
    "404": "404.html",
}


def printed(folder, language):
    """Let plain Pelican print a site of seven articles and a page; give its folder."""
    (folder / "content" / "pages").mkdir(parents=True)
    (folder / "content" / "x.png").write_bytes(PNG)
    (folder / "content" / "pages" / "tentang.md").write_text("Title: Tentang\n\nHalaman.\n", encoding="utf-8")
    for n in range(1, 8):
        text = ARTICLE.format(n=n, odd=n % 2, month=11 + n % 2)
        (folder / "content" / f"{n}.md").write_text(text, encoding="utf-8")
    (folder / "conf.py").write_text(CONFIGURATION.replace("LANGUAGE", language), encoding="utf-8")
    ran = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", WITHOUT_PARAF], cwd=folder, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert "ERROR" not in ran.stderr + ran.stdout
    assert "CRITICAL" not in ran.stderr + ran.stdout
    return folder / "out"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Give the pages of a site in Indonesian by their place."""
    out = printed(tmp_path_factory.mktemp("polos"), "id")
    return {file.relative_to(out).as_posix(): file.read_text(encoding="utf-8") for file in out.rglob("*.html")}, out


def test_every_kind_of_page_is_printed_whole(site):
    pages, _ = site
    for kind, place in KINDS.items():
        page = pages[place]
        assert page.endswith("</html>"), kind
        assert [len(re.findall(f"<{tag}[ >]", page)) for tag in ("main", "h1", "title")] == [1, 1, 1], kind
        assert "ndefined" not in page, kind
        assert 'aria-label=""' not in page, kind
        assert not set(re.findall(r'aria-labelledby="([^"]+)"', page)) - set(re.findall(r' id="([^"]+)"', page)), kind


def test_every_link_and_every_file_of_a_page_is_there(site):
    pages, out = site
    for place, page in pages.items():
        led = [unescape(each) for each in re.findall(rf'(?:href|src)="{SITE}/([^"#]*)"', page)]
        assert len(led) > 10
        assert [each for each in led if not (out / (each or "index.html")).is_file()] == [], place


def test_words_are_text_and_what_pelican_made_of_a_body_is_html(site):
    page = site[0]["berita-1.html"]
    assert "<title>Berita &lt;1&gt; &#34;A&#34; &amp; B " in page
    assert "?text=Berita%20%3C1%3E%20%22A%22%20%26%20B%20https%3A//kabar.example/berita-1.html" in page
    assert "<p>Isi <strong>tebal</strong> &amp; 1 &lt; 2.</p>" in page
    assert 'content="Ringkas &amp; padat sekali"' in page
    assert "Senin, 21 Desember 2026, 09.30 WIB" in page


def test_without_a_sign_off_no_page_speaks_of_one(site):
    for page in site[0].values():
        assert not re.search("dikoreksi|diparaf|Prosedur", page, re.IGNORECASE)


def test_a_language_without_a_catalogue_is_english(tmp_path):
    page = (printed(tmp_path, "en") / "berita-1.html").read_text(encoding="utf-8")
    assert "Monday, 21 December 2026, 09:30 WIB" in page
    assert "Skip to content" in page
