from dataclasses import replace

import pytest

from paraf.rules.completeness import authors_of, is_withdrawal, missing
from paraf.rules.findings import Level, codes, errors
from tests.support.cases import article, version
from tests.support.offices import GITA, OFFICE, RINA, SITI

CHANGE = {"Change": "ralat", "Change_Note": "Nama camat"}
PICTURE = {"Image": "foto.jpg", "Image_Alt": "Sungai", "Image_Caption": "Sungai surut", "Image_Credit": "Humas"}


def found(*, office=OFFICE, revised=None, body="Isi.", **header):
    return tuple(missing(article(body, **header), office, path="drafts/a.md", revised=revised))


def test_a_complete_article_lacks_nothing():
    assert found() == ()
    assert found(revised=version(), **CHANGE) == ()
    assert found(**PICTURE, Classification="terbuka") == ()


def test_what_a_word_document_had_besides_is_told_until_its_line_goes():
    (finding,) = found(X_Tidak_Terbawa="2 komentar")
    assert (finding.code, finding.level, finding.detail["what"]) == ("document-left-out", Level.WARNING, "2 komentar")


TWO_WIBOWOS = {
    "name": "A. Wibowo",
    "names": "Ayu Wibowo (ayu), Ari Wibowo (ari)",
    "near": " (Ayu Wibowo (ayu), Ari Wibowo (ari)?)",
}
WULANDARI = {"name": "Rina Wulandri", "names": "Rina Wulandari", "near": " (Rina Wulandari?)"}
NOBODY = {"name": "Xq", "names": "", "near": ""}


@pytest.mark.parametrize(
    ("paper", "code", "detail"),
    [
        ({"Title": None}, "field-missing", {"header": "Title"}),
        ({"Date": None}, "field-missing", {"header": "Date"}),
        ({"Category": None}, "field-missing", {"header": "Category"}),
        ({"Authors": None}, "field-missing", {"header": "Authors"}),
        ({"Summary": None}, "no-summary", {}),
        ({"body": "\n \n"}, "no-body", {}),
        ({"Authors": "Rina Wulandri"}, "unknown-author", WULANDARI),
        ({"Authors": "Xq"}, "unknown-author", NOBODY),
        ({"Authors": "A. Wibowo"}, "ambiguous-author", TWO_WIBOWOS),
        ({"Authors": "RW; Xq"}, "unknown-author", NOBODY),
        (PICTURE | {"Image_Alt": None}, "picture-alt-missing", {"header": "Image-Alt"}),
        (PICTURE | {"Image_Caption": None}, "picture-caption-missing", {"header": "Image-Caption"}),
        (PICTURE | {"Image_Credit": None}, "picture-credit-missing", {"header": "Image-Credit"}),
        (PICTURE | {"Image_Alt": "IMG_1.JPG"}, "alt-is-file-name", {"alt": "IMG_1.JPG"}),
        ({"body": "![](foto.jpg)"}, "no-alt", {"picture": "foto.jpg"}),
        ({"body": "![ ](foto.jpg)"}, "no-alt", {"picture": "foto.jpg"}),
        ({"body": "![foto.jpg](foto.jpg)"}, "alt-is-file-name", {"alt": "foto.jpg"}),
        ({"Classification": "dikecualikan"}, "classified", {"value": "dikecualikan"}),
        ({"Classification": "perlu PPID"}, "classified", {"value": "perlu PPID"}),
        ({"revised": version(), "Change_Note": "Nama"}, "change-missing", {"header": "Change"}),
        ({"revised": version(), "Change": "ralat"}, "change-missing", {"header": "Change-Note"}),
        ({"Change": "ralat"}, "change-of-nothing", {"value": "ralat"}),
    ],
)
def test_what_is_missing_is_named(paper, code, detail):
    (finding,) = found(**paper)
    assert (finding.code, finding.detail, finding.path) == (code, detail, "drafts/a.md")


def test_everything_is_named_at_once():
    assert codes(found(Title=None, Authors="Xq", body="", Image="a.jpg", Classification="perlu PPID")) == {
        *("field-missing", "unknown-author", "no-body", "classified"),
        *("picture-alt-missing", "picture-caption-missing", "picture-credit-missing"),
    }


def test_the_lines_that_the_office_requires_are_asked_for_once():
    office = replace(OFFICE, required=("Unit", "Title"))
    assert [finding.detail["header"] for finding in found(office=office, Title=None)] == ["Title", "Unit"]


