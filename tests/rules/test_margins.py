"""Where beside a page a line of its text is told, and that the page stays what it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraf.rules.margins import Part, parts_of
from paraf.rules.rendering import render_body

BODIES = st.lists(
    st.sampled_from(
        [
            "Air turun di Jalan Melati.",
            "Warga **pulang** ke [rumah](https://x.example/a_b).",
            "## Bantuan",
            "- beras",
            "1. selimut",
            "> kata camat",
            "| a | b |",
            "| --- | --- |",
            "| 1 | 2 |",
            "```",
            "kode()",
            "![air](air.jpg)",
            "***",
            "    menjorok",
            "<div>isi</div>",
            "[^1]",
            "[^1]: catatan",
            "[a]: https://x.example",
            "zq1z",
            "",
            "",
        ]
    ),
    max_size=14,
).map("\n".join)


def show(body):
    return render_body(body, rewrite=lambda _tag, _name, value: value)


def beside(body, *lines):
    """Give the words of the passage beside which each line is told."""
    parts = parts_of(body, lines, show)
    return {line: part.html for part in parts for line in part.lines}


@settings(max_examples=60)
@given(body=BODIES, lines=st.sets(st.integers(-1, 16)))
def test_the_parts_in_a_row_are_the_page_as_it_is(body, lines):
    parts = parts_of(body, lines, show)
    assert "".join(part.html for part in parts) == show(body)
    placed = [line for part in parts for line in part.lines]
    assert len(placed) == len(set(placed))
    assert set(placed) <= lines


@pytest.mark.parametrize(
    ("body", "line", "passage"),
    [
        ("Satu dua.\n\nTiga empat.\n\nLima.", 3, "Tiga empat."),
        ("Satu dua\nlanjut.\n\nTiga.", 2, "Satu dua\nlanjut."),
        ("Satu.\n\n- beras\n- selimut\n\nDua.", 4, "selimut"),
        ("Satu.\n\n1. beras\n2. selimut", 3, "beras"),
        ("## Judul bagian\n\nIsi.", 1, "Judul bagian"),
        ("Satu.\n\n| a | b |\n| --- | --- |\n| satu | dua |", 5, "satu"),
        ("Satu.\n\n```\nkode()\n```\n\nDua.", 4, "kode()"),
        ("Satu.\n\nLihat [itu](https://x.example/dua).", 3, "Lihat"),
    ],
)
def test_a_line_is_told_beside_the_passage_that_it_became(body, line, passage):
    found = beside(body, line)
    assert passage in found[line]
    assert "<" in found[line]
    assert found[line].count(passage) == 1


def test_two_lines_of_one_passage_are_told_beside_it_in_their_order():
    body = "Satu\ndua.\n\nTiga."
    assert [part.lines for part in parts_of(body, [2, 1, 4], show)] == [(1, 2), (4,)]


@pytest.mark.parametrize("line", [2, 0, -1, 9])
def test_a_line_that_shows_nothing_has_no_place(line):
    assert beside("Satu.\n\nDua.", line) == {}


def test_a_line_whose_mark_would_change_the_page_has_no_place_and_keeps_none_of_the_others_from_theirs():
    body = "Satu.\n\n&copy;\n\nDua.\n\n[r]: https://x.example\n\nTiga [r]."
    found = beside(body, 1, 3, 5, 7, 9)
    assert found.keys() == {1, 5, 7, 9}
    assert found[7] == found[9]  # where a link leads is told where it leads from


def test_letters_that_stand_in_the_text_are_no_marks():
    body = "Kode zq1z dan zqq2z.\n\nDua."
    assert "zq1z" in beside(body, 1)[1]
    assert beside(body, 3)[3].strip() == "<p>Dua.</p>"


def test_words_before_the_first_element_are_a_part_as_well():
    parts = parts_of("a\nb", [2], lambda body: f"kata <p>{body}</p>")
    assert parts == (Part(html="kata "), Part(html="<p>a\nb</p>", lines=(2,)))


def test_a_page_of_nothing_is_one_part():
    assert parts_of("", [1], show) == (Part(html=""),)


def test_a_text_with_very_many_findings_is_not_turned_into_a_page_for_each():
    trials = []

    def stubborn(body):
        trials.append(body)
        return f"<p>{len(body)}</p>"  # every mark changes it

    body = "\n".join(["kata"] * 500)
    assert parts_of(body, range(1, 501), stubborn) == (Part(html=f"<p>{len(body)}</p>"),)
    assert len(trials) <= 25
