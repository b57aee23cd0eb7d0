"""Blanks of a skeleton hold an article until they are filled; other brackets hold nothing."""

from importlib import resources

import pytest

from paraf.rules.blanks import blanks, is_blank
from paraf.rules.completeness import missing
from paraf.rules.grammar import parse
from tests.support.offices import OFFICE

SKELETONS = sorted((resources.files("paraf") / "templates" / "naskah").iterdir(), key=lambda file: file.name)
HEADER = "Title: Rapat\nDate: 2026-01-05 09:30\nCategory: Kota\nAuthors: Rina Wulandari\nSummary: Ringkasan.\n"


def article_of(text):
    reading = parse(text, path="drafts/rapat.md")
    assert reading.article is not None, reading.findings
    return reading.article


def held(text):
    found = missing(article_of(text), OFFICE, path="drafts/rapat.md", revised=None)
    return [(one.line, one.detail["blank"]) for one in found if one.code == "blank-left"]


@pytest.mark.parametrize("skeleton", SKELETONS, ids=lambda file: file.name)
def test_every_bracket_of_every_skeleton_is_a_blank(skeleton):
    text = skeleton.read_text(encoding="utf-8")
    found = list(blanks(article_of(text)))
    assert len(found) == text.count("[") > 5
    lines = text.split("\n")
    assert all("[isi: " in lines[line - 1] for line, _ in found)
    assert all("[" in blank and "\n" not in blank for _, blank in found)


def test_blanks_are_held_in_the_header_and_below_it_with_line_and_words():
    text = (
        HEADER
        + "Unit: [isi: OPD yang diberitakan]\n\n[isi: KOTA] - Rapat dibuka.\n\n“[isi: Kutipan\npanjang],” kata dia.\n"
    )
    assert held(text) == [(6, "[isi: OPD yang diberitakan]"), (8, "[isi: KOTA]"), (10, "[isi: Kutipan panjang]")]


@pytest.mark.parametrize("typed", ["[isi: KOTA PONTIANAK]", "[ISI : kota]", "[isi:]", "[isi: ]"])
def test_a_blank_of_which_only_the_words_were_changed_is_still_one(typed):
    assert [blank for _, blank in held(f"{HEADER}\n{typed}: Rapat dibuka.\n")] == [typed]


@pytest.mark.parametrize(
    "typed",
    [
        *("[Baca juga](https://kota.example)", "[isi: daftar](https://kota.example)", "[isi: daftar][1]", "[sic]"),
        *("“Dia [wali kota] datang”", "[isian] formulir", "isi: KOTA", "[isi KOTA", "![isi: peta](peta.png)", "[^1]"),
    ],
)
def test_a_real_text_in_brackets_is_no_blank(typed):
    assert held(f"{HEADER}\nRapat {typed} dibuka.\n") == []
    assert not is_blank(typed)
