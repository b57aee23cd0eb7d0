"""Contrast is reckoned as WCAG 2.2 does it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.contrast import Colour, Ground, lacking, luminance, nearest, ratio, read_colour

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: Colour(f"#{number:06x}"))
BLACK, WHITE = Colour("#000000"), Colour("#ffffff")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
        ("#00ff00", "#000000", 15.30),
    ],
)
def test_known_pairs_have_their_known_ratios(one, other, expected):
    assert ratio(Colour(one), Colour(other)) == pytest.approx(expected, abs=0.005)


def test_black_has_no_light_and_white_has_all():
    assert (luminance(BLACK), luminance(WHITE)) == (0, pytest.approx(1))


@given(one=COLOURS, other=COLOURS)
def test_a_ratio_is_the_same_whichever_stands_on_which_and_lies_between_1_and_21(one, other):
    assert ratio(one, other) == ratio(other, one)
    assert 1 <= ratio(one, other) <= 21.0000001


@given(colour=COLOURS, ground=st.sampled_from(["#fffdf9", "#15171a", "#808080"]), needed=st.sampled_from([3.0, 4.5]))
def test_the_nearest_shade_stands_out_and_a_colour_that_does_is_its_own(colour, ground, needed):
    grounds = (Ground(colour=Colour(ground), needed=needed),)
    shade = nearest(colour, grounds)
    assert lacking(shade, grounds) is None
    assert (shade == colour) == (lacking(colour, grounds) is None)


def test_a_shade_keeps_its_hue():
    assert nearest(Colour("#ff0000"), (Ground(colour=WHITE, needed=4.5),)) == "#ed0000"


@pytest.mark.parametrize("typed", ["8a1c1c", "#8a1c1", "#8a1c1g", "red", "#8a1c1c80", "#fff", ""])
def test_what_is_not_written_as_six_digits_is_no_colour(typed):
    assert read_colour(typed) is None


def test_capitals_make_no_difference():
    assert read_colour("#8A1C1C") == "#8a1c1c"
