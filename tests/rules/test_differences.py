import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.differences import Change, word_difference

TEXTS = st.text(max_size=40) | st.lists(st.sampled_from(["air", "turun", " ", "\n", ",", "\t"]), max_size=20).map(
    "".join
)


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
    ],
)
def test_words_marks_and_line_breaks_are_told_apart(before, after, expected):
    assert [(stretch.change, stretch.text) for stretch in word_difference(before, after)] == expected
