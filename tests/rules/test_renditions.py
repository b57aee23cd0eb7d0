from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.renditions import STEPS, Rendition, Renditions, height_at, modern_widths, ordinary, plain_widths
from paraf.rules.words import Digest

widths = st.integers(1, 4000)


def of(width):
    return Rendition(place=f"gambar/{width}/x.jpg", width=width, digest=Digest("sha256:" + "1" * 64))


@given(widths)
def test_nothing_is_drawn_wider_than_the_picture_is(width):
    assert all(each <= width for each in (*modern_widths(width), *plain_widths(width)))


@given(widths)
def test_every_picture_has_a_modern_one_and_none_is_there_twice(width):
    drawn = modern_widths(width)
    assert drawn
    assert sorted(set(drawn)) == list(drawn)


@given(widths)
def test_the_sealed_picture_is_the_largest_plain_one(width):
    assert all(each < width for each in plain_widths(width))


def test_a_wide_picture_is_drawn_in_every_step_and_a_smaller_one_up_to_its_own_width():
    assert modern_widths(2560) == plain_widths(2560) == STEPS
    assert modern_widths(1600) == STEPS
    assert plain_widths(1600) == (480, 960)
    assert modern_widths(1200) == (480, 960, 1200)
    assert modern_widths(300) == (300,)
    assert plain_widths(300) == ()


def test_a_step_that_saves_next_to_nothing_is_left_out():
    assert modern_widths(1000) == (480, 1000)
    assert plain_widths(1000) == (480,)
    assert plain_widths(490) == ()
    assert plain_widths(1700) == STEPS


def test_the_shape_stays_and_no_picture_is_flat():
    assert height_at(960, (1600, 900)) == 540
    assert height_at(480, (2560, 1)) == 1


def test_who_does_not_choose_gets_the_ordinary_width_or_what_comes_next_to_it():
    assert ordinary([of(480), of(960), of(1600)], "s") == "gambar/960/x.jpg"
    assert ordinary([of(480)], "s") == "gambar/480/x.jpg"
    assert ordinary([of(1600)], "s") == ordinary([], "s") == "s"


def test_everything_that_was_drawn_is_given_once():
    assert Renditions(modern=(of(1),), plain=(of(2),)).all == (of(1), of(2))