def test_a_withdrawal_needs_no_body_no_summary_and_none_of_the_lines_that_the_office_requires():
    office = replace(OFFICE, required=("Source", "Assignment"))
    paper = {"body": "", "Summary": None, "Change": "pencabutan", "Change_Note": "Data anak"}
    assert found(office=office, revised=version(), **paper) == ()
    assert is_withdrawal(article(**paper))
    assert not is_withdrawal(article(**CHANGE))


def test_a_note_that_is_left_over_from_the_version_before_is_held():
    before = version(change="ralat", note="Nama camat")
    (finding,) = found(revised=before, **CHANGE)
    assert (finding.code, finding.level, finding.line) == ("change-left-over", Level.ERROR, 7)
    assert finding.detail == {"note": "Nama camat"}
    assert found(revised=before, **CHANGE | {"Change_Note": "Nama lurah"}) == ()
    assert found(revised=before, **CHANGE | {"Change": "ejaan"}) == ()


def test_what_a_revoked_officer_signed_is_signed_again_with_its_own_note():
    assert found(revised=version(change="ralat", note="Nama camat", signers=(GITA.id,)), **CHANGE) == ()


def test_what_was_never_published_cannot_be_withdrawn():
    assert errors(found(Change="pencabutan", Change_Note="Keliru"))


@pytest.mark.parametrize(
    ("typed", "authors"),
    [
        (None, ()),
        ("Rina Wulandari", (RINA,)),
        ("rw, SITI RAHMA, S.Sos.", (RINA, SITI)),
        ("siti;rina", (SITI, RINA)),
        ("Xq; RW; A. Wibowo", (RINA,)),
    ],
)
def test_the_authors_are_those_whom_the_roster_knows_under_any_name(typed, authors):
    assert authors_of(article(Authors=typed), OFFICE) == authors


def test_hints_and_warnings_refuse_nothing():
    hints = found(Summary=None) + found(body="![a.png](a.png)")
    assert {finding.level for finding in hints} == {Level.HINT, Level.WARNING}
    assert not errors(hints)
    assert not errors(hints)


@pytest.mark.parametrize(
    ("body", "header", "expected"),
    [
        ("Kategori: Olahraga\n\nAir turun.", {"Category": None}, [("header-in-body", "Category", 6)]),
        ("Air turun.\n\nKoreksi: SR R7G2-M8VK-YFPV", {}, [("header-in-body", "Koreksi", 9)]),
        ("Kategori: Olahraga\n\nAir turun.", {}, []),
        ("Koreksi: nama camat yang benar adalah Budi.", {}, []),
        ("Correction: SR R7G2-M8VK-YFPV", {}, []),
        ("Air turun: 40 sentimeter.\nKategori:", {}, []),
    ],
)
def test_a_header_line_that_slipped_into_the_body_is_found(body, header, expected):
    paper = article(body, **header)
    findings = [one for one in missing(paper, OFFICE, path="drafts/a.md", revised=None) if one.code != "no-summary"]
    assert [(one.code, one.detail["header"], one.line) for one in findings] == expected


def test_a_link_to_a_file_that_nobody_sees_is_refused_with_its_line():
    (finding,) = found(body="Isi.\n\nRapat.[](lampiran.pdf) [situs](https://x.example) [ada](b.pdf)")
    assert (finding.code, finding.detail) == ("empty-link", {"file": "lampiran.pdf"})
    assert finding.line == article("Isi.").body_line + 2


def test_words_that_become_public_without_being_seen_are_warned_of():
    (finding,) = found(body="Isi.\n\n<!-- NIK 6171 -->")
    assert (finding.code, finding.level, finding.detail) == ("unseen-text", Level.WARNING, {"words": "NIK 6171"})
    assert finding.line == article("Isi.").body_line + 2


@pytest.mark.parametrize(
    ("category", "character"),
    [("Pengumu\u200bman", "U+200B ZERO WIDTH SPACE"), ("Pengumum\u0430n", "U+0430 CYRILLIC SMALL LETTER A")],
)
def test_a_category_that_looks_like_another_is_named_with_its_line_and_character(category, character):
    (finding,) = found(Category=category)
    assert (finding.code, finding.detail["character"]) == ("category-lookalike", character)
    assert finding.line == article(Category=category).line_of("Category")
