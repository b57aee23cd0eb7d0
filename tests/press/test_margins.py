"""What was found stands beside the passage that it is about, and the article is otherwise what readers will see."""

import re
from datetime import UTC, datetime

import pytest

from paraf.desk.language import Said
from paraf.press.previews.preview import Difference, noted, preview_html
from paraf.press.previews.signing import signing_of
from paraf.press.theming.themes import default_theme
from paraf.rules.differences import changed_lines
from paraf.rules.findings import Level
from paraf.rules.grammar import parse
from paraf.rules.office import read_office
from paraf.rules.workflow.claiming import Holding
from tests.support.offices import OFFICE, SETTINGS_TEXT
from tests.support.press import PNG, text_of

AT = datetime(2026, 11, 23, tzinfo=UTC)
BODY = "Air turun.\n\nWarga *pulang* ke Jalan Melati.\n\n![Air](air.png)\n\n## Bantuan\n\n- beras\n- selimut"
NOTE = re.compile(r'<div class="found" role="note" id="temuan-(\d+)" lang="id">(.*?)</div>\n', re.DOTALL)
PASSAGE = re.compile(r'<div class="passage">\n(.*?)</div>\n?', re.DOTALL)


@pytest.fixture
def theme(newsroom):
    return default_theme(newsroom.layout)


def preview(theme, body=BODY, *found, office=OFFICE, holding=None, **rest):
    article = parse(text_of(body=body), path="x.md").article
    first = article.body_line - 1
    findings = [noted(None if line is None else first + line, said, level) for line, said, level in found]
    signing = signing_of(article, office, address=None, at=AT, holding=holding)
    given = {"code": "R7G2-M8VK-YFPV", "findings": findings, "theme": theme} | rest
    return preview_html(article, {"air.png": PNG}, office, signing=signing, **given)


def said(message, line=3, level=Level.WARNING, step="Betulkan."):
    return line, Said(message=message, next=step), level


def prose(html):
    """Give the article's body in a preview."""
    return re.search(r'<div class="prose"[^>]*>\n\s*(.*?)\n\s*</div>\n  <footer>', html, re.DOTALL)[1]


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_finding_stands_beside_the_passage_of_its_line(theme):
    html = preview(theme, BODY, said("Nama jalan keliru."), said("Takaran?", 9, Level.HINT))
    first, second = PASSAGE.finditer(prose(NOTE.sub(r"{\1}", html)))
    assert first[1] == "{1}<p>Warga <em>pulang</em> ke Jalan Melati.</p>\n"
    assert second[1].startswith("{2}<ul>\n<li>beras</li>")
    notes = {number: words(text) for number, text in NOTE.findall(html)}
    assert re.fullmatch(r"Baris \d+ \(Perlu diperhatikan\) : Nama jalan keliru. Betulkan.", notes["1"])
    assert "(Saran)" in notes["2"]


def test_the_article_is_otherwise_letter_for_letter_the_one_without_findings(theme):
    plain = prose(preview(theme))
    lines = range(1, BODY.count("\n") + 2)
    shown = prose(preview(theme, BODY, *(said(f"Temuan {line}.", line) for line in lines)))
    assert shown != plain
    assert PASSAGE.sub(r"\1", NOTE.sub("", shown)) == plain


def test_everything_found_is_listed_beside_the_code_with_the_way_to_its_passage(theme):
    html = preview(theme, BODY, said("Satu."), said("Dua.", None), said("Tiga.", -3), said("Empat.", 2))
    listed = re.search(r'<section aria-labelledby="temuan">.*?</section>', html, re.DOTALL)[0]
    assert re.findall(r'<a href="#(temuan-\d+)">', listed) == ["temuan-1", "temuan-3"]
    assert all(f"{word}." in listed for word in ("Satu", "Dua", "Tiga", "Empat"))
    assert html.count('id="temuan-1"') == html.count('id="temuan-3"') == 1
    assert html.count("Tiga.") == 2  # it is about the header, and stands above the page
    assert html.index('id="temuan-3"') < html.index("<h1")


def test_what_was_found_is_escaped_wherever_it_stands(theme):
    evil = '<script>alert(1)</script>"><img src=x onerror=y>'
    html = preview(theme, BODY, said(evil, step=evil), said(evil, -2, step=evil), said(evil, None, step=evil))
    assert "<script" not in html
    assert "<img src=x" not in html
    assert html.count("&lt;script&gt;") == 10  # five sentences, message and next step


def test_the_publics_style_knows_nothing_of_findings(theme):
    style = (theme / "static" / "css" / "paraf.css").read_text(encoding="utf-8")
    assert not re.search(r"\.(found|passage|ask)\b", style)


def difference(before, after, *, signers=("Siti Rahma",), sealed=AT):
    return Difference(lines=changed_lines(before, after), signers=signers, sealed=sealed)


def changed_box(html):
    return re.search(r'<section aria-labelledby="berubah">.*?</section>', html, re.DOTALL)[0]


def test_what_changed_is_marked_with_words_for_those_who_hear_it(theme):
    html = preview(theme, difference=difference("Air naik.\n\nTetap.", "Air <turun>.\n\nTetap."))
    box = changed_box(html)
    assert "Siti Rahma" in box
    assert "Tetap" not in box
    assert words(box).endswith("Air [dihapus: naik ] [ditambahkan: &lt;turun&gt; ] .")
    assert "<del>" in box
    assert "<ins>" in box


def test_what_was_mended_in_review_is_told_as_against_the_submission(theme):
    box = changed_box(preview(theme, difference=difference("a", "b", signers=(), sealed=None)))
    assert "Dibandingkan dengan naskah saat diajukan." in box


def test_where_nothing_changed_nothing_is_said_of_it(theme):
    assert 'id="berubah"' not in preview(theme)


CHECKLIST = '\n[checklist]\ngeneral = ["Nama <benar>?"]\n[checklist.category]\n"Kota" = ["Kelurahan lengkap?"]\n'


def test_the_offices_questions_stand_beside_the_code_of_what_waits_for_correction(theme):
    office = read_office(SETTINGS_TEXT + CHECKLIST)
    html = preview(theme, office=office)
    box = re.search(r'<section aria-labelledby="periksa">.*?</section>', html, re.DOTALL)[0]
    assert words(box) == "Sebelum memaraf Nama &lt;benar&gt;? Kelurahan lengkap?"
    assert html.index('id="periksa"') < html.index('id="kode"')
    assert "Sebelum memaraf" not in preview(theme, office=office, code=None)
    assert "Sebelum memaraf" not in preview(theme)


def test_who_is_correcting_is_told_beside_the_code(theme):
    held = Holding(officer="siti", name="Siti <Rahma>", until=AT)
    shown = "Sedang dikoreksi oleh Siti &lt;Rahma&gt; sampai Senin, 23 November 2026 pukul 07.00 WIB ."
    assert shown in words(preview(theme, holding=held))


def test_a_theme_without_a_preview_template_tells_all_of_this_as_well(tmp_path):
    (tmp_path / "templates").mkdir()
    held = Holding(officer="siti", name="Siti Rahma", until=AT)
    told = {"office": read_office(SETTINGS_TEXT + CHECKLIST), "holding": held, "difference": difference("a", "b")}
    html = preview(tmp_path, BODY, said("Nama <jalan> keliru."), **told)
    for each in ("Kelurahan lengkap?", "Siti Rahma", "[-a-]", "{+b+}", "Nama &lt;jalan&gt; keliru. Betulkan."):
        assert each in html
    assert html.index("Jalan Melati") < html.index("Nama &lt;jalan&gt; keliru.") < html.index("beras")
