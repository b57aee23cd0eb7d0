import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.differences import Change, changed_lines, word_difference

TEXTS = st.text(max_size=40) | st.lists(st.sampled_from(["air", "turun", " ", "\n", ",", "\t"]), max_size=20).map(
    "".join
)

_CLOCK = [("kept", "pukul "), ("taken", "08.00"), ("added", "08.30")]
_THREE = [("kept", "ada "), ("taken", "3,"), ("added", "4.")]


def without(change, before, after):
    return "".join(stretch.text for stretch in word_difference(before, after) if stretch.change is not change)


@given(before=TEXTS, after=TEXTS)
def test_a_difference_gives_back_both_texts(before, after):
    assert without(Change.ADDED, before, after) == before
    assert without(Change.TAKEN, before, after) == after


@given(text=TEXTS)
def test_between_a_text_and_itself_nothing_was_added_or_taken(text):
    assert {stretch.change for stretch in word_difference(text, text)} <= {Change.KEPT}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("air naik", "air turun", [("kept", "air "), ("taken", "naik"), ("added", "turun")]),
        ("air", "air turun", [("kept", "air"), ("added", " turun")]),
        ("air, turun", "air turun", [("kept", "air"), ("taken", ","), ("kept", " turun")]),
        ("a\n\nb", "a\nb", [("kept", "a\n"), ("taken", "\n"), ("kept", "b")]),
        ("", "", []),
        ("Rp8.000 saja", "Rp8.500 saja", [("taken", "Rp8.000"), ("added", "Rp8.500"), ("kept", " saja")]),
        ("pukul 08.00, 7,4", "pukul 08.30, 7,5", [*_CLOCK, ("kept", ", "), ("taken", "7,4"), ("added", "7,5")]),
        ("ada 3, lalu", "ada 4. lalu", [*_THREE, ("kept", " lalu")]),
    ],
)
def test_words_marks_and_line_breaks_are_told_apart(before, after, expected):
    assert [(stretch.change, stretch.text) for stretch in word_difference(before, after)] == expected


def test_in_a_long_text_with_changes_far_apart_only_the_changed_words_show():
    lines = [f"Alinea {number} tentang air sungai.\n" for number in range(400)]
    before, after = "".join(lines), "".join(["Alinea satu tentang air.\n", *lines[1:-1], "Alinea akhir.\n"])
    assert without(Change.ADDED, before, after) == before
    assert without(Change.TAKEN, before, after) == after
    changed = [stretch.text for stretch in word_difference(before, after) if stretch.change is not Change.KEPT]
    assert changed == ["0", "satu", " sungai", "399 tentang air sungai", "akhir"]


@pytest.mark.parametrize("separator", [" ", "\n"])
@pytest.mark.parametrize("moved", [sorted, lambda words: words[::-1]])
def test_a_long_text_whose_words_changed_places_is_given_back_too(separator, moved):
    words = ["turun", "air", "air", "naik"] * 2_000
    before, after = separator.join(words), separator.join(moved(words))
    assert without(Change.ADDED, before, after) == before
    assert without(Change.TAKEN, before, after) == after


def lines_of(before, after):
    marks = {Change.KEPT: "{}", Change.TAKEN: "[-{}-]", Change.ADDED: "{{+{}+}}"}
    lines = changed_lines(before, after)
    return ["".join(marks[each.change].format(each.text) for each in line) for line in lines]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "Naik.\n\nTetap.\n\nDua orang.",
            "Turun.\n\nTetap.\n\nTiga orang.",
            ["[-Naik-]{+Turun+}.", "[-Dua-]{+Tiga+} orang."],
        ),
        ("a b", "a\nb", ["a[- -]{+\N{PILCROW SIGN}+}"]),
        ("a", "a\n\nb", ["a{+\N{PILCROW SIGN}+}", "{+\N{PILCROW SIGN}+}", "{+b+}"]),
        ("a\n", "a\nbaru\n", ["{+baru+}"]),
        ("| Jam | Air |\n|---|---|\n| 8 | 2 m |", "| Jam | Air |\n|---|---|\n| 8 | 3 m |", ["8; [-2-]{+3+} m"]),
        ("", "a|b\n-|-\n1|2", ["{+a; b+}", "{+1; 2+}"]),
        ("a|b\n-|-", "a|b\n-|-:", ["-|-{+:+}"]),
        ("sama", "sama", []),
        ("", "", []),
    ],
)
def test_the_lines_that_changed_are_shown_whole_and_the_others_not_at_all(before, after, expected):
    assert lines_of(before, after) == expected
